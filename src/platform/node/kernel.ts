/**
 * Kernels in Node: the SIMD one is read from the package.
 *
 * Decision worth knowing: its files lie in `dist` even while the sources are run as they are, because only the build
 * compiles them. There are two, of the same sources: a memory that threads share must be imported as such.
 */
import { readFileSync } from 'node:fs';
import { chooseKernel, type Kernel, type KernelChoice } from '../../kernel/kernel.js';
import { SimdKernel } from '../../kernel/simd.js';
import { wasm } from '../../kernel/wasm.js';
import { startCrew } from './crew.js';

const FOLDER = new URL('../../../dist/kernel/', import.meta.url);

/**
 * The kernel asked for, on so many threads; `auto` takes the SIMD one where the machine has vectors. Throws a FaultError if there is none
 * such.
 */
export function nodeKernel(choice: KernelChoice, threads = 1): Kernel {
  return chooseKernel(choice, choice === 'reference' ? undefined : simdKernel(threads), threads);
}

function simdKernel(threads: number): Kernel | undefined {
  const bytes = readFileSync(new URL(threads > 1 ? 'kernel-shared.wasm' : 'kernel.wasm', FOLDER));
  if (!wasm.validate(bytes)) return undefined;
  const module = new wasm.Module(bytes);
  return new SimdKernel(module, threads > 1 ? startCrew(module, threads) : undefined);
}
