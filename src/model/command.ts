/**
 * Who would obey, built from the state: the terms of obedience of every unit, for everyday life and for a
 * choice between two camps.
 *
 * Decision worth knowing: both kinds share the same terms and the same solver (polity/obedience.ts); only the
 * choice differs: everyday obedience is not exclusive, of two camps that order against each other a unit
 * follows one or neither. Who comes when a place is fought for is another matter (muster.ts).
 */
import {
  commandedForces,
  solveFrom,
  type ObedienceProblem,
  type ObedienceSolution,
} from '../polity/obedience.js';
import type { Test } from '../polity/confrontation.js';
import { remaining, tullock } from '../polity/contest.js';
import { controlOf } from '../polity/control.js';
import { ownTerms, sumOfOwn } from '../polity/everyday.js';
import type { Definition, Formula, State, UnitDef } from './definition.js';
import type { StateName } from './formula/name.js';
import { glanceAt } from './formula/value.js';

/** The authority that governs under the present regime, or -1. */
export const governing = (state: State): number => state.definition.regimes[state.politics.regime].holder;

/** The lawful chain of a unit today: its own authority while that exists, otherwise the one that governs. */
export const chainOf = (state: State, unit: UnitDef): number =>
  unit.chain >= 0 && state.politics.founded[unit.chain] ? unit.chain : governing(state);

/**
 * Writes the support of a unit's people for every authority, -1..1: their allegiances and their parties'
 * lines; abstainers count 0. A unit that recruits has only followers of the parties it recruits from.
 *
 * @param supports [authorities] is written to and returned
 */
export const supportsOf = (
  { definition, columns }: State,
  { stratum, recruits }: UnitDef,
  supports: Float64Array,
): Float64Array => {
  const shares = columns.shares.row(stratum);
  let people = recruits.length === 0 ? 1 : 0;
  for (const p of recruits) people += shares[p];
  supports.fill(0);
  if (people <= 0) return supports;
  for (let p = 0; p < definition.parties.length; p++) {
    if (recruits.length > 0 && !recruits.includes(p)) continue;
    const share = shares[p] / people;
    const lines = columns.lines.row(p);
    for (let a = 0; a < supports.length; a++) supports[a] += share * lines[a];
  }
  return supports;
};

/** Support for one authority. */
export const supportOf = (state: State, unit: UnitDef, authority: number): number =>
  supportsOf(state, unit, new Float64Array(state.definition.authorities.length))[authority];

/** Force of a unit at full strength. */
export const fullForceOf = (state: State, unit: number): number =>
  state.columns.strengths[unit] * state.definition.units[unit].arms * state.columns.armFactors[unit];

/** Force of a unit that has not dissolved. */
export const forceOf = (state: State, unit: number): number =>
  remaining(fullForceOf(state, unit), state.politics.whereabouts[unit].melted);

/**
 * Share of a stratum that is in the street against those who order, 0..1: adherents of parties as far as
 * these stand against every one of them, and people without a party where one of them governs, for what
 * drives these is what they suffer under it.
 *
 * @param side authorities that order together
 */
export const opposedTo = (state: State, side: readonly number[]): ((stratum: number) => number) => {
  const { lines, active, marchers } = state.columns;
  const resistance = state.definition.parties.map((_, p) =>
    side.reduce((least, a) => Math.min(least, Math.max(0, -lines.at(p, a))), 1),
  );
  const governs = side.includes(governing(state));
  return (stratum) => {
    const shares = marchers.row(stratum);
    let [opposed, partisans] = [0, 0];
    for (let p = 0; p < shares.length; p++) {
      partisans += shares[p];
      opposed += shares[p] * resistance[p];
    }
    return governs ? opposed + Math.max(0, active[stratum] - partisans) : opposed;
  };
};

/**
 * Reluctance of a unit to act, on the orders of one side, against the people in the street whom that side has
 * against it, 0..1. Who is there for those who order holds nobody back.
 *
 * @param side authorities that order together
 */
export const kinshipOf = (state: State, unit: UnitDef, side: readonly number[]): number => {
  if (unit.kin.length === 0) return 0;
  const { strata, mechanisms } = state.definition;
  const opposedOf = opposedTo(state, side);
  let kin = 0;
  let crowd = mechanisms.fear.offset;
  for (const { stratum, kinship } of unit.kin) {
    const persons = strata[stratum].persons * opposedOf(stratum);
    kin += kinship * persons;
    crowd += persons;
  }
  return kin / crowd;
};

/** Expressions that chances of contests ask for, and prospects of them. */
export const disciplinesOf = ({ units }: Definition): Formula[] => units.map((unit) => unit.discipline);

/** What the chances of an armed contest read, besides the disciplines of units. */
export const CONTEST_READS: readonly StateName[] = [
  'politics',
  ...(['shares', 'lines', 'calls', 'agitation', 'marchers', 'active', 'strengths', 'armFactors'] as const),
];

/** Authorities that order, and those they order against. */
export type Camps = readonly [readonly number[], readonly number[]];

/**
 * The logits of a unit, one for each of two sides, company left out: between two camps there is neither a
 * threshold nor habit.
 */
const sideLogits = (state: State, u: number, sides: Camps): readonly number[] => {
  const weights = { ...state.definition.mechanisms.obedience, base: 0, habit: 0 };
  const unit = state.definition.units[u];
  const supports = supportsOf(state, unit, new Float64Array(state.definition.authorities.length));
  const chain = chainOf(state, unit);
  return sides.map((side) => {
    const isLawful = side.includes(chain);
    const terms = ownTerms(weights, {
      rivalry: Math.max(...side.map((authority) => supports[authority])),
      discipline: isLawful ? glanceAt(state, unit.discipline) : 0,
      agitation: isLawful ? state.columns.agitation[u] : 0,
      kinship: kinshipOf(state, unit, side),
      yesterday: 0,
    });
    return sumOfOwn(terms);
  });
};

const problemOfCamps = (state: State, sides: Camps, units: readonly number[]): ObedienceProblem => {
  const { company, beliefExponent, neither } = state.definition.mechanisms.obedience;
  const logits = new Float64Array(2 * units.length);
  units.forEach((unit, i) => logits.set(sideLogits(state, unit, sides), 2 * i));
  return {
    unitCount: units.length,
    claimantCount: 2,
    logits,
    forces: Float64Array.from(units, (unit) => forceOf(state, unit)),
    ownForces: new Float64Array(2),
    company,
    exponent: beliefExponent,
    neither,
  };
};

const solveCamps = (
  state: State,
  sides: Camps,
  units: readonly number[],
): [ObedienceProblem, ObedienceSolution] => {
  const problem = problemOfCamps(state, sides, units);
  return [problem, solveFrom(problem, Float64Array.of(0.5, 0.5))];
};

const unitsAt = ({ definition, politics }: State, place: number): number[] =>
  definition.units.flatMap((_, u) => (politics.whereabouts[u].place === place ? [u] : []));

/** Balance of power of the two sides over all organs of the country, 0..1 each. */
const balanceIn = (state: State, sides: Camps): readonly [number, number] => {
  const { organs, units } = state.definition;
  const [, { obedience }] = solveCamps(
    state,
    sides,
    units.map((_, u) => u),
  );
  const held = (g: number, side: 0 | 1) =>
    organs[g].granted
      ? Math.max(...sides[side].map((a) => state.columns.grants.at(a, g)))
      : controlOf(organs[g].operators, (unit) => obedience[unit * 2 + side]);
  const sumOf = (share: (organ: number) => number) =>
    organs.reduce((sum, { weight }, g) => sum + weight * share(g), 0);
  const weights = sumOf(() => 1);
  return [sumOf((g) => held(g, 0)) / weights, sumOf((g) => held(g, 1)) / weights];
};

/** Balance of power of an authority, and of those it fights. */
export const balanceOfSides = (
  state: State,
  by: number,
  against: readonly number[],
): readonly [number, number] => balanceIn(state, [[by], against]);

/** What would follow each of two camps, were they to order against each other today. */
export const confront = (state: State, camps: Camps): Test => {
  const [problem, { obedience }] = solveCamps(state, camps, unitsAt(state, state.definition.capital));
  const forces = commandedForces(problem, obedience);
  return { forces: [forces[0], forces[1]], organs: balanceIn(state, camps) };
};

/** Chance of holding the country with mean balances b and r: Tullock on the balance of power. */
export const oddsOfHolding = (state: State, balance: number, rival: number): number =>
  tullock(Float64Array.of(balance, rival), state.definition.mechanisms.contest.exponent)[0];
