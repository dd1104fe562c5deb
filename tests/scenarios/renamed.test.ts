import { expect, test } from 'vitest';
import { runScenario } from '../../src/experiment/run/run.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { SourceFile } from '../../src/scenario/yaml.js';
import { filesOf } from '../bundled.js';
import { withOtherNames } from '../renamed.js';

const SEEDS = 20;

/** Until when, in days: well after the question of taking the town is put. */
const DAYS = 125;

/** How often somebody takes the town, over numbered seeds. */
const takeovers = (files: SourceFile[]): number => {
  const loaded = loadScenario(files);
  const endings = Array.from({ length: SEEDS }, (_, i) =>
    runScenario({ loaded, seed: `renamed ${i}`, population: 2292, ticks: DAYS, mode: 'run', kernel: nodeKernel('auto'), version: 'test' }),
  );
  return endings.filter((record) => record.ending.kind === 'takeover').length;
};

test('with every id of a scenario changed, outcomes are as frequent as before, within sampling error', () => {
  const files = filesOf('two-powers');
  const [original, renamed] = [takeovers(files), takeovers(withOtherNames(files))];
  const share = (original + renamed) / (2 * SEEDS);
  const error = Math.sqrt((2 * Math.max(share * (1 - share), 0.02)) / SEEDS);
  expect(share).toBeGreaterThan(0);
  expect(Math.abs(original - renamed) / SEEDS).toBeLessThan(3 * error);
});
