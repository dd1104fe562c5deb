/** A sweep that is handed out by a queue, and those who take part in it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestRedis } from '../../.config/redis.mjs';
import { begin } from './command-line.js';

/** Twelve batches, in each of which the run of the fourth point fails: a cell would be larger than its stratum, which neither value makes it alone. */
export const QUEUED = [
  ...['sweep', 'two-powers', '--population', '2292', '--runs', '12', '--until', '1848-03-31'],
  ...['--vary', 'strata.watch.persons=400,100', '--vary', 'strata.watch.cells.0.cell=40,200'],
];

/** Waits for something to be so; the test's own limit of time ends a wait in vain. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

/** The ways to take part at a server. */
export function takingPart(redis: () => TestRedis) {
  const worker = (...more: string[]) => begin(['worker', '--redis', redis().url, '--threads', '1', ...more]);
  const sweep = (folder: string, ...more: string[]) =>
    begin([...QUEUED, '--out', folder, '--redis', redis().url, ...more]);
  /** Workers that wait for batches: begun later than the sweep, one of them might find none left. */
  const waiting = async (count: number): Promise<readonly ReturnType<typeof begin>[]> => {
    const workers = Array.from({ length: count }, () => worker());
    await until(() => workers.every(({ said }) => said.stderr.includes('for batches')));
    return workers;
  };
  return { worker, sweep, waiting };
}
