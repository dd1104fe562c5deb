/**
 * Do 95 % intervals cover the truth in 95 % of cases, and are findings what they say?
 *
 *     npm run study:coverage -- --trials 4000
 *
 * Counts over results whose truth is known (simulated.ts): the mean days to the end, at 40 and 100 pairs, of an event that comes in most runs, in half of
 * them, and in few; the share that has come by a day where runs are watched for different times; false findings among 120 figures; and the bias of a
 * sweep that stops by the width of its interval. The study fails where an interval covers less than 93 %, findings are false in more than 6 %, or a bias
 * is off by a third of a point.
 */
import { commit, keep, option, say } from './laboratory.js';
import { curveCoverage, findings, restrictedCoverage, stoppingTried } from './simulated.js';

const trials = option('trials', 4000);
const COVERAGE_MIN = 0.93;
const FALSE_MAX = 0.06;
const BIAS_MAX = 0.0033;

const stories = [
  { name: 'comes in most runs', middle: 150, later: 10, shared: 15, own: 10 },
  { name: 'comes in half of the runs', middle: 195, later: 10, shared: 15, own: 10 },
  { name: 'comes in few runs', middle: 215, later: 6, shared: 15, own: 10 },
];
const days = stories.flatMap(({ name, ...story }) =>
  [40, 100].map((pairs) => ({ name, pairs, coverage: restrictedCoverage(story, pairs, trials) })),
);
const curves = [40, 100].map((runs) => ({ runs, coverage: curveCoverage(runs, trials) }));
const looks = [0, 12].map((real) => ({
  ...{ figures: 120, real, pairs: 40 },
  ...findings({ figures: 120, real, effect: 1 }, 40, Math.ceil(trials / 10)),
}));
const stopping = [0.05, 0.1, 0.3, 0.5].flatMap((share) =>
  [0.2, 0.1].map((width) => {
    const rule = { width, every: 5, most: 1000 };
    return { share, ...rule, ...stoppingTried(share, rule, trials) };
  }),
);
for (const { name, pairs, coverage } of days)
  say(`mean day to the end, ${name}, ${pairs} pairs: ${(100 * coverage).toFixed(1)} %`);
for (const { runs, coverage } of curves)
  say(`share that has come, ${runs} runs watched for different times: ${(100 * coverage).toFixed(1)} %`);
for (const { real, falseRate, found } of looks)
  say(
    `120 figures, ${real} real: ${(100 * falseRate).toFixed(1)} % false, ${(100 * found).toFixed(0)} % found`,
  );
for (const { share, width, computed, tried } of stopping)
  say(
    `stopping at ${width}, share ${share}: told ${(100 * computed).toFixed(2)} points off, tried ${(100 * tried).toFixed(2)}`,
  );
keep('coverage', { commit: commit(), trials, days, curves, looks, stopping });
const isSound =
  [...days, ...curves].every(({ coverage }) => coverage >= COVERAGE_MIN) &&
  looks.every(({ falseRate }) => falseRate <= FALSE_MAX) &&
  stopping.every(({ computed, tried }) => Math.abs(computed - tried) <= BIAS_MAX);
if (!isSound) process.exitCode = 1;
