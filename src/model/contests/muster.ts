/**
 * Who might come to a contest for a place, built from the state: the people of each party in each armed unit
 * that is there, or that was ordered there.
 *
 * Decision worth knowing: a unit counts where it is; a column counts on the way too, with what is left of it.
 * What of a unit was not sent counts at home, under its lawful chain.
 * Services carry no arms and take no part.
 */
import { calledOf, oddsOfComing, sidesTaken, type Muster, type Stance } from '../../polity/force.js';
import { remaining } from '../../polity/contest.js';
import { chainOf, kinshipOf, opposedTo, type Camps } from '../command.js';
import type { State } from '../definition.js';
import { glanceAt } from '../formula/value.js';
import type { Contingent } from '../state/faced.js';

/** A muster, and the units it is of, by index. */
export interface Mustered {
  readonly muster: Muster;
  readonly present: readonly number[];
}

/** The authority that commands a unit: what was ordered away of it, or what was left at home. */
export type Commander = (state: State, unit: number, away: boolean) => number;

/** Who commands a unit today: who set it in motion, while he exists; otherwise its lawful chain. */
export const commanderOf: Commander = (state, u, away) => {
  const { by } = state.politics.whereabouts[u];
  return away && by >= 0 && state.politics.founded[by] ? by : chainOf(state, state.definition.units[u]);
};

const forceOfPerson = ({ definition, columns }: State, u: number): number =>
  definition.units[u].arms * columns.armFactors[u];

/** Shares of a unit's people by party, and last without party; a unit that recruits has only recruits. */
const peopleOf = ({ columns }: State, recruits: readonly number[], stratum: number): ArrayLike<number> => {
  const all = columns.shares.row(stratum);
  if (recruits.length === 0) return all;
  const serving = all.map((share, p) => (recruits.includes(p) ? share : 0));
  const sum = serving.reduce((total, share) => total + share, 0);
  return sum > 0 ? serving.map((share) => share / sum) : serving;
};

/** What is the same of a side for all units. */
interface Ordering {
  readonly side: readonly number[];
  /** [party] Line toward that authority of the side which it likes most. */
  readonly lines: readonly number[];
  /** Share of a stratum that is in the street against it. */
  readonly opposedOf: (stratum: number) => number;
}

const orderingOf = (state: State, side: readonly number[]): Ordering => ({
  side,
  lines: state.definition.parties.map((_, p) =>
    side.reduce((most, a) => Math.max(most, state.columns.lines.at(p, a)), -Infinity),
  ),
  opposedOf: opposedTo(state, side),
});

type Orderings = readonly [Ordering, Ordering];

const orderingsOf = (state: State, [ours, theirs]: Camps): Orderings => [
  orderingOf(state, ours),
  orderingOf(state, theirs),
];

const NOBODY: ReadonlySet<number> = new Set();

/** What the people of a unit hold of one side, by party, and last those without. */
const stancesOf = (
  state: State,
  u: number,
  away: boolean,
  { side, lines, opposedOf }: Ordering,
  commander: Commander,
  callers: ReadonlySet<number> = NOBODY,
): readonly Stance[] => {
  const { definition, columns, politics } = state;
  const unit = definition.units[u];
  const discipline = side.includes(commander(state, u, away)) ? glanceAt(state, unit.discipline) : 0;
  const marches = away && side.includes(politics.whereabouts[u].by);
  const kinship = kinshipOf(state, unit, opposedOf);
  const calls = columns.calls.row(unit.stratum);
  const stances: Stance[] = [];
  for (let p = 0; p < lines.length; p++) {
    const line = lines[p];
    const call = calls[p] + (callers.has(p) ? columns.reach.at(unit.stratum, p) : 0);
    stances.push({ line, discipline, kinship, called: calledOf(marches, discipline, call, line) });
  }
  stances.push({ line: 0, discipline, kinship, called: calledOf(marches, discipline, 0, 0) });
  return stances;
};

/**
 * Shares of the people of each unit who take either of two sides; the rest takes neither. A unit of which
 * less than half was ordered away is taken to be at home.
 */
export const adherentsOfAll = (
  state: State,
  sides: Camps,
  commander: Commander = commanderOf,
): readonly (readonly [number, number])[] => {
  const { units, mechanisms } = state.definition;
  const [first, second] = orderingsOf(state, sides);
  return units.map(({ recruits, stratum }, u) => {
    const away = state.politics.whereabouts[u].sent > 0.5;
    const ours = stancesOf(state, u, away, first, commander);
    const theirs = stancesOf(state, u, away, second, commander);
    const people = peopleOf(state, recruits, stratum);
    const taken: [number, number] = [0, 0];
    for (let p = 0; p < people.length; p++) {
      if (people[p] === 0) continue;
      const sided = sidesTaken(mechanisms.force, [ours[p], theirs[p]]);
      taken[0] += people[p] * sided[0];
      taken[1] += people[p] * sided[1];
    }
    return taken;
  });
};

/** What else is to be thought of in a muster. */
export interface MusterWith {
  /** Units that are to be there, wherever on the way they are. */
  readonly column?: readonly number[];
  /** Share of a unit that has dissolved by then; that of today unless said otherwise. */
  readonly meltedOf?: (unit: number) => number;
  /** Who commands a unit; as things are unless said otherwise. */
  readonly commander?: Commander;
  /** Parties that call out for either side whom they reach; none unless said otherwise. */
  readonly callers?: readonly [ReadonlySet<number>, ReadonlySet<number>];
}

/** Takes in the people of one party in a unit: the place of the unit, their persons, and what they hold. */
type TakeIn = (n: number, party: number, persons: number, stances: readonly [Stance, Stance]) => void;

/** Whether the people of a unit who were ordered away are those who count in a place, not those at home. */
const isAwayAt =
  ({ politics }: State, place: number, { column = [] }: MusterWith): ((unit: number) => boolean) =>
  (u) =>
    politics.whereabouts[u].place === place || column.includes(u);

/** Goes through the people of each party in each unit that is present in a place. */
const eachContingent = (
  state: State,
  sides: Camps,
  place: number,
  present: readonly number[],
  how: MusterWith,
  takeIn: TakeIn,
): void => {
  const { definition, columns, politics } = state;
  const { meltedOf, commander = commanderOf, callers = [NOBODY, NOBODY] } = how;
  const isAway = isAwayAt(state, place, how);
  const [first, second] = orderingsOf(state, sides);
  present.forEach((u, n) => {
    const { recruits, stratum } = definition.units[u];
    const away = isAway(u);
    const { sent, melted } = politics.whereabouts[u];
    const persons = away
      ? remaining(sent * columns.strengths[u], meltedOf?.(u) ?? melted)
      : (1 - sent) * columns.strengths[u];
    const ours = stancesOf(state, u, away, first, commander, callers[0]);
    const theirs = stancesOf(state, u, away, second, commander, callers[1]);
    const people = peopleOf(state, recruits, stratum);
    for (let p = 0; p < people.length; p++) takeIn(n, p, persons * people[p], [ours[p], theirs[p]]);
  });
};

/** The people that a muster for a place is of, in its order, with what they hold of each side. */
export const contingentsOf = (
  state: State,
  sides: Camps,
  place: number,
  { present }: Mustered,
  how: MusterWith = {},
): Contingent[] => {
  const contingents: Contingent[] = [];
  eachContingent(state, sides, place, present, how, (n, party, persons, stances) =>
    contingents.push({ unit: present[n], party, persons, stances }),
  );
  return contingents;
};

/** The muster of two sides for a place. */
export const musterAt = (state: State, sides: Camps, place: number, how: MusterWith = {}): Mustered => {
  const { definition, politics } = state;
  const isAway = isAwayAt(state, place, how);
  const isLeft = (u: number): boolean =>
    definition.units[u].place === place && politics.whereabouts[u].sent < 1;
  const present = definition.units.flatMap((_, u) =>
    (isAway(u) || isLeft(u)) && forceOfPerson(state, u) > 0 ? [u] : [],
  );
  const seats = definition.parties.length + 1;
  const count = present.length * seats;
  const muster = {
    unitCount: present.length,
    units: new Int32Array(count),
    takers: new Float64Array(2 * count),
    odds: new Float64Array(2 * count),
    arms: new Float64Array(count),
  };
  present.forEach((u, n) => {
    muster.units.fill(n, n * seats, (n + 1) * seats);
    muster.arms.fill(forceOfPerson(state, u), n * seats, (n + 1) * seats);
  });
  const terms = definition.mechanisms.force;
  eachContingent(state, sides, place, present, how, (n, party, persons, [ours, theirs]) => {
    if (persons === 0) return; // nobody, who takes no side
    const at = 2 * (n * seats + party);
    const taken = sidesTaken(terms, [ours, theirs]);
    muster.takers[at] = persons * taken[0];
    muster.takers[at + 1] = persons * taken[1];
    muster.odds[at] = oddsOfComing(terms, ours);
    muster.odds[at + 1] = oddsOfComing(terms, theirs);
  });
  return { muster, present };
};
