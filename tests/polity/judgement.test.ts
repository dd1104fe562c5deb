/** Judgements that last: what is promised of their size, and of how little it matters how often one asks. */
import { describe, expect, test } from 'vitest';
import { keysFromSeed, PURPOSE } from '../../src/foundation/random.js';
import { lastingGumbel, lastingNormal } from '../../src/polity/judgement.js';
import { pacesOf } from './asked.js';

const keys = keysFromSeed('judgements');
const PATHS = 4000;
const EULER = 0.5772156649;

const addressOf = (entity: number) => ({ purpose: PURPOSE.decision, entity, channel: 0 });
const over = <T>(each: (entity: number) => T): T[] =>
  Array.from({ length: PATHS }, (_, entity) => each(entity));
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]): number => {
  const [left, right] = [mean(a), mean(b)];
  return mean(a.map((value, i) => (value - left) * (b[i] - right)));
};
const on = (tick: number) => over((entity) => lastingNormal(keys, tick, addressOf(entity)));

describe('a lasting value', () => {
  test.each([0, 7, 15, 31, 200])('is standard normal over paths on day %i', (tick) => {
    const values = on(tick);
    expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(PATHS));
    expect(Math.abs(covariance(values, values) - 1)).toBeLessThan(4 * Math.sqrt(2 / PATHS));
  });

  test('hardly moves in a day, and is nearly forgotten after two months', () => {
    expect(covariance(on(40), on(41))).toBeGreaterThan(0.95);
    expect(Math.abs(covariance(on(40), on(100)))).toBeLessThan(4 / Math.sqrt(PATHS));
  });

  test('as a shock to utilities has the mean and the spread of a Gumbel', () => {
    const shocks = over((entity) => lastingGumbel(keys, 123, addressOf(entity)));
    expect(Math.abs(mean(shocks) - EULER)).toBeLessThan(0.1);
    expect(Math.abs(covariance(shocks, shocks) - Math.PI ** 2 / 6)).toBeLessThan(0.25);
  });
});

test.each([0, 1, 2, 3])(
  'the day of an answer hardly depends on how often one asks, for utilities %i',
  (question) => {
    for (const { later, never } of pacesOf(question, 400)) {
      expect(Math.abs(later)).toBeLessThanOrEqual(3);
      expect(Math.abs(never)).toBeLessThanOrEqual(0.05);
    }
  },
);
