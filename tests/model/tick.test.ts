import { expect, test } from 'vitest';
import { DAY } from '../../src/model/tick.js';

test('no phase reads what was not written earlier in the day, unless it says that it wants yesterday’s', () => {
  const written = new Set<string>();
  for (const phase of DAY) {
    for (const name of phase.reads) expect(written, `${phase.name} reads ${name}`).toContain(name);
    for (const name of phase.writes) written.add(name);
  }
});

test('the day runs in the order of the design', () => {
  expect(DAY.map((phase) => phase.name)).toEqual([
    'conditions',
    'appeal',
    'population',
    'tally',
    'institutions',
    'obedience',
    'control',
    'decisions',
    'events',
    'regime',
  ]);
});
