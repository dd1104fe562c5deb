/**
 * How fast the kernel is and how it grows: `npm run bench`, options in bench/README.md.
 *
 * Decision worth knowing: everything that is compared takes turns within one run, so both meet the same machine, and
 * ratios hold even on a busy one. Before it is timed the native kernel must end in the same people and sums, or that part fails.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchmarkPeople } from '../src/experiment/bench/people.js';
import { spreadOf, type Spread } from '../src/experiment/bench/spread.js';
import type { Kernel } from '../src/kernel/kernel.js';
import { machine, memoryBandwidth, nanosecondsOf } from '../src/platform/node/threads/machine.js';
import {
  benchmarkPeople,
  buildNative,
  firstUnequalDay,
  nativeKernel,
  nodeKernel,
  stateBytesPerAgent,
} from './built.js';
import { COURSES, freeRun } from './free-run.js';
import { deviceSpeed } from './device-speed.js';
import { fullAlone, fullDay } from './full-day.js';
import { Parts, roundsWithin } from './parts.js';
import { keptPeers } from './peers-kept.js';
import { familyOf } from './processor.js';
import { lineOf, missed, rowsOf, type Measured } from './rows.js';
import { commit, keep, option, say } from './studies/laboratory.js';

const ROUNDS = option('rounds', 15);
/** Agents held against a million; 0 leaves growth and threads out. */
const LARGE = option('large', 100_000_000);
/** Days of a full population; 0 leaves it out. */
const FULL_DAYS = option('full-days', 10);
const SIZES = [50_000, 1_000_000];
const GROWTH_FROM = 1_000_000;

/** Agents on which several threads are held against one. */
const THREADS_AT = 10_000_000;
const WARM_DAYS = 3;

/** Agents that a turn moves at least. */
const TURN_AGENTS = 2_000_000;

/** Seconds after which turns are taken no more, above the least number of them. */
const TURN_SECONDS = 40;

const daysOf = (agents: number): number => Math.ceil(TURN_AGENTS / agents);

/** Somebody who moves people when it is his turn; nanoseconds of each day, by agent. */
type Player = (tick: number, days: number) => readonly number[];

/** Lets all take turns; what each day of theirs took. */
function takeTurns<Name extends string>(
  players: Readonly<Record<Name, Player>>,
  days: number,
): Record<Name, Spread> {
  const names = Object.keys(players) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const isWanted = roundsWithin(TURN_SECONDS, ROUNDS);
  for (let round = 0; isWanted(round); round++)
    for (const name of names) times[name].push(...players[name](WARM_DAYS + round * days, days));
  return Object.fromEntries(names.map((name) => [name, spreadOf(times[name])])) as Record<Name, Spread>;
}

const playerOf =
  ({ step, population }: BenchmarkPeople): Player =>
  (tick, days) =>
    Array.from(
      { length: days },
      (_, day) =>
        nanosecondsOf(() => {
          step(tick + day);
        }) / population.agentCount,
    );

function warmPeople(kernel: Kernel, agents: number): BenchmarkPeople {
  const people = benchmarkPeople(kernel, agents);
  for (let tick = 0; tick < WARM_DAYS; tick++) people.step(tick);
  return people;
}

/** The SIMD kernel against the native one with vectors of 256 and of 128 bits, on one thread. */
function againstNative(file: string, agents: number) {
  const natives = { avx2: nativeKernel(file, 1, 'avx2'), sse: nativeKernel(file, 1, 'sse4.1') };
  for (const kernel of Object.values(natives))
    if (firstUnequalDay(nodeKernel('simd'), kernel) !== undefined)
      throw new Error('the native kernel differs from the SIMD kernel');
  const people = warmPeople(nodeKernel('simd'), agents);
  const spreads = takeTurns(
    {
      wasm: playerOf(people),
      avx2: playerOf(warmPeople(natives.avx2, agents)),
      sse: playerOf(warmPeople(natives.sse, agents)),
    },
    daysOf(agents),
  );
  const { wasm, avx2, sse } = spreads;
  return {
    agents,
    nanosecondsPerUpdate: spreads,
    updatesPerSecond: { wasm: 1e9 / wasm.median, avx2: 1e9 / avx2.median, sse: 1e9 / sse.median },
    wasmToAvx2: wasm.median / avx2.median,
    wasmToSse: wasm.median / sse.median,
    leastWasmToAvx2: wasm.least / avx2.least,
    leastWasmToSse: wasm.least / sse.least,
    bytesPerAgent: stateBytesPerAgent(people.population),
  };
}

/** One thread against several, and large people against a million. */
function growth() {
  const cores = machine().cores;
  const small = playerOf(warmPeople(nodeKernel('simd'), GROWTH_FROM));
  const large = warmPeople(nodeKernel('simd'), LARGE);
  const spreads = takeTurns({ small: (tick) => small(tick, daysOf(GROWTH_FROM)), large: playerOf(large) }, 1);
  const threads = takeTurns(
    {
      one: playerOf(warmPeople(nodeKernel('simd'), THREADS_AT)),
      several: playerOf(warmPeople(nodeKernel('simd', cores), THREADS_AT)),
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

function sayNative({ agents, ...figures }: ReturnType<typeof againstNative>): void {
  const { wasm, avx2, sse } = figures.nanosecondsPerUpdate;
  say(
    `${agents} agents, ns per update: WebAssembly ${wasm.median.toFixed(2)}, C AVX2 ${avx2.median.toFixed(2)}, C SSE ${sse.median.toFixed(2)}`,
  );
  say(
    `  WebAssembly to AVX2 ${figures.wasmToAvx2.toFixed(2)} (least ${figures.leastWasmToAvx2.toFixed(2)}), to SSE ${figures.wasmToSse.toFixed(2)} (least ${figures.leastWasmToSse.toFixed(2)}), ${figures.bytesPerAgent.toFixed(1)} bytes per agent`,
  );
}

function sayRun({ scenario, agents, simd, native, simdToNative }: ReturnType<typeof freeRun>): void {
  const { whole, leastWhole, kernel, leastKernel } = simdToNative;
  say(
    `${scenario}, ${agents} agents, runs a second: simd ${simd.runsPerSecond.toFixed(1)}, native ${native.runsPerSecond.toFixed(1)} (whole ${whole.toFixed(2)}, least ${leastWhole.toFixed(2)}; kernel ${kernel.toFixed(2)}, least ${leastKernel.toFixed(2)})`,
  );
  say(
    `  a whole run to its kernel alone: simd ${simd.ratio.toFixed(2)} (least ${simd.leastRatio.toFixed(2)}), native ${native.ratio.toFixed(2)} (least ${native.leastRatio.toFixed(2)})`,
  );
}

function sayGrowth({ from, to, threads, ...grown }: ReturnType<typeof growth>): void {
  say(`cost of an update from ${from} to ${to} agents: ${grown.growth.toFixed(2)} times`);
  say(
    `${threads.count} threads to one: ${threads.speedup.toFixed(2)} times as fast (least ${threads.leastSpeedup.toFixed(2)})`,
  );
}

function sayFull({ agents, threads, seconds: { simd, native } }: ReturnType<typeof fullDay>): void {
  say(
    `a day of ${agents} agents on ${threads} threads: simd ${simd.whole.median.toFixed(2)} s (least ${simd.whole.least.toFixed(2)}), native ${native.whole.median.toFixed(2)} s (least ${native.whole.least.toFixed(2)})`,
  );
}

/** What was found, as far as the study has come. */
type Found = { -readonly [Name in keyof Measured]: Measured[Name] } & {
  growth: ReturnType<typeof growth> | null;
  fullDay: ReturnType<typeof fullDay> | null;
};

/** Keeps what was found so far, with the lines that can be said of it. */
function keepSoFar(found: Found, compiler: string, parts: Parts): void {
  const about = { commit: commit(), machine: { ...machine(), processorFamily: familyOf() }, compiler };
  keep('scale', { ...about, rounds: ROUNDS, parts: parts.told, ...found, rows: rowsOf(found) });
}

/** What any machine has the memory for. */
function smallParts(parts: Parts, found: Found, file: string): void {
  const people = () => benchmarkPeople(nodeKernel('simd'), GROWTH_FROM).population;
  parts.part('bandwidth', memoryBandwidth, (it) => {
    found.copyBandwidth = it;
  });
  const device = () => deviceSpeed(people());
  parts.part('device', device, (it) => {
    found.device = it;
  });
  for (const agents of SIZES) {
    const native = () => againstNative(file, agents);
    parts.part(`kernel of ${agents}`, native, (it) => {
      sayNative(it);
      found.native = [...found.native, it];
    });
  }
  for (const course of COURSES) {
    const run = () => freeRun(course, file, ROUNDS);
    parts.part(`${course.scenario} of ${course.agents}`, run, (it) => {
      sayRun(it);
      found.freeRuns = [...found.freeRuns, it];
    });
  }
}

/** What needs much memory, the least first. */
function largeParts(parts: Parts, found: Found, file: string): void {
  const alone = () => fullAlone(FULL_DAYS);
  const both = () => fullDay(file, FULL_DAYS);
  if (FULL_DAYS > 0)
    parts.part('full country alone', alone, (it) => {
      found.fullAlone = it;
    });
  if (LARGE > 0)
    parts.part('growth', growth, (it) => {
      sayGrowth(it);
      found.growth = it;
    });
  if (FULL_DAYS > 0)
    parts.part('full country by both', both, (it) => {
      sayFull(it);
      found.fullDay = it;
    });
}

function study(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tauride-bench-'));
  const found: Found = {
    ...{ native: [], freeRuns: [], peers: keptPeers() },
    ...{ copyBandwidth: null, growth: null, fullAlone: null, fullDay: null, device: null },
  };
  try {
    const { file, version } = buildNative(folder);
    const parts = new Parts(() => keepSoFar(found, version, parts));
    smallParts(parts, found, file);
    largeParts(parts, found, file);
    const rows = rowsOf(found);
    for (const row of rows) say(lineOf(row));
    say(missed(rows));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

study();
