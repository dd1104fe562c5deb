import { expect, test } from 'vitest';
import { COLUMN_NAMES } from '../../src/model/columns/table.js';
import type { State } from '../../src/model/definition.js';
import { DAY } from '../../src/model/tick.js';
import { twoPowers } from '../bundled.js';
import { saveState } from '../population/fixture.js';

test('no phase reads what was not written earlier in the day, unless it says that it wants yesterday’s', () => {
  const written = new Set<string>();
  for (const phase of DAY) {
    for (const name of phase.reads) expect(written, `${phase.name} reads ${name}`).toContain(name);
    for (const name of phase.writes) written.add(name);
  }
});

test('the day runs in the order of the design', () => {
  expect(DAY.map((phase) => phase.name)).toEqual([
    'stocks',
    'conditions',
    'appeal',
    'population',
    'forms',
    'flows',
    'tally',
    'institutions',
    'obedience',
    'control',
    'decisions',
    'events',
    'laws',
    'regime',
  ]);
});

/** What a phase may change, as texts or numbers that can be compared. */
const traces = ({ columns, politics, deputies, journal, population }: State): Map<string, unknown> =>
  new Map<string, unknown>([
    ...COLUMN_NAMES.map((name) => [name, columns.cells[name].join()] as const),
    ['politics', JSON.stringify(politics)],
    ['deputies', deputies.join()],
    ['journal', journal.entries.length],
    ['population', saveState(population).reduce((sum, byte, i) => (sum * 31 + byte * (i % 251)) | 0, 7)],
  ]);

test('no phase changes what it did not declare', () => {
  const { state } = twoPowers();
  const changed = new Set<string>();
  for (; state.tick < 110; state.tick++) {
    for (const phase of DAY) {
      const before = traces(state);
      phase.run(state);
      for (const [name, trace] of traces(state)) {
        if (trace === before.get(name)) continue;
        expect(phase.writes, `${phase.name} changes ${name}`).toContain(name);
        changed.add(name);
      }
    }
  }
  expect(changed.size).toBeGreaterThan(20);
});
