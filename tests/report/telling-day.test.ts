/** The day on which a report shows who would be obeyed, where one day stands for all. */
import { expect, test } from 'vitest';
import { parseDate } from '../../src/foundation/calendar.js';
import { tellingDay } from '../../src/report/page/days.js';
import type { StoryPair } from '../../src/view/power.js';

const DAYS = ['1848-03-01', '1848-03-02', '1848-03-03', '1848-03-04'];

/** A run with contests on some days, in which somebody claims so much on each day. */
const story = (contests: readonly string[], claims: readonly number[] = [0, 0, 0, 0]) =>
  ({
    record: {
      ...{ start: DAYS[0], end: DAYS[3], oldStyle: false },
      contests: contests.map((date) => ({ date })),
    },
    course: { days: DAYS.map(parseDate), claims: { council: claims }, obeyed: {}, held: {} },
  }) as unknown as StoryPair['story'];

const dayOf = (pair: StoryPair) => tellingDay(pair).date;

test('is the eve of the first test of force, and the last day where there is none', () => {
  expect(dayOf({ story: story(['1848-03-03', '1848-03-04']) })).toBe('1848-03-02');
  expect(dayOf({ story: story([]) })).toBe('1848-03-04');
});

test('is no day before the run', () => {
  expect(dayOf({ story: story(['1848-03-01', '1848-03-04']) })).toBe('1848-03-03');
});

test('is of two runs a day on which they have parted', () => {
  const changed = story(['1848-03-02', '1848-03-04'], [0, 0, 1, 1]);
  expect(dayOf({ story: story(['1848-03-02']), changed })).toBe('1848-03-03');
});
