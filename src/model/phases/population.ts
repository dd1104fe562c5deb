/**
 * Population: everybody's loyalties move; who acts is decided person by person. The kernel does it; here its
 * inputs are written.
 */
import { clamp } from '../../foundation/math.js';
import { toCoefficient, toQ15 } from '../../foundation/fixed.js';
import { isCapped, writeFigures, writePulls } from '../../kernel/inputs.js';
import { seatShares } from '../../polity/body.js';
import { discontentOf } from '../../polity/condition.js';
import { isInOffice } from '../../polity/party.js';
import { fearOf } from '../../polity/fear.js';
import { thresholdScale } from '../../population/traits.js';
import { governing } from '../command.js';
import { note } from '../state/journal.js';
import type { Phase } from '../phase.js';
import { writeHeights } from './forms.js';
import type { State } from '../definition.js';

/** Persons publicly active in each place yesterday. */
const crowds = (state: State): number[] => {
  const persons = state.definition.places.map(() => 0);
  state.definition.strata.forEach(
    (stratum, s) => (persons[stratum.placeIndex] += state.columns.persons[s] * state.columns.active[s]),
  );
  return persons;
};

/**
 * Receptivity of the quickest person, as a multiple of the mean, and the greatest pull of experience a day.
 */
const RECEPTIVITY_MAX = 2;
const RECEPTIVITY_CAP = 0.5;

/** The share of the way to what draws them that the quickest people can go on a day of greatest tempo. */
export const quickestLearning = (learning: number, tempoMax: number): number =>
  Math.min(RECEPTIVITY_CAP, learning * tempoMax * RECEPTIVITY_MAX);

/**
 * What is the same for every stratum of a day: parties in office as bits, and force of the authority that
 * governs by place.
 */
interface Government {
  readonly officeMask: number;
  readonly force: ArrayLike<number>;
}

/** Parties in office under an authority, as bits. */
const officeMask = ({ definition, politics }: State, holder: number): number => {
  const seats = holder < 0 ? [] : politics.cabinets[holder].seats;
  if (!seats.some(Boolean)) return 0;
  const shares = seatShares(seats);
  return definition.parties.reduce(
    (mask, _, p) => (isInOffice(shares[p], definition.mechanisms.officeShare) ? mask | (1 << p) : mask),
    0,
  );
};

const governmentOf = (state: State): Government => {
  const holder = governing(state);
  return {
    officeMask: officeMask(state, holder),
    force: holder < 0 ? new Float64Array(state.definition.places.length) : state.columns.force.row(holder),
  };
};

/** Writes what pulls the people of a stratum: appeals, and calls of parties. */
const writeAppeals = ({ inputs, columns }: State, s: number): void => {
  const calls = columns.calls.row(s);
  const call = new Array<number>(calls.length);
  for (let p = 0; p < call.length; p++) call[p] = toCoefficient(calls[p]);
  writePulls(inputs, s, { appeal: columns.appeal.row(s), call });
};

const writeStratum = (state: State, s: number, crowd: number, { officeMask, force }: Government): void => {
  const { columns } = state;
  const { mechanisms, strata } = state.definition;
  const { behaviour, placeIndex, spec } = strata[s];
  const base = behaviour.discontentBase + columns.discontentShift[s];
  const discontent = discontentOf(base, behaviour.discontent, (c) => columns.conditions.at(c, s));
  const thresholds = thresholdScale(spec);
  const tempo = clamp(1 + columns.tempoShift[s], 0, mechanisms.tempoMax);
  writeAppeals(state, s);
  writeFigures(state.inputs, s, {
    tempo: toCoefficient(behaviour.learning * tempo),
    rhoCap: toCoefficient(quickestLearning(behaviour.learning, mechanisms.tempoMax)),
    sigma: toCoefficient(behaviour.encounter),
    omega: toCoefficient(behaviour.contact),
    noise: toCoefficient(behaviour.noise),
    personalTaste: toCoefficient(behaviour.personalTaste),
    floor: toCoefficient(behaviour.abstentionFloor),
    officeMask,
    grievance: toCoefficient(behaviour.grievance),
    discontent: toCoefficient(discontent),
    kappa: toCoefficient(behaviour.contagion),
    diffusion: toCoefficient(behaviour.diffusion),
    fear: toCoefficient(fearOf(behaviour.fear, force[placeIndex], crowd, mechanisms.fear)),
    fatigueGain: toCoefficient(behaviour.fatigue),
    fatigueFade: toQ15(1 / mechanisms.fatigueDays),
    thresholdLeast: thresholds.least,
    thresholdStep: thresholds.step,
  });
  if (isCapped(state.inputs, s)) note(state, { kind: 'capped', stratum: s });
};

export const population: Phase = {
  name: 'population',
  reads: ['appeal', 'conditions', 'tempoShift', 'discontentShift', 'calls', 'politics'],
  yesterday: ['population', 'active', 'force', 'persons'],
  writes: ['population', 'tally', 'journal'],
  asks: ({ forms }) => forms.map(({ height }) => height),
  run: (state) => {
    const crowd = crowds(state);
    const government = governmentOf(state);
    state.definition.strata.forEach((stratum, s) =>
      writeStratum(state, s, crowd[stratum.placeIndex], government),
    );
    writeHeights(state);
    state.kernel.step(state.population, state.inputs, state.tick, state.keys, state.tally);
  },
};
