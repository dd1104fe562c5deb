/** How long runs will take, told before they begin. */
import { createLiveModel } from '../../experiment/live/model.js';
import { nodeKernel } from '../../platform/node/threads/kernel.js';
import { plural } from '../../report/words.js';
import type { ManySetting } from './ensemble.js';

/** So many days are run to tell how long all will take; the first ones are slower than others. */
const TRIED_DAYS = 12;

/** Seconds that so many runs may take, by a few days of one. */
export function secondsOf(
  runs: number,
  { loaded, seed, agents, kernel, tickCount, threads }: ManySetting,
): number {
  const model = createLiveModel(loaded.definition, {
    ...{ seed, kernel: nodeKernel(kernel) },
    ...(agents === undefined ? {} : { agents }),
  });
  const days = Math.min(tickCount, TRIED_DAYS);
  const times = Array.from({ length: days }, () => {
    const began = performance.now();
    model.step();
    return performance.now() - began;
  });
  const usual = times.toSorted((a, b) => a - b)[Math.floor(days / 2)];
  return (runs * usual * tickCount) / 1000 / threads;
}

/** A time in words, as whole seconds, minutes or hours. */
export const timeWords = (seconds: number): string => {
  if (seconds < 90) return plural(Math.max(1, Math.round(seconds)), 'second');
  return seconds < 5400
    ? plural(Math.round(seconds / 60), 'minute')
    : plural(Math.round(seconds / 3600), 'hour');
};
