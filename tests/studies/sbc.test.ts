/** The posterior of a calibration is as wide as it ought to be; the whole study is `npm run study:sbc`. */
import { expect, test } from 'vitest';
import { rankCounts, unevenness } from '../../bench/studies/ranks.js';

/** Chi square with 19 degrees of freedom is above this once in a thousand times. */
const UNEVEN_MAX = 43.82;

test('a truth has each rank in its posterior equally often, and not where that is half as wide', async () => {
  const asked = { trials: 100, particles: 40, generations: 5, seed: 'ranks' };
  const [sound, narrow] = await rankCounts({ ...asked, stretches: [1, 0.5] });
  for (const counts of sound) expect(unevenness(counts)).toBeLessThan(UNEVEN_MAX);
  for (const counts of narrow) expect(unevenness(counts)).toBeGreaterThan(UNEVEN_MAX);
});
