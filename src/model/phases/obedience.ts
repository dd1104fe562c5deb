/**
 * Obedience: which unit and service would obey whose order, given who else would.
 */
import { clamp } from '../../foundation/math.js';
import {
  claimantsOf,
  contactOf,
  nextAgitation,
  ownTerms,
  rivalryOf,
  shareFor,
  STREET,
  sumOfOwn,
  type OwnTerms,
} from '../../polity/everyday.js';
import { solveObedience, type ObedienceProblem, type TwoSolutions } from '../../polity/obedience.js';
import type { Columns } from '../columns/columns.js';
import {
  chainOf,
  disciplinesOf,
  forceOf,
  governing,
  kinshipOf,
  leftForceOf,
  opposedTo,
  sentForceOf,
  supportsOf,
} from '../command.js';
import { note } from '../state/journal.js';
import type { Phase } from '../phase.js';
import type { State } from '../definition.js';
import { valueOf } from '../formula/value.js';

/** Persons of a unit at most, whatever an expression comes to. */
const STRENGTH_MAX = 1e9;

/** Agitators against an authority among the people of a stratum; none where there is no authority. */
const agitatorsOf = ({ columns }: State, stratum: number, authority: number): number =>
  authority < 0 ? 0 : contactOf(columns.reach.row(stratum), (party) => columns.lines.at(party, authority));

const updateUnits = (state: State): void => {
  const { strengths, support, agitation } = state.columns;
  state.definition.units.forEach((unit, u) => {
    strengths[u] = clamp(valueOf(state, unit.strength), 0, STRENGTH_MAX);
    supportsOf(state, unit, support.row(u));
    agitation[u] = nextAgitation(agitation[u], agitatorsOf(state, unit.stratum, chainOf(state, unit)));
  });
};

/** Obedience [units x authorities] and believed chance [authorities] at the end of a day. */
export type Evening = Pick<Columns, 'obedience' | 'chance'>;

/** The terms of a unit for each claimant, company left out. */
const termsOf = (state: State, yesterday: Evening, u: number, who: readonly number[]): OwnTerms[] => {
  const { mechanisms, units } = state.definition;
  const unit = units[u];
  const [supports, obeyed] = [state.columns.support.row(u), yesterday.obedience.row(u)];
  const [chain, governor] = [chainOf(state, unit), governing(state)];
  return who.map((claimant, i) => {
    const isLawful = claimant >= 0 && claimant === chain;
    const orders = claimant >= 0 && claimant === governor;
    return ownTerms(mechanisms.obedience, {
      rivalry: rivalryOf(supports, who, i),
      discipline: isLawful ? valueOf(state, unit.discipline) : 0,
      agitation: isLawful ? state.columns.agitation[u] : 0,
      kinship: orders && unit.kin.length > 0 ? kinshipOf(state, unit, opposedTo(state, [claimant])) : 0,
      yesterday: shareFor(obeyed, claimant, who[0]),
    });
  });
};

/** Persons in the street of the capital whom the only authority has against it, as force. */
const streetForce = (state: State, only: number): number => {
  const { strata, capital, mechanisms } = state.definition;
  const opposedOf = opposedTo(state, [only]);
  return (
    strata.reduce(
      (sum, { placeIndex }, s) =>
        sum + (placeIndex === capital ? state.columns.persons[s] * opposedOf(s) : 0),
      0,
    ) * mechanisms.obedience.streetArms
  );
};

const problemOf = (
  state: State,
  who: readonly number[],
  terms: readonly (readonly OwnTerms[])[],
): ObedienceProblem => {
  const { units, mechanisms } = state.definition;
  const logits = new Float64Array(units.length * who.length);
  terms.forEach((row, u) => row.forEach((own, i) => (logits[u * who.length + i] = sumOfOwn(own))));
  return {
    unitCount: units.length,
    claimantCount: who.length,
    logits,
    forces: Float64Array.from(units, (_, u) => forceOf(state, u)),
    ownForces: Float64Array.from(who, (a) => (a === STREET ? streetForce(state, who[0]) : 0)),
    company: mechanisms.obedience.company,
    exponent: mechanisms.obedience.beliefExponent,
    neither: null,
  };
};

/** The everyday obedience of a day, with what it was made of. */
export interface Everyday extends TwoSolutions {
  readonly who: readonly number[];
  /** [units][claimants] */
  readonly terms: readonly (readonly OwnTerms[])[];
  readonly problem: ObedienceProblem;
}

/**
 * Who would obey whom, from what holds in this phase of the day and from how the day before ended. Changes
 * nothing.
 */
export const everydayObedience = (state: State, yesterday: Evening): Everyday => {
  const who = claimantsOf(state.politics.founded);
  const terms = state.definition.units.map((_, u) => termsOf(state, yesterday, u, who));
  const problem = problemOf(state, who, terms);
  const believed = Float64Array.from(who, (claimant) => shareFor(yesterday.chance, claimant, who[0]));
  const favourite = Math.max(0, who.indexOf(governing(state)));
  return { who, terms, problem, ...solveObedience(problem, favourite, believed) };
};

const updateForces = (
  state: State,
  problem: ObedienceProblem,
  obedience: Float64Array,
  who: readonly number[],
): void => {
  const { force } = state.columns;
  force.cells.fill(0);
  const addIn = (place: number, u: number, there: number): void =>
    who.forEach((a, i) => {
      if (a >= 0 && place >= 0) force.add(a, place, there * obedience[u * who.length + i]);
    });
  state.definition.units.forEach(({ place: home }, u) => {
    addIn(state.politics.whereabouts[u].place, u, sentForceOf(state, u));
    const left = leftForceOf(state, u);
    if (left > 0) addIn(home, u, left);
  });
};

const solve = (state: State): void => {
  const { columns } = state;
  const { who, problem, chosen, hinge } = everydayObedience(state, columns);
  columns.obedience.cells.fill(0);
  columns.chance.fill(0);
  who.forEach((a, i) => {
    if (a < 0) return;
    columns.chance[a] = chosen.chances[i];
    for (let u = 0; u < problem.unitCount; u++)
      columns.obedience.set(u, a, chosen.obedience[u * who.length + i]);
  });
  columns.hinge[0] = hinge;
  columns.residual[0] = chosen.residual;
  if (hinge > 0) note(state, { kind: 'hinge', gap: hinge });
  updateForces(state, problem, chosen.obedience, who);
};

export const obedience: Phase = {
  name: 'obedience',
  reads: ['shares', 'persons', 'active', 'marchers', 'reach', 'politics'],
  yesterday: ['agitation', 'obedience', 'chance', 'lines', 'armFactors'],
  writes: [
    'strengths',
    'support',
    'agitation',
    'obedience',
    'chance',
    'hinge',
    'residual',
    'force',
    'journal',
  ],
  asks: (definition) => [...definition.units.map((unit) => unit.strength), ...disciplinesOf(definition)],
  run: (state) => {
    updateUnits(state);
    if (state.politics.founded.some(Boolean)) solve(state);
  },
};
