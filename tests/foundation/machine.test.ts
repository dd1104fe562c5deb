import { describe, expect, test } from 'vitest';
import { isOfMachine, MachineError, memoryOf } from '../../src/foundation/machine.js';

/** The error of an engine that cannot give so many bytes. */
function errorOf(make: () => unknown): unknown {
  try {
    make();
  } catch (error) {
    return error;
  }
  throw new Error('there is memory enough');
}

const HUGE = 2 ** 50;

describe('a failure of the machine', () => {
  test('is known by what engines and systems say', () => {
    expect(isOfMachine(errorOf(() => new ArrayBuffer(HUGE)))).toBe(true);
    expect(isOfMachine(Object.assign(new Error('too many'), { code: 'EMFILE' }))).toBe(true);
    expect(isOfMachine(Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))).toBe(true);
  });

  test('is not what a model does wrong, nor a program', () => {
    for (const error of [
      new RangeError('a cell would be larger than its stratum'),
      new TypeError('x is not a function'),
      Object.assign(new TypeError('wrong'), { code: 'ERR_INVALID_ARG_TYPE' }),
      'a text',
    ])
      expect(isOfMachine(error)).toBe(false);
  });

  test('says how much was asked for, and by whom', () => {
    const error = errorOf(() => memoryOf(HUGE, 'the population', () => new ArrayBuffer(HUGE)));
    expect(error).toBeInstanceOf(MachineError);
    expect(isOfMachine(error)).toBe(true);
    expect((error as Error).message).toContain('the population asked for 1125899906.8 MB of memory');
    expect(memoryOf(8, 'nobody', () => new ArrayBuffer(8)).byteLength).toBe(8);
  });
});
