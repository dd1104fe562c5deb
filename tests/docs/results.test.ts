import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bandColumns } from '../../src/experiment/many/bands.js';
import { RUN_COLUMNS } from '../../src/experiment/many/ensemble.js';
import { outcomeColumns } from '../../src/experiment/run/outcome.js';
import { SITTING_COLUMNS } from '../../src/experiment/tables/sittings.js';
import type { ColumnDef } from '../../src/experiment/tables/table.js';
import { POSSIBLE_TABLES } from '../../src/experiment/tables/tables.js';
import { loadBundled } from '../bundled.js';
import { docs } from './pages.js';

const page = readFileSync(new URL('results.md', docs), 'utf8');

/** The names of columns in the passage that begins and ends so; `vary_...` stands for all that begin with `vary_`. */
function namesIn(from: string, to: string): string[] {
  const passage = page.slice(page.indexOf(from), page.indexOf(to, page.indexOf(from)));
  return [...passage.matchAll(/`([a-z]\w*(?:_\.\.\.)?)`/g)].map(([, name]) => name);
}

const means = (written: string, { name }: ColumnDef): boolean =>
  written.endsWith('_...') ? name.startsWith(written.slice(0, -3)) : name === written;

const factors: ColumnDef[] = [{ name: 'vary_x', type: 'number', meaning: 'varied' }];
const parameters: ColumnDef[] = [{ name: 'parameter_x', type: 'number', meaning: 'drawn' }];
const runs = [
  ...RUN_COLUMNS,
  ...factors,
  ...parameters,
  ...outcomeColumns(loadBundled('russia-1917').definition),
];

test('the page of results names the columns of runs, every one, and none that is not written', () => {
  const written = namesIn('`run`, `point`', 'What did not happen');
  expect(runs.filter((column) => !written.some((name) => means(name, column)))).toEqual([]);
  expect(written.filter((name) => !runs.some((column) => means(name, column)))).toEqual([]);
});

test('no two columns of runs have one name', () => {
  const names = runs.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('the page of results names the columns of sittings, every one, and no others', () => {
  const written = namesIn('`sittings` has a row', 'A question that leaves');
  expect(written.filter((name) => !['runs', 'sittings'].includes(name)).sort()).toEqual(
    SITTING_COLUMNS.map(({ name }) => name).sort(),
  );
});

test('the page of results names the columns of bands, every one', () => {
  const written = namesIn('`bands` has a row', 'counts add up');
  const missing = bandColumns(factors).filter((column) => !written.some((name) => means(name, column)));
  expect(missing).toEqual([]);
});

test('the page of results names the tables of a run, and no others', () => {
  const passage = page.slice(page.indexOf('| table | a row for each |'));
  const rows = [...passage.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual([...POSSIBLE_TABLES].sort());
});
