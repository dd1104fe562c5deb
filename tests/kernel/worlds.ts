/**
 * Small worlds, the extremes not spared, and three days in them: two kernels are the same where they end alike.
 */
import { expect } from 'vitest';
import { keysFromSeed } from '../../src/foundation/random.js';
import {
  createInputs,
  writeInputs,
  writeRungs,
  type KernelInputs,
  type StratumInputs,
} from '../../src/kernel/inputs.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { countCell } from '../../src/population/count.js';
import { createPopulation } from '../../src/population/create.js';
import {
  firstLoyalty,
  firstReceptivity,
  lanesOf,
  LANES,
  RUNGS,
  loyaltyStep,
} from '../../src/population/layout.js';
import type { PopulationPlan, StratumPlan } from '../../src/population/plan.js';
import { shardOf, type Population } from '../../src/population/population.js';
import type { StratumSpec } from '../../src/population/spec.js';
import { Tally } from '../../src/population/tally.js';
import { saveState } from '../population/fixture.js';
import { fc } from '../property.js';
import { anyThresholds } from './fixture.js';

/** A stratum of cells of given sizes, each of which hears so many cells of the first stratum. */
export interface Stratum {
  readonly cells: readonly number[];
  readonly ties: number;
  readonly day: StratumInputs;
  /** Heights beyond which people are counted. */
  readonly rungs: readonly number[];
}

export interface World {
  readonly parties: number;
  readonly seed: string;
  readonly strata: readonly Stratum[];
  /** Whether sums of products are wanted. */
  readonly products: boolean;
}

const q15 = fc.oneof(fc.integer({ min: -32768, max: 32767 }), fc.constantFrom(-32768, -32767, 0, 32767));
const signed = q15.map((x) => Math.max(-32767, x));
const height = q15.map((x) => Math.abs(Math.max(-32767, x)));
const eight = (number: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
  fc.array(number, { minLength: 8, maxLength: 8 });

/** Rates that leave the update within 32 bits, right up to the rim. */
const rates = fc
  .record({
    noise: height,
    shares: fc.array(fc.nat({ max: 1000 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ noise, shares }) => {
    const room = 32767 - Math.ceil(noise / 2);
    const sum = Math.max(1, shares[0] + shares[1] + shares[2]);
    const [rhoCap, sigma, omega] = shares.map((share) => Math.floor((room * share) / sum));
    return { noise, rhoCap, sigma, omega };
  });

const day: fc.Arbitrary<StratumInputs> = fc
  .record({
    rates,
    tempo: fc.oneof(height, fc.integer({ min: 0, max: 600 })),
    personalTaste: height,
    appeal: eight(q15),
    call: eight(signed),
    floor: fc.oneof(height, fc.integer({ min: 0, max: 4000 })),
    officeMask: fc.nat({ max: 255 }),
    grievance: signed,
    discontent: signed,
    kappa: signed,
    diffusion: signed,
    fear: signed,
    fatigueGain: height,
    fatigueFade: height,
    thresholds: anyThresholds,
  })
  .map(({ rates: pulls, thresholds, ...others }) => ({ ...pulls, ...thresholds, ...others }));

const size = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 41, max: 400 }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, 7, 8, 9, 16, 17, 2047, 2048) },
);

export const world: fc.Arbitrary<World> = fc.record({
  parties: fc.integer({ min: 1, max: 8 }),
  seed: fc.string({ maxLength: 4 }),
  strata: fc.array(
    fc.record({
      cells: fc.array(size, { minLength: 1, maxLength: 8 }),
      ties: fc.integer({ min: 0, max: 4 }),
      day,
      rungs: fc.array(fc.oneof(height, fc.constantFrom(0, 1)), { maxLength: RUNGS }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  products: fc.boolean(),
});

function planOf(strata: readonly Stratum[]): PopulationPlan {
  let cells = 0;
  let ties = 0;
  const plans = strata.map(({ cells: sizes, ties: count }, s): StratumPlan => {
    const agents = sizes.reduce((sum, agents) => sum + agents);
    const [cellBegin, tieBegin, tiesPerCell] = [cells, ties, Math.max(1, count)];
    cells += sizes.length;
    ties += tiesPerCell * sizes.length;
    const range = {
      cellBegin,
      cellEnd: cells,
      workplaceBegin: cellBegin,
      workplaceEnd: cells,
    };
    return {
      id: `s${s}`,
      entity: s * 77,
      persons: agents,
      agents,
      weight: 1,
      most: agents,
      ...range,
      tieBegin,
      tiesPerCell,
    };
  });
  const agents = plans.reduce((sum, plan) => sum + plan.agents, 0);
  const cellAgents = Uint16Array.from(strata.flatMap(({ cells: sizes }) => sizes));
  return {
    agents,
    persons: agents,
    strata: plans,
    cellStrata: Uint16Array.from(strata.flatMap(({ cells: sizes }, s) => sizes.map(() => s))),
    cellAgents,
    cellRooms: cellAgents,
    cellPersons: Float64Array.from(cellAgents),
    realCells: new Float64Array(cells).fill(1),
    cellWorkplaces: Uint32Array.from(cellAgents, (_, cell) => cell),
    workplaceCells: Uint32Array.from({ length: cells + 1 }, (_, cell) => cell),
    realWorkplaces: new Float64Array(cells).fill(1),
    workplacePersons: Float64Array.from(cellAgents),
  };
}

const specOf = (ties: number, s: number): StratumSpec => ({
  id: `s${s}`,
  persons: 1,
  cellClasses: [],
  tasteSpread: new Array<number>(8).fill(0.2),
  receptivitySpread: 0.5,
  thresholdMean: 0.3,
  thresholdSd: 0.3,
  ties: ties > 0 ? [{ to: 0, count: ties }] : [],
});

/** Where people live, and in how many shards. */
export type Home = Pick<Kernel, 'allocate' | 'shards' | 'settle'>;

export function peopleOf(
  { parties, seed, strata }: World,
  { allocate, shards, settle }: Home = {},
): Population {
  const start = strata.flatMap(({ day: { appeal } }) =>
    Array.from({ length: parties }, (_, p) => appeal[p] >> 1),
  );
  return createPopulation({
    plan: planOf(strata),
    specs: strata.map(({ ties }, s) => specOf(ties, s)),
    partyCount: parties,
    keys: keysFromSeed(seed),
    start: Int16Array.from(start),
    personalTaste: Int16Array.from(strata, ({ day: { personalTaste } }) => personalTaste),
    floor: Int16Array.from(strata, ({ day: { floor } }) => floor),
    allocate,
    shards,
    settle,
  });
}

/** Sends some people to the rims of what can be stored, and counts anew. */
export function unsettle(population: Population): void {
  const { cellCount, partyCount } = population;
  for (let number = 0; number < cellCount; number++) {
    const { columns, cellBegin } = shardOf(population, number);
    const cell = number - cellBegin;
    for (let j = number % 3; j < columns.agents[cell]; j += 3) {
      const first = firstLoyalty(columns, cell) + loyaltyStep(partyCount, j);
      for (let p = 0; p < partyCount; p++)
        columns.loyalties[first + p * LANES] = [-32768, 32767, 0, -32768][(j + p + number) & 3];
      columns.blocks[firstReceptivity(columns, cell) + j] = j % 2 ? 255 : 1;
      columns.blocks[firstReceptivity(columns, cell) + lanesOf(columns.agents[cell]) + j] = j % 5 ? 0 : 255;
    }
    countCell(columns, cell);
  }
}

export function inputsOf({ parties, strata, products }: World): KernelInputs {
  const inputs = createInputs(strata.length, parties, products);
  strata.forEach(({ day, rungs }, s) => {
    writeInputs(inputs, s, {
      ...day,
      officeMask: day.officeMask & (2 ** parties - 1),
    });
    writeRungs(inputs, s, rungs);
  });
  return inputs;
}

export interface Outcome {
  readonly bytes: Uint8Array;
  readonly strata: Float64Array;
  readonly sums: BigInt64Array;
  /** [cell x rung] */
  readonly beyond: readonly number[];
}

/** Lets three days pass, for people who live where the kernel or another home says. */
export function live(start: World, kernel: Kernel, home: Home = kernel): Outcome {
  const people = peopleOf(start, home);
  unsettle(people);
  return pass(people, start, kernel);
}

export function pass(people: Population, start: World, kernel: Kernel): Outcome {
  const inputs = inputsOf(start);
  const tally = new Tally(people);
  for (let tick = 0; tick < 3; tick++) kernel.step(people, inputs, tick, keysFromSeed(start.seed), tally);
  const beyond = people.shards.flatMap(({ columns }) => [...columns.beyond]);
  return { bytes: saveState(people), strata: tally.strata, sums: tally.sums, beyond };
}

export function expectEqual(fast: Outcome, slow: Outcome): void {
  expect(Buffer.compare(fast.bytes, slow.bytes)).toBe(0);
  expect(fast.strata).toEqual(slow.strata);
  expect(fast.sums).toEqual(slow.sums);
  expect(fast.beyond).toEqual(slow.beyond);
}
