/**
 * The rows by which the speed of the program is judged, each with its figure and its goal.
 *
 * Decision worth knowing: a figure that is held against a goal is taken of least values where a busy machine would spoil the median; the
 * medians stand beside it in the result. A row that misses its goal says what the limit is, by what was measured beside it.
 */
import type { deviceSpeed } from './device-speed.js';
import type { freeRun } from './free-run.js';
import type { fullAlone } from './full-day.js';
import type { Peer } from './peers-kept.js';
import { profileWords } from './profile.js';

/** One line: what was measured, in what, and what it should be. */
export interface Row {
  readonly row: string;
  readonly figure: number;
  readonly unit: string;
  readonly goal?: { readonly atMost?: number; readonly atLeast?: number };
  readonly isReached?: boolean;
  /** Where it is not reached: what stands in the way. */
  readonly limit?: string;
}

/** A row with a goal, if it has one, and what to say of the limit where that is missed. */
const held = (row: string, figure: number, unit: string, goal?: Row['goal'], limit?: string): Row => {
  if (!goal) return { row, figure, unit };
  const isReached = figure <= (goal.atMost ?? Infinity) && figure >= (goal.atLeast ?? -Infinity);
  return { row, figure, unit, goal, isReached, ...(isReached || limit === undefined ? {} : { limit }) };
};

/** What the kernel alone is measured by, nanoseconds an update. */
interface Native {
  readonly agents: number;
  readonly leastWasmToSse: number;
  readonly leastWasmToAvx2: number;
  readonly nanosecondsPerUpdate: Readonly<Record<'wasm' | 'sse', { readonly least: number }>>;
}

function nativeRows(
  { agents, leastWasmToSse, leastWasmToAvx2, ...measured }: Native,
  all: readonly Native[],
) {
  const took = (of: Native['nanosecondsPerUpdate']) =>
    `${of.wasm.least.toFixed(2)} ns by WebAssembly and ${of.sse.least.toFixed(2)} by C`;
  const other = all
    .filter((one) => one.agents !== agents)
    .map((one) => `, with ${one.agents} agents ${took(one.nanosecondsPerUpdate)}`);
  const limit = `an update takes ${took(measured.nanosecondsPerUpdate)}${other.join('')}`;
  return [
    held(
      `kernel, ${agents} agents: WebAssembly to C with SSE`,
      leastWasmToSse,
      'times',
      { atMost: 1.05 },
      limit,
    ),
    held(`kernel, ${agents} agents: WebAssembly to C with AVX2`, leastWasmToAvx2, 'times'),
  ];
}

type FreeRun = ReturnType<typeof freeRun>;

/** Of a course: everything against its kernel; where it has at most 20 000 agents, runs a second and core, too. */
function runRows(
  { scenario, agents, days, simd, native, simdToNative, profile }: FreeRun,
  isSmallest: boolean,
): Row[] {
  const run = `${scenario}, ${agents} agents, ${days} days`;
  const perCore = Math.max(simd.runsPerProcessorSecond, native.runsPerProcessorSecond);
  const isYearOfFew = agents <= 20_000;
  const limit = profileWords(profile);
  return [
    held(
      `${run}: everything to its kernel, WebAssembly`,
      simd.leastRatio,
      'times',
      isSmallest ? { atMost: 1.2 } : undefined,
      limit,
    ),
    held(`${run}: everything, WebAssembly to native`, simdToNative.leastWhole, 'times'),
    held(
      `${run}: runs a second and core, the faster kernel`,
      perCore,
      'runs',
      isYearOfFew ? { atLeast: 30 } : undefined,
      limit,
    ),
  ];
}

function fullRows(measured: ReturnType<typeof fullAlone>, copyBandwidth: number | null): Row[] {
  const { agents, threads, whole, processorSeconds, yearSecondsComputed, bytesMax, bytesOfPeople } = measured;
  const full = `full country, ${agents} agents, ${threads} threads`;
  const kernel = processorSeconds.kernel.least;
  const alone = processorSeconds.whole.least - kernel;
  const copied = copyBandwidth
    ? `, of which reading and writing all people takes ${((2 * bytesOfPeople) / copyBandwidth).toFixed(2)} s on one thread`
    : '';
  const limit = `the kernel has ${kernel.toFixed(2)} s of processor time a day on all threads${copied}; everything else ${alone.toFixed(2)} s`;
  return [
    held(`${full}: a day, the least`, whole.least, 'seconds', { atMost: 1 }, limit),
    held(
      `${full}: a day by processor time, the kernel's shared by all threads`,
      kernel / threads + alone,
      'seconds',
    ),
    held(`${full}: a year, by the median of days`, yearSecondsComputed, 'seconds', { atMost: 360 }, limit),
    held(
      `${full}: most memory of the process`,
      bytesMax / 1e9,
      'GB',
      { atMost: 4 },
      `people have ${(bytesOfPeople / 1e9).toFixed(2)} GB of it`,
    ),
  ];
}

/** Agents, days and runs by which a card would be judged. */
const YEAR = { agents: 20_000, days: 365, runs: 1000 };

const deviceRows = ({ cards, operationsPerAgent, bytesPerAgent }: ReturnType<typeof deviceSpeed>): Row[] =>
  cards.flatMap(({ name, nanosecondsPerUpdate: { cross, stay } }) => {
    const seconds = (nanoseconds: number) => (YEAR.agents * YEAR.days * YEAR.runs * nanoseconds) / 1e9;
    const years = `estimate, ${name}, the kernel of ${YEAR.runs} years of ${YEAR.agents} agents`;
    return [
      held(
        `estimate, ${name}, ${operationsPerAgent} operations and ${bytesPerAgent.toFixed(1)} bytes an update, people cross the bus`,
        cross,
        'ns',
      ),
      held(`estimate, ${name}: people stay on the card`, stay, 'ns'),
      held(`${years}, people cross the bus`, seconds(cross), 'seconds'),
      held(`${years}, people stay on the card`, seconds(stay), 'seconds'),
    ];
  });

const peerRow = ({ command, commit, what, nearest, times }: Peer): Row =>
  held(`peers, kept by \`${command}\` of commit ${commit}: ${what}, to those of ${nearest}`, times, 'times');

/** What a study has measured; parts that were left out, or did not come to an end, are null or missing. */
export interface Measured {
  readonly native: readonly Native[];
  readonly freeRuns: readonly FreeRun[];
  readonly fullAlone: ReturnType<typeof fullAlone> | null;
  readonly device: ReturnType<typeof deviceSpeed> | null;
  readonly peers: readonly Peer[];
  /** Bytes a second that are read and written by copying. */
  readonly copyBandwidth: number | null;
}

export const rowsOf = ({ native, freeRuns: runs, fullAlone: full, device, ...rest }: Measured): Row[] => [
  ...native.flatMap((one) => nativeRows(one, native)),
  ...runs.flatMap((run, i) => runRows(run, i === 0)),
  ...(full ? fullRows(full, rest.copyBandwidth) : []),
  ...(device ? deviceRows(device) : []),
  ...rest.peers.map(peerRow),
];

/** A row as a line of text, and another where its goal is missed. */
export function lineOf({ row, figure, unit, goal, isReached, limit }: Row): string {
  const wanted = goal?.atMost !== undefined ? `at most ${goal.atMost}` : `at least ${goal?.atLeast}`;
  const verdict = goal ? ` (${wanted}: ${isReached ? 'reached' : 'not reached'})` : '';
  const why = limit === undefined ? '' : `\n${' '.repeat(12)}${limit}`;
  return `${figure.toFixed(2).padStart(9)} ${unit}  ${row}${verdict}${why}`;
}

/** How many rows miss their goals. */
export function missed(rows: readonly Row[]): string {
  const judged = rows.filter(({ goal }) => goal);
  const misses = judged.filter(({ isReached }) => !isReached);
  return `${misses.length} of ${judged.length} rows with a goal miss it`;
}
