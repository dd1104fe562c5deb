/**
 * Kept results, read back to be compared: the folder of a run, or that of a sweep or comparison.
 *
 * Decision worth knowing: rows of many runs are read from the shards, whose names prove their bytes, and not
 * from the merged table; and only from a folder that is complete, so that nobody compares the seeds that
 * happened to be done first.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { batchesAmong, seedReader } from '../../../experiment/design/growth.js';
import type { Manifest } from '../../../experiment/design/manifest.js';
import { RUN_COLUMNS } from '../../../experiment/many/ensemble.js';
import { levelColumns } from '../../../experiment/design/factor.js';
import type { ResultHead } from '../../../experiment/design/result-head.js';
import type { KeptResult } from '../../../experiment/laboratory/match.js';
import { columnMeasures, seriesMeasures } from '../../../experiment/run/own-measures.js';
import { seriesRows } from '../../../experiment/tables/measured.js';
import type { Row } from '../../../experiment/tables/table.js';
import { refuse } from '../../../foundation/fault.js';
import { DOCUMENT, readRecord } from './kept-run.js';
import { isConcluded, MANIFEST, readManifest } from './results.js';
import { inspectShards, readerOf } from './shards.js';
import { again, refuseDamaged } from '../files/sums.js';

const cell = z.union([z.string(), z.number(), z.null()]);

const named = z.array(z.object({ id: z.string(), name: z.string() })).default([]);

/** What of `run.json` a comparison needs. */
const Run = z.object({
  tauride: z.string(),
  scenario: z.string(),
  title: z.string(),
  oldStyle: z.boolean(),
  scenarioDigest: z.string(),
  sourceDigest: z.string(),
  mode: z.enum(['run', 'replay']),
  seed: z.string(),
  digest: z.string(),
  start: z.string(),
  end: z.string(),
  population: z.object({ agents: z.number() }),
  interventions: z.array(z.string()),
  names: z.object({ authorities: named, regimes: named, options: named }),
  measured: z.array(z.object({ name: z.string() })).default([]),
  measuredSeries: z
    .array(
      z.object({
        name: z.string(),
        meaning: z.string(),
        dates: z.array(z.string()),
        values: z.array(z.number().nullable()),
      }),
    )
    .default([]),
  outcome: z.object({
    columns: z.array(
      z.object({
        name: z.string(),
        type: z.enum(['text', 'date', 'number', 'count']),
        meaning: z.string(),
        unit: z.string().optional(),
      }),
    ),
    row: z.record(z.string(), cell),
  }),
});

/** Names by kind and id, as results of many runs have them. */
function flat({ authorities, regimes, options }: z.infer<typeof Run>['names']): ResultHead['names'] {
  const keyed = (kind: string, list: z.infer<typeof named>) =>
    list.map(({ id, name }) => [`${kind}.${id}`, name] as const);
  return Object.fromEntries([
    ...keyed('authority', authorities),
    ...keyed('regime', regimes),
    ...keyed('option', options),
  ]);
}

function openRun(folder: string): KeptResult {
  const { population, interventions, outcome, digest, names, measured, measuredSeries, ...head } = readRecord(
    folder,
    Run,
  );
  const row: Row = { ...outcome.row, point: 0, replicate: 1, seed: head.seed, status: 'done', digest };
  return {
    head: { ...head, runs: 1, agents: population.agents, changes: interventions, names: flat(names) },
    columns: outcome.columns,
    measured: measured.map(({ name }) => name),
    series: measuredSeries.map(({ name, meaning }) => ({ name, meaning })),
    points: [{ levels: {}, changes: [] }],
    rowsOf: () => Promise.resolve([row]),
    seriesOf: () => Promise.resolve(seriesRows(measuredSeries, { point: 0, replicate: 1, seed: head.seed })),
  };
}

function openMany(folder: string): KeptResult {
  const manifest = readManifest(folder) as Manifest & {
    readonly settings: ResultHead & { untilWidth: number | null };
  };
  const { points, measures, ...head } = manifest.settings;
  const { shards, damaged } = inspectShards(folder, manifest);
  const others = new Set([...RUN_COLUMNS, ...levelColumns(head.factors)].map(({ name }) => name));
  if (damaged.length > 0) refuseDamaged(folder, damaged[0]);
  const isWhole = isConcluded(folder);
  const end =
    isWhole && manifest.settings.untilWidth !== null ? Math.max(...shards.keys()) + 1 : manifest.batches;
  if (!isWhole || shards.size < end)
    refuse('unfinished', folder, `${shards.size} of ${end} batches are there`, again(folder));
  const batches = batchesAmong(manifest, shards);
  return {
    head,
    columns: manifest.columns.filter(({ name }) => !others.has(name)),
    measured: columnMeasures(measures ?? []).map(({ name }) => name),
    series: seriesMeasures(measures),
    points,
    rowsOf: seedReader(manifest, batches, readerOf(shards)),
    seriesOf: seedReader(manifest, batches, readerOf(shards, 'series')),
  };
}

/** What kind of results a folder keeps. */
export type KeptKind = 'run' | 'runs';

export interface Kept {
  readonly kind: KeptKind;
  readonly result: KeptResult;
}

/** Whether a folder keeps a run, or many. */
export const isResults = (folder: string): boolean =>
  [DOCUMENT, MANIFEST].some((name) => existsSync(join(folder, name)));

/**
 * Opens a folder of results. Throws a FaultError where it is none, is damaged or unfinished, or of another
 * version.
 */
export function openKept(folder: string, version: string): Kept {
  const isRun = existsSync(join(folder, DOCUMENT));
  if (!isResults(folder)) {
    const hint = 'name folders that `run`, `replay`, `compare` or `sweep` kept with --out';
    refuse('not-results', folder, 'this is no folder of results', hint);
  }
  const result = isRun ? openRun(folder) : openMany(folder);
  if (result.head.tauride === version) return { kind: isRun ? 'run' : 'runs', result };
  const message = `the results were kept by Tauride ${result.head.tauride}, this is ${version}`;
  return refuse('version', folder, message, 'run it again with this version, with --out');
}
