/** The identity of the engine is what it computes: posteriors are of one engine, and are refused by another. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Digest } from '../../src/foundation/digest.js';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadScenario } from '../../src/scenario/load.js';
import { root } from '../cli/command-line.js';
import { WHOLE } from '../fuzz/whole.js';

const SOURCE = 'src/experiment/parameters/engine.ts';

/** What a week in which everything happens ends in. */
function wholeWeek(): string {
  const { definition } = loadScenario([{ name: 'whole.yaml', text: JSON.stringify(WHOLE) }]);
  const model = createModel(definition, { kernel: nodeKernel('auto') });
  model.run(definition.dayCount);
  return model.digest();
}

test('moves with the golden digests and the week of everything (`-u` writes it, after theirs)', async () => {
  const folder = new URL('goldens/', import.meta.url);
  const goldens = readdirSync(folder)
    .sort()
    .map((name) => `${name} ${readFileSync(new URL(name, folder), 'utf8').trim()}`);
  const digest = [...goldens, wholeWeek()].reduce((all, text) => all.text(text), new Digest()).hex();
  const text = readFileSync(join(root, SOURCE), 'utf8');
  const moved = text.replace(/ENGINE_DIGEST = '\w*'/, `ENGINE_DIGEST = '${digest}'`);
  await expect(moved).toMatchFileSnapshot(join(root, SOURCE));
});
