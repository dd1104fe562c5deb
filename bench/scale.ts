/**
 * How fast the kernel is and how it grows: `npm run bench`, options in bench/README.md.
 *
 * Decision worth knowing: everything that is compared takes turns within one run, so both meet the same machine, and
 * ratios hold even on a busy one. Before any timing the native kernel must end in the same bytes, or the study stops.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchmarkPeople, stateBytesPerAgent, type BenchmarkPeople } from '../src/experiment/bench/people.js';
import { spreadOf, type Spread } from '../src/experiment/bench/spread.js';
import { machine, memoryBandwidth, nanosecondsOf } from '../src/platform/node/threads/machine.js';
import { nodeKernel } from '../src/platform/node/threads/kernel.js';
import { freeRun } from './free-run.js';
import { fullDay } from './full-day.js';
import { BUILDS, compileNative, compilerVersion, NativeKernel, writeImage, type Build } from './native.js';
import { commit, keep, option, say } from './studies/laboratory.js';

const ROUNDS = option('rounds', 15);
const LARGE = option('large', 100_000_000);
/** Days of a full population; none leaves it out. */
const FULL_DAYS = option('full-days', 10);
const SIZES = [100_000, 1_000_000];
const GROWTH_FROM = 1_000_000;

/** Agents on which several threads are held against one. */
const THREADS_AT = 10_000_000;
const WARM_DAYS = 3;

/** Agents that a turn moves at least. */
const TURN_AGENTS = 2_000_000;
const BANDWIDTH_BYTES = 2 ** 28;

const daysOf = (agents: number): number => Math.ceil(TURN_AGENTS / agents);

/** Somebody who moves people when it is his turn; nanoseconds of each day, by agent. */
type Player = (tick: number, days: number) => Promise<readonly number[]> | readonly number[];

/** Lets all take turns; what each day of theirs took. */
async function takeTurns<Name extends string>(
  players: Readonly<Record<Name, Player>>,
  days: number,
): Promise<Record<Name, Spread>> {
  const names = Object.keys(players) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < ROUNDS; round++)
    for (const name of names) times[name].push(...(await players[name](WARM_DAYS + round * days, days)));
  return Object.fromEntries(names.map((name) => [name, spreadOf(times[name])])) as Record<Name, Spread>;
}

const wasmPlayer =
  ({ step, population }: BenchmarkPeople): Player =>
  (tick, days) =>
    Array.from(
      { length: days },
      (_, day) =>
        nanosecondsOf(() => {
          step(tick + day);
        }) / population.agentCount,
    );

const nativePlayer =
  (native: NativeKernel, agents: number): Player =>
  async (tick, days) =>
    (await native.run(tick, days)).map((time) => time / agents);

function warmPeople(agents: number, threads = 1): BenchmarkPeople {
  const people = benchmarkPeople(nodeKernel('simd', threads), agents);
  for (let tick = 0; tick < WARM_DAYS; tick++) people.step(tick);
  return people;
}

/** Starts every native build on a copy of some people. */
async function startNatives(people: BenchmarkPeople, folder: string): Promise<Record<Build, NativeKernel>> {
  const image = join(folder, 'image');
  writeImage(image, people);
  const start = (build: Build) => NativeKernel.start(join(folder, `kernel-${build}`), image);
  const natives = { avx2: await start('avx2'), sse: await start('sse') };
  rmSync(image);
  return natives;
}

/** One day in all kernels; throws unless the bytes are the same. */
async function expectAgreement(
  people: BenchmarkPeople,
  natives: Record<Build, NativeKernel>,
  folder: string,
  tick: number,
): Promise<void> {
  people.step(tick);
  for (const native of Object.values(natives)) {
    await native.run(tick, 1);
    await native.expectEqual(people, join(folder, 'people'));
  }
}

/** The WebAssembly kernel against both native builds, on one thread. */
async function againstNative(agents: number, folder: string) {
  const people = warmPeople(agents);
  const natives = await startNatives(people, folder);
  await expectAgreement(people, natives, folder, 1_000_000);
  const spreads = await takeTurns(
    {
      wasm: wasmPlayer(people),
      avx2: nativePlayer(natives.avx2, agents),
      sse: nativePlayer(natives.sse, agents),
    },
    daysOf(agents),
  );
  await expectAgreement(people, natives, folder, 1_000_001);
  const bandwidth = await natives.avx2.bandwidth(BANDWIDTH_BYTES);
  for (const native of Object.values(natives)) native.stop();
  const { wasm, avx2, sse } = spreads;
  return {
    agents,
    nanosecondsPerUpdate: spreads,
    wasmToAvx2: wasm.median / avx2.median,
    sseToAvx2: sse.median / avx2.median,
    leastWasmToAvx2: wasm.least / avx2.least,
    leastSseToAvx2: sse.least / avx2.least,
    bytesPerAgent: stateBytesPerAgent(people.population),
    nativeBandwidth: bandwidth,
  };
}

/** One thread against several, and large people against a million. */
async function growth() {
  const cores = machine().cores;
  const small = wasmPlayer(warmPeople(GROWTH_FROM));
  const large = warmPeople(LARGE);
  const spreads = await takeTurns(
    { small: (tick) => small(tick, daysOf(GROWTH_FROM)), large: wasmPlayer(large) },
    1,
  );
  const threads = await takeTurns(
    {
      one: wasmPlayer(warmPeople(THREADS_AT)),
      several: wasmPlayer(warmPeople(THREADS_AT, cores)),
    },
    daysOf(THREADS_AT),
  );
  return {
    from: GROWTH_FROM,
    to: LARGE,
    nanosecondsPerUpdate: spreads,
    growth: spreads.large.median / spreads.small.median,
    leastGrowth: spreads.large.least / spreads.small.least,
    bytesPerAgent: stateBytesPerAgent(large.population),
    threads: {
      count: cores,
      agents: THREADS_AT,
      nanosecondsPerUpdate: threads,
      speedup: threads.one.median / threads.several.median,
      leastSpeedup: threads.one.least / threads.several.least,
    },
  };
}

async function study() {
  const folder = mkdtempSync(join(tmpdir(), 'tauride-bench-'));
  try {
    for (const build of Object.keys(BUILDS) as Build[]) compileNative(build, folder);
    const native = [];
    for (const agents of SIZES) {
      const figures = await againstNative(agents, folder);
      native.push(figures);
      const { wasm, avx2, sse } = figures.nanosecondsPerUpdate;
      say(
        `${agents} agents, ns per update: WebAssembly ${wasm.median.toFixed(2)}, C AVX2 ${avx2.median.toFixed(2)}, C SSE ${sse.median.toFixed(2)}`,
      );
      say(
        `  WebAssembly / AVX2 ${figures.wasmToAvx2.toFixed(2)} (least ${figures.leastWasmToAvx2.toFixed(2)}), SSE / AVX2 ${figures.sseToAvx2.toFixed(2)} (least ${figures.leastSseToAvx2.toFixed(2)}), ${figures.bytesPerAgent.toFixed(1)} bytes per agent`,
      );
    }
    const free = freeRun(ROUNDS);
    say(
      `free run of ${free.agents} agents, everything included, to its kernel alone: ${free.ratio.toFixed(2)} (least ${free.leastRatio.toFixed(2)}, processor time ${free.processorRatio.toFixed(2)})`,
    );
    const grown = await growth();
    say(`cost of an update from ${grown.from} to ${grown.to} agents: ${grown.growth.toFixed(2)} times`);
    say(
      `${grown.threads.count} threads to one: ${grown.threads.speedup.toFixed(2)} times as fast (least ${grown.threads.leastSpeedup.toFixed(2)})`,
    );
    const full = FULL_DAYS > 0 ? await fullDay(join(folder, 'kernel-avx2'), folder, FULL_DAYS) : null;
    if (full !== null)
      say(
        `a day of ${full.agents} agents, everything included, to C AVX2 on ${full.threads} threads: ${full.ratio.toFixed(2)} (least ${full.leastRatio.toFixed(2)})`,
      );
    const copyBandwidth = memoryBandwidth();
    const compiler = { version: compilerVersion(), flags: BUILDS };
    keep('scale', {
      commit: commit(),
      machine: machine(),
      compiler,
      rounds: ROUNDS,
      copyBandwidth,
      native,
      freeRun: free,
      growth: grown,
      fullDay: full,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await study();
