/** The engine once more, in which the draws are the one thing that does not go by the names of a scenario. */
import { build, type Plugin } from 'esbuild';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import type { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { loadScenario } from '../../src/scenario/load.js';
import type { SourceFile } from '../../src/scenario/yaml.js';

const ENTRY = `
  export { createModel } from './src/model/model.ts';
  export { loadScenario } from './src/scenario/load.ts';
  export { before } from './src/foundation/random.ts';`;

/** Draws by the names of before, where there are such. */
const HELD = `
  export const before = new Map();
  const held = (text) => text.replace(/renamed-\\d{4}/g, (name) => before.get(name) ?? name);
  export const entityOf = (...parts) =>
    entityByName(...parts.map((part) => (typeof part === 'number' ? part : held(part))));`;

const heldDraws: Plugin = {
  name: 'draws by the names of before',
  setup(bundle) {
    bundle.onLoad({ filter: /foundation[\\/]random\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8').replace('export function entityOf', 'function entityByName');
      return { contents: text + HELD, loader: 'ts' };
    });
  },
};

interface EngineHeld {
  readonly createModel: typeof createModel;
  readonly loadScenario: typeof loadScenario;
  readonly before: Map<string, string>;
}

/** An engine for the tests of a file, whose draws are addressed by the names of before: the digest of each day of a free year. */
export function engineOfFile() {
  const folder = mkdtempSync(join(tmpdir(), 'tauride-renamed-'));
  let engine: EngineHeld;

  beforeAll(async () => {
    const outfile = join(folder, 'engine.mjs');
    await build({
      ...{
        stdin: { contents: ENTRY, resolveDir: process.cwd(), loader: 'ts' },
        outfile,
        plugins: [heldDraws],
      },
      ...{ bundle: true, format: 'esm', platform: 'node', logLevel: 'error' },
    });
    engine = (await import(pathToFileURL(outfile).href)) as EngineHeld;
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  return (files: SourceFile[], agents: number, before: ReadonlyMap<string, string>): string[] => {
    engine.before.clear();
    for (const [name, old] of before) engine.before.set(name, old);
    const { definition } = engine.loadScenario(files);
    const model = engine.createModel(definition, {
      seed: 'renamed',
      agents,
      kernel: nodeKernel('auto'),
      ledger: false,
    });
    const chain: string[] = [];
    model.run(definition.dayCount, () => chain.push(model.chain));
    model.release();
    return chain;
  };
}
