/**
 * The rows by which the speed of the program is judged, each with its figure and its goal.
 *
 * Decision worth knowing: a figure that is held against a goal is taken of least values where a busy machine would spoil the median; the
 * medians stand beside it in the result.
 */
import type { deviceSpeed } from './device-speed.js';
import type { freeRuns } from './free-run.js';
import type { fullAlone } from './full-day.js';

/** One line: what was measured, in what, and what it should be. */
export interface Row {
  readonly row: string;
  readonly figure: number;
  readonly unit: string;
  readonly goal?: { readonly atMost?: number; readonly atLeast?: number };
  readonly isReached?: boolean;
}

const held = (row: string, figure: number, unit: string, goal?: Row['goal']): Row => {
  if (!goal) return { row, figure, unit };
  const isReached = figure <= (goal.atMost ?? Infinity) && figure >= (goal.atLeast ?? -Infinity);
  return { row, figure, unit, goal, isReached };
};

/** What the kernel alone is measured by. */
interface Native {
  readonly agents: number;
  readonly leastWasmToSse: number;
  readonly leastWasmToAvx2: number;
}

const nativeRows = ({ agents, leastWasmToSse, leastWasmToAvx2 }: Native): Row[] => [
  held(`kernel, ${agents} agents: WebAssembly to C with SSE`, leastWasmToSse, 'times', { atMost: 1.05 }),
  held(`kernel, ${agents} agents: WebAssembly to C with AVX2`, leastWasmToAvx2, 'times'),
];

type FreeRun = ReturnType<typeof freeRuns>[number];

/** Of a course: everything against its kernel; where it has at most 20 000 agents, runs a second and core, too. */
function runRows(
  { scenario, agents, days, simd, native, simdToNative }: FreeRun,
  isSmallest: boolean,
): Row[] {
  const run = `${scenario}, ${agents} agents, ${days} days`;
  const perCore = Math.max(simd.runsPerProcessorSecond, native.runsPerProcessorSecond);
  const isYearOfFew = agents <= 20_000;
  return [
    held(
      `${run}: everything to its kernel, WebAssembly`,
      simd.leastRatio,
      'times',
      isSmallest ? { atMost: 1.2 } : undefined,
    ),
    held(`${run}: everything, WebAssembly to native`, simdToNative.leastWhole, 'times'),
    held(
      `${run}: runs a second and core, the faster kernel`,
      perCore,
      'runs',
      isYearOfFew ? { atLeast: 30 } : undefined,
    ),
  ];
}

function fullRows(measured: ReturnType<typeof fullAlone>): Row[] {
  const { agents, threads, whole, processorSeconds, yearSecondsComputed, bytesMax } = measured;
  const full = `full country, ${agents} agents, ${threads} threads`;
  const alone = processorSeconds.whole.least - processorSeconds.kernel.least;
  return [
    held(`${full}: a day, the least`, whole.least, 'seconds', { atMost: 1 }),
    held(
      `${full}: a day by processor time, the kernel's shared by all threads`,
      processorSeconds.kernel.least / threads + alone,
      'seconds',
    ),
    held(`${full}: a year, by the median of days`, yearSecondsComputed, 'seconds', { atMost: 360 }),
    held(`${full}: most memory of the process`, bytesMax / 1e9, 'GB', { atMost: 4 }),
  ];
}

const deviceRows = ({ cards, operationsPerAgent, bytesPerAgent }: ReturnType<typeof deviceSpeed>): Row[] =>
  cards.flatMap(({ name, nanosecondsPerUpdate: { cross, stay } }) => [
    held(
      `estimate, ${name}, ${operationsPerAgent} operations and ${bytesPerAgent.toFixed(1)} bytes an update, people cross the bus`,
      cross,
      'ns',
    ),
    held(`estimate, ${name}: people stay on the card`, stay, 'ns'),
  ]);

/** What a study has measured; parts that were left out are null. */
export interface Measured {
  readonly native: readonly Native[];
  readonly freeRuns: readonly FreeRun[];
  readonly fullAlone: ReturnType<typeof fullAlone> | null;
  readonly device: ReturnType<typeof deviceSpeed>;
}

export const rowsOf = ({ native, freeRuns: runs, fullAlone: full, device }: Measured): Row[] => [
  ...native.flatMap(nativeRows),
  ...runs.flatMap((run, i) => runRows(run, i === 0)),
  ...(full ? fullRows(full) : []),
  ...deviceRows(device),
];

/** A row as a line of text. */
export function lineOf({ row, figure, unit, goal, isReached }: Row): string {
  const wanted = goal?.atMost !== undefined ? `at most ${goal.atMost}` : `at least ${goal?.atLeast}`;
  const verdict = goal ? ` (${wanted}: ${isReached ? 'reached' : 'not reached'})` : '';
  return `${figure.toFixed(2).padStart(9)} ${unit}  ${row}${verdict}`;
}
