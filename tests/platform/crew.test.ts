import { expect, test } from 'vitest';
import { awaitMates } from '../../src/platform/node/threads/crew.js';

const begun = (count: number): Int32Array => {
  const memory = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  memory[0] = count;
  return memory;
};

test('a thread of the kernel that does not begin is waited for so long, and no longer', () => {
  expect(() => {
    awaitMates(begun(2), 2, 0);
  }).not.toThrow();
  const from = performance.now();
  expect(() => {
    awaitMates(begun(1), 2, 60);
  }).toThrow('a thread of the kernel does not begin');
  expect(performance.now() - from).toBeGreaterThan(50);
});
