/** What reports call 95 % is that over results whose truth is known; the whole study is `npm run study:coverage`. */
import { describe, expect, test } from 'vitest';
import { curveCoverage, restrictedCoverage, stoppingTried } from '../../bench/studies/simulated.js';

// Of 300 trials at 95 %, fewer than 91 % are a matter of one in a thousand.
const LEAST = 0.91;

describe('intervals cover the truth', () => {
  test.each([40, 100])('of the mean day to the end, where it comes in half of %i pairs', (pairs) => {
    const story = { middle: 195, later: 10, shared: 15, own: 10 };
    expect(restrictedCoverage(story, pairs, 300)).toBeGreaterThan(LEAST);
  });

  test('of the share that has come by a day, where runs are watched for different times', () => {
    expect(curveCoverage(40, 300)).toBeGreaterThan(LEAST);
  });

  test('and the bias of a sweep that stops by itself is what is told', () => {
    const { computed, tried } = stoppingTried(0.1, { width: 0.2, every: 5, most: 1000 }, 3000);
    expect(Math.abs(computed - tried)).toBeLessThan(0.004);
  });
});
