import { expect, test } from 'vitest';
import { fixedColumns } from '../../src/experiment/many/fixed-columns.js';

test('what is taken away takes its contest with it; that of what is moved or pinned stays the question', () => {
  expect(fixedColumns([{ kind: 'without', id: 'the-march' }])).toEqual([
    ...['decision_the_march', 'decided_the_march', 'event_the_march'],
    ...['taken_by_the_march', 'held_by_the_march'],
  ]);
  for (const change of [
    { kind: 'move', id: 'rising', date: '1917-07-17' },
    { kind: 'pin', id: 'rising', option: 'rise' },
  ] as const)
    expect(fixedColumns([change])).toEqual(['decision_rising', 'decided_rising', 'event_rising']);
});

test('a value that is set fixes nothing', () => {
  expect(fixedColumns([{ kind: 'set', path: 'policies.bread', value: 0.8 }])).toEqual([]);
});
