import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Manifest } from '../../src/experiment/design/manifest.js';
import { compareRows, type Comparison } from '../../src/experiment/many/compare.js';
import { batchesOf } from '../../src/experiment/design/design.js';
import { Ensemble, RUN_COLUMNS } from '../../src/experiment/many/ensemble.js';
import { compareKept, matchPoints, type KeptResult } from '../../src/experiment/laboratory/match.js';
import { outcomeColumns } from '../../src/experiment/run/outcome.js';
import type { ColumnDef, Row } from '../../src/experiment/tables/table.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { openKept } from '../../src/platform/node/results/kept-results.js';
import { mergeShards, prepareResults, writeSummary } from '../../src/platform/node/results/results.js';
import { writeSums } from '../../src/platform/node/files/sums.js';
import { findShards, writeShard } from '../../src/platform/node/results/shards.js';
import { bandPlan } from '../../src/experiment/many/bands.js';
import { loadBundled } from '../bundled.js';
import { planOf } from '../experiment/fixture.js';

const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
afterAll(() => rmSync(parent, { recursive: true }));

const DAYS = 40;
const loaded = loadBundled('two-powers');
const columns: readonly ColumnDef[] = outcomeColumns(loaded.definition);
const factors: readonly ColumnDef[] = [{ name: 'vary_growth', type: 'number', meaning: 'varied' }];

/** The runs of a sweep over values of growth, kept in a folder. */
async function keep(folder: string, growths: readonly number[], runs: number): Promise<Row[]> {
  const points = growths.map((value) => ({
    levels: { vary_growth: value },
    changes: [{ kind: 'set', path: 'parties.council.growth', value } as const],
  }));
  const batches = batchesOf(points, runs);
  const settings = {
    ...{ tauride: '1', scenario: 'two-powers', title: 'Two powers', scenarioDigest: '0', seed: 'test' },
    ...{ sourceDigest: loaded.source, runs, agents: 2292, start: '1848-03-01', end: '1848-04-09' },
    ...{ changes: [], names: {}, factors, points, untilWidth: null },
  };
  const manifest: Manifest = {
    settings,
    columns: [...RUN_COLUMNS, ...factors, ...columns],
    bands: bandPlan(loaded, DAYS),
    batches: batches.length,
  };
  prepareResults(folder, manifest, 'anew');
  const plan = planOf({ points, tickCount: DAYS, bands: true });
  const ensemble = new Ensemble(plan, nodeKernel('auto'));
  const rows: Row[] = [];
  for (const batch of batches) {
    const result = ensemble.compute(batch);
    rows.push(...result.rows);
    await writeShard(folder, manifest, batch.index, result);
  }
  const shards = findShards(folder, manifest);
  await mergeShards(folder, manifest, shards, () => undefined);
  writeSummary(folder, shards, {});
  return rows;
}

const a = join(parent, 'a');
const b = join(parent, 'b');
let rowsOfA: readonly Row[];
let rowsOfB: readonly Row[];
beforeAll(async () => {
  rowsOfA = await keep(a, [0.02, 0.03], 5);
  rowsOfB = await keep(b, [0.03, 0.04, 0.02], 3);
});

const open = (folder: string, version = '1'): KeptResult => openKept(folder, version).result;

/** A copy that a test may spoil. */
function copy(folder: string): string {
  const other = mkdtempSync(join(tmpdir(), 'tauride-'));
  onTestFinished(() => rmSync(other, { recursive: true, force: true }));
  cpSync(folder, other, { recursive: true });
  return other;
}

describe('two folders of results', () => {
  test('are compared as their rows are, at the levels and seeds that both have', async () => {
    const [kept, other] = [open(a), open(b)];
    const matches = matchPoints(kept, other);
    expect(matches.map((match) => [match.a, match.b])).toEqual([
      [1, 0],
      [0, 2],
    ]);
    const compared = await compareKept(kept, other, matches);
    const expected = matches.map((match): Comparison => {
      const at = (rows: readonly Row[], point: number) => rows.filter((row) => row.point === point);
      return compareRows(at(rowsOfA, match.a), at(rowsOfB, match.b), columns, '1848-04-09');
    });
    expect(compared.map(({ pairs }) => pairs)).toEqual([3, 3]);
    expect(compared.map(({ means }) => means)).toEqual(expected.map(({ means }) => means));
    expect(compared.map(({ chances }) => chances)).toEqual(expected.map(({ chances }) => chances));
  });

  test('that hold the same runs differ in nothing', async () => {
    const compared = await compareKept(open(a), open(copy(a)), matchPoints(open(a), open(a)));
    for (const { pairs, parting, means } of compared) {
      expect(parting).toEqual({ earliest: null, latest: null, never: pairs });
      expect(means.every(({ difference }) => difference.value === 0)).toBe(true);
    }
  });
});

describe('a folder that cannot be compared is refused', () => {
  const refused = (folder: string, version?: string) => expect(() => open(folder, version));

  test('without results, or of another version', () => {
    refused(parent).toThrow('no folder of results');
    refused(a, '2').toThrow('kept by Tauride 1, this is 2');
  });

  test('with a shard that was cut short, one that is missing, or unfinished', () => {
    for (const table of ['runs', 'bands']) {
      const folder = copy(a);
      const file = readdirSync(join(folder, 'shards')).find((name) => name.startsWith(table)) ?? '';
      truncateSync(join(folder, 'shards', file), 100);
      refused(folder).toThrow(/cut short or changed/);
      rmSync(join(folder, 'shards', file));
      refused(folder).toThrow('4 of 5 batches are there');
    }
    const unfinished = copy(a);
    writeSums(unfinished, ['sweep.json']);
    refused(unfinished).toThrow('batches are there');
  });

  test('with a manifest or a record that is damaged', () => {
    const folder = copy(a);
    for (const text of ['{', '[]', '{"settings":{}}', '{"settings":{"points":3},"columns":[],"batches":1}']) {
      writeFileSync(join(folder, 'sweep.json'), text);
      refused(folder).toThrow(/sweep\.json: the file was cut short or changed/);
      writeSums(folder, ['sweep.json']);
      refused(folder).toThrow(/sweep\.json: the file is not /);
    }
    writeFileSync(join(folder, 'run.json'), readFileSync(join(a, 'sweep.json')));
    writeSums(folder, ['run.json']);
    refused(folder).toThrow('not the record of a run');
  });
});
