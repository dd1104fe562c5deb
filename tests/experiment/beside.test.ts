/** What a changed run says of the one it was changed from. */
import { expect, test } from 'vitest';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { firstDifference } from '../../src/experiment/why/beside.js';

const recordOf = (decisions: readonly (readonly [date: string, id: string, chosen: string])[]): RunRecord =>
  ({
    ...{ events: [], acts: [], names: { options: [] } },
    decisions: decisions.map(([date, id, chosen]) => ({ date, id, chosen, title: `${id}?` })),
  }) as unknown as RunRecord;

test('a question that was put in vain before the day on which two runs part is no difference', () => {
  const original = recordOf([
    ['1900-01-05', 'march', 'wait'],
    ['1900-02-01', 'march', 'march'],
    ['1900-02-03', 'answer', 'charge'],
  ]);
  const changed = recordOf([['1900-02-03', 'answer', 'spare']]);
  expect(firstDifference(original, changed, '1900-02-01')).toMatchObject({
    ...{ date: '1900-02-01', changed: null },
  });
  expect(firstDifference(original, changed, '1900-02-02')?.date).toBe('1900-02-03');
  expect(firstDifference(original, changed, '1900-02-04')).toBeNull();
});
