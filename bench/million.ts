/**
 * A million runs in one folder: how long merging takes, how large the footers are, and how long a query takes:
 * `npm run bench:million -- --runs 1000000`.
 *
 * Decision worth knowing: the runs are not computed. One batch is, of a small scenario, and its rows stand in every shard under the numbers of
 * that shard, so the folder is what a sweep of so many runs leaves, but for what the rows say.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { batchesOf, pointsOf, replicateSeed } from '../src/experiment/design/design.js';
import type { ExperimentManifest } from '../src/experiment/design/manifest.js';
import { inThisThread } from '../src/experiment/laboratory/here.js';
import { runSweep } from '../src/experiment/laboratory/laboratory.js';
import { Ensemble, type BatchResult, type EnsemblePlan } from '../src/experiment/many/ensemble.js';
import { packageVersion } from '../src/platform/node/files/package.js';
import { inFolder } from '../src/platform/node/results/folder-store.js';
import { prepareResults, readManifest } from '../src/platform/node/results/results.js';
import { writeShard } from '../src/platform/node/results/shards.js';
import { machine } from '../src/platform/node/threads/machine.js';
import { parseScenario } from '../src/scenario/load.js';
import { filesOf } from '../tests/bundled.js';
import { nodeKernel } from './built.js';
import { commit, keep, option, say } from './studies/laboratory.js';

const RUNS = option('runs', 1_000_000);
const POINTS = 2;
const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const USAGE = new URL('usage.mjs', import.meta.url).href;
const parent = mkdtempSync(join(tmpdir(), 'tauride-million-'));
process.on('exit', () => rmSync(parent, { recursive: true, force: true }));

const scenario = parseScenario(filesOf('two-powers'));
const kernel = nodeKernel('simd');

/** A sweep of few runs: its plan, and a folder of which the large one differs in the number of seeds alone. */
async function pattern(): Promise<{ plan: EnsemblePlan; manifest: ExperimentManifest }> {
  const folder = join(parent, 'pattern');
  let plan: EnsemblePlan | undefined;
  await runSweep({
    ...{ scenario, agents: 2292, until: '1848-03-02', runs: 1, vary: ['parties.council.growth=0.02,0.03'] },
    dispatch: (asked) => {
      plan = asked;
      return inThisThread(kernel)(asked);
    },
    store: inFolder(folder),
  });
  if (plan === undefined) throw new Error('nothing was asked for');
  return { plan, manifest: readManifest(folder) as ExperimentManifest };
}

const { plan, manifest: small } = await pattern();
const seeds = RUNS / POINTS;
const batches = batchesOf(small.settings.points, seeds);
const settings = { ...small.settings, tauride: packageVersion(), runs: seeds };
const manifest = { ...small, settings, batches: batches.length };
const folder = join(parent, 'whole');
prepareResults(folder, manifest, 'anew');

const computed = new Ensemble(plan, kernel).compute(batches[0]);

/** The batch that was computed, under the numbers of another. */
function numbered(first: number): BatchResult {
  const move = first - 1;
  const rows = computed.rows.map((row) => ({
    ...row,
    run: Number(row.run) + move * POINTS,
    replicate: Number(row.replicate) + move,
    seed: replicateSeed(plan.seed, Number(row.replicate) + move),
  }));
  const sittings = computed.sittings.map((row) => ({
    ...{ ...row, run: Number(row.run) + move * POINTS, replicate: Number(row.replicate) + move },
  }));
  const last = rows.filter(({ replicate }) => replicate <= seeds);
  return { ...computed, rows: last, sittings: sittings.filter(({ replicate }) => replicate <= seeds) };
}

for (const { index, replicates } of batches)
  await writeShard(folder, manifest, index, numbered(replicates[0]));
say(
  `${batches.length} batches, ${readdirSync(join(folder, 'shards')).length} files, ${pointsOf(plan.points).length} points`,
);

/** Seconds of a command: by the clock, and of all processors; and its largest memory, in bytes. */
function timed(...words: string[]) {
  const began = performance.now();
  const { status, output } = spawnSync(process.execPath, ['--import', USAGE, MAIN, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  if (status !== 0) throw new Error(`${words.join(' ')} failed`);
  const { user, system } = JSON.parse(String(output[3])) as NodeJS.CpuUsage;
  return { seconds: (performance.now() - began) / 1000, processorSeconds: (user + system) / 1e6 };
}

const footerOf = (file: string): number => {
  const bytes = readFileSync(join(folder, file));
  return bytes.readUInt32LE(bytes.length - 8);
};

const merge = timed('merge', folder, '--quiet');
const tables = ['runs.parquet', 'sittings.parquet', 'bands.parquet'];
const footers = Object.fromEntries(tables.map((name) => [name, footerOf(name)]));
const query = timed('query', folder, 'SELECT ending, count(*) FROM runs GROUP BY ending');
const plainQuery = timed('query', folder, 'SELECT 1');
const result = {
  commit: commit(),
  machine: machine(),
  runs: RUNS,
  batches: batches.length,
  files: readdirSync(join(folder, 'shards')).length,
  sweepJsonBytes: statSync(join(folder, 'sweep.json')).size,
  merge,
  footerBytes: footers,
  query,
  queryOfNothing: plainQuery,
};
keep('million', result);
say(JSON.stringify(result, null, 2));
