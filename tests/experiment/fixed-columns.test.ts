import { expect, test } from 'vitest';
import { loadBundled } from '../bundled.js';
import { fixedColumns } from '../../src/experiment/many/fixed-columns.js';

const { definition } = loadBundled('two-powers');

test('what is taken away takes its contest with it; that of what is moved or pinned stays the question', () => {
  expect(fixedColumns([{ kind: 'without', id: 'the-march' }], definition)).toEqual([
    ...['put_the_march', 'first_the_march', 'last_the_march', 'event_the_march'],
    ...['taken_by_the_march', 'held_by_the_march'],
  ]);
  for (const change of [
    { kind: 'move', id: 'seizure', date: '1848-05-01' },
    { kind: 'pin', id: 'seizure', option: 'seize' },
  ] as const)
    expect(fixedColumns([change], definition)).toEqual([
      ...['put_seizure', 'first_seizure', 'last_seizure', 'event_seizure'],
      ...['ever_seizure__wait', 'ever_seizure__seize'],
    ]);
});

test('a value that is set fixes nothing', () => {
  expect(fixedColumns([{ kind: 'set', path: 'policies.supply', value: 0.8 }], definition)).toEqual([]);
});
