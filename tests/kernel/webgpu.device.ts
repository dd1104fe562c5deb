/**
 * The kernel on a WebGPU device is the reference kernel: every byte of the people and every sum of the ledger agrees.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test as plain } from 'vitest';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadBundled } from '../bundled.js';
import { root } from '../cli/command-line.js';
import { fc, test } from '../property.js';
import { expectEqual, live, world } from './worlds.js';

const device = nodeKernel('webgpu');
const reference = nodeKernel('reference');

describe('the kernel on a device', () => {
  test.prop([world], { numRuns: 100 })('ends in the bytes and sums of the reference kernel', (start) => {
    expectEqual(live(start, device), live(start, reference));
  });

  test.prop([world, fc.integer({ min: 2, max: 12 })], { numRuns: 30 })(
    'ends in the same bytes and sums on any number of shards',
    (start, shards) => {
      expectEqual(live(start, device, { ...device, shards: () => shards }), live(start, reference));
    },
  );

  plain('ends a whole course of a bundled scenario on the committed digest', () => {
    const model = createModel(loadBundled('two-powers').definition, { agents: 2500, kernel: device });
    model.run(184);
    const golden = readFileSync(join(root, 'tests/model/goldens/two-powers.digest'), 'utf8');
    expect(model.digest()).toBe(golden.trim());
  });
});
