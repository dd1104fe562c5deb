/**
 * Kernels in Node: the SIMD one is read from the package.
 *
 * Decision worth knowing: the file lies in `dist` even while the sources are run as they are, because only the build
 * compiles it.
 */
import { readFileSync } from 'node:fs';
import { chooseKernel, type Kernel, type KernelChoice } from '../../kernel/kernel.js';
import { SimdKernel } from '../../kernel/simd.js';
import { wasm } from '../../kernel/wasm.js';

const FILE = new URL('../../../dist/kernel/kernel.wasm', import.meta.url);

/** The kernel asked for; `auto` takes the SIMD one where the machine has vectors. Throws a FaultError if there is none such. */
export function nodeKernel(choice: KernelChoice): Kernel {
  if (choice === 'reference') return chooseKernel(choice);
  const bytes = readFileSync(FILE);
  const simd = wasm.validate(bytes) ? new SimdKernel(new wasm.Module(bytes)) : undefined;
  return chooseKernel(choice, simd);
}
