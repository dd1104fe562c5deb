/**
 * Acts: what changed who holds or wants power, in the order in which it happened, each with its reason.
 *
 * Decision worth knowing: they are read from the journal alone. What a law or an actor did was told there in
 * its own words; what an author wrote (a cabinet in an effect, a body elected on its date) is found in the
 * patches of politics. Of what was told the change of politics that it made is not told again.
 */
import type { Patch } from 'immer';
import { isoOf } from '../../foundation/calendar.js';
import type { Definition, Named, State } from '../../model/definition.js';
import type { Term } from '../../model/formula/term.js';
import { actSentence } from '../../model/power/told.js';
import type { HolderChange, JournalEntry, Mover } from '../../model/state/entry.js';
import type { BodySeats, Cabinet, Contest } from '../../model/state/politics.js';
import { startPolitics } from '../../model/state/start.js';
import type { ActRecord } from './record.js';

type Entry<K extends JournalEntry['kind']> = Extract<JournalEntry, { kind: K }>;

/** An act, before it has a date. */
type Told = Omit<ActRecord, 'date'>;

/** A figure of a reason: three digits are enough to follow it. */
const figure = (value: number | null): string =>
  value === null ? 'no value' : String(Number(value.toPrecision(3)));

/** Figures of a reason that are told in one line. */
const REASONS_SHOWN = 2;

/**
 * A figure of a reason with what it is a figure of, and the bound that it was held to, but where that is 0.
 */
function termWords({ text, left, right }: Term): string {
  // An expression says its own bound.
  if (/[<>=]/.test(text)) return `${text}, it is ${figure(left)}`;
  if (left === null || right === null || right === 0) return `${text} ${figure(left)}`;
  const side = left === right ? 'at' : left > right ? 'above' : 'below';
  return `${text} ${figure(left)}, ${side} ${figure(right)}`;
}

/** What moved an act, in one line: its figures, those that were nearest to going the other way first. */
const reasonOf = (terms: readonly Term[]): string => {
  const nearest = [...terms].sort((a, b) => Math.abs(a.margin) - Math.abs(b.margin)).slice(0, REASONS_SHOWN);
  const words = nearest.map(termWords);
  return words.length === 0 ? '' : `: ${words.join('; ')}`;
};

const MOVERS = {
  authority: 'authorities',
  party: 'parties',
  body: 'bodies',
  outsider: 'outside',
} as const;

const moverId = (definition: Definition, { kind, index }: Mover): string | null =>
  definition[MOVERS[kind]][index]?.id ?? null;

/** A name without what it says in brackets. */
const shortly = ({ name }: Named): string => name.replace(/ \([^()]*\)$/, '');

const nameOf = (definition: Definition, authority: number): string =>
  authority < 0 ? 'Nobody' : shortly(definition.authorities[authority]);

/** A name that does not begin a sentence. */
const midName = (definition: Definition, authority: number): string =>
  nameOf(definition, authority).replace(/^(The|Nobody)\b/, (word) => word.toLowerCase());

const idOf = ({ authorities }: Definition, authority: number): string | null =>
  authority < 0 ? null : authorities[authority].id;

/** Words of acts by which an authority gets ministers. */
const FORMING: ReadonlySet<string> = new Set(['form', 'carry-on']);

/** @param ministersOn who sits under an authority at the end of a day, in words; '' where nobody is new */
const ofAct = (
  definition: Definition,
  entry: Entry<'act'>,
  ministersOn: (tick: number, authority: number) => string,
): Told => {
  const ministers = FORMING.has(entry.act) ? ministersOn(entry.tick, entry.by.index) : '';
  const sitting = ministers === '' ? '' : ` (ministers: ${ministers})`;
  return {
    kind: entry.act,
    by: moverId(definition, entry.by),
    id: entry.law,
    text: `${actSentence(definition, entry)}${sitting}${reasonOf(entry.terms)}`,
  };
};

const PASSINGS: Readonly<Record<HolderChange, string>> = {
  contest: 'by force',
  yield: 'since they gave it up',
  vacuum: 'since nobody had it',
  'hand-over': 'handed over',
  dissolved: 'since they are no more',
};

const ofHolder = (definition: Definition, { from, to, how, cause }: Entry<'holder'>): Told => ({
  kind: 'head',
  by: idOf(definition, to),
  id: cause,
  text:
    to < 0
      ? `Nobody governs any more: ${midName(definition, from)} did`
      : `${nameOf(definition, to)} governs in place of ${midName(definition, from)}, ${PASSINGS[how]}`,
});

const ofRegime = (definition: Definition, { to, holder, fits }: Entry<'regime'>): Told => {
  const fit = fits.find(({ regime }) => regime === to);
  const { id, name } = definition.regimes[to];
  const text = `The regime is now: ${name}${reasonOf(fit?.terms ?? [])}`;
  return { kind: 'regime', by: idOf(definition, holder), id, text };
};

const RESULTS: Readonly<Record<string, string>> = {
  taken: 'takes',
  repelled: 'is beaten in the fight for',
  melted: 'loses its column on the way to',
};

const ENDS: Readonly<Record<string, string>> = {
  held: 'holds',
  lost: 'loses',
  divided: 'is left with a part of',
};

/** How the sentence of a contest gives its chance, at its end; and how that of one that is ordered does. */
const CHANCE = 'its chance was';
const CHANCE_TO_TAKE = 'chance to take it';

/** The sentence of a contest without its chance. */
export const withoutChance = (text: string): string =>
  [CHANCE, CHANCE_TO_TAKE].reduce((short, words) => short.split(`: ${words} `)[0], text);

const ofContest = (definition: Definition, { by, place, result, chance }: Entry<'contest'>): Told => {
  const where = place < 0 ? 'the country' : definition.places[place].name;
  const what = (place < 0 ? ENDS : RESULTS)[result] ?? 'ends its contest for';
  return {
    kind: 'contest',
    by: idOf(definition, by),
    id: place < 0 ? 'country' : definition.places[place].id,
    text: `${nameOf(definition, by)} ${what} ${where}: ${CHANCE} ${figure(chance)}`,
  };
};

/** A contest as it was declared. */
const ofChallenge = (definition: Definition, { by, against, place, foreseen }: Contest): Told => ({
  kind: 'contest',
  by: idOf(definition, by),
  id: definition.places[place].id,
  text: `${nameOf(definition, by)} orders against ${against.map((a) => midName(definition, a)).join(' and ')}, for ${definition.places[place].name}: ${CHANCE_TO_TAKE} ${figure(foreseen)}`,
});

/** Seats in words: `Kadets 5, Mensheviks 2`. */
const seatsInWords = ({ parties }: Definition, seats: readonly number[]): string =>
  seats
    .flatMap((seat, p) =>
      seat > 0 ? [`${p < parties.length ? shortly(parties[p]) : 'without a party'} ${seat}`] : [],
    )
    .join(', ');

/** What a change of politics is told as, by the list that it is in. */
type Teller = (definition: Definition, index: number, value: unknown) => Omit<Told, 'id'>;

const TELLERS: Readonly<Record<string, Teller>> = {
  cabinets: (definition, a, seats) => ({
    kind: 'cabinet',
    by: idOf(definition, a),
    text: `${nameOf(definition, a)} has new ministers: ${seatsInWords(definition, seats as number[]) || 'none'}`,
  }),
  founded: (definition, a, exists) => ({
    kind: exists === true ? 'found' : 'dissolve',
    by: idOf(definition, a),
    text: `${nameOf(definition, a)} ${exists === true ? 'comes into being' : 'is no more'}`,
  }),
  within: ({ parties }, p, parent) => ({
    kind: parent === p ? 'split' : 'merge',
    by: parties[p].id,
    text:
      parent === p
        ? `${parties[p].name} stand for themselves`
        : `${parties[p].name} stand with ${parties[parent as number].name}`,
  }),
  leads: (definition, a, body) => ({
    kind: 'lead',
    by: idOf(definition, a),
    text: `${nameOf(definition, a)} is led by ${definition.bodies[body as number]?.name ?? 'nobody'}`,
  }),
  bodies: (definition, b, value) => {
    const { id, name } = definition.bodies[b];
    const { seats, elected } = value as BodySeats;
    if (elected < 0) return { kind: 'dissolve', by: id, text: `${name} is dispersed` };
    const all = seats.reduce((sum, seat) => sum + seat, 0);
    const text = `${name} is elected, deputies ${all}: ${seatsInWords(definition, seats)}`;
    return { kind: 'elect', by: id, text };
  },
};

/** The list of politics that a patch changes, the place in it, and what stands there now. */
const changeIn = ({ path, value }: Patch): readonly [list: string, index: number, value: unknown] => {
  const [list, index, field] = path;
  const inner = (value as Partial<Cabinet> | undefined)?.seats;
  const isCabinet = list === 'cabinets' && (field === 'seats' || inner !== undefined);
  if (list === 'cabinets')
    return [isCabinet ? 'cabinets' : '', Number(index), field === 'seats' ? value : inner];
  // The day for which a body is summoned is told by who names it.
  if (list === 'bodies' && field !== undefined) return ['', Number(index), value];
  return [String(list), Number(index), value];
};

/** Words of told acts by the kinds of changes that they tell of. */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  head: ['yield', 'vacuum', 'hand-over', 'give-way'],
  cabinet: ['form', 'carry-on', 'join', 'leave'],
  found: ['found', 'rise'],
  split: ['split'],
  merge: ['merge'],
  elect: ['elect'],
  contest: ['challenge', 'put-down', 'rise', 'march'],
};

/** Tells politics from its patches: what is written again as it was is no change. */
class Changes {
  readonly #cabinets: string[];
  /** Ministers in words, by day and authority. */
  readonly #ministers = new Map<string, string>();

  constructor(
    readonly definition: Definition,
    entries: readonly JournalEntry[],
  ) {
    this.#cabinets = startPolitics(definition).cabinets.map(({ seats }) => seats.join());
    for (const entry of entries) if (entry.kind === 'patch') this.#keepMinisters(entry);
  }

  #keepMinisters({ tick, patches }: Entry<'patch'>): void {
    for (const patch of patches) {
      const [list, index, seats] = changeIn(patch);
      if (list === 'cabinets')
        this.#ministers.set(`${tick} ${index}`, seatsInWords(this.definition, seats as number[]));
    }
  }

  readonly ministersOn = (tick: number, authority: number): string =>
    this.#ministers.get(`${tick} ${authority}`) ?? '';

  of({ cause, patches }: Entry<'patch'>): Told[] {
    return patches.flatMap((patch) => {
      const [list, index, value] = changeIn(patch);
      if (!(list in TELLERS) || (list === 'cabinets' && !this.#isNew(index, value as number[]))) return [];
      return [{ ...TELLERS[list](this.definition, index, value), id: cause }];
    });
  }

  #isNew(authority: number, seats: readonly number[]): boolean {
    const before = this.#cabinets[authority];
    this.#cabinets[authority] = seats.join();
    return this.#cabinets[authority] !== before;
  }
}

/** Acts of an entry of the journal. */
const toldOf = (entry: JournalEntry, changes: Changes): Told[] => {
  const { definition } = changes;
  switch (entry.kind) {
    case 'act':
      return [ofAct(definition, entry, changes.ministersOn)];
    case 'holder':
      return [ofHolder(definition, entry)];
    case 'regime':
      return [ofRegime(definition, entry)];
    case 'contest':
      return [ofContest(definition, entry)];
    case 'patch':
      return changes.of(entry);
    default:
      return [];
  }
};

/** One act, change of holder, regime or contest in a sentence of its own; its figures apart. */
export const tellEntry = (
  { definition }: State,
  entry: Entry<'act' | 'holder' | 'contest' | 'regime'>,
): string => {
  switch (entry.kind) {
    case 'act':
      return actSentence(definition, entry);
    case 'holder':
      return ofHolder(definition, entry).text;
    case 'contest':
      return ofContest(definition, entry).text;
    default:
      return ofRegime(definition, entry).text;
  }
};

/** All acts of a run, the oldest first. */
export const actsOf = (state: State): ActRecord[] => {
  const { definition, journal, politics } = state;
  const changes = new Changes(definition, journal.entries);
  const words = new Set(
    journal.entries.flatMap((entry) => (entry.kind === 'act' ? [`${entry.tick} ${entry.act}`] : [])),
  );
  const isTold = (tick: number, kind: string): boolean =>
    (TOLD_BY[kind] ?? []).some((word) => words.has(`${tick} ${word}`));
  const found = [
    ...journal.entries.flatMap((entry) =>
      toldOf(entry, changes)
        .filter(({ kind }) => entry.kind === 'act' || entry.kind === 'contest' || !isTold(entry.tick, kind))
        .map((told) => ({ tick: entry.tick, told })),
    ),
    ...politics.contests.flatMap((contest) =>
      isTold(contest.since, 'contest')
        ? []
        : [{ tick: contest.since, told: ofChallenge(definition, contest) }],
    ),
  ];
  return found
    .sort((a, b) => a.tick - b.tick)
    .map(({ tick, told }) => ({ date: isoOf(definition.startDay + tick), ...told }));
};
