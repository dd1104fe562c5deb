/**
 * Marches and armed contests, day by day: trains roll and dissolve, and the place is decided.
 *
 * Decision worth knowing: winning is not holding. Only who takes the capital has a country to hold, day by
 * day (holding.ts); elsewhere a contest is over once its place is decided. A unit on the way is in no place;
 * it counts where it is ordered to once it is there, and before that only in the contest it was ordered to.
 */
import { PURPOSE, entityOf, uniform } from '../foundation/random.js';
import { nextMelted } from '../polity/contest.js';
import { forceOf, fullForceOf, oddsOfTaking, supportOf } from './command.js';
import type { ActDef, Definition, Formula, State } from './definition.js';
import { note } from './state/journal.js';
import type { Contest, Whereabouts } from './state/politics.js';
import { valueOf } from './formula/value.js';

/** An order to fight for a place; `agitation` is read daily, by those on the way. */
export interface ContestOrder {
  readonly by: number;
  readonly against: readonly number[];
  readonly place: number;
  readonly agitation: Formula;
}

export const isContest = (act: ActDef): act is ActDef<ContestOrder> => act.act === 'contest';

/** Share of its force a column may lose before it no longer is one. */
const MELTED_AWAY = 0.8;

const setWhereabouts = (state: State, unit: number, change: Partial<Whereabouts>): void => {
  const whereabouts = [...state.politics.whereabouts];
  whereabouts[unit] = { ...whereabouts[unit], ...change };
  state.politics = { ...state.politics, whereabouts };
};

/** A unit is where it was ordered; who comes home is together again. */
const arrive = (state: State, unit: number): void => {
  const { to, by, melted } = state.politics.whereabouts[unit];
  setWhereabouts(state, unit, { place: to, to: -1, melted: by < 0 ? 0 : melted });
};

/** Sets a unit moving: it is in its place so many days from today, and in none until then. */
const setOut = (state: State, unit: number, by: number, to: number, days: number): void => {
  const arrival = state.tick + Math.ceil(days);
  setWhereabouts(state, unit, { place: -1, to, by, ordered: state.tick, arrival });
  if (arrival <= state.tick) arrive(state, unit);
};

/** Orders units to a place; those who do not obey the authority that orders dissolve on the way. */
export const orderMarch = (
  state: State,
  units: readonly number[],
  by: number,
  to: number,
  days: number,
): void => {
  for (const unit of units) {
    setWhereabouts(state, unit, { melted: 0 });
    setOut(state, unit, by, to, days);
  }
};

/** Sends a column home, for as many days as it had come. */
export const sendHome = (state: State, column: readonly number[]): void => {
  for (const unit of column) {
    const { place, ordered, arrival } = state.politics.whereabouts[unit];
    const home = state.definition.units[unit].place;
    setOut(state, unit, -1, home, place === home ? 0 : Math.min(state.tick, arrival) - ordered);
  }
};

/** Declares a contest; one already under way by the same authority is continued. */
export const declareContest = (state: State, order: ContestOrder, origin: number, effect: number): void => {
  if (state.politics.contests.some((c) => c.by === order.by && c.stage !== 'over')) return;
  const contest: Contest = {
    id: state.politics.contests.length,
    by: order.by,
    against: order.against,
    place: order.place,
    origin,
    effect,
    since: state.tick,
    stage: 'take',
    stageSince: state.tick,
    takeChance: -1,
    holdChance: -1,
    casualties: 0,
    result: 'none',
  };
  state.politics = { ...state.politics, contests: [...state.politics.contests, contest] };
};

/** Writes a contest over what it was. */
export const replaceContest = (state: State, contest: Contest): void => {
  const contests = state.politics.contests.map((old) => (old.id === contest.id ? contest : old));
  state.politics = { ...state.politics, contests };
};

/** Marks what an authority has come to today. */
export const mark = (state: State, list: 'took' | 'held' | 'failed' | 'lost', authority: number): void => {
  const ticks = [...state.politics[list]];
  ticks[authority] = state.tick;
  state.politics = { ...state.politics, [list]: ticks };
};

/** Calls off the contests of an authority that are not yet decided; their columns turn back. */
export const standDown = (state: State, authority: number): void => {
  for (const contest of state.politics.contests) {
    if (contest.by !== authority || contest.stage === 'over') continue;
    replaceContest(state, { ...contest, stage: 'over', result: 'called-off' });
    if (contest.stage === 'hold') state.politics = { ...state.politics, holding: [] };
    sendHome(state, columnOf(state, contest));
  }
};

/** Units that a contest's author ordered to its place, on the way or arrived. */
export const columnOf = (state: State, contest: Contest): number[] =>
  state.definition.units.flatMap((_, u) => {
    const { by, to, place } = state.politics.whereabouts[u];
    return by === contest.by && (to === contest.place || place === contest.place) ? [u] : [];
  });

const isOnTheWay = (state: State, unit: number): boolean => state.politics.whereabouts[unit].to >= 0;

/** Agitators met by moving units, from the contest that set them moving. */
const agitationOf = (state: State, by: number): number => {
  const contest = state.politics.contests.find((c) => c.by === by && c.stage === 'take');
  if (!contest) return 0;
  const order = state.definition.origins[contest.origin].effects[contest.effect].acts.find(isContest)?.deed;
  return order ? Math.min(1, Math.max(0, valueOf(state, order.agitation))) : 0;
};

/** How much agitation the contests of a scenario meet. */
export const agitationsOf = ({ origins }: Definition): Formula[] =>
  origins.flatMap(({ effects }) =>
    effects.flatMap(({ acts }) => acts.filter(isContest).map(({ deed }) => deed.agitation)),
  );

/** A day of agitation among a unit that was ordered somewhere. */
const melt = (state: State, unit: number, { by, melted }: Whereabouts): void =>
  setWhereabouts(state, unit, {
    melted: nextMelted(
      melted,
      state.definition.mechanisms.contest.melt,
      agitationOf(state, by),
      supportOf(state, state.definition.units[unit], by),
    ),
  });

/** A day of every march; that of the order is none. */
export const advanceMarches = (state: State): void => {
  state.politics.whereabouts.forEach((where, unit) => {
    if (where.to < 0 || state.tick === where.ordered) return;
    if (where.by >= 0) melt(state, unit, where);
    if (state.tick >= where.arrival) arrive(state, unit);
  });
};

/** What was decided today: the place, or (-1) the country. */
export const announce = (
  state: State,
  { by, against, result }: Contest,
  decided: { readonly place: number; readonly chance: number; readonly forces: readonly number[] },
  casualties: number,
): void => note(state, { kind: 'contest', by, against, result, ...decided, casualties });

/** How many contests an authority began before one of its own. */
export const numberOf = ({ politics }: State, { by, id }: Contest): number =>
  politics.contests.filter((other) => other.by === by && other.id < id).length;

/**
 * The draw of a contest, addressed by the authority and the number of its contest: the same wherever in the
 * year it falls.
 */
const drawn = (state: State, contest: Contest): number => {
  const { id } = state.definition.authorities[contest.by];
  return uniform(state.keys, PURPOSE.contest, 0, entityOf('contest', id, numberOf(state, contest)), 0);
};

/** Whether so little force is left of the column that set out that it no longer is one. */
const hasMelted = (state: State, column: readonly number[]): boolean => {
  const sum = (forceOfUnit: (state: State, unit: number) => number) =>
    column.reduce((total, u) => total + forceOfUnit(state, u), 0);
  const full = sum(fullForceOf);
  return full > 0 && sum(forceOf) <= (1 - MELTED_AWAY) * full;
};

/** What follows where a contest has taken the capital. */
type OnTaken = (state: State, contest: Contest) => void;

/** Decides the place with all who are there and what is left of the column, wherever on the way that is. */
const fight = (state: State, contest: Contest, column: readonly number[], taken: OnTaken): void => {
  const { by, against, place } = contest;
  const { chance, forces } = oddsOfTaking(state, by, against, place, column);
  const won = drawn(state, contest) < chance;
  const melted = !won && hasMelted(state, column);
  const casualties = melted ? 0 : Math.round(state.definition.mechanisms.contest.blood * Math.min(...forces));
  state.columns.casualties[0] += casualties;
  const next: Contest = {
    ...contest,
    casualties,
    takeChance: chance,
    stage: won && place === state.definition.capital ? 'hold' : 'over',
    stageSince: state.tick,
    result: won ? 'taken' : melted ? 'melted' : 'repelled',
  };
  replaceContest(state, next);
  mark(state, won ? 'took' : 'failed', by);
  announce(state, next, { place, chance, forces }, casualties);
  if (!won) sendHome(state, column);
  else if (next.stage === 'hold') taken(state, next);
};

/**
 * The place is decided some days after the order, but not before the column has arrived or has dissolved on
 * the way.
 */
const advanceTaking = (state: State, contest: Contest, taken: OnTaken): void => {
  const column = columnOf(state, contest);
  const early = state.tick - contest.since < state.definition.mechanisms.contest.takeDays;
  const waiting = column.some((unit) => isOnTheWay(state, unit)) && !hasMelted(state, column);
  if (!early && !waiting) fight(state, contest, column, taken);
};

/** A day of every contest for a place. */
export const advanceContests = (state: State, taken: OnTaken): void => {
  for (const { id } of state.politics.contests) {
    const contest = state.politics.contests[id];
    if (contest.stage === 'take') advanceTaking(state, contest, taken);
  }
};
