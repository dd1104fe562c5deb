/**
 * The SIMD kernel is the reference kernel, only faster: every byte of the people and every sum of the ledger agrees.
 */
import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { keysFromSeed } from '../../src/foundation/random.js';
import {
  createInputs,
  rowFaults,
  writeInputs,
  writeRungs,
  type KernelInputs,
  type StratumInputs,
} from '../../src/kernel/inputs.js';
import { FRONT_BYTES } from '../../src/kernel/front.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import type { SimdKernel } from '../../src/kernel/simd.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { countCell } from '../../src/population/count.js';
import {
  firstLoyalty,
  firstReceptivity,
  lanesOf,
  LANES,
  RUNGS,
  loyaltyStep,
  type Ground,
} from '../../src/population/layout.js';
import type { PopulationPlan, StratumPlan } from '../../src/population/plan.js';
import { createPopulation } from '../../src/population/create.js';
import { shardOf, type Population } from '../../src/population/population.js';
import type { StratumSpec } from '../../src/population/spec.js';
import { Tally } from '../../src/population/tally.js';
import { adherentsIn, castIn } from '../../src/population/votes.js';
import { openShard, saveState } from '../population/fixture.js';
import { anyThresholds, setLoyalties, stillness, turmoil } from './fixture.js';

const simd = nodeKernel('simd') as SimdKernel;
const crews = [2, 3, 7].map((threads) => nodeKernel('simd', threads));
const reference = nodeKernel('reference');

/** A stratum of cells of given sizes, each of which hears so many cells of the first stratum. */
interface Stratum {
  readonly cells: readonly number[];
  readonly ties: number;
  readonly day: StratumInputs;
  /** Heights beyond which people are counted. */
  readonly rungs: readonly number[];
}

interface World {
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

const world: fc.Arbitrary<World> = fc.record({
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
type Home = Pick<Kernel, 'allocate' | 'shards' | 'settle'>;

function peopleOf({ parties, seed, strata }: World, { allocate, shards, settle }: Home = {}): Population {
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
function unsettle(population: Population): void {
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

function inputsOf({ parties, strata, products }: World): KernelInputs {
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

interface Outcome {
  readonly bytes: Uint8Array;
  readonly strata: Float64Array;
  readonly sums: BigInt64Array;
  /** [cell x rung] */
  readonly beyond: readonly number[];
}

/** Lets three days pass, for people who live where the kernel or another home says. */
function live(start: World, kernel: Kernel, home: Home = kernel): Outcome {
  const people = peopleOf(start, home);
  unsettle(people);
  return pass(people, start, kernel);
}

function pass(people: Population, start: World, kernel: Kernel): Outcome {
  const inputs = inputsOf(start);
  const tally = new Tally(people);
  for (let tick = 0; tick < 3; tick++) kernel.step(people, inputs, tick, keysFromSeed(start.seed), tally);
  const beyond = people.shards.flatMap(({ columns }) => [...columns.beyond]);
  return { bytes: saveState(people), strata: tally.strata, sums: tally.sums, beyond };
}

function expectEqual(fast: Outcome, slow: Outcome): void {
  expect(Buffer.compare(fast.bytes, slow.bytes)).toBe(0);
  expect(fast.strata).toEqual(slow.strata);
  expect(fast.sums).toEqual(slow.sums);
  expect(fast.beyond).toEqual(slow.beyond);
}

/** Gives the last bytes of a memory as large as there can be. */
function atTheTop(bytes: number): Ground {
  const { buffer } = simd.allocate(2 ** 32 - FRONT_BYTES);
  return { buffer, offset: buffer.byteLength - bytes };
}

const oneCell = (agents: number): World => ({
  parties: 8,
  seed: '',
  strata: [{ cells: [agents], ties: 1, day: stillness, rungs: [] }],
  products: true,
});

/** A rule of voting and lists of eight parties, to the rims of what a rule may hold. */
const rule = fc.record({
  base: fc.array(fc.integer({ min: -(2 ** 29), max: 2 ** 29 }), { minLength: 8, maxLength: 8 }),
  indifference: fc.oneof(fc.nat({ max: 8000 }), fc.nat({ max: 20 })),
  chances: fc.array(fc.nat({ max: 65_536 }), { minLength: 1, maxLength: 33 }),
  stepBits: fc.integer({ min: 1, max: 20 }),
  heeded: fc.array(fc.nat({ max: 65_536 }), { minLength: 8, maxLength: 8 }),
  lists: fc.array(fc.nat({ max: 7 }), { minLength: 8, maxLength: 8 }),
});

describe('the SIMD kernel', () => {
  test.prop([world, rule], { numRuns: 100 })(
    'counts adherents and votes as the reference does, on any number of shards and threads',
    (start, { base, heeded, chances, lists: eight, ...more }) => {
      const [law, lists] = [
        {
          ...more,
          chances: Int32Array.from(chances),
          base: Int32Array.from(base.slice(0, start.parties)),
          heeded: Int32Array.from(heeded.slice(0, start.parties)),
        },
        eight.slice(0, start.parties),
      ];
      for (const kernel of [simd, { ...simd, shards: () => 3 }, ...crews]) {
        const people = peopleOf(start, kernel);
        unsettle(people);
        people.strata.forEach(({ agents }, s) => {
          const held = adherentsIn(people, s);
          expect(held.agents.reduce((sum, count) => sum + count)).toBe(agents);
          expect(kernel.adherents?.(people, s)).toEqual(held);
          expect(kernel.cast?.(people, s, law, lists)).toEqual(castIn(people, s, law, lists));
        });
      }
    },
  );

  test.prop([world], { numRuns: 300 })('is given only days that can be computed', (start) => {
    const inputs = inputsOf(start);
    expect(start.strata.flatMap((_, s) => rowFaults(inputs, s))).toEqual([]);
  });

  test.prop([world], { numRuns: 100 })('ends in the bytes and sums of the reference kernel', (start) => {
    expectEqual(live(start, simd), live(start, reference));
  });

  test.prop([world], { numRuns: 40 })('moves people alike whether products are wanted or not', (start) => {
    const [kept, dropped] = [true, false].map((products) => live({ ...start, products }, simd));
    expect(Buffer.compare(kept.bytes, dropped.bytes)).toBe(0);
    expect(kept.strata).toEqual(dropped.strata);
  });

  test.prop([world, world], { numRuns: 40 })(
    'ends in them too where others lived before, and forgets whom it was given back',
    (before, start) => {
      const gone = peopleOf(start, simd);
      const { buffer } = gone.shards[0].columns.agents;
      gone.shards[0].columns.blocks.fill(0x5a);
      live(before, simd);
      simd.release(gone);
      simd.release(gone);
      expect(() => {
        simd.step(gone, inputsOf(start), 0, keysFromSeed(''), new Tally(gone));
      }).toThrow(RangeError);
      expect(simd.allocate(gone.shards[0].layout.bytes).buffer).toBe(buffer);
      expect(new Uint8Array(buffer).every((byte) => byte === 0)).toBe(true);
      expectEqual(live(start, simd), live(start, reference));
    },
  );

  test.prop([world, fc.integer({ min: 1, max: 12 })], { numRuns: 40 })(
    'ends in the same bytes and sums on any number of shards and threads',
    (start, shards) => {
      const whole = live(start, reference);
      expectEqual(live(start, reference, { shards: () => shards }), whole);
      expectEqual(live(start, simd, { ...simd, shards: () => shards }), whole);
      for (const crew of crews) expectEqual(live(start, crew), whole);
    },
  );

  test.prop([world], { numRuns: 60 })('settles people in the bytes of their definition', (start) => {
    const born = saveState(peopleOf(start));
    for (const kernel of [simd, ...crews])
      expect(Buffer.compare(saveState(peopleOf(start, kernel)), born)).toBe(0);
  });

  it.each([
    [513, 32705],
    [549, 30745],
    [2048, -32768],
  ])('finds the mean of %i people of loyalty %i, although floats cannot hold the sum', (agents, loyalty) => {
    const people = openShard(peopleOf(oneCell(agents), simd));
    setLoyalties(people, () => loyalty);
    pass(people, oneCell(agents), simd);
    expect(Array.from(people.columns.means)).toEqual(new Array(8).fill(loyalty));
  });

  it('works up to the last byte of four gigabytes', () => {
    const start: World = {
      parties: 7,
      seed: 'top',
      strata: [{ cells: [37, 8, 211, 5], ties: 2, day: turmoil, rungs: [900] }],
      products: true,
    };
    expectEqual(live(start, simd, { allocate: atTheTop }), live(start, reference));
  });

  it('moves several populations in turn', () => {
    const [first, second] = [oneCell(20), { ...oneCell(33), seed: 'other' }];
    const [one, other] = [peopleOf(first, simd), peopleOf(second, simd)];
    pass(one, first, simd);
    const moved = pass(other, second, simd);
    expectEqual(moved, pass(peopleOf(second), second, reference));
  });

  it('refuses people who live elsewhere, and more of them than a memory holds', () => {
    const strangers = peopleOf(oneCell(3));
    expect(() => pass(strangers, oneCell(3), simd)).toThrow(RangeError);
    expect(() => simd.allocate(2 ** 32)).toThrow(RangeError);
  });
});
