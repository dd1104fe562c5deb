/**
 * Back from a change of regime, step by step, in words: to the feature that was met last, the cabinet or
 * holder that changed with it, the act that changed those, its voters and what moved them, and so on to the
 * event behind, as far as one thing names another.
 */
import { isoOf } from '../../../foundation/calendar.js';
import { round12 } from '../../../foundation/math.js';
import type { DecisionDef, State } from '../../../model/definition.js';
import type { Term } from '../../../model/formula/term.js';
import type { JournalEntry } from '../../../model/state/entry.js';
import { tellEntry } from '../../run/acts.js';
import { cabinetsOf, type CabinetRecord } from './cabinets.js';
import { termRecord } from '../../run/chronicle.js';
import type { IsoDate, TermRecord } from '../../run/record.js';
import type { Addend, Weighed } from './readings.js';
import { affirms, behind, cabinetOf, metBy, type Past } from './references.js';

/** What a voter wanted, and by how much. */
export interface VoterStep {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
  /** Its vote, by id of the option. */
  readonly vote: string;
  /** Utility of each option to it, by id, on that day. */
  readonly utilities: Readonly<Record<string, number>>;
  /** What made up that of its vote, the largest first; they add up to it. */
  readonly moved: readonly Addend[];
}

export type StepKind = 'feature' | 'people' | 'cabinet' | 'holder' | 'act' | 'contest' | 'decision' | 'event';

/** One step back. */
export interface Step {
  readonly date: IsoDate;
  readonly kind: StepKind;
  /** Regime, law, decision (`decision.option`), event, or authority that it is of. */
  readonly id: string;
  /** A sentence without a full stop. */
  readonly text: string;
  /** What its conditions or its law read, where they were nearest to going the other way first. */
  readonly terms: readonly TermRecord[];
  /** Empty for what nobody voted on. */
  readonly voters: readonly VoterStep[];
  /** Of an answer: how probable it was by the votes, and whether it was given as recorded; else null. */
  readonly answer: { readonly probability: number; readonly pinned: boolean } | null;
}

/** Steps at most, so that a tale ends. */
const STEPS_MAX = 12;

type EntryOf<K extends JournalEntry['kind']> = Extract<JournalEntry, { kind: K }>;

const byNearness = (a: Term, b: Term): number => Math.abs(a.margin) - Math.abs(b.margin);

const records = (terms: readonly Term[]): TermRecord[] => [...terms].sort(byNearness).map(termRecord);

/** What its conditions affirmed when an event or an answer came. */
const affirmed = ({ readings }: Past, at: number): TermRecord[] =>
  records((readings.guards.get(at) ?? []).filter(affirms));

/** What is told of a step besides its date. */
type Told = Omit<Step, 'date'>;

const plain = { terms: [], voters: [], answer: null } as const;

const votersOf = ({ voters, options }: DecisionDef, votes: readonly number[], weighed: readonly Weighed[]) =>
  voters.map(({ id, weight, name }, v): VoterStep => {
    const { utilities, parts } = weighed[v];
    return {
      id,
      name,
      weight,
      vote: options[votes[v]].id,
      utilities: Object.fromEntries(options.map((option, o) => [option.id, round12(utilities[o])])),
      moved: [...parts].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)),
    };
  });

/** `since the crowd fills the street`, where the author has said it. */
const since = (says: string): string => (says === '' ? '' : `, since ${says}`);

const ofDecision = (past: Past, at: number, entry: EntryOf<'decision'>): Told => {
  const decision = past.state.definition.decisions[entry.decision];
  const option = decision.options[entry.option];
  return {
    kind: 'decision',
    id: `${decision.id}.${option.id}`,
    text: `${decision.by} answered "${decision.title}" with "${option.title}"${since(decision.says)}`,
    terms: affirmed(past, at),
    voters: votersOf(decision, entry.votes, past.readings.weighed.get(at) ?? []),
    answer: { probability: round12(entry.probabilities[entry.option]), pinned: entry.pinned },
  };
};

const ofEvent = (past: Past, at: number, entry: EntryOf<'event'>): Told => {
  const { id, title, kind, says } = past.state.definition.events[entry.event];
  const why = kind === 'impulse' ? ', from outside, on its date' : since(says);
  return {
    ...plain,
    kind: 'event',
    id,
    text: `${title}${why}`,
    terms: affirmed(past, at),
  };
};

/** The cabinet in force after a day. */
const cabinetOn = (
  cabinets: readonly CabinetRecord[],
  authority: string,
  date: IsoDate,
): CabinetRecord | undefined =>
  cabinets.findLast((cabinet) => cabinet.authority === authority && cabinet.date <= date);

/** A cabinet in words: `third coalition of the Government, headed by the Reds`. */
export const cabinetInWords = ({ definition }: State, { name, authority, head }: CabinetRecord): string => {
  const [of] = definition.authorities.filter(({ id }) => id === authority);
  const party = definition.parties.find(({ id }) => id === head);
  return `${name} of ${of.name}${party === undefined ? '' : `, headed by ${party.name}`}`;
};

const ofAct = (past: Past, entry: EntryOf<'act'>, cabinets: readonly CabinetRecord[]): Told => {
  const { state } = past;
  const { startDay, authorities } = state.definition;
  const text = tellEntry(state, entry);
  const terms = records(entry.terms);
  if (entry.law !== 'cabinets') return { ...plain, kind: 'act', id: entry.law, text, terms };
  const id = authorities[cabinetOf(entry)].id;
  const cabinet = cabinetOn(cabinets, id, isoOf(startDay + entry.tick));
  const verb = entry.by.kind === 'authority' ? 'it is' : 'they sat in';
  const named = cabinet === undefined ? '' : `; ${verb} the ${cabinetInWords(state, cabinet)}`;
  return { ...plain, kind: 'cabinet', id, text: `${text}${named}`, terms };
};

/** An entry of the journal as a step; null where it is none. */
const toldOf = (past: Past, at: number, cabinets: readonly CabinetRecord[]): Told | null => {
  const entry = past.state.journal.entries[at];
  const { authorities } = past.state.definition;
  switch (entry.kind) {
    case 'decision':
      return ofDecision(past, at, entry);
    case 'event':
      return ofEvent(past, at, entry);
    case 'act':
      return ofAct(past, entry, cabinets);
    case 'holder':
      return {
        ...plain,
        kind: 'holder',
        id: authorities[entry.to]?.id ?? '',
        text: tellEntry(past.state, entry),
      };
    case 'contest':
      return { ...plain, kind: 'contest', id: authorities[entry.by].id, text: tellEntry(past.state, entry) };
    default:
      return null;
  }
};

/** From an entry back, as far as one names another. */
const walkFrom = (past: Past, start: number): Step[] => {
  const { startDay } = past.state.definition;
  const cabinets = cabinetsOf(past.state);
  const steps: Step[] = [];
  for (let at = start; at >= 0 && steps.length < STEPS_MAX; at = behind(past, at)) {
    const told = toldOf(past, at, cabinets);
    if (told === null) break;
    steps.push({ date: isoOf(startDay + past.state.journal.entries[at].tick), ...told });
  }
  return steps;
};

/** The feature that was met last, and where the entry stands that met it. */
const featureStep = (
  past: Past,
  { tick, to }: EntryOf<'regime'>,
  terms: readonly Term[],
): [Step, number] | null => {
  const { regimes, startDay } = past.state.definition;
  const met = past.readings.met.get(tick)?.[to] ?? [];
  const last = met.reduce(
    (best, each, f) => (each !== null && each.to > (met[best]?.to ?? -1) ? f : best),
    -1,
  );
  const moment = met[last];
  if (!moment) return null;
  const { is, says } = regimes[to].features[last];
  const place = metBy(past, moment, is);
  const step: Step = {
    ...plain,
    date: isoOf(startDay + moment.tick),
    kind: 'feature',
    id: regimes[to].id,
    text: says === '' ? `\`${terms[last].text}\` came to hold` : says,
    terms: [termRecord(terms[last])],
  };
  return [step, place];
};

/** What people moved by themselves. */
const peopleStep = (date: IsoDate, id: string): Step => ({
  ...plain,
  date,
  kind: 'people',
  id,
  text: 'No act or event of that day did it: what people hold to had moved, day by day',
});

/** The steps back from a change of regime, the latest first. */
export const stepsBack = (past: Past, entry: EntryOf<'regime'>, at: number): Step[] => {
  if (entry.isNewHolder) {
    const holder = past.state.journal.entries.findLastIndex(
      ({ kind, tick }, place) => place < at && kind === 'holder' && tick <= entry.tick,
    );
    return walkFrom(past, holder);
  }
  const terms = entry.fits.find(({ regime }) => regime === entry.to)?.terms ?? [];
  const found = featureStep(past, entry, terms);
  if (found === null) return [];
  const [step, place] = found;
  return [step, ...(place < 0 ? [peopleStep(step.date, step.id)] : walkFrom(past, place))];
};
