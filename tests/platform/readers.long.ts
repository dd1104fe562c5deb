/**
 * Tables as other readers see them. DuckDB is always asked; pandas and polars where `.config/readers.mjs` has installed them, and elsewhere
 * `npm test` says that they were not.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADVICE, findReaders } from '../../.config/readers.mjs';
import type { ColumnDef, Row } from '../../src/experiment/tables/table.js';
import { decodeRows, GROUP_ROWS, writeParts } from '../../src/platform/node/results/parquet.js';
import { query } from '../../src/platform/node/query/query.js';
import { fewRuns, listAgain, tauride } from '../cli/command-line.js';

const readers = findReaders();
if (!readers) console.warn(`Skipped for want of other readers. ${ADVICE}`);
const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
const folder = join(parent, 'my-sweep');
const made = join(parent, 'made');
const page = readFileSync(new URL('../../docs/results.md', import.meta.url), 'utf8');

/** Columns in which values come late, seldom, never, once each, or change their kind from one row group to the next. */
const columns: readonly ColumnDef[] = [
  { name: 'i', type: 'count', meaning: 'number' },
  { name: 'often', type: 'text', meaning: 'few texts' },
  { name: 'late', type: 'text', meaning: 'nothing for a whole row group' },
  { name: 'never', type: 'text', meaning: 'nothing' },
  { name: 'mixed', type: 'text', meaning: 'another text in every row, and then the same in all' },
  { name: 'once', type: 'text', meaning: 'another text in every row' },
  { name: 'day', type: 'date', meaning: 'days' },
  { name: 'share', type: 'number', meaning: 'figures' },
  { name: 'some', type: 'count', meaning: 'whole numbers here and there' },
];

const rowOf = (i: number): Row => ({
  ...{ i, often: i % 7 === 0 ? null : `ü ${i % 5}`, late: i < GROUP_ROWS ? null : 'x'.repeat(i % 3) },
  ...{ never: null, mixed: i < GROUP_ROWS ? `text ${i}` : 'same' },
  ...{ once: `digest ${i * 7919}`, day: i % 3 === 0 ? null : `19${10 + (i % 80)}-02-28` },
  ...{ share: i % 11 === 0 ? null : i / 7, some: i % 4 === 0 ? i : null },
});

beforeAll(async () => {
  const words = ['sweep', ...fewRuns(3, '1848-05-10')];
  const vary = ['--vary', 'seizure=1848-05-01,never', '--vary', 'parties.council.growth=0.02,0.03'];
  expect(tauride([...words, ...vary, '--out', folder]).code).toBe(0);
  async function* parts() {
    await Promise.resolve();
    for (let i = 0; i < GROUP_ROWS + 600; i += 7) yield Array.from({ length: 7 }, (_, k) => rowOf(i + k));
  }
  await writeParts(join(parent, 'made.parquet'), columns, { experiment: 'x', tauride: '0' }, parts());
  expect(tauride(['run', 'two-powers', '--until', '1848-03-02', '--quiet', '--out', made]).code).toBe(0);
  renameSync(join(parent, 'made.parquet'), join(made, 'made.parquet'));
  listAgain(made);
});
afterAll(() => rmSync(parent, { recursive: true }));

const TABLES: readonly (readonly [string, string])[] = [
  ['my-sweep', 'runs'],
  ['my-sweep', 'sittings'],
  ['my-sweep', 'bands'],
  ...['made', 'strata', 'ledger', 'events', 'decisions', 'sittings', 'regimes'].map(
    (name) => ['made', name] as const,
  ),
];

const pathOf = ([where, table]: readonly string[]): string => join(parent, where, `${table}.parquet`);

/** The cells of a table, as Tauride's own reader has them. */
async function cellsOf(path: string): Promise<unknown[][]> {
  const rows = await decodeRows(new Uint8Array(readFileSync(path)));
  return rows.map((row) => Object.values(row));
}

/** The examples of the page of results in a language, put to the sweep that is here. */
const examples = (language: string): string =>
  [...page.matchAll(new RegExp('```' + language + '\\n(.*?)```', 'gs'))]
    .map(([, code]) => code)
    .join('\n')
    .replaceAll('insurrection', 'seizure')
    .replaceAll('mrc', 'council');

/** What Python prints of every table, and then of the examples: its readers take long to load. */
function askPython(): { readonly tables: string; readonly shown: string; readonly stderr: string } {
  const script = fileURLToPath(new URL('readers.py', import.meta.url));
  const code = examples('python').replace(/^runs\.groupby.*$/m, 'print($&)');
  const { stdout, stderr } = spawnSync(readers?.python ?? '', [script, ...TABLES.map(pathOf)], {
    cwd: parent,
    env: { ...process.env, PYTHONPATH: readers?.folder ?? '', PYTHONWARNINGS: 'ignore' },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    input: `${code}\nprint(len(columns) == len(runs.columns))`,
  });
  const [tables, ...shown] = stdout.split('\n');
  return { tables, shown: shown.join('\n'), stderr };
}

test.each(TABLES)('DuckDB reads %s/%s as it was written', async (where, table) => {
  const { rows } = await query(join(parent, where), `SELECT * FROM ${table}`);
  expect(rows).toEqual(await cellsOf(pathOf([where, table])));
});

describe.skipIf(!readers)('Python', () => {
  let told: ReturnType<typeof askPython>;
  beforeAll(() => void (told = askPython()));

  test('reads every table as it was written, by pandas and polars', async () => {
    expect(told.stderr).toBe('');
    const seen = JSON.parse(told.tables) as Record<string, Record<string, unknown[][]>>;
    for (const path of TABLES.map(pathOf)) {
      const own = JSON.stringify(await cellsOf(path));
      expect(Object.keys(seen[path])).toEqual(['pyarrow', 'fastparquet', 'polars']);
      for (const [reader, rows] of Object.entries(seen[path]))
        expect(JSON.stringify(rows) === own, `${reader} reads ${path}`).toBe(true);
    }
  });

  test('names every level, never too, by the examples of the page of results', () => {
    expect(told.stderr).toBe('');
    expect(told.shown).toMatch(/^1848-05-01 .*\nnever .*\n[^]*True$/m);
  });
});

test('the examples of the page of results name every level, never too, in SQL', async () => {
  const sql = /^tauride query my-sweep "(.*)"$/m.exec(examples('sh'))?.[1] ?? '';
  const { rows } = await query(folder, sql);
  expect(rows.map(([level]) => level)).toEqual(['1848-05-01', 'never']);
  const others = [...examples('sql').matchAll(/^SELECT .*;$/gm)].map(([statement]) =>
    statement.replace(/'my-sweep\/(\w+)\.parquet'/, '$1'),
  );
  expect(others.length).toBeGreaterThan(1);
  for (const statement of others) expect((await query(folder, statement)).rows).not.toEqual([]);
});
