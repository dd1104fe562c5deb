/** Days for the people of the tests. */
import { fc } from '../property.js';
import {
  createInputs,
  writeInputs,
  writeRungs,
  type KernelInputs,
  type StratumInputs,
} from '../../src/kernel/inputs.js';
import { countCell } from '../../src/population/count.js';
import { firstLoyalty, loyaltyStep } from '../../src/population/layout.js';
import type { Population } from '../../src/population/population.js';
import type { OneShard } from '../population/fixture.js';
import { people, range, stratum } from '../population/fixture.js';

/** A day on which nothing pulls and nobody acts. */
export const stillness: StratumInputs = {
  appeal: new Array<number>(8).fill(0),
  tempo: 0,
  rhoCap: 8000,
  sigma: 0,
  omega: 0,
  noise: 0,
  personalTaste: 0,
  floor: 0,
  officeMask: 0,
  grievance: 0,
  discontent: 0,
  call: new Array<number>(8).fill(0),
  kappa: 0,
  diffusion: 0,
  fear: 0,
  fatigueGain: 0,
  fatigueFade: 0,
  thresholdLeast: 0,
  thresholdStep: 128,
};

/** A day on which everything happens. */
export const turmoil: StratumInputs = {
  appeal: [9000, -4000, 3000, 12000, -15000, 700, 0, 5000],
  tempo: 900,
  rhoCap: 1600,
  sigma: 400,
  omega: 300,
  noise: 500,
  personalTaste: 2500,
  floor: 1500,
  officeMask: 0b10,
  grievance: 9000,
  discontent: 6000,
  call: [8000, 0, -3000, 9000, 0, 0, 0, 2000],
  kappa: 9000,
  diffusion: 5000,
  fear: 4000,
  fatigueGain: 3000,
  fatigueFade: 2700,
  thresholdLeast: 1000,
  thresholdStep: 90,
};

/** The same day for every stratum of a population. */
export function inputsFor(
  { strata, partyCount }: Population,
  day: StratumInputs,
  rungs: readonly number[] = [],
): KernelInputs {
  const inputs = createInputs(strata.length, partyCount);
  strata.forEach((_, s) => {
    writeInputs(inputs, s, day);
    writeRungs(inputs, s, rungs);
  });
  return inputs;
}

/** Writes a loyalty for every agent, party by party, as told by their place, and counts anew. */
export function setLoyalties(
  { columns, cellCount, partyCount }: OneShard,
  loyaltyOf: (cell: number, agent: number, party: number) => number,
): void {
  for (let cell = 0; cell < cellCount; cell++) {
    for (let j = 0; j < columns.agents[cell]; j++)
      for (let p = 0; p < partyCount; p++)
        columns.loyalties[firstLoyalty(columns, cell) + loyaltyStep(partyCount, j) + 8 * p] = loyaltyOf(
          cell,
          j,
          p,
        );
    countCell(columns, cell);
  }
}

/** Peoples of ragged cells (1 to 70 agents) in three strata that listen to each other. */
export const raggedPeople = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 3, maxLength: 3 }),
    cells: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }),
    partyCount: fc.integer({ min: 1, max: 8 }),
    receptivitySpread: fc.constantFrom(0, 0.4),
    personalTaste: fc.constantFrom(0, 2500),
  })
  .map(({ sizes, cells, partyCount, receptivitySpread, personalTaste }) => {
    const specs = range(3).map((s) =>
      stratum(`s${s}`, sizes[s] * cells[s] + (s % (cells[s] + 1)), {
        cellClasses: [{ share: 1, cellPersons: sizes[s], workplacePersons: sizes[s] }],
        receptivitySpread,
        ties:
          s === 2
            ? []
            : [
                { to: s, count: 1 },
                { to: (s + 1) % 3, count: 2 },
              ],
      }),
    );
    return { specs, partyCount, personalTaste, make: () => people({ specs, partyCount, personalTaste }) };
  });

const q15 = fc.integer({ min: -32768, max: 32767 });
const coefficient = fc.integer({ min: -32767, max: 32767 });
const rate = fc.integer({ min: 0, max: 32767 });
const row8 = (of: fc.Arbitrary<number>) => fc.array(of, { minLength: 8, maxLength: 8 });

/** Any scale of thresholds that stays in [-1, 1). */
export const anyThresholds = fc
  .tuple(fc.integer({ min: 0, max: 257 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([thresholdStep, place]) => ({
    thresholdStep,
    thresholdLeast: Math.floor(place * (65535 - 255 * thresholdStep)) - 32768,
  }));

/** Any day that can be computed exactly, the extremes not spared. */
export const anyDay: fc.Arbitrary<StratumInputs> = fc
  .record({
    appeal: row8(q15),
    tempo: fc.oneof(fc.integer({ min: 0, max: 4000 }), rate),
    pulls: fc.tuple(fc.integer({ min: 0, max: 65535 }), rate, rate, rate, rate),
    floor: fc.integer({ min: 0, max: 4000 }),
    officeMask: fc.integer({ min: 0, max: 255 }),
    grievance: coefficient,
    discontent: coefficient,
    call: row8(coefficient),
    kappa: coefficient,
    diffusion: coefficient,
    fear: coefficient,
    fatigueGain: rate,
    fatigueFade: rate,
    thresholds: anyThresholds,
  })
  .map(({ pulls: [total, ...weights], thresholds, ...day }) => {
    const sum = Math.max(
      1,
      weights.reduce((a, b) => a + b),
    );
    const [noise, rhoCap, sigma, omega] = weights.map((weight) => (weight / sum) * total);
    const half = (x: number): number => Math.floor(x / 2);
    return {
      ...day,
      ...thresholds,
      rhoCap: half(rhoCap),
      sigma: half(sigma),
      omega: half(omega),
      noise: Math.min(32767, Math.floor(noise)),
      personalTaste: 2500,
    };
  });

/** The same day in a world of so many parties. */
export const amongParties = (day: StratumInputs, partyCount: number): StratumInputs => ({
  ...day,
  officeMask: day.officeMask & (2 ** partyCount - 1),
});
