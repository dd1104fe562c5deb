/**
 * Marches and armed contests, day by day: trains roll and dissolve, the place is decided, then the country.
 *
 * Decision worth knowing: winning is not holding. Taking a place and holding the country for about thirty
 * days are two draws with two reported chances. Only who takes the capital has a country to hold: elsewhere a
 * contest is over once its place is decided. A unit on the way is in no place; it counts where it is ordered
 * to once it is there, and before that only in the contest it was ordered to.
 */
import { PURPOSE, entityOf, uniform } from '../foundation/random.js';
import { nextMelted } from '../polity/contest.js';
import { balanceOfSides, forceOf, fullForceOf, oddsOfHolding, oddsOfTaking, supportOf } from './command.js';
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
const sendHome = (state: State, column: readonly number[]): void => {
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
    daysHeld: 0,
    holdSum: 0,
    rivalSum: 0,
    casualties: 0,
    result: 'none',
  };
  state.politics = { ...state.politics, contests: [...state.politics.contests, contest] };
};

const replaceContest = (state: State, contest: Contest): void => {
  const contests = state.politics.contests.map((old) => (old.id === contest.id ? contest : old));
  state.politics = { ...state.politics, contests };
};

const mark = (state: State, list: 'took' | 'held' | 'failed' | 'lost', authority: number): void => {
  const ticks = [...state.politics[list]];
  ticks[authority] = state.tick;
  state.politics = { ...state.politics, [list]: ticks };
};

/** Calls off the contests of an authority that are not yet decided; their columns turn back. */
export const standDown = (state: State, authority: number): void => {
  for (const contest of state.politics.contests) {
    if (contest.by !== authority || contest.stage === 'over') continue;
    replaceContest(state, { ...contest, stage: 'over', result: 'called-off' });
    sendHome(state, columnOf(state, contest));
  }
};

/** Units that a contest's author ordered to its place, on the way or arrived. */
const columnOf = (state: State, contest: Contest): number[] =>
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
const announce = (
  state: State,
  { by, against, result }: Contest,
  decided: { readonly place: number; readonly chance: number; readonly forces: readonly number[] },
  casualties: number,
): void => note(state, { kind: 'contest', by, against, result, ...decided, casualties });

/**
 * The draw of a stage, addressed by the authority and the number of its contest: the same wherever in the
 * year it falls.
 */
const drawn = (state: State, contest: Contest, stage: number): number => {
  const { id } = state.definition.authorities[contest.by];
  const number = state.politics.contests.filter(
    (other) => other.by === contest.by && other.id < contest.id,
  ).length;
  return uniform(state.keys, PURPOSE.contest, 0, entityOf('contest', id, number), stage);
};

/** Whether so little force is left of the column that set out that it no longer is one. */
const hasMelted = (state: State, column: readonly number[]): boolean => {
  const sum = (forceOfUnit: (state: State, unit: number) => number) =>
    column.reduce((total, u) => total + forceOfUnit(state, u), 0);
  const full = sum(fullForceOf);
  return full > 0 && sum(forceOf) <= (1 - MELTED_AWAY) * full;
};

/** Decides the place with all who are there and what is left of the column, wherever on the way that is. */
const fight = (state: State, contest: Contest, column: readonly number[]): void => {
  const { by, against, place } = contest;
  const { chance, forces } = oddsOfTaking(state, by, against, place, column);
  const won = drawn(state, contest, 0) < chance;
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
};

/**
 * The place is decided some days after the order, but not before the column has arrived or has dissolved on
 * the way.
 */
const advanceTaking = (state: State, contest: Contest): void => {
  const column = columnOf(state, contest);
  const early = state.tick - contest.since < state.definition.mechanisms.contest.takeDays;
  const waiting = column.some((unit) => isOnTheWay(state, unit)) && !hasMelted(state, column);
  if (!early && !waiting) fight(state, contest, column);
};

/** Mean balances of power of both sides over the days of holding, if those to come are as today. */
export const meanBalances = (
  state: State,
  { daysHeld, holdSum, rivalSum }: Contest,
  today: readonly [number, number],
): readonly [number, number] => {
  const days = Math.max(daysHeld, state.definition.mechanisms.contest.holdDays);
  const toCome = days - daysHeld;
  return [(holdSum + toCome * today[0]) / days, (rivalSum + toCome * today[1]) / days];
};

const settle = (state: State, contest: Contest): void => {
  const [balance, rival] = meanBalances(state, contest, [0, 0]);
  const holdChance = oddsOfHolding(state, balance, rival);
  const nobody = Math.max(balance, rival) < state.definition.mechanisms.contest.holdLeast;
  const held = !nobody && drawn(state, contest, 1) < holdChance;
  const next: Contest = {
    ...contest,
    holdChance,
    stage: 'over',
    result: nobody ? 'breakdown' : held ? 'held' : 'lost',
  };
  replaceContest(state, next);
  if (!nobody) mark(state, held ? 'held' : 'lost', contest.by);
  announce(state, next, { place: -1, chance: holdChance, forces: [balance, rival] }, 0);
  if (next.result === 'lost') sendHome(state, columnOf(state, contest));
};

const advanceHolding = (state: State, contest: Contest): void => {
  const [balance, rival] = balanceOfSides(state, contest.by, contest.against);
  const next = {
    ...contest,
    daysHeld: contest.daysHeld + 1,
    holdSum: contest.holdSum + balance,
    rivalSum: contest.rivalSum + rival,
  };
  replaceContest(state, next);
  if (next.daysHeld >= state.definition.mechanisms.contest.holdDays) settle(state, next);
};

/** A day of every contest. */
export const advanceContests = (state: State): void => {
  for (const { id } of state.politics.contests) {
    const contest = state.politics.contests[id];
    if (contest.stage === 'take') advanceTaking(state, contest);
    else if (contest.stage === 'hold' && state.tick > contest.stageSince) advanceHolding(state, contest);
  }
};
