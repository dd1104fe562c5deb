/**
 * What a day costs per agent: `npm run build`, then `npx tsx bench/kernel.ts [agents...]`.
 *
 * Decision worth knowing: the kernels take turns, so both meet the same machine and their ratio holds even on a busy one.
 * The people are of eight parties and live in cells of 40 to 350, 132 on average; the inputs are an ordinary day's.
 */
import { keysFromSeed } from '../src/foundation/random.js';
import { createInputs, writeInputs } from '../src/kernel/inputs.js';
import type { Kernel } from '../src/kernel/kernel.js';
import { nodeKernel } from '../src/platform/node/kernel.js';
import { planPopulation } from '../src/population/plan.js';
import { createPopulation } from '../src/population/create.js';
import type { StratumSpec } from '../src/population/spec.js';
import { Tally } from '../src/population/tally.js';

const PARTIES = 8;
const ROUNDS = 9;

const classes = [
  { share: 0.1, cellPersons: 40, workplacePersons: 400 },
  { share: 0.3, cellPersons: 120, workplacePersons: 1200 },
  { share: 0.4, cellPersons: 200, workplacePersons: 2000 },
  { share: 0.2, cellPersons: 350, workplacePersons: 7000 },
];

const specs = Array.from({ length: 40 }, (_, s): StratumSpec => ({
  id: `stratum-${s}`,
  persons: 5_000_000,
  cellClasses: classes,
  tasteSpread: new Array<number>(PARTIES).fill(0.1),
  receptivitySpread: 0.3,
  thresholdMean: 0.3,
  thresholdSd: 0.15,
  ties: [
    { to: s, count: 2 },
    { to: (s + 1) % 40, count: 2 },
  ],
}));

const q15 = (x: number): number => Math.round(x * 32768);

const day = {
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
  fear: q15(0.2),
  fatigueGain: q15(0.1),
  fatigueFade: q15(0.08),
  appeal: [0.1, 0.05, 0.2, -0.1, 0.15, 0, -0.05, 0.12].map(q15),
  call: [0, 0.2, 0, 0, 0.3, 0, 0, 0].map(q15),
};

/** A population in motion: each call moves it by one day and says how many nanoseconds that took per agent. */
function inMotion(kernel: Kernel, agents: number): () => number {
  const strata = specs.length;
  const keys = keysFromSeed('bench');
  const population = createPopulation({
    plan: planPopulation(specs, agents),
    specs,
    partyCount: PARTIES,
    keys,
    start: new Int16Array(strata * PARTIES),
    personalTaste: new Int16Array(strata).fill(day.personalTaste),
    floor: new Int16Array(strata).fill(day.floor),
    allocate: kernel.allocate,
  });
  const inputs = createInputs(strata, PARTIES);
  for (let s = 0; s < strata; s++) writeInputs(inputs, s, day);
  const tally = new Tally(population);
  let tick = 0;
  return () => {
    const begin = process.hrtime.bigint();
    kernel.step(population, inputs, tick++, keys, tally);
    return Number(process.hrtime.bigint() - begin) / agents;
  };
}

/** The median and the least of many, which are sorted by the way. */
function summary(times: number[]): string {
  times.sort((a, b) => a - b);
  return `median ${times[times.length >> 1].toFixed(2)}, least ${times[0].toFixed(2)}`;
}

function compare(agents: number): void {
  const days = Math.max(1, Math.floor(1e6 / agents));
  const fast = inMotion(nodeKernel('simd'), agents);
  const slow = inMotion(nodeKernel('reference'), agents);
  const [fasts, slows]: number[][] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    for (let d = 0; d < 10 * days; d++) fasts.push(fast());
    for (let d = 0; d < days; d++) slows.push(slow());
  }
  console.log(`${agents} agents, ns per agent and day: simd ${summary(fasts)}; reference ${summary(slows)}`);
  console.log(`  ratio of medians ${(slows[slows.length >> 1] / fasts[fasts.length >> 1]).toFixed(1)}`);
}

const sizes = process.argv.slice(2).map(Number);
for (const agents of sizes.length > 0 ? sizes : [100_000, 1_000_000]) compare(agents);
