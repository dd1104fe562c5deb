import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { DayCounts } from '../../src/experiment/many/day-counts.js';
import { dayReached, kaplanMeier } from '../../src/experiment/many/survival.js';

describe('the share of runs in which something has come by a day', () => {
  test('is the published one of the remissions of leukaemia under 6-MP (Freireich et al. 1963)', () => {
    const came = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((days) => ({ days, came: true }));
    const left = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((days) => ({ days, came: false }));
    const steps = kaplanMeier([...left, ...came]);
    // Kleinbaum and Klein 2012, Survival Analysis, table 2.2 and the intervals of R's survfit with conf.type "log-log".
    const waiting = steps.map(({ days, share }) => [days, +(1 - share.value).toFixed(4)]);
    expect(waiting).toEqual([
      [6, 0.8571],
      [7, 0.8067],
      [10, 0.7529],
      [13, 0.6902],
      [16, 0.6275],
      [22, 0.5378],
      [23, 0.4482],
    ]);
    const [first] = steps;
    expect([1 - first.share.high, 1 - first.share.low].map((x) => +x.toFixed(3))).toEqual([0.62, 0.952]);
    expect(dayReached(steps, 0.5)).toBe(23);
    expect(dayReached(steps, 0.75)).toBeNull();
  });

  property.prop([fc.array(fc.nat(20), { minLength: 1 }), fc.nat(20)])(
    'is the plain share where every run is watched to one and the same day',
    (days, last) => {
      const watched = days.map((day) => ({ days: Math.min(day, last), came: day <= last }));
      for (const { days: day, share } of kaplanMeier(watched)) {
        expect(share.value).toBeCloseTo(days.filter((each) => each <= day).length / days.length, 10);
        expect(share.low).toBeLessThanOrEqual(share.value);
        expect(share.high).toBeGreaterThanOrEqual(share.value);
      }
    },
  );

  test('has quartiles over all runs, and none where the last day came first', () => {
    const counts = new DayCounts();
    for (const date of ['1917-03-01', '1917-03-02', '1917-03-03']) counts.add(date);
    expect(counts.quartiles(3, 0)).toEqual(['1917-03-02', '1917-03-03', null]);
  });
});
