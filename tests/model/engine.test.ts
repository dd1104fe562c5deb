/** The identity of the engine is what it computes: posteriors are of one engine, and are refused by another. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Digest } from '../../src/foundation/digest.js';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadScenario } from '../../src/scenario/load.js';
import { lived } from '../classics.js';
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

const CLASSICS = readdirSync(join(root, 'scenarios/classics')).sort();

test('moves with the week of everything, the classics and the small scenario (`-u` writes it)', async () => {
  const courses = CLASSICS.map((name) => `${name} ${lived(name).digest()}`);
  const town = readFileSync(new URL('goldens/two-powers.digest', import.meta.url), 'utf8').trim();
  const digest = [...courses, town, wholeWeek()].reduce((all, text) => all.text(text), new Digest()).hex();
  const text = readFileSync(join(root, SOURCE), 'utf8');
  const moved = text.replace(/ENGINE_DIGEST = '\w*'/, `ENGINE_DIGEST = '${digest}'`);
  await expect(moved).toMatchFileSnapshot(join(root, SOURCE));
});
