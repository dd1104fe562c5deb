/**
 * Who commands whom, and what holds units to a side: chains, support, force, and the crowd against an order.
 * Everyday obedience is made of it (phases/obedience.ts), and who comes when a place is fought for.
 */
import { remaining } from '../polity/contest.js';
import type { Definition, Formula, State, UnitDef } from './definition.js';
import type { StateName } from './formula/name.js';

/** The authority that governs, or -1. */
export const governing = (state: State): number => state.politics.holder;

/**
 * The authority whose orders are lawful, or -1: the one that governs; while a country is to be held against
 * the one that governed before, and that still exists, it is that one. To be obeyed is not yet to be lawful
 * (Weber 1922).
 */
const lawfulOf = (state: State): number => {
  const { contests, founded, hasHeld, holding } = state.politics;
  const governor = governing(state);
  if (holding.length === 0) return governor;
  const { against } = contests[holding[0].contest];
  if (against.includes(governor)) return governor;
  return against.find((a) => founded[a] && hasHeld[a]) ?? governor;
};

/**
 * The lawful chain of a unit today: its own authority while that exists, otherwise the one whose orders are
 * lawful. Who governed and ceased has lost its commands, also if somebody raises it anew: oaths are not sworn
 * back.
 */
export const chainOf = (state: State, { chain }: UnitDef): number => {
  const { founded, raisedAnew } = state.politics;
  return chain >= 0 && founded[chain] && !raisedAnew[chain] ? chain : lawfulOf(state);
};

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

/** Force of what was ordered away of a unit, or of all of it at home, as far as it has not dissolved. */
export const sentForceOf = (state: State, unit: number): number => {
  const { sent, melted } = state.politics.whereabouts[unit];
  return remaining(sent * fullForceOf(state, unit), melted);
};

/** Force of what was left at home of a unit of which a part was ordered away. */
export const leftForceOf = (state: State, unit: number): number =>
  (1 - state.politics.whereabouts[unit].sent) * fullForceOf(state, unit);

/** Force of a unit that has not dissolved. */
export const forceOf = (state: State, unit: number): number =>
  sentForceOf(state, unit) + leftForceOf(state, unit);

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
 * @param opposedOf share of a stratum that is in the street against the side (`opposedTo`)
 */
export const kinshipOf = (state: State, unit: UnitDef, opposedOf: (stratum: number) => number): number => {
  if (unit.kin.length === 0) return 0;
  const { mechanisms } = state.definition;
  let kin = 0;
  let crowd = mechanisms.fear.offset;
  for (const { stratum, kinship } of unit.kin) {
    const persons = state.columns.persons[stratum] * opposedOf(stratum);
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
  ...(['shares', 'persons', 'lines', 'calls', 'marchers', 'active', 'strengths', 'armFactors'] as const),
];

/** Authorities that order, and those they order against. */
export type Camps = readonly [readonly number[], readonly number[]];
