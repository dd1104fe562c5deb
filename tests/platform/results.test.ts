import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/experiment/design/manifest.js';
import { bandColumns, BandNotes, type BandPlan, type BandTally } from '../../src/experiment/many/bands.js';
import { SITTING_COLUMNS } from '../../src/experiment/tables/sittings.js';
import type { ColumnDef, Row } from '../../src/experiment/tables/table.js';
import {
  decodeCounts,
  decodeRows,
  encodeCounts,
  encodeRows,
  GROUP_ROWS,
  writeParts,
} from '../../src/platform/node/results/parquet.js';
import { query } from '../../src/platform/node/query/query.js';
import { mergeShards, prepareResults, writeSummary } from '../../src/platform/node/results/results.js';
import { countDays, findShards, writeShard } from '../../src/platform/node/results/shards.js';
import { scratch } from '../cli/command-line.js';

const columns: readonly ColumnDef[] = [
  { name: 'run', type: 'count', meaning: 'number' },
  { name: 'ending', type: 'text', meaning: 'ending' },
  { name: 'held', type: 'date', meaning: 'day' },
  { name: 'votes', type: 'number', meaning: 'votes', unit: 'share' },
];

const rowsFrom = (first: number): Row[] => [
  { run: first, ending: 'takeover:soviet', held: '1917-11-07', votes: 0.25 },
  { run: first + 1, ending: 'none, "so far"', held: null, votes: null },
];

/** In the first of two runs a question is put twice, in the second once. */
const sittingsFrom = (first: number): Row[] =>
  [
    { run: first, sitting: 1, date: '1917-10-23', option: 'wait', probability: 0.75, pinned: 0 },
    { run: first, sitting: 2, date: '1917-11-06', option: 'rise', probability: 0.5, pinned: 0 },
    { run: first + 1, sitting: 1, date: '1917-10-23', option: 'rise', probability: 0.25, pinned: 1 },
  ].map(({ run, ...rest }) => ({ run, point: 0, replicate: run + 1, decision: 'rising', ...rest }));

const bands: BandPlan = {
  series: [{ measure: 'support', who: 'soviet', among: 'all' }],
  days: ['1917-11-01', '1917-11-08'],
};
const points = [{ levels: { vary_with: 'none' }, changes: [] }];
const factors: ColumnDef[] = [{ name: 'vary_with', type: 'text', meaning: 'varied' }];
const settings = { tauride: '0', seed: 'x', runs: 4, points, factors };
const manifest: Manifest = { settings, columns, bands, batches: 2 };

/** The tally of two runs whose shares are these of two hundred on both days. */
const tallyOf = (first: number, second: number): BandTally => {
  const notes = new BandNotes();
  for (const bin of [first, second]) notes.add(0, [Uint8Array.of(bin), Uint8Array.of(bin)]);
  return notes.tally();
};
const shardsOf = (results: string) => findShards(results, manifest);

/** Writes the tables and the summary of a folder. */
const conclude = async (results: string): Promise<void> => {
  const shards = shardsOf(results);
  await mergeShards(results, manifest, shards, () => undefined);
  writeSummary(results, shards, {});
};

const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
const folder = join(parent, 'results');
const elsewhere = join(parent, 'elsewhere.csv');
afterAll(() => rmSync(parent, { recursive: true }));

beforeAll(async () => {
  writeFileSync(elsewhere, 'a,b\n1,2\n');
  prepareResults(folder, manifest, 'anew');
  for (const index of [1, 0]) {
    const tally = tallyOf(100 * index, 100 * index + 50);
    const days = { simulated: 30 + index, asked: 40 };
    await writeShard(folder, manifest, index, {
      ...{ rows: rowsFrom(2 * index), sittings: sittingsFrom(2 * index) },
      ...{ series: [], tally, days },
    });
  }
});

describe('a table', () => {
  test('comes back as it was written, and equal rows are equal bytes', async () => {
    const note = { experiment: 'x', tauride: '0' };
    const bytes = await encodeRows(columns, rowsFrom(0), note);
    expect(await decodeRows(bytes)).toEqual(rowsFrom(0));
    expect(await encodeRows(columns, rowsFrom(0), note)).toEqual(bytes);
  });

  test('has the bytes of its rows, in whatever parts they came', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => rowsFrom(2 * i)).flat();
    const bytes = async (width: number) => {
      async function* parts() {
        await Promise.resolve();
        for (let i = 0; i < rows.length; i += width) yield rows.slice(i, i + width);
      }
      const path = join(scratch(), 'parts.parquet');
      await writeParts(path, columns, { experiment: 'x', tauride: '0' }, parts());
      return readFileSync(path);
    };
    expect(await bytes(7)).toEqual(await bytes(256));
  });

  test('has large row groups, and one encoding of all pages of a column', async () => {
    const rows = Array.from({ length: GROUP_ROWS }, (_, i) => rowsFrom(2 * i)).flat();
    const bytes = await encodeRows(columns, rows, { experiment: 'x', tauride: '0' });
    const { row_groups } = parquetMetadata(new Uint8Array(bytes).buffer);
    expect(row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([GROUP_ROWS, GROUP_ROWS]);
    columns.forEach((_, c) => {
      const pages = row_groups.flatMap((group) =>
        (group.columns[c].meta_data?.encoding_stats ?? []).filter(
          ({ page_type }) => page_type !== 'DICTIONARY_PAGE',
        ),
      );
      expect(new Set(pages.map(({ encoding }) => encoding)).size).toBe(1);
    });
    expect((await decodeRows(bytes)).at(-1)).toEqual(rows.at(-1));
  });

  test('of whole numbers comes back, however many there are', async () => {
    const run = Int32Array.from({ length: GROUP_ROWS + 3 }, (_, i) => i);
    const note = { experiment: 'x', tauride: '0' };
    const bytes = await encodeCounts(columns.slice(0, 1), { run }, note);
    expect(await decodeCounts(bytes)).toEqual({ run });
  });
});

describe('the tables of a folder', () => {
  test.each([
    ['runs', columns],
    ['sittings', SITTING_COLUMNS],
    ['bands', bandColumns(factors)],
  ])('%s says what its columns mean and in which units', async (name, described) => {
    await conclude(folder);
    const bytes = new Uint8Array(readFileSync(join(folder, `${name}.parquet`)));
    const { key_value_metadata: notes = [], schema } = parquetMetadata(bytes.buffer);
    const note = notes.find(({ key }) => key === 'columns')?.value;
    expect(JSON.parse(note ?? '')).toEqual(described);
    expect(schema.slice(1).map((column) => column.name)).toEqual(described.map((column) => column.name));
  });
});

test('shards say how many days they took, those of a batch that came twice once', async () => {
  const days = { simulated: 30, asked: 40 };
  const [rows, sittings] = [rowsFrom(0), sittingsFrom(0)];
  await writeShard(folder, manifest, 0, { rows, sittings, series: [], tally: tallyOf(0, 50), days });
  expect(countDays(shardsOf(folder))).toEqual({ simulated: 61, asked: 80 });
});

test('a batch of which every run has failed is merged with the others', async () => {
  const half = join(parent, 'half');
  prepareResults(half, manifest, 'anew');
  const days = { simulated: 0, asked: 0 };
  const lost = {
    rows: [{ run: 2 }, { run: 3 }],
    sittings: [],
    series: [],
    tally: new BandNotes().tally(),
    days,
  };
  const [rows, sittings] = [rowsFrom(0), sittingsFrom(0)];
  await writeShard(half, manifest, 0, { rows, sittings, series: [], tally: tallyOf(0, 50), days });
  await writeShard(half, manifest, 1, lost);
  await conclude(half);
  expect((await query(half, 'SELECT run FROM runs')).rows.flat()).toEqual([0, 1, 2, 3]);
  expect((await query(half, 'SELECT run FROM sittings')).rows.flat()).toEqual([0, 0, 1]);
  expect((await query(half, 'SELECT DISTINCT runs FROM bands')).rows.flat()).toEqual([2]);
});

describe('a query', () => {
  test('reads shards that are not merged yet, and dates as dates', async () => {
    const { columns: names, rows } = await query(
      folder,
      "SELECT count(*) AS n, min(held) AS first, max(held) - DATE '1917-11-01' AS days FROM runs",
    );
    expect(names).toEqual(['n', 'first', 'days']);
    expect(rows).toEqual([[4, '1917-11-07', 6]]);
  });

  test('reads the merged table, whose rows are in order', async () => {
    await conclude(folder);
    const { rows } = await query(folder, 'SELECT run FROM runs');
    expect(rows.flat()).toEqual([0, 1, 2, 3]);
  });

  test('reads the sittings, of shards and merged, and pairs them with their runs', async () => {
    const answers = async () =>
      await query(
        folder,
        "SELECT run, max(sitting) AS sittings, max(date) FILTER (option = 'rise') AS rises, any_value(ending) AS ending " +
          'FROM sittings JOIN runs USING (run) GROUP BY run ORDER BY run',
      );
    const apart = await answers();
    expect(apart.rows.map((row) => row.slice(0, 3))).toEqual(
      [0, 1, 2, 3].map((run) => [run, 2 - (run % 2), run % 2 === 0 ? '1917-11-06' : '1917-10-23']),
    );
    await conclude(folder);
    expect(await answers()).toEqual(apart);
    const rows = await decodeRows(readFileSync(join(folder, 'sittings.parquet')));
    expect(rows).toEqual([...sittingsFrom(0), ...sittingsFrom(2)]);
  });

  test('reads the bands, added up over shards', async () => {
    await conclude(folder);
    const { rows } = await query(folder, 'SELECT * EXCLUDE (point, measure, among) FROM bands');
    const quantiles = [0, 0, 0.25, 0.5, 0.75];
    expect(rows).toEqual(bands.days.map((day) => ['none', day, 'soviet', 4, ...quantiles]));
  });

  test.each([
    ['COPY runs TO', () => `COPY runs TO '${join(folder, 'copy.csv')}'`],
    ['DROP', () => 'DROP VIEW runs'],
    ['CREATE', () => 'CREATE TABLE t AS SELECT 1'],
    ['SET', () => 'SET enable_external_access = true'],
    ['INSTALL', () => 'INSTALL httpfs'],
    ['LOAD', () => 'LOAD httpfs'],
    ['ATTACH', () => `ATTACH '${join(folder, 'other.db')}'`],
    ['two statements', () => 'SELECT 1; SELECT 2'],
    ['nothing', () => ' '],
    ['a file elsewhere', () => `SELECT * FROM read_csv('${elsewhere}')`],
    [
      'a way out of the folder',
      () => `SELECT * FROM read_csv('${join(folder, 'shards')}/../../elsewhere.csv')`,
    ],
    ['a file of the system', () => "SELECT * FROM read_text('/etc/hostname')"],
    ['a file beside the tables', () => `SELECT * FROM read_text('${join(folder, 'sweep.json')}')`],
    ['names of files', () => `SELECT * FROM glob('${folder}/*')`],
    ['EXPLAIN ANALYZE of COPY', () => `EXPLAIN ANALYZE COPY (SELECT 1) TO '${join(folder, 'copy.csv')}'`],
    ['the same behind a comment', () => `/* x */ EXPLAIN ANALYZE COPY runs TO '${join(folder, 'copy.csv')}'`],
    [
      'the same behind a comment that looks like a question',
      () => `/* EXPLAIN SELECT 1 -- */ EXPLAIN (ANALYZE) COPY runs TO '${join(folder, 'copy.csv')}'`,
    ],
    ['EXPLAIN ANALYZE of a SELECT, which runs it', () => 'EXPLAIN ANALYZE SELECT 1'],
    ['EXPLAIN of COPY', () => `EXPLAIN COPY runs TO '${join(folder, 'runs.parquet')}'`],
    ['EXPLAIN of CREATE', () => 'EXPLAIN CREATE TABLE t AS SELECT 1'],
    ['COPY onto a table', () => `COPY (SELECT 1) TO '${join(folder, 'runs.parquet')}'`],
    ['COPY in a common table', () => `WITH x AS (COPY (SELECT 1) TO 'x.csv') SELECT * FROM x`],
    ['INSERT in a common table', () => 'WITH x AS (INSERT INTO runs VALUES (1) RETURNING *) SELECT * FROM x'],
    ['COPY in a text', () => `SELECT * FROM query('COPY (SELECT 1) TO ''x.csv''')`],
    ['EXPORT', () => `EXPORT DATABASE '${join(folder, 'export')}'`],
    ['IMPORT', () => `IMPORT DATABASE '${folder}'`],
    ['CALL', () => 'CALL pragma_version()'],
    ['PRAGMA that sets', () => 'PRAGMA enable_profiling'],
    ['PREPARE', () => 'PREPARE x AS SELECT 1'],
    ['EXECUTE', () => 'EXECUTE x'],
    ['a parameter', () => 'SELECT $1'],
    ['USE', () => 'USE main'],
    ['BEGIN', () => 'BEGIN'],
    ['a comment on a table', () => "COMMENT ON VIEW runs IS 'x'"],
    ['the environment', () => "SELECT getenv('HOME')"],
    ['a profile in the folder', () => `SELECT * FROM enable_profiling(save_location := '${folder}/x.txt')`],
    ['a log', () => `SELECT * FROM system.main.enable_logging('QueryLog', storage := 'file')`],
    ['a log within', () => 'WITH x AS (SELECT 1 WHERE 1 IN (FROM "disable_logging"())) FROM x'],
    ['a log by a text', () => `SELECT * FROM query('FROM enable_' || 'logging()')`],
    ['a note in a log', () => "SELECT [write_log('x')]"],
    ['foreign memory', () => 'EXPLAIN SELECT * FROM arrow_scan(NULL, NULL, NULL)'],
    ['what was spilled', () => "SELECT * FROM read_csv('.tmp/x.csv')"],
    ['too deep an expression', () => `SELECT ${'NOT '.repeat(20_000)} true`],
    ['the network', () => "SELECT * FROM 'https://example.com/x.parquet'"],
    ['a misspelling', () => 'SELEC run FROM runs'],
  ])('refuses %s, and leaves the folder as it was', async (_what, sql) => {
    const before = readdirSync(folder);
    await expect(query(folder, sql())).rejects.toMatchObject({ name: 'FaultError' });
    expect(readdirSync(folder)).toEqual(before);
  });

  test('explains what it would do, and shows what there is', async () => {
    for (const sql of [
      'EXPLAIN SELECT * FROM runs',
      '-- why\n  explain FROM runs',
      'DESCRIBE runs',
      'SHOW TABLES',
    ])
      expect((await query(folder, sql)).rows.length).toBeGreaterThan(0);
  });

  test('keeps nothing beside the tables, wherever it is asked from', async () => {
    const { rows } = await query(folder, "SELECT current_setting('temp_directory')");
    expect(rows).toEqual([['']]);
  });

  test.each([
    [
      'recursion without end',
      'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t',
      { cells: 1e12 },
      'no answer in 1 s',
    ],
    ['a sum without end', 'SELECT count(*) FROM range(1000000000000)', {}, 'no answer in 1 s'],
    ['an answer without end', 'SELECT * FROM range(1000000000)', { cells: 10_000 }, 'more than 10000 cells'],
    [
      'a list of everything',
      'SELECT len(list(repeat(range::VARCHAR, 1000))) FROM range(10000000)',
      { timeout: 60, memory: '64 MiB' },
      'more memory',
    ],
  ])('has an end: %s', async (_what, sql, limits, words) => {
    await expect(query(folder, sql, { timeout: 1, ...limits })).rejects.toThrow(words);
  });

  test('refuses links that lead out of the folder before they are opened', async () => {
    const linked = join(scratch(), 'linked');
    cpSync(folder, linked, { recursive: true });
    symlinkSync(elsewhere, join(linked, 'secret.parquet'));
    await expect(query(linked, 'SELECT 1')).rejects.toThrow(
      'secret.parquet: this is a symbolic link that leads out',
    );
    rmSync(join(linked, 'secret.parquet'));
    symlinkSync('runs.parquet', join(linked, 'again.parquet'));
    expect((await query(linked, 'SELECT count(*) FROM runs')).rows).toEqual([[4]]);
    await expect(query(linked, 'SELECT 1 FROM again')).rejects.toThrow('no table "again"');
  });

  test('says that a folder has no tables', async () => {
    await expect(query(parent, 'SELECT 1')).rejects.toThrow('no tables');
  });
});
