/**
 * Computes the run as recorded of every bundled scenario, as few people as it can have, for the page to show at
 * once: `dist/page/baselines/<id>.json`, as a part of a build.
 *
 * Decision worth knowing: what was computed goes by a digest of the code and the scenario that it was computed
 * from, so a build that changed neither computes nothing, and nobody need remember to make them anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const output = join(dist, 'page/baselines');

/** The code that a run comes from. */
const COMPUTING = ['foundation', 'population', 'kernel', 'polity', 'model', 'scenario', 'experiment'];
const codeIn = (folder) =>
  readdirSync(join(dist, folder), { recursive: true })
    .filter((name) => /\.(js|wasm)$/.test(name))
    .sort()
    .map((name) => join(dist, folder, name));

const files = [
  ...COMPUTING.flatMap(codeIn),
  join(dist, 'view/course.js'),
  join(dist, 'explorer/engine/compute.js'),
  join(root, 'package.json'),
];
const code = createHash('sha256');
for (const file of files) code.update(readFileSync(file));
const codeDigest = code.digest('hex');

const ids = readdirSync(join(dist, 'shipped')).map((name) => name.replace(/\.json$/, ''));

/** What a baseline is known by: the code, and the scenario as it was read. */
const keyOf = (id) =>
  createHash('sha256')
    .update(codeDigest)
    .update(readFileSync(join(dist, `shipped/${id}.json`)))
    .digest('hex');

const fileOf = (id) => join(output, `${id}.json`);
const keyIn = (id) =>
  existsSync(fileOf(id)) ? /"of":"(\w*)"/.exec(readFileSync(fileOf(id), 'utf8'))?.[1] : '';
const stale = ids.filter((id) => keyIn(id) !== keyOf(id));

if (stale.length > 0) {
  const module = (path) => import(join(dist, path));
  const { bundledFolder } = await module('platform/node/files/bundled.js');
  const { parseScenarioFolder } = await module('platform/node/files/shipped.js');
  const { packageVersion } = await module('platform/node/files/package.js');
  const { nodeKernel } = await module('platform/node/threads/kernel.js');
  const { compileScenario } = await module('scenario/load.js');
  const { agentsMin } = await module('population/sampling.js');
  const { computeAnswer } = await module('explorer/engine/compute.js');
  mkdirSync(output, { recursive: true });
  for (const id of stale) {
    const loaded = compileScenario(parseScenarioFolder(bundledFolder(id)), { pinDecisions: true });
    const answer = computeAnswer({
      loaded,
      kernel: nodeKernel('auto', 1),
      seed: loaded.definition.seed,
      version: packageVersion(),
      population: agentsMin(loaded.definition.strata.map(({ spec }) => spec)),
      mode: 'replay',
      interventions: [],
    });
    // The digest of the scenario comes first: by it the page's server knows whose run it is.
    const text = JSON.stringify({ scenario: loaded.definition.digest, of: keyOf(id), answer });
    writeFileSync(`${fileOf(id)}.new`, text);
    renameSync(`${fileOf(id)}.new`, fileOf(id));
  }
}
