/**
 * Marches and armed contests, day by day: trains roll and dissolve, the sides meet, the place is decided.
 *
 * Decision worth knowing: winning is not holding. Only who takes the capital has a country to hold, day by
 * day (power/holding.ts); elsewhere a contest is over once its place is decided. A unit on the way is in no
 * place; it counts where it is ordered to once it is there, and before that only in the contest it was
 * ordered to. Luck is one draw for the whole contest, by unit and side; what is published is the chance
 * before it.
 */
import { PURPOSE, entityOf, normal, uniform } from '../../foundation/random.js';
import { nextMelted } from '../../polity/contest.js';
import { chanceByForce, mobilise } from '../../polity/force.js';
import { facing, forecast, luckOf } from '../../polity/taking.js';
import { STREET_TERMS } from '../../polity/actors/street.js';
import { governing, fullForceOf, opposedTo, sentForceOf, supportOf, type Camps } from '../command.js';
import type { ActDef, Definition, Formula, State } from '../definition.js';
import { callersIn, type Callers } from './fight.js';
import { musterAt, type Mustered } from './muster.js';
import { showFaced } from './onlooker.js';
import { note, revise } from '../state/journal.js';
import type { Contest, Whereabouts } from '../state/politics.js';
import { valueOf } from '../formula/value.js';

/** Who orders, against whom, and for which place. */
export interface Challenge {
  readonly by: number;
  readonly against: readonly number[];
  readonly place: number;
}

/** An order to fight for a place; `agitation` is read daily, by those on the way. */
export interface ContestOrder extends Challenge {
  readonly agitators: Formula;
}

export const isContest = (act: ActDef): act is ActDef<ContestOrder> => act.act === 'contest';

/** The origin of a contest that no event or option declared. */
const NOBODYS = -1;

/** Share of its force a column may lose before it no longer is one. */
const MELTED_AWAY = 0.8;

const setWhereabouts = (state: State, unit: number, change: Partial<Whereabouts>): void => {
  const whereabouts = [...state.politics.whereabouts];
  whereabouts[unit] = { ...whereabouts[unit], ...change };
  revise(state, { whereabouts });
};

/** A unit is where it was ordered; who comes home is together again. */
const arrive = (state: State, unit: number): void => {
  const { to, by } = state.politics.whereabouts[unit];
  setWhereabouts(state, unit, { place: to, to: -1, ...(by < 0 ? { sent: 1, melted: 0 } : {}) });
};

/** Sets a unit moving: it is in its place so many days from today, and in none until then. */
const setOut = (state: State, unit: number, by: number, to: number, days: number): void => {
  const arrival = state.tick + Math.ceil(days);
  setWhereabouts(state, unit, { place: -1, to, by, ordered: state.tick, arrival });
  if (arrival <= state.tick) arrive(state, unit);
};

/**
 * Orders units to a place; those who do not obey the authority that orders dissolve on the way.
 *
 * @param sent share of each that goes, 0 to 1
 */
export const orderMarch = (
  state: State,
  units: readonly number[],
  by: number,
  to: number,
  days: number,
  sent = 1,
): void => {
  for (const unit of units) {
    setWhereabouts(state, unit, { sent, melted: 0 });
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

/** Who orders against whom for which place, and at whose instance. */
type Declared = Pick<Contest, 'by' | 'allies' | 'against' | 'place' | 'origin' | 'effect'>;

const declare = (state: State, of: Declared): void => {
  if (isFighting(state, of.by)) return;
  const declared: Contest = {
    ...of,
    id: state.politics.contests.length,
    since: state.tick,
    stage: 'take',
    stageSince: state.tick,
    foreseen: -1,
    met: -1,
    belief: -1,
    takeChance: -1,
    holdChance: -1,
    casualties: 0,
    result: 'none',
  };
  revise(state, { contests: [...state.politics.contests, declared] });
  replaceContest(state, { ...declared, foreseen: foreseen(state, declared) });
};

/** Whether an authority has ordered a contest that is still under way. */
export const isFighting = ({ politics }: State, authority: number): boolean =>
  politics.contests.some(({ by, stage }) => by === authority && stage !== 'over');

/** Declares a contest; one already under way by the same authority is continued. */
export const declareContest = (
  state: State,
  { by, against, place }: ContestOrder,
  origin: number,
  effect: number,
): void => declare(state, { by, allies: [], against, place, origin, effect });

/**
 * Declares a contest for the capital that nobody has written: both sides call out their people. The first of
 * each side leads it.
 */
export const declareByLaw = (state: State, [[by, ...allies], against]: Camps): void =>
  declare(state, { by, allies, against, place: state.definition.capital, origin: NOBODYS, effect: NOBODYS });

/** Both sides of a contest. */
const campsOfContest = ({ by, allies, against }: Contest): Camps => [[by, ...allies], against];

/** Both sides, and who calls for them: all who lead them where nobody has written who does. */
const sidesIn = (state: State, contest: Contest): { camps: Camps; callers?: Callers } => {
  const camps = campsOfContest(contest);
  return contest.origin === NOBODYS ? { camps, callers: callersIn(state, camps) } : { camps };
};

/** Writes a contest over what it was. */
export const replaceContest = (state: State, contest: Contest): void => {
  const contests = state.politics.contests.map((old) => (old.id === contest.id ? contest : old));
  revise(state, { contests });
};

/** Marks what an authority has come to today. */
export const mark = (state: State, list: 'took' | 'held' | 'failed' | 'lost', authority: number): void => {
  const ticks = [...state.politics[list]];
  ticks[authority] = state.tick;
  revise(state, { [list]: ticks });
};

/** Calls off the contests of an authority that are not yet decided; their columns turn back. */
export const standDown = (state: State, authority: number): void => {
  for (const contest of state.politics.contests) {
    if (contest.by !== authority || contest.stage === 'over') continue;
    replaceContest(state, { ...contest, stage: 'over', result: 'called-off' });
    if (contest.stage === 'hold') revise(state, { holding: [] });
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

/**
 * Those who go to meet a column of themselves, in persons: a part of the crowd in its place that stands
 * against who sent it. Of a contest that nobody has written.
 */
const agitatorsUncalled = (state: State, { by, place }: Contest): number => {
  const opposedOf = opposedTo(state, [by]);
  const crowd = state.definition.strata.reduce(
    (sum, { placeIndex }, s) => (placeIndex === place ? sum + state.columns.persons[s] * opposedOf(s) : sum),
    0,
  );
  return STREET_TERMS.agitators.value * crowd;
};

/** Agitators who meet the units that an authority set moving, in persons. */
const agitatorsOf = (state: State, by: number): number => {
  const contest = state.politics.contests.find((c) => c.by === by && c.stage === 'take');
  if (!contest) return 0;
  if (contest.origin === NOBODYS) return agitatorsUncalled(state, contest);
  const order = state.definition.origins[contest.origin].effects[contest.effect].acts.find(isContest)?.deed;
  return order ? Math.max(0, valueOf(state, order.agitators)) : 0;
};

/** How many agitators the contests of a scenario meet. */
export const agitatorsOfAll = ({ origins }: Definition): Formula[] =>
  origins.flatMap(({ effects }) =>
    effects.flatMap(({ acts }) => acts.filter(isContest).map(({ deed }) => deed.agitators)),
  );

/** Persons whom agitators can win in a day, for each person on the march of an authority. */
const contactOf = (state: State, by: number): number => {
  const marching = state.politics.whereabouts.reduce(
    (sum, where, u) => sum + (where.by === by && where.to >= 0 ? where.sent * state.columns.strengths[u] : 0),
    0,
  );
  const { persuasion } = state.definition.mechanisms.contest;
  return marching > 0 ? (persuasion * agitatorsOf(state, by)) / marching : 0;
};

/** Share of a unit dissolved after so many days more of today's agitators. */
const meltedAfter = (state: State, unit: number, contact: number, days: number): number => {
  const { by, melted } = state.politics.whereabouts[unit];
  return nextMelted(melted, contact * days, supportOf(state, state.definition.units[unit], by));
};

/** A day of every march; that of the order is none. */
export const advanceMarches = (state: State): void => {
  if (!state.politics.whereabouts.some(({ to }) => to >= 0)) return;
  const contacts = state.definition.authorities.map((_, a) => contactOf(state, a));
  state.politics.whereabouts.forEach((where, unit) => {
    if (where.to < 0 || state.tick === where.ordered) return;
    if (where.by >= 0)
      setWhereabouts(state, unit, { melted: meltedAfter(state, unit, contacts[where.by], 1) });
    if (state.tick >= where.arrival) arrive(state, unit);
  });
};

/** How a stage was decided today. */
interface Decided {
  /** The place, or -1 for the country. */
  readonly place: number;
  readonly chance: number;
  readonly forces: readonly number[];
  /** Whether it came to a clash; else one side stood down, or it was no matter of arms. */
  readonly clash: boolean;
  /** Days from the meeting of the sides, or from the taking of the place. */
  readonly days: number;
}

/** What was decided today: the place, or (-1) the country. */
export const announce = (
  state: State,
  { by, against, result, foreseen }: Contest,
  decided: Decided,
  casualties: number,
): void => note(state, { kind: 'contest', by, against, result, foreseen, ...decided, casualties });

/** How many contests an authority began before one of its own. */
export const numberOf = ({ politics }: State, { by, id }: Contest): number =>
  politics.contests.filter((other) => other.by === by && other.id < id).length;

/**
 * The identity of a contest's draws: its authority and its number among those of that authority, so that they
 * are the same wherever in the year it falls.
 */
const addressOf = (state: State, contest: Contest): readonly [string, string, number] => [
  'contest',
  state.definition.authorities[contest.by].id,
  numberOf(state, contest),
];

/** What is drawn of a contest, by channel; of the days of facing each has two. */
const DRAWN = { clash: 0, yielding: 2, coming: 3 } as const;

const drawn = (state: State, contest: Contest, what: keyof typeof DRAWN, day = 0): number =>
  uniform(state.keys, PURPOSE.contest, 0, entityOf(...addressOf(state, contest)), DRAWN[what] + 2 * day);

/**
 * The luck of a contest, a pair of normals common to all and one of each unit, as factors on odds of coming.
 */
const luckIn = (state: State, contest: Contest, present: readonly number[]): Float64Array => {
  const { units, mechanisms } = state.definition;
  const names = ['luck', ...present.map((u) => units[u].id)];
  const normals = Float64Array.from(
    names.flatMap((name) => {
      const entity = entityOf(...addressOf(state, contest), name);
      return [0, 1].map((channel) => normal(state.keys, PURPOSE.contest, 0, entity, channel));
    }),
  );
  return luckOf(mechanisms.force, normals, 0, new Float64Array(2 * present.length));
};

/** Whether so little force is left of the column that set out that it no longer is one. */
const hasMelted = (state: State, column: readonly number[]): boolean => {
  const sum = (forceOfUnit: (unit: number) => number) =>
    column.reduce((total, u) => total + forceOfUnit(u), 0);
  const full = sum((u) => state.politics.whereabouts[u].sent * fullForceOf(state, u));
  return full > 0 && sum((u) => sentForceOf(state, u)) <= (1 - MELTED_AWAY) * full;
};

/** What follows where a contest has taken the capital. */
type OnTaken = (state: State, contest: Contest) => void;

/** Who is there for both sides, with what is left of the column, wherever on the way that is. */
const musterOf = (state: State, contest: Contest, column: readonly number[]): Mustered => {
  const { camps, callers } = sidesIn(state, contest);
  return musterAt(state, camps, contest.place, { column, callers });
};

/**
 * The chance on the day of the order: that of the meeting to come, if until then agitators go on as today and
 * nothing else changes.
 */
const foreseen = (state: State, contest: Contest): number => {
  const { force, contest: course } = state.definition.mechanisms;
  const { camps, callers } = sidesIn(state, contest);
  const contact = contactOf(state, contest.by);
  const daysTo = (unit: number): number => Math.max(0, state.politics.whereabouts[unit].arrival - state.tick);
  const column = columnOf(state, contest);
  const meltedOf = (unit: number): number =>
    column.includes(unit) && isOnTheWay(state, unit)
      ? meltedAfter(state, unit, contact, daysTo(unit))
      : state.politics.whereabouts[unit].melted;
  return forecast(musterAt(state, camps, contest.place, { column, meltedOf, callers }).muster, force, course)
    .chance;
};

/**
 * Whether a country is to be held by who wins: of the capital, unless who governs has put somebody down there
 * and holds what it held before.
 */
const hasToHold = (state: State, { by, origin, place }: Contest): boolean =>
  place === state.definition.capital && !(origin === NOBODYS && by === governing(state));

/** The place is decided: what comes of it, and who goes home. */
const decide = (
  state: State,
  contest: Contest,
  column: readonly number[],
  won: boolean,
  { forces, clash }: Pick<Decided, 'forces' | 'clash'>,
  taken: OnTaken,
): void => {
  const casualties = clash ? Math.round(state.definition.mechanisms.contest.blood * Math.min(...forces)) : 0;
  state.columns.casualties[0] += casualties;
  const next: Contest = {
    ...contest,
    casualties,
    stage: won && hasToHold(state, contest) ? 'hold' : 'over',
    stageSince: state.tick,
    result: won ? 'taken' : hasMelted(state, column) ? 'melted' : 'repelled',
  };
  replaceContest(state, next);
  mark(state, won ? 'took' : 'failed', contest.by);
  const { place, takeChance: chance, met } = contest;
  announce(state, next, { place, chance, forces, clash, days: state.tick - met }, casualties);
  if (!won) sendHome(state, column);
  else if (next.stage === 'hold') taken(state, next);
};

/** The sides meet: what is believed and foretold before anybody is seen to come. */
const meet = (state: State, contest: Contest, mustered: Mustered): Contest => {
  const { force, contest: course } = state.definition.mechanisms;
  const { chance, belief } = forecast(mustered.muster, force, course);
  return { ...contest, met: state.tick, takeChance: chance, belief };
};

/** A day on which the sides face each other: one stands down, or they clash, or it goes on. */
const face = (state: State, before: Contest, column: readonly number[], taken: OnTaken): void => {
  const mustered = musterOf(state, before, column);
  const contest = before.met < 0 ? meet(state, before, mustered) : before;
  const { force, contest: course } = state.definition.mechanisms;
  const day = state.tick - contest.met;
  const luck = luckIn(state, contest, mustered.present);
  showFaced(state, { contest, mustered, luck }, { ...sidesIn(state, contest), column });
  const come = mobilise(mustered.muster, force.waverers, contest.belief, luck);
  const chance = chanceByForce(come.forces[0], come.forces[1], force.exponent);
  const today = facing(course, chance, day, contest.belief);
  const forces = Array.from(come.persons);
  if (drawn(state, contest, 'yielding', day) < today.yielding)
    decide(state, contest, column, today.chance > 0.5, { forces, clash: false }, taken);
  else if (drawn(state, contest, 'coming', day) < today.clash) {
    const won = drawn(state, contest, 'clash') < today.chance;
    decide(state, contest, column, won, { forces, clash: true }, taken);
  } else replaceContest(state, { ...contest, belief: today.belief });
};

/**
 * The sides can meet some days after the order, but not before the column has arrived or has dissolved on the
 * way.
 */
const advanceTaking = (state: State, contest: Contest, taken: OnTaken): void => {
  const column = columnOf(state, contest);
  const early = state.tick - contest.since < state.definition.mechanisms.contest.takeDays;
  const waiting = column.some((unit) => isOnTheWay(state, unit)) && !hasMelted(state, column);
  if (contest.met >= 0 || (!early && !waiting)) face(state, contest, column, taken);
};

/** A day of every contest for a place. */
export const advanceContests = (state: State, taken: OnTaken): void => {
  for (const { id } of state.politics.contests) {
    const contest = state.politics.contests[id];
    if (contest.stage === 'take') advanceTaking(state, contest, taken);
  }
};
