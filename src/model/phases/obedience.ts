/**
 * Obedience: which unit and service would obey whose order, given who else would.
 */
import { clamp } from '../../foundation/math.js';
import { solveObedience, type ObedienceProblem } from '../../polity/obedience.js';
import { chainOf, forceOf, governing, kinshipOf, supportsOf } from '../command.js';
import { note } from '../journal.js';
import type { Phase } from '../phase.js';
import type { State } from '../definition.js';

/** Persons of a unit at most, whatever an expression comes to. */
const STRENGTH_MAX = 1e9;

/** How fast agitation follows the agitators a unit is in contact with, a day. */
const CONTACT_RATE = 0.05;

/** Agitators of the parties that stand against an authority, among the people of a stratum; 0 where there is no authority. */
const contactOf = ({ definition, columns }: State, stratum: number, authority: number): number => {
  if (authority < 0) return 0;
  const { reach, lines } = columns;
  const [P, A] = [definition.parties.length, definition.authorities.length];
  let contact = 0;
  for (let p = 0; p < P; p++) contact += reach[stratum * P + p] * Math.max(0, -lines[p * A + authority]);
  return Math.min(1, contact);
};

const updateUnits = (state: State): void => {
  const { units, authorities } = state.definition;
  const { strengths, support, agitation } = state.columns;
  const A = authorities.length;
  units.forEach((unit, u) => {
    strengths[u] = clamp(unit.strength(state), 0, STRENGTH_MAX);
    supportsOf(state, unit, support, u * A);
    agitation[u] += CONTACT_RATE * (contactOf(state, unit.stratum, chainOf(state, unit)) - agitation[u]);
  });
};

/** Claimants of the day: founded authorities, and the street (-1) where there is only one. */
export const claimants = (state: State): number[] => {
  const founded = state.politics.founded.flatMap((exists, a) => (exists ? [a] : []));
  return founded.length === 1 ? [founded[0], -1] : founded;
};

/** What a unit's people hold of a claimant: the street has the support that the only authority lacks. */
const supportFor = (state: State, u: number, claimant: number, only: number): number => {
  const A = state.definition.authorities.length;
  return claimant >= 0 ? state.columns.support[u * A + claimant] : -state.columns.support[u * A + only];
};

/** The best support of the others. */
const rivalSupport = (state: State, u: number, who: readonly number[], index: number): number => {
  let best = -1;
  for (let i = 0; i < who.length; i++)
    if (i !== index) best = Math.max(best, supportFor(state, u, who[i], who[0]));
  return best;
};

/** The obedience of yesterday; the street's is what the only authority had not. */
const habitOf = (state: State, u: number, claimant: number, only: number): number => {
  const A = state.definition.authorities.length;
  const { obedience } = state.columns;
  return claimant >= 0 ? obedience[u * A + claimant] : 1 - obedience[u * A + only];
};

/** Writes the logits of a unit, one for each claimant, company left out (design, section 4). */
const writeLogits = (state: State, u: number, who: readonly number[], logits: Float64Array): void => {
  const terms = state.definition.mechanisms.obedience;
  const unit = state.definition.units[u];
  const chain = chainOf(state, unit);
  const governor = governing(state);
  for (let i = 0; i < who.length; i++) {
    const claimant = who[i];
    const rivalry = supportFor(state, u, claimant, who[0]) - rivalSupport(state, u, who, i);
    const isLawful = claimant >= 0 && claimant === chain;
    const orders = claimant >= 0 && claimant === governor;
    logits[u * who.length + i] =
      -terms.base +
      terms.support * rivalry +
      (isLawful ? terms.chain * unit.discipline(state) - terms.agitation * state.columns.agitation[u] : 0) -
      (orders ? terms.kinship * kinshipOf(state, unit) : 0) +
      terms.habit * (habitOf(state, u, claimant, who[0]) - 0.5);
  }
};

/** Persons in the street of the capital, as force. */
const streetForce = (state: State): number =>
  state.definition.strata.reduce(
    (sum, stratum, s) =>
      sum + (stratum.placeIndex === state.definition.capital ? stratum.persons * state.columns.active[s] : 0),
    0,
  ) * state.definition.mechanisms.obedience.streetArms;

const everyday = (state: State, who: readonly number[]): ObedienceProblem => {
  const { units, mechanisms } = state.definition;
  const logits = new Float64Array(units.length * who.length);
  for (let u = 0; u < units.length; u++) writeLogits(state, u, who, logits);
  return {
    unitCount: units.length,
    claimantCount: who.length,
    logits,
    forces: Float64Array.from(units, (_, u) => forceOf(state, u)),
    ownForces: Float64Array.from(who, (a) => (a < 0 ? streetForce(state) : 0)),
    company: mechanisms.obedience.company,
    exponent: mechanisms.obedience.beliefExponent,
    neither: null,
  };
};

const updateForces = (
  state: State,
  problem: ObedienceProblem,
  obedience: Float64Array,
  who: readonly number[],
): void => {
  const L = state.definition.places.length;
  state.columns.force.fill(0);
  state.definition.units.forEach((_, u) => {
    const place = state.politics.whereabouts[u].place;
    who.forEach((a, i) => {
      if (a >= 0) state.columns.force[a * L + place] += problem.forces[u] * obedience[u * who.length + i];
    });
  });
};

const solve = (state: State): void => {
  const A = state.definition.authorities.length;
  const who = claimants(state);
  const problem = everyday(state, who);
  const yesterday = Float64Array.from(who, (a) =>
    a >= 0 ? state.columns.chance[a] : 1 - state.columns.chance[who[0]],
  );
  const { chosen, hinge } = solveObedience(problem, Math.max(0, who.indexOf(governing(state))), yesterday);
  state.columns.obedience.fill(0);
  state.columns.chance.fill(0);
  who.forEach((a, i) => {
    if (a < 0) return;
    state.columns.chance[a] = chosen.chances[i];
    for (let u = 0; u < problem.unitCount; u++)
      state.columns.obedience[u * A + a] = chosen.obedience[u * who.length + i];
  });
  state.columns.hinge[0] = hinge;
  state.columns.residual[0] = chosen.residual;
  if (hinge > 0) note(state, { tick: state.tick, kind: 'hinge', gap: hinge });
  updateForces(state, problem, chosen.obedience, who);
};

export const obedience: Phase = {
  name: 'obedience',
  reads: ['shares', 'active', 'reach', 'politics'],
  yesterday: ['obedience', 'chance', 'lines', 'armFactors'],
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
  run: (state) => {
    updateUnits(state);
    if (state.politics.founded.some(Boolean)) solve(state);
  },
};
