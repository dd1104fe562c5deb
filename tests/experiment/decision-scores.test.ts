/** Decisions are scored on every day on which their question was open, and days of waiting are no days of action. */
import { describe, expect, test } from 'vitest';
import { isoOf, parseDate } from '../../src/foundation/calendar.js';
import {
  daysOnRecord,
  decisionScores,
  isNearRecord,
  leaveOneOut,
  logScores,
} from '../../src/experiment/scores/decision-scores.js';
import type { DecisionRecord } from '../../src/experiment/run/record.js';
import { fc, test as property } from '../property.js';

const RECORDED = '1900-02-01';
const START = parseDate('1900-01-01') ?? 0;

/** A sitting at which the chance of leaving things as they are is given. */
const sitting = (
  id: string,
  date: string,
  wait: number,
  more: Partial<DecisionRecord> = {},
): DecisionRecord => ({
  ...{ id, title: id, sitting: 1, date, chosen: 'wait', pinned: false },
  probabilities: { wait, act: 1 - wait },
  ...{ votes: {}, recorded: { option: 'act', date: RECORDED, text: null }, key: false },
  ...more,
});

describe('the score of decisions', () => {
  const decisions = [
    sitting('rise', '1900-01-10', 0.5),
    sitting('rise', '1900-01-20', 0.25),
    sitting('rise', RECORDED, 0.2, { chosen: 'act', pinned: true }),
    sitting('rise', '1900-02-20', 0.9),
    sitting('late', '1900-02-11', 0.75),
    sitting('unknown', '1900-02-11', 0.1, { recorded: null }),
  ];
  const onRecord = ['rise', 'late', 'peace'].map((id) => ({ id, date: RECORDED }));

  test('takes the first option before the recorded day, the recorded one on it, and nothing after it', () => {
    expect(daysOnRecord(decisions).map(({ kind, probability }) => [kind, probability])).toEqual([
      ['waiting', 0.5],
      ['waiting', 0.25],
      ['action', 0.8],
      ['action', 0.25],
    ]);
  });

  test('is told apart for days of action and of waiting, and names what was not put', () => {
    const { action, waiting, unput } = decisionScores(decisions, onRecord);
    expect(action).toEqual({ days: 2, logScore: expect.closeTo(Math.log(0.8 * 0.25), 9) as number });
    expect(waiting).toEqual({ days: 2, logScore: expect.closeTo(Math.log(0.5 * 0.25), 9) as number });
    expect(unput).toEqual(['peace']);
  });

  test('of one who would always act is perfect on days of action, and tells on days of waiting', () => {
    const rash = ['1900-01-10', '1900-01-20', RECORDED].map((date) => sitting('rise', date, 0.01));
    const { action, waiting } = decisionScores(rash, []);
    expect(action.logScore).toBeGreaterThan(-0.02);
    expect(waiting.logScore).toBeLessThan(-9);
  });

  test('has an end where something was held to be impossible', () => {
    expect(decisionScores([sitting('rise', RECORDED, 1)], []).action.logScore).toBeCloseTo(
      Math.log(1e-12),
      6,
    );
  });
});

const sittings = fc
  .array(
    fc.record({
      id: fc.constantFrom('rise', 'late', 'peace'),
      day: fc.nat(60),
      wait: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      pinned: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map((list) =>
    list
      .toSorted((a, b) => a.day - b.day)
      .map(({ id, day, wait, pinned }) =>
        sitting(id, isoOf(START + day), wait, { pinned, chosen: day % 2 === 0 ? 'act' : 'wait' }),
      ),
  );

property.prop([sittings], { numRuns: 50 })(
  'every question has one day of action at most, and as many of waiting as it was put before it',
  (list) => {
    const days = daysOnRecord(list);
    for (const id of ['rise', 'late', 'peace']) {
      const own = list.filter((each) => each.id === id);
      const count = (kind: string) => days.filter((day) => day.decision === id && day.kind === kind).length;
      expect(count('waiting')).toBe(own.filter(({ date }) => date < RECORDED).length);
      expect(count('action')).toBe(own.some(({ date }) => date >= RECORDED) ? 1 : 0);
    }
  },
);

property.prop([sittings], { numRuns: 50 })(
  'a decision that is left out takes its own days with it, and no others',
  (list) => {
    const all = logScores(daysOnRecord(list));
    for (const [id, rest] of leaveOneOut(list)) {
      const own = logScores(daysOnRecord(list.filter((each) => each.id === id)));
      for (const kind of ['action', 'waiting'] as const) {
        expect(rest[kind].days + own[kind].days).toBe(all[kind].days);
        expect(rest[kind].logScore + own[kind].logScore).toBeCloseTo(all[kind].logScore, 9);
      }
    }
  },
);

property.prop([sittings], { numRuns: 50 })('what is near within a week is near within a month', (list) => {
  for (const id of ['rise', 'late', 'peace']) {
    if (isNearRecord(list, id, 7)) expect(isNearRecord(list, id, 30)).toBe(true);
    const acts = list.filter((each) => each.id === id && each.chosen === 'act');
    const apart = acts.map(({ date }) => Math.abs((parseDate(date) ?? NaN) - (parseDate(RECORDED) ?? NaN)));
    expect(isNearRecord(list, id, 7)).toBe(Math.min(Infinity, ...apart) <= 7);
  }
});
