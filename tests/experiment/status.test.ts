/** What becomes of each day that may come, in runs of the two powers. */
import { describe, expect, test } from 'vitest';
import { statusIn } from '../../src/experiment/run/status.js';
import type { Change } from '../../src/scenario/intervene.js';
import type { Row } from '../../src/experiment/tables/table.js';
import { computed, planOf, points } from './fixture.js';

const rowsOf = (tickCount: number, runs: number, ...changes: readonly Change[]): readonly Row[] =>
  computed(planOf({ points: points(changes), tickCount }), runs).rows;

describe('the day in a column', () => {
  test('is left open where a contest or a holding is under way on the last day, and only there', () => {
    const [short, long] = [72, 90].map((days) =>
      rowsOf(days, 6, { kind: 'move', id: 'seizure', date: '1848-05-06' }),
    );
    const statuses = (rows: readonly Row[], name: string) => rows.map((row) => statusIn(row, name));
    expect(statuses(short, 'held_by_seizure')).toContain('open');
    short.forEach((row, i) => {
      if (statusIn(row, 'held_by_seizure') !== 'open') return;
      // The seat was taken or is fought for, and a longer run of the seed says what became of it.
      expect(statusIn(row, 'held_council')).toBe('open');
      expect(statusIn(long[i], 'put_seizure')).toBe('came');
    });
    expect(statuses(long, 'held_by_seizure')).toContain('came');
  });

  test('of what a change removes could not come', () => {
    const [row] = rowsOf(10, 3, { kind: 'without', id: 'seizure' });
    expect(['put_seizure', 'taken_by_seizure'].map((name) => statusIn(row, name))).toEqual([
      'impossible',
      'impossible',
    ]);
    expect(statusIn(row, 'regime_council_rule')).toBe('not');
  });

  test('is not taken for another one whose name holds its own', () => {
    const row: Row = { held_soviet: null, held: null, left_open: 'held_soviet', could_not_come: null };
    expect([statusIn(row, 'held_soviet'), statusIn(row, 'held')]).toEqual(['open', 'not']);
  });
});
