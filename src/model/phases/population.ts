/**
 * Population: everybody's loyalties move; who acts is decided person by person. The kernel does it; here its inputs are written.
 */
import { clamp, ln, logistic } from '../../foundation/math.js';
import { toCoefficient, toQ15 } from '../../foundation/fixed.js';
import { isCapped, writeInputs } from '../../kernel/inputs.js';
import { governing } from '../command.js';
import { note } from '../journal.js';
import type { Phase } from '../phase.js';
import type { State } from '../definition.js';

/** Persons publicly active in each place yesterday. */
const crowds = (state: State): number[] => {
  const persons = state.definition.places.map(() => 0);
  state.definition.strata.forEach(
    (stratum, s) => (persons[stratum.placeIndex] += stratum.persons * state.columns.active[s]),
  );
  return persons;
};

/**
 * Fear in [0, greatest]: high where force outweighs the crowd, falling as the crowd outgrows the force that would really obey.
 * A smooth form of the arrest probability of Epstein (2002), whose integer rounding hides a threshold.
 */
export const fearOf = (
  greatest: number,
  force: number,
  crowd: number,
  terms: { readonly steepness: number; readonly offset: number },
): number => greatest * logistic(terms.steepness * ln((force + terms.offset) / (crowd + terms.offset)));

/** Receptivity of the quickest person, as a multiple of the mean, and the greatest pull of experience a day. */
const RECEPTIVITY_MAX = 2;
const RECEPTIVITY_CAP = 0.5;

/** The share of the way to what draws them that the quickest people can go on a day of greatest tempo. */
export const quickestLearning = (learning: number, tempoMax: number): number =>
  Math.min(RECEPTIVITY_CAP, learning * tempoMax * RECEPTIVITY_MAX);

const discontentOf = (state: State, s: number): number => {
  const { discontent, discontentBase } = state.definition.strata[s].behaviour;
  const S = state.definition.strata.length;
  let sum = discontentBase + state.columns.discontentShift[s];
  for (let c = 0; c < discontent.length; c++) sum += discontent[c] * state.columns.conditions[c * S + s];
  return sum;
};

/** The calls of parties to a stratum [P], as coefficients. */
const callsTo = (state: State, s: number): number[] => {
  const calls = new Array<number>(state.definition.parties.length);
  for (let p = 0; p < calls.length; p++) calls[p] = toCoefficient(state.columns.calls[s * calls.length + p]);
  return calls;
};

/** Parties with enough seats in the cabinet of the authority that governs, as bits. */
const officeMask = (state: State): number => {
  const holder = governing(state);
  if (holder < 0) return 0;
  const { seats } = state.politics.cabinets[holder];
  const total = seats.reduce((a, b) => a + b, 0);
  return state.definition.parties.reduce(
    (mask, _, p) =>
      total > 0 && seats[p] / total >= state.definition.mechanisms.officeShare ? mask | (1 << p) : mask,
    0,
  );
};

const writeStratum = (state: State, s: number, crowd: number, office: number): void => {
  const { parties, places, mechanisms, strata } = state.definition;
  const { behaviour, placeIndex } = strata[s];
  const { columns } = state;
  const P = parties.length;
  const holder = governing(state);
  const force = holder < 0 ? 0 : columns.force[holder * places.length + placeIndex];
  const tempo = clamp(1 + columns.tempoShift[s], 0, mechanisms.tempoMax);
  writeInputs(state.inputs, s, {
    appeal: columns.appeal.subarray(s * P, (s + 1) * P),
    tempo: toCoefficient(behaviour.learning * tempo),
    rhoCap: toCoefficient(quickestLearning(behaviour.learning, mechanisms.tempoMax)),
    sigma: toCoefficient(behaviour.encounter),
    omega: toCoefficient(behaviour.contact),
    noise: toCoefficient(behaviour.noise),
    personalTaste: toCoefficient(behaviour.personalTaste),
    floor: toCoefficient(behaviour.abstentionFloor),
    officeMask: office,
    grievance: toCoefficient(behaviour.grievance),
    discontent: toCoefficient(discontentOf(state, s)),
    call: callsTo(state, s),
    kappa: toCoefficient(behaviour.contagion),
    fear: toCoefficient(fearOf(behaviour.fear, force, crowd, mechanisms.fear)),
    fatigueGain: toCoefficient(behaviour.fatigue),
    fatigueFade: toQ15(1 / mechanisms.fatigueDays),
  });
  if (isCapped(state.inputs, s)) note(state, { tick: state.tick, kind: 'capped', stratum: s });
};

export const population: Phase = {
  name: 'population',
  reads: ['appeal', 'conditions', 'tempoShift', 'discontentShift', 'calls', 'politics'],
  yesterday: ['population', 'active', 'force'],
  writes: ['population', 'tally', 'journal'],
  run: (state) => {
    const crowd = crowds(state);
    const office = officeMask(state);
    state.definition.strata.forEach((stratum, s) =>
      writeStratum(state, s, crowd[stratum.placeIndex], office),
    );
    state.kernel.step(state.population, state.inputs, state.tick, state.keys, state.tally);
  },
};
