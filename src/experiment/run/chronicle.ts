/**
 * The chronicle: the journal of a run turned into ids and dates.
 */
import { isoOf } from '../../foundation/calendar.js';
import { round12 } from '../../foundation/math.js';
import type { Definition, RecordedDef, State } from '../../model/definition.js';
import type { JournalEntry, RegimeFit } from '../../model/state/entry.js';
import type { Term } from '../../model/formula/term.js';
import { NO_PARTY } from '../../scenario/compile/names.js';
import type { FacedDay } from './turnout.js';
import type {
  ContestRecord,
  HoldingRecord,
  DecisionRecord,
  EventRecord,
  FitRecord,
  ImpossibleRecord,
  RegimeRecord,
  RunRecord,
  TermRecord,
} from './record.js';

type Entry<K extends JournalEntry['kind']> = Extract<JournalEntry, { kind: K }>;

/** The entries of a kind in the journal of a run, the oldest first. */
export const journalEntries = <K extends JournalEntry['kind']>(state: State, kind: K): Entry<K>[] =>
  state.journal.entries.filter((entry): entry is Entry<K> => entry.kind === kind);

const dayOf = (state: State, tick: number): string => isoOf(state.definition.startDay + tick);

const rounded = (value: number | null): number | null => (value === null ? null : round12(value));

/** A term as a record has it. */
export const termRecord = (term: Term): TermRecord => ({
  text: term.text,
  left: rounded(term.left),
  right: rounded(term.right),
  margin: round12(term.margin),
  holds: term.holds,
});

const fitRecord = ({ definition }: State, { regime, margin, terms }: RegimeFit): FitRecord => ({
  regime: definition.regimes[regime].id,
  margin: round12(margin),
  terms: terms.map(termRecord),
});

export const regimesOf = (state: State): RegimeRecord[] => {
  const { regimes, authorities } = state.definition;
  return journalEntries(state, 'regime').map(({ tick, from, to, holder, isNewHolder, fits }) => {
    const told = fits.map((fit) => fitRecord(state, fit));
    const { margin, terms } = told[fits.findIndex(({ regime }) => regime === to)];
    return {
      date: dayOf(state, tick),
      from: regimes[from].id,
      to: regimes[to].id,
      margin,
      holder: holder < 0 ? null : authorities[holder].id,
      newHolder: isNewHolder,
      terms,
      fits: told,
    };
  });
};

const recordOf = (state: State, recorded: RecordedDef | null) => ({
  date: typeof recorded?.tick === 'number' ? dayOf(state, recorded.tick) : null,
  text: recorded?.text ?? null,
});

/** Every sitting on every question, in the order in which they took place. */
export const decisionsOf = (state: State): DecisionRecord[] => {
  const sittings = state.definition.decisions.map(() => 0);
  return journalEntries(state, 'decision').map((entry) => {
    const decision = state.definition.decisions[entry.decision];
    sittings[entry.decision]++;
    return {
      id: decision.id,
      title: decision.title,
      sitting: sittings[entry.decision],
      date: dayOf(state, entry.tick),
      chosen: decision.options[entry.option].id,
      pinned: entry.pinned,
      probabilities: Object.fromEntries(
        decision.options.map((option, o) => [option.id, round12(entry.probabilities[o])]),
      ),
      votes: Object.fromEntries(
        decision.voters.map((voter, v) => [voter.id, decision.options[entry.votes[v]].id]),
      ),
      recorded: decision.recorded
        ? { ...recordOf(state, decision.recorded), option: decision.recorded.option }
        : null,
      key: decision.key,
    };
  });
};

/** What failed, in words: the author's own, or the first comparison that did not hold. */
const reasonOf = (words: string, terms: readonly Term[]): string => {
  const failed = terms.find((term) => !term.holds);
  return words !== '' ? words : failed ? `${failed.text} did not hold` : 'not possible';
};

const impossibleEntry = (state: State, entry: Entry<'impossible'>): ImpossibleRecord => {
  const what =
    entry.what === 'event' ? state.definition.events[entry.index] : state.definition.decisions[entry.index];
  return {
    id: what.id,
    title: what.title,
    date: dayOf(state, entry.tick),
    reason: reasonOf(what.impossible, entry.terms),
    terms: entry.terms.filter(({ holds }) => !holds).map(termRecord),
    regardless: entry.regardless,
    what: entry.what,
  };
};

export const impossibleOf = (state: State): ImpossibleRecord[] =>
  journalEntries(state, 'impossible').map((entry) => impossibleEntry(state, entry));

export const eventsOf = (state: State): EventRecord[] => {
  const happened = journalEntries(state, 'event');
  const impossible = new Map(
    journalEntries(state, 'impossible').flatMap((entry) =>
      entry.what === 'event' ? [[entry.index, impossibleEntry(state, entry)] as const] : [],
    ),
  );
  const rowOf = (index: number, entry?: Entry<'event'>): EventRecord & { tick: number } => {
    const event = state.definition.events[index];
    const refused = impossible.get(index);
    const measure = entry?.measure;
    return {
      tick: entry?.tick ?? (event.tick >= 0 ? event.tick : state.definition.dayCount),
      id: event.id,
      title: event.title,
      date: entry ? dayOf(state, entry.tick) : (refused?.date ?? ''),
      kind: event.kind,
      outcome: entry ? 'happened' : refused ? 'impossible' : 'never',
      ...(entry?.occurrence !== undefined && { occurrence: entry.occurrence }),
      reason: refused?.reason ?? null,
      measure: typeof measure === 'number' ? round12(measure) : null,
      unit: event.unit === '' ? null : event.unit,
      recorded: event.recorded ? { ...recordOf(state, event.recorded), value: event.recorded.value } : null,
      key: event.key,
    };
  };
  const rows = state.definition.events.flatMap((_, index) => {
    const entries = happened.filter(({ event }) => event === index);
    return entries.length > 0 ? entries.map((entry) => rowOf(index, entry)) : [rowOf(index)];
  });
  return rows.sort((a, b) => a.tick - b.tick).map(({ tick: _tick, ...row }) => row);
};

/** What declared the contest that an entry tells of: the last of that side and place by then. */
const declaredBy = (
  { politics, definition }: State,
  { by, place, tick }: Entry<'contest'>,
): string | null => {
  const found = politics.contests.findLast(
    (contest) => contest.by === by && contest.since <= tick && (place < 0 || contest.place === place),
  );
  return found === undefined || found.origin < 0 ? null : definition.origins[found.origin].id;
};

/** Who stayed away from a contest, on the day on which it was decided. */
const stayedFrom = (
  { place, by, tick, forces }: Entry<'contest'>,
  turnout: readonly FacedDay[],
): Pick<ContestRecord, 'stayed' | 'neither'> => {
  const day = turnout.find((each) => each.tick === tick && each.by === by && each.place === place);
  if (day === undefined) return {};
  const stayed = day.took.map((persons, side) => round12(Math.max(0, persons - (forces[side] ?? 0))));
  return { stayed, neither: round12(day.neither) };
};

/** @param turnout who was seen to take sides, where anybody looked on */
export const contestsOf = (state: State, turnout: readonly FacedDay[] = []): ContestRecord[] =>
  journalEntries(state, 'contest').map((entry) => ({
    date: dayOf(state, entry.tick),
    by: state.definition.authorities[entry.by].id,
    against: entry.against.map((a) => state.definition.authorities[a].id),
    place: entry.place < 0 ? null : state.definition.places[entry.place].id,
    cause: declaredBy(state, entry),
    result: entry.result,
    foreseen: round12(entry.foreseen),
    chance: round12(entry.chance),
    forces: entry.forces.map(round12),
    ...stayedFrom(entry, turnout),
    clash: entry.clash,
    days: entry.days,
    casualties: entry.casualties,
  }));

/** What happened while countries were to be held, in order. */
export const holdingsOf = (state: State): HoldingRecord[] => {
  const { authorities, places } = state.definition;
  const sidesOf = ({ by, against }: { readonly by: number; readonly against: readonly number[] }) => ({
    by: authorities[by].id,
    against: against.map((a) => authorities[a].id),
  });
  return state.journal.entries.flatMap((entry): HoldingRecord[] => {
    const date = dayOf(state, entry.tick);
    if (entry.kind === 'settled') {
      const { result: what, by: how } = entry.end;
      const forces = entry.command.map(round12);
      return [{ date, ...sidesOf(entry), place: null, side: null, what, how, chance: null, forces }];
    }
    if (entry.kind !== 'holding') return [];
    const { what, by: how, place, side, chance, forces } = entry.event;
    return [
      {
        date,
        ...sidesOf(entry),
        place: places[place].id,
        side: side === 0 ? 'holder' : 'rival',
        what,
        how,
        chance: round12(chance),
        forces: forces.map(round12),
      },
    ];
  });
};

export const nearestOf = (state: State): RunRecord['nearest'] =>
  journalEntries(state, 'near').map(({ tick, regimes, margins }) => {
    const best = margins.indexOf(Math.max(...margins));
    const idOf = (regime: number) => state.definition.regimes[regime].id;
    return {
      date: dayOf(state, tick),
      regime: idOf(regimes[best]),
      margin: round12(margins[best]),
      margins: Object.fromEntries(regimes.map((regime, i) => [idOf(regime), round12(margins[i])])),
    };
  });

export const hingesOf = (state: State): RunRecord['hinges'] =>
  journalEntries(state, 'hinge').map((entry) => ({
    date: dayOf(state, entry.tick),
    gap: round12(entry.gap),
  }));

/** Elections of bodies, from the patches in the journal. */
export const electionsOf = (state: State): RunRecord['bodies'] =>
  journalEntries(state, 'patch').flatMap((entry) => {
    const index = entry.patches.find((patch) => patch.path[0] === 'bodies')?.path[1];
    if (typeof index !== 'number') return [];
    return [
      {
        date: dayOf(state, entry.tick),
        id: state.definition.bodies[index].id,
        seats: seatsIn(state.definition, entry.patches),
      },
    ];
  });

const seatsIn = (definition: Definition, patches: Entry<'patch'>['patches']): Record<string, number> => {
  const patch = patches.find((candidate) => candidate.path[0] === 'bodies');
  const value = patch?.value as { seats?: readonly number[] } | undefined;
  const ids = [...definition.parties.map((party) => party.id), NO_PARTY];
  return Object.fromEntries((value?.seats ?? []).map((seat, p) => [ids[p], seat]));
};
