/**
 * The machine a measurement was made on, its clock, and how fast its memory is.
 *
 * Decision worth knowing: the bandwidth is that of copying from one half of a buffer to the other, because
 * that runs as fast as the machine allows without leaving JavaScript. bench/native has another measurement to
 * hold against it.
 */
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import type { Machine } from '../../../experiment/bench/figures.js';
import { packageVersion } from '../files/package.js';

export const machine = (): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryBytes: totalmem(),
  system: `${type()} ${release()}`,
  node: process.versions.node,
  v8: process.versions.v8,
  tauride: packageVersion(),
});

/** How long some work takes, in nanoseconds. */
export function nanosecondsOf(work: () => void): number {
  const begin = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begin);
}

/** More than caches hold. */
const COPIED_BYTES = 2 ** 27;
const COPIES = 5;

/** Bytes a second that one thread reads and writes, both counted; the best of a few copies. */
export function memoryBandwidth(): number {
  const bytes = new Uint8Array(2 * COPIED_BYTES).fill(1);
  const times = Array.from({ length: COPIES }, () =>
    nanosecondsOf(() => bytes.copyWithin(COPIED_BYTES, 0, COPIED_BYTES)),
  );
  return (2 * COPIED_BYTES * 1e9) / Math.min(...times);
}
