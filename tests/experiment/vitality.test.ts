/** How long nothing happened in a run, and what counts as something. */
import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import {
  countedActs,
  kindOfGovernment,
  orderOfRegimes,
  pausesOf,
  UNDONE_DAYS,
} from '../../src/experiment/run/vitality.js';
import type { ActRecord } from '../../src/experiment/run/record.js';
import { isoOf } from '../../src/foundation/calendar.js';

const act = (day: number, id: string, kind = 'regime', by = 'government'): ActRecord => ({
  date: isoOf(day),
  kind,
  by,
  id,
  text: id,
});

describe('an act counts', () => {
  test('unless it brings back within ninety days what was before', () => {
    const acts = [act(0, 'calm'), act(10, 'storm'), act(10 + UNDONE_DAYS - 1, 'calm')];
    expect(countedActs(acts).map(({ id }) => id)).toEqual(['calm', 'storm']);
    expect(countedActs([...acts.slice(0, 2), act(10 + UNDONE_DAYS, 'calm')])).toHaveLength(3);
  });

  test('unless it leaves all as it stood; another affair is another', () => {
    expect(countedActs([act(0, 'calm'), act(5, 'calm')])).toHaveLength(1);
    expect(countedActs([act(0, 'calm'), act(5, 'calm', 'cabinet')])).toHaveLength(2);
    const cabinets = ['government', 'soviet'].map((by) => act(0, 'calm', 'cabinet', by));
    expect(countedActs(cabinets)).toHaveLength(2);
  });

  test('unless it unmakes what was made, in ninety days', () => {
    const made = [act(0, 'law', 'dissolve', 'council'), act(5, 'law', 'found', 'council')];
    expect(countedActs([...made, act(20, 'law', 'dissolve', 'council')])).toHaveLength(2);
  });

  test('whenever it settles nothing', () => {
    expect(countedActs([act(0, 'a', 'contest'), act(1, 'a', 'contest')])).toHaveLength(2);
  });
});

describe('pauses', () => {
  property.prop([fc.array(fc.nat({ max: 300 }), { maxLength: 12 })])(
    'fill the run where nothing happens for long, and no day of an act lies inside one',
    (days) => {
      const acts = [...new Set(days)].sort((a, b) => a - b).map((day, i) => act(day, `state ${i}`));
      for (const { from, to, days: length } of pausesOf(acts, [isoOf(0), isoOf(300)])) {
        expect(length).toBeGreaterThanOrEqual(45);
        expect(acts.some(({ date }) => date > from && date < to)).toBe(false);
      }
      if (acts.length === 0) expect(pausesOf(acts, [isoOf(0), isoOf(300)])).toHaveLength(1);
    },
  );

  test('say what ended them', () => {
    const [pause, last] = pausesOf([act(60, 'storm')], [isoOf(0), isoOf(200)]);
    expect([pause.endedBy, last.endedBy]).toEqual(['regime', null]);
    expect([pause.days, last.days]).toEqual([60, 140]);
  });
});

describe('the order of regimes', () => {
  const change = (day: number, to: string) => ({ date: isoOf(day), to });

  test('leaves out what lasted under fourteen days, and the return that it makes', () => {
    const changes = [change(0, 'calm'), change(30, 'storm'), change(40, 'calm'), change(80, 'storm')];
    expect(orderOfRegimes(changes, isoOf(100))).toEqual(['calm', 'storm']);
  });

  test('ends with the regime of the last day, however short', () => {
    expect(orderOfRegimes([change(0, 'calm'), change(95, 'storm')], isoOf(100))).toEqual(['calm', 'storm']);
  });
});

test('a kind of government does not depend on the order in which parties are named', () => {
  expect(kindOfGovernment({ authority: 'soviet', government: ['b', 'a'] })).toBe('soviet a b');
  expect(kindOfGovernment({ authority: null, government: [] })).toBe('nobody');
});
