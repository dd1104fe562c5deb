import { describe, expect, it } from 'vitest';
import { FaultError } from '../../src/foundation/fault.js';
import { chooseKernel, type Kernel } from '../../src/kernel/kernel.js';
import { ReferenceKernel } from '../../src/kernel/reference.js';

describe('the choice of a kernel', () => {
  const simd: Kernel = { name: 'simd', threads: 1, step: () => undefined };

  it('gives what was asked for', () => {
    expect(chooseKernel('reference', simd)).toBeInstanceOf(ReferenceKernel);
    expect(chooseKernel('simd', simd)).toBe(simd);
  });

  it('prefers SIMD where nothing is asked for and the host has it', () => {
    expect(chooseKernel('auto', simd)).toBe(simd);
    expect(chooseKernel('auto').name).toBe('reference');
  });

  it('is a fault, never a silent change, where it cannot be had', () => {
    expect(() => chooseKernel('simd')).toThrow(FaultError);
    expect(() => chooseKernel('native', simd)).toThrow('the native kernel cannot be had here');
    expect(() => chooseKernel('reference', simd, 2)).toThrow(FaultError);
  });
});
