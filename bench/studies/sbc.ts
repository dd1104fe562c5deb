/**
 * Is a posterior of `tauride calibrate` as wide as it ought to be? Simulation-based calibration of its sampler (ranks.ts).
 *
 *     npm run study:sbc -- --trials 1000
 *
 * It fails where the ranks of the truth are less even than chance would have them once in a thousand times, or the middle 50 and 90 % of the posterior hold
 * the truth five points more or less often than they say. A sampler whose particles are spoilt by a fifth either way is told beside it, to say what the
 * study would see.
 */
import { commit, keep, option, say } from './laboratory.js';
import { coverageOf, rankCounts, RANKS, unevenness } from './ranks.js';

const trials = option('trials', 1000);
const asked = { trials, particles: 100, generations: option('generations', 6), seed: 'sbc' };

/** The 99.9 % point of chi square with 19 degrees of freedom. */
const UNEVEN_MAX = 43.82;
const OFF_MAX = 0.05;

const told = (ranks: readonly number[]) => ({
  unevenness: Number(unevenness(ranks).toFixed(2)),
  coverage50: coverageOf(ranks, RANKS / 4),
  coverage90: coverageOf(ranks, RANKS / 20),
  ranks,
});

const samplers = [
  { name: 'the sampler', times: 1 },
  { name: 'too narrow by a fifth', times: 0.8 },
  { name: 'too wide by a fifth', times: 1.2 },
];
const results = [];
const counts = await rankCounts({ ...asked, stretches: samplers.map(({ times }) => times) });
for (const [s, { name, times }] of samplers.entries()) {
  const parameters = counts[s].map(told);
  results.push({ name, times, parameters });
  for (const [p, { unevenness: uneven, coverage50, coverage90 }] of parameters.entries())
    say(
      `${name}, parameter ${String(p + 1)}: unevenness ${String(uneven)} (19 expected), ${(100 * coverage50).toFixed(1)} % in the middle 50 %, ${(100 * coverage90).toFixed(1)} % in the middle 90 %`,
    );
}
keep('sbc', { commit: commit(), ...asked, results });
const isSound = results[0].parameters.every(
  ({ unevenness: uneven, coverage50, coverage90 }) =>
    uneven <= UNEVEN_MAX && Math.abs(coverage50 - 0.5) <= OFF_MAX && Math.abs(coverage90 - 0.9) <= OFF_MAX,
);
if (!isSound) process.exitCode = 1;
