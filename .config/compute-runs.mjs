/**
 * Computes the fifty runs of every question that comes with the bundled scenarios, of as few people as each can
 * have, for the page to show before it has computed them itself: `docs/computed/<id>.json`. Made after a
 * build, by `npm run computed [-- SCENARIO ...]` or with the pictures.
 *
 * Decision worth knowing: they are committed, and no part of a build, for they take minutes. A file that fits
 * the scenario and the engine is left as it is; one that does not is not shown by the page until it is made anew.
 */
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const module = (path) => import(join(root, 'dist', path));
const { readExplored, readChanged } = await module('cli/explore/task.js');
const { BEFOREHAND_RUNS, computeSeed, keptBeforehand } = await module('explorer/engine/beforehand.js');

/** What is asked of a scenario. */
function requestOf(id) {
  const explored = readExplored(id);
  const { start } = explored;
  const read = (query) => readChanged(explored, query);
  return {
    baseline: JSON.parse(explored.baseline).answer.record.digest,
    request: {
      recorded: read(''),
      questions: start.questions.map((question) => ({
        id: question.id,
        read: read(new URLSearchParams({ with: question.id }).toString()),
      })),
      agents: start.agents,
      seed: start.seed,
    },
  };
}

/** One of several processes: every so many seeds, from one on. */
async function computePart(id, first, step) {
  const { nodeKernel } = await module('platform/node/threads/kernel.js');
  const { request } = requestOf(id);
  const kernel = nodeKernel('auto', 1);
  for (let replicate = first; replicate <= BEFOREHAND_RUNS; replicate += step)
    process.send({ replicate, runs: computeSeed({ ...request, kernel }, replicate) });
}

/** All seeds, over as many processes as there are cores. */
async function computeAll(id) {
  const bySeed = [];
  const parts = Math.min(BEFOREHAND_RUNS, availableParallelism());
  const ends = Array.from({ length: parts }, (_, i) => {
    const child = fork(fileURLToPath(import.meta.url), ['--part', id, String(i + 1), String(parts)]);
    child.on('message', ({ replicate, runs }) => {
      bySeed[replicate - 1] = runs;
      process.stderr.write(`\r${id}: ${bySeed.filter(Boolean).length} of ${BEFOREHAND_RUNS} seeds`);
    });
    return new Promise((resolve, reject) => {
      child.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`${id}: a part ended with ${code}`)),
      );
    });
  });
  await Promise.all(ends);
  process.stderr.write('\n');
  return bySeed;
}

const folder = join(root, 'docs/computed');

/** Whether a file is of this scenario, of these questions and of this engine. */
function isCurrent(path, { request, baseline }) {
  if (!existsSync(path)) return false;
  const kept = JSON.parse(readFileSync(path, 'utf8'));
  return (
    kept.scenario === request.recorded.digest &&
    kept.baseline === baseline &&
    request.questions.length === Object.keys(kept.questions).length &&
    request.questions.every(({ id, read }) => kept.questions[id]?.scenario === read.digest)
  );
}

const [first, ...others] = process.argv.slice(2);
if (first === '--part') await computePart(others[0], Number(others[1]), Number(others[2]));
else {
  const { bundledScenarios } = await module('platform/node/files/bundled.js');
  const ids = first === undefined ? bundledScenarios() : [first, ...others];
  mkdirSync(folder, { recursive: true });
  for (const id of ids) {
    const path = join(folder, `${id}.json`);
    const asked = requestOf(id);
    if (isCurrent(path, asked)) continue;
    const kept = keptBeforehand(asked.request, asked.baseline, await computeAll(id));
    writeFileSync(`${path}.new`, `${JSON.stringify(kept)}\n`);
    renameSync(`${path}.new`, path);
  }
}
