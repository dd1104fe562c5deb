/**
 * Marches and armed contests, day by day: trains roll and dissolve, the place is decided, then the country.
 *
 * Decision worth knowing: winning is not holding. Taking a place and holding the country for about thirty days are two draws with two
 * reported chances. Only who takes the capital has a country to hold: elsewhere a contest is over once its place is decided.
 */
import { PURPOSE, entityOf, uniform } from '../foundation/random.js';
import { nextMelted } from '../polity/contest.js';
import { balanceOfSides, forceOf, fullForceOf, oddsOfHolding, oddsOfTaking, supportOf } from './command.js';
import type { ActDef, State } from './definition.js';
import { note } from './journal.js';
import type { Contest, Whereabouts } from './politics.js';
import { valueOf } from './value.js';

type ContestAct = Extract<ActDef, { kind: 'contest' }>;

/** Share of its force a column may lose before it no longer is one. */
const MELTED_AWAY = 0.8;

const setWhereabouts = (state: State, unit: number, change: Partial<Whereabouts>): void => {
  const whereabouts = [...state.politics.whereabouts];
  whereabouts[unit] = { ...whereabouts[unit], ...change };
  state.politics = { ...state.politics, whereabouts };
};

/** Orders units to a place; they set out if anybody in them obeys the authority that orders (they dissolve otherwise on the way). */
export const orderMarch = (
  state: State,
  units: readonly number[],
  by: number,
  to: number,
  days: number,
): void => {
  for (const unit of units) setWhereabouts(state, unit, { to, by, daysLeft: days, melted: 0 });
};

/** Declares a contest; one already under way by the same authority is continued. */
export const declareContest = (state: State, act: ContestAct, origin: number, effect: number): void => {
  if (state.politics.contests.some((c) => c.by === act.by && c.stage !== 'over')) return;
  const contest: Contest = {
    id: state.politics.contests.length,
    by: act.by,
    against: act.against,
    place: act.place,
    origin,
    effect,
    since: state.tick,
    stage: 'take',
    stageSince: state.tick,
    takeChance: -1,
    holdChance: -1,
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

/** Calls off the contests of an authority that are not yet decided. */
export const standDown = (state: State, authority: number): void => {
  for (const contest of state.politics.contests)
    if (contest.by === authority && contest.stage !== 'over')
      replaceContest(state, { ...contest, stage: 'over', result: 'called-off' });
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
  const deed = state.definition.origins[contest.origin].effects[contest.effect].acts.find(
    (a): a is ContestAct => a.kind === 'contest',
  );
  return deed ? Math.min(1, Math.max(0, valueOf(state, deed.agitation))) : 0;
};

/** A day of every march. */
export const advanceMarches = (state: State): void => {
  state.politics.whereabouts.forEach((where, unit) => {
    if (where.to < 0) return;
    const conviction = supportOf(state, state.definition.units[unit], where.by);
    const melted = nextMelted(
      where.melted,
      state.definition.mechanisms.contest.melt,
      agitationOf(state, where.by),
      conviction,
    );
    const arrived = where.daysLeft <= 1;
    setWhereabouts(state, unit, {
      melted,
      daysLeft: where.daysLeft - 1,
      place: arrived ? where.to : where.place,
      to: arrived ? -1 : where.to,
    });
  });
};

const announce = (
  state: State,
  contest: Contest,
  result: Contest['result'],
  chance: number,
  forces: readonly number[],
): void =>
  note(state, {
    tick: state.tick,
    kind: 'contest',
    by: contest.by,
    against: contest.against,
    result,
    chance,
    forces,
    casualties: contest.casualties,
  });

/** The draw of a stage, addressed by the authority and the number of its contest: the same wherever in the year it falls. */
const drawn = (state: State, contest: Contest, stage: number): number => {
  const { id } = state.definition.authorities[contest.by];
  const number = state.politics.contests.filter(
    (other) => other.by === contest.by && other.id < contest.id,
  ).length;
  return uniform(state.keys, PURPOSE.contest, 0, entityOf('contest', id, number), stage);
};

/** Whether so little force is left of the column that set out that it no longer is one. */
const hasMelted = (state: State, column: readonly number[], left: number): boolean => {
  const full = column.reduce((sum, u) => sum + fullForceOf(state, u), 0);
  return full > 0 && left <= (1 - MELTED_AWAY) * full;
};

const forceOfAll = (state: State, units: readonly number[]): number =>
  units.reduce((sum, u) => sum + forceOf(state, u), 0);

const fight = (state: State, contest: Contest, column: readonly number[]): void => {
  const odds = oddsOfTaking(state, contest.by, contest.against, contest.place);
  const won = drawn(state, contest, 0) < odds.chance;
  const melted = !won && hasMelted(state, column, odds.forces[0]);
  const casualties = melted
    ? 0
    : Math.round(state.definition.mechanisms.contest.blood * Math.min(...odds.forces));
  state.columns.casualties[0] += casualties;
  const next: Contest = {
    ...contest,
    casualties,
    takeChance: odds.chance,
    stage: won && contest.place === state.definition.capital ? 'hold' : 'over',
    stageSince: state.tick,
    result: won ? 'taken' : melted ? 'melted' : 'repelled',
  };
  replaceContest(state, next);
  mark(state, won ? 'took' : 'failed', contest.by);
  announce(state, next, next.result, odds.chance, odds.forces);
};

/** The place is decided once the column has arrived, or has dissolved on the way; without a column, after some days. */
const advanceTaking = (state: State, contest: Contest): void => {
  const column = columnOf(state, contest);
  const waiting =
    column.some((unit) => isOnTheWay(state, unit)) && !hasMelted(state, column, forceOfAll(state, column));
  const early =
    column.length === 0 && state.tick - contest.since < state.definition.mechanisms.contest.takeDays;
  if (!waiting && !early) fight(state, contest, column);
};

const settle = (state: State, contest: Contest): void => {
  const days = state.tick - contest.stageSince;
  const balance = contest.holdSum / days;
  const rival = contest.rivalSum / days;
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
  announce(state, next, next.result, holdChance, [balance, rival]);
};

const advanceHolding = (state: State, contest: Contest): void => {
  const [balance, rival] = balanceOfSides(state, contest.by, contest.against);
  const next = { ...contest, holdSum: contest.holdSum + balance, rivalSum: contest.rivalSum + rival };
  replaceContest(state, next);
  if (state.tick - contest.stageSince >= state.definition.mechanisms.contest.holdDays) settle(state, next);
};

/** A day of every contest. */
export const advanceContests = (state: State): void => {
  for (const { id } of state.politics.contests) {
    const contest = state.politics.contests[id];
    if (contest.stage === 'take') advanceTaking(state, contest);
    else if (contest.stage === 'hold' && state.tick > contest.stageSince) advanceHolding(state, contest);
  }
};
