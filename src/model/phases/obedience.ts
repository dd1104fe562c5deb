/**
 * Obedience: which unit and service would obey whose order, given who else would.
 */
import { solveObedience, type ObedienceProblem } from '../../polity/obedience.js';
import { chainOf, forceOf, governing, kinshipOf, supportOf } from '../command.js';
import { note } from '../journal.js';
import type { Phase } from '../phase.js';
import type { State } from '../definition.js';

/** How fast agitation follows the agitators a unit is in contact with, a day. */
const CONTACT_RATE = 0.05;

const updateUnits = (state: State): void => {
  const { units, authorities, parties } = state.definition;
  const A = authorities.length;
  const { strengths, support, reach, lines, agitation } = state.columns;
  units.forEach((unit, u) => {
    strengths[u] = Math.max(0, unit.strength(state));
    for (let a = 0; a < A; a++) support[u * A + a] = supportOf(state, unit, a);
    const chain = chainOf(state, unit);
    let contact = 0;
    if (chain >= 0)
      for (let p = 0; p < parties.length; p++)
        contact += reach[unit.stratum * parties.length + p] * Math.max(0, -lines[p * A + chain]);
    agitation[u] += CONTACT_RATE * (Math.min(1, contact) - agitation[u]);
  });
};

/** Claimants of the day: founded authorities, and the street (-1) where there is only one. */
export const claimants = (state: State): number[] => {
  const founded = state.politics.founded.flatMap((exists, a) => (exists ? [a] : []));
  return founded.length === 1 ? [founded[0], -1] : founded;
};

const supportFor = (state: State, u: number, claimant: number, only: number): number => {
  const A = state.definition.authorities.length;
  return claimant >= 0 ? state.columns.support[u * A + claimant] : -state.columns.support[u * A + only];
};

const logitOf = (state: State, u: number, claimants: readonly number[], index: number): number => {
  const terms = state.definition.mechanisms.obedience;
  const unit = state.definition.units[u];
  const A = state.definition.authorities.length;
  const claimant = claimants[index];
  const only = claimants[0];
  const own = supportFor(state, u, claimant, only);
  let rival = -1;
  for (let i = 0; i < claimants.length; i++)
    if (i !== index) rival = Math.max(rival, supportFor(state, u, claimants[i], only));
  const yesterday =
    claimant >= 0 ? state.columns.obedience[u * A + claimant] : 1 - state.columns.obedience[u * A + only];
  const lawful = claimant >= 0 && claimant === chainOf(state, unit);
  return (
    -terms.base +
    terms.support * (own - rival) +
    (lawful ? terms.chain * unit.discipline(state) - terms.agitation * state.columns.agitation[u] : 0) -
    (claimant >= 0 && claimant === governing(state) ? terms.kinship * kinshipOf(state, unit) : 0) +
    terms.habit * (yesterday - 0.5)
  );
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
  for (let i = 0; i < logits.length; i++)
    logits[i] = logitOf(state, Math.floor(i / who.length), who, i % who.length);
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
