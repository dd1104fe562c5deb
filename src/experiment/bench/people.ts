/**
 * An invented people on an ordinary day, to measure kernels with: eight parties, forty strata, cells of 40 to
 * 350, 132 on average.
 *
 * Decision worth knowing: they belong to no scenario, so figures stay comparable while scenarios are worked
 * on; and there may be as few or as many of them as wanted, which no scenario allows.
 */
import { keysFromSeed, type Keys } from '../../foundation/random.js';
import { createInputs, writeInputs, type KernelInputs, type StratumInputs } from '../../kernel/inputs.js';
import type { Kernel } from '../../kernel/kernel.js';
import { planPopulation } from '../../population/plan.js';
import { createPopulation } from '../../population/create.js';
import type { Population } from '../../population/population.js';
import type { StratumSpec } from '../../population/spec.js';
import { Tally } from '../../population/tally.js';
import { thresholdScale } from '../../population/traits.js';

const PARTIES = 8;
const STRATA = 40;

/** 200 million in all. */
const STRATUM_PERSONS = 5_000_000;

const CELL_CLASSES = [
  { share: 0.1, cellPersons: 40, workplacePersons: 400 },
  { share: 0.3, cellPersons: 120, workplacePersons: 1200 },
  { share: 0.4, cellPersons: 200, workplacePersons: 2000 },
  { share: 0.2, cellPersons: 350, workplacePersons: 7000 },
];

const THRESHOLDS = { thresholdMean: 0.3, thresholdSd: 0.15, receptivitySpread: 0.3 };
const SCALE = thresholdScale(THRESHOLDS);

const SPECS = Array.from({ length: STRATA }, (_, s): StratumSpec => ({
  id: `stratum-${s}`,
  persons: STRATUM_PERSONS,
  cellClasses: CELL_CLASSES,
  tasteSpread: new Array<number>(PARTIES).fill(0.1),
  ...THRESHOLDS,
  ties: [
    { to: s, count: 2 },
    { to: (s + 1) % STRATA, count: 2 },
  ],
}));

const q15 = (x: number): number => Math.floor(x * 32768 + 0.5);

/** The same for every stratum. */
const DAY: StratumInputs = {
  tempo: q15(0.02),
  rhoCap: q15(0.2),
  sigma: q15(0.008),
  omega: q15(0.006),
  noise: q15(0.01),
  personalTaste: q15(0.1),
  floor: q15(0.02),
  officeMask: 0b00000110,
  grievance: q15(0.5),
  discontent: q15(0.1),
  kappa: q15(0.3),
  diffusion: 0,
  fear: q15(0.2),
  fatigueGain: q15(0.1),
  fatigueFade: q15(0.08),
  thresholdLeast: SCALE.least,
  thresholdStep: SCALE.step,
  appeal: [0.1, 0.05, 0.2, -0.1, 0.15, 0, -0.05, 0.12].map(q15),
  call: [0, 0.2, 0, 0, 0.3, 0, 0, 0].map(q15),
};

/** People who can be moved day by day. */
export interface BenchmarkPeople {
  readonly population: Population;
  readonly inputs: KernelInputs;
  readonly keys: Keys;
  readonly tally: Tally;
  /** Moves them by one day, whose number is `tick`. */
  readonly step: (tick: number) => void;
}

/** So many people for a kernel. */
export function benchmarkPeople(kernel: Kernel, agents: number): BenchmarkPeople {
  const keys = keysFromSeed('bench');
  const population = createPopulation({
    plan: planPopulation(SPECS, agents),
    specs: SPECS,
    partyCount: PARTIES,
    keys,
    start: new Int16Array(STRATA * PARTIES),
    personalTaste: new Int16Array(STRATA).fill(DAY.personalTaste),
    floor: new Int16Array(STRATA).fill(DAY.floor),
    shards: kernel.shards,
    allocate: kernel.allocate,
    settle: kernel.settle,
  });
  const inputs = createInputs(STRATA, PARTIES);
  for (let s = 0; s < STRATA; s++) writeInputs(inputs, s, DAY);
  const tally = new Tally(population);
  return {
    population,
    inputs,
    keys,
    tally,
    step: (tick) => kernel.step(population, inputs, tick, keys, tally),
  };
}

/** Bytes that a population takes, by agent: everything that must be in memory while it moves. */
export const stateBytesPerAgent = ({ shards, agentCount }: Population): number =>
  shards.reduce((sum, { layout }) => sum + layout.bytes, 0) / agentCount;

/** Bytes of an agent that a day writes: loyalties of two bytes, and a code. */
const writtenBytes = ({ partyCount }: Population): number => 2 * partyCount + 1;

/** Bytes that a day must read and write at least, by agent: everything is read, what changes is written. */
export const trafficPerAgent = (population: Population): number =>
  stateBytesPerAgent(population) + writtenBytes(population);
