/**
 * The kernel on a WebGPU device is the reference kernel: every byte of the people and every sum of the ledger agrees.
 */
import { describe } from 'vitest';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
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
});
