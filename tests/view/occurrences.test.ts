/** Everything that happened, as marks over the days. */
import { describe, expect } from 'vitest';
import type { EventRecord, RunRecord } from '../../src/experiment/run/record.js';
import {
  occurrenceRows,
  occurrencesIn,
  optionsIn,
  type Occurrence,
} from '../../src/view/days/occurrences.js';
import { atDay, frameOf } from '../../src/view/frame.js';
import { dayOf } from '../../src/view/words.js';
import { fc, test } from '../property.js';
import { story } from './story-fixture.js';

const event = (id: string, more: Partial<EventRecord> = {}): EventRecord => ({
  ...{ id, title: `The ${id}`, date: story.record.start, kind: 'impulse', outcome: 'happened' },
  ...{ reason: null, measure: null, unit: null, recorded: null, key: false },
  ...more,
});

const withEvents = (events: readonly EventRecord[], more: Partial<RunRecord> = {}) => ({
  ...story,
  record: { ...story.record, events, decisions: [], acts: [], ...more },
});

const { start, end } = story.record;

describe('an event', () => {
  test('that did not come stands hollow on the day of the record, and says what it lacked', () => {
    const recorded = { date: end, text: 'a hundred of them', value: null };
    const away = event('strike', { outcome: 'impossible', reason: 'nobody is out', recorded });
    const [mark] = occurrencesIn({ story: withEvents([away]) });
    expect(mark).toMatchObject({ id: 'strike', came: false, isOther: false, day: dayOf(end) });
    expect(mark.told.join(' ')).toContain('In the record: ');
    expect(mark.told.join(' ')).toContain('a hundred of them');
    expect(mark.told.join(' ')).toContain('nobody is out');
  });

  test('that never came and is recorded on no day stands nowhere', () => {
    const never = event('war', { outcome: 'never', date: '' });
    expect(occurrencesIn({ story: withEvents([never]) })).toEqual([]);
  });

  test('is told beside what it came to without the change, where that is another thing', () => {
    const base = withEvents([event('a'), event('b')]);
    const changed = withEvents([event('a', { date: end }), event('b')]);
    const [same, moved] = [...occurrencesIn({ story: base, changed })].sort((x, y) => x.day - y.day);
    expect([same.isOther, moved.isOther]).toEqual([false, true]);
    expect(moved.told.at(-1)).toContain('Without the change: ');
    expect(same.told.join(' ')).not.toContain('Without the change');
  });

  test('that comes again has a mark for each time, all told apart', () => {
    const marks = occurrencesIn({
      story: withEvents([event('a', { occurrence: 1 }), event('a', { occurrence: 2, date: end })]),
    });
    expect(new Set(marks.map(({ key }) => key)).size).toBe(2);
  });
});

test('a question has one mark, on the day of its last answer, with the options by name', () => {
  const sitting = {
    ...{ id: 'enter', title: 'Enter?', chosen: 'no', pinned: false, key: true, votes: {} },
    probabilities: { no: 0.25, yes: 0.75 },
    recorded: { option: 'yes', date: end, text: null },
  };
  const decisions = [
    { ...sitting, sitting: 1, date: start },
    { ...sitting, sitting: 2, date: end, chosen: 'yes', pinned: true },
  ];
  const names = {
    ...story.record.names,
    options: [
      { id: 'enter.no', name: 'Stay out' },
      { id: 'enter.yes', name: 'Go in' },
      { id: 'enter-not.x', name: 'of another' },
    ],
  };
  const own = withEvents([], { decisions, names });
  expect(optionsIn(own.record, 'enter')).toEqual([
    { id: 'no', name: 'Stay out' },
    { id: 'yes', name: 'Go in' },
  ]);
  const marks = occurrencesIn({ story: own });
  expect(marks).toHaveLength(1);
  expect(marks[0]).toMatchObject({ kind: 'decision', day: dayOf(end) });
  expect(marks[0].told.join(' ')).toMatch(/In the record: .*Go in.*Computed: Go in, .*75%/s);
});

test('an act says its reasons apart; what is drawn elsewhere over the same days is not drawn twice', () => {
  const act = { date: start, by: 'council', id: 'claims' };
  const acts = [
    { ...act, kind: 'claim', text: 'Council claims more: will 0.4, above 0.2; trust 0.1' },
    { ...act, kind: 'regime', text: 'The regime is now: other' },
  ];
  const marks = occurrencesIn({ story: withEvents([], { acts }) });
  expect(marks.map(({ title, told }) => [title, told])).toEqual([
    ['Council claims more', ['Computed: will 0.4, above 0.2; trust 0.1.']],
  ]);
});

const days = fc.array(
  fc.record({ day: fc.nat({ max: 300 }), kind: fc.constantFrom('event', 'decision', 'act') }),
  {
    maxLength: 120,
  },
);

test.prop([days, fc.constantFrom(320, 700, 1240)])(
  'marks stand within the days, each in the rows of its kind',
  (all, width) => {
    const frame = frameOf(width, 0, 300);
    const marks = all
      .map(({ day, kind }, i) => ({ key: String(i), kind, day, id: null }) as unknown as Occurrence)
      .sort((a, b) => a.day - b.day);
    const { placed, rows, height } = occurrenceRows(marks, frame, 10);
    expect(placed).toHaveLength(marks.length);
    for (const { of, x, y } of placed) {
      expect(Math.abs(x - atDay(frame, of.day + 0.5))).toBeLessThanOrEqual(7.01);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(frame.span);
      const row = rows.find(({ kind }) => kind === of.kind);
      expect(row !== undefined && y > row.y && y < row.y + row.height).toBe(true);
      expect(y).toBeLessThan(height);
    }
  },
);
