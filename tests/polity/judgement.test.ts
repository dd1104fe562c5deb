/** Judgements that last: what is promised of their size, and of how little it matters how often one asks. */
import { describe, expect, test } from 'vitest';
import { keysFromSeed, PURPOSE, uniform } from '../../src/foundation/random.js';
import { lastingGumbel, lastingNormal } from '../../src/polity/judgement.js';

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

/** How often a question is looked at, in days. */
const PACES = [3, 10] as const;
const SEEDS = 400;
const DAYS = 240;

/** The day on which a question is first answered yes, looked at every so many days; Infinity for never. */
function firstYes(question: number, entity: number, every: number): number {
  const draw = (channel: number) => uniform(keys, PURPOSE.event, question, channel, 0);
  const [start, drift] = [-1 - 4 * draw(1), (3 + 3 * draw(2)) / DAYS];
  for (let tick = 0; tick < DAYS; tick += every) {
    const address = (option: number) => ({
      purpose: PURPOSE.decision,
      entity,
      channel: 2 * question + option,
    });
    const yes = start + drift * tick + lastingGumbel(keys, tick, address(1));
    if (yes > lastingGumbel(keys, tick, address(0))) return tick;
  }
  return Infinity;
}

/** The first day, from a day on, on which one looks every so many days: waiting for it is no judgement. */
const lookedAt = (day: number, every: number): number => {
  const next = Math.ceil(day / every) * every;
  return next < DAYS ? next : Infinity;
};

test.each([0, 1, 2, 3])(
  'the day of an answer hardly depends on how often one asks, for utilities %i',
  (question) => {
    const answered = (every: number): number[] =>
      Array.from({ length: SEEDS }, (_, entity) => firstYes(question, entity, every));
    const median = (days: readonly number[]): number => [...days].sort((a, b) => a - b)[SEEDS / 2];
    const never = (days: readonly number[]): number => days.filter((day) => day === Infinity).length / SEEDS;
    const daily = answered(1);
    for (const every of PACES) {
      const days = answered(every);
      const seen = daily.map((day) => lookedAt(day, every));
      expect(Math.abs(median(days) - median(seen))).toBeLessThanOrEqual(3);
      expect(Math.abs(never(days) - never(daily))).toBeLessThanOrEqual(0.05);
    }
  },
);
