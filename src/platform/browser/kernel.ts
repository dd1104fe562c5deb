/**
 * Kernels in a page: the SIMD one is fetched, and compiled without holding the page up.
 *
 * Decision worth knowing: the page says where the file is (`tauride/kernel.wasm` in the package), since only whoever bundles it knows
 * where it comes to lie. A file that is missing is a fault even for `auto`: else a page would be slow and nobody would learn why.
 */
import { FaultError } from '../../foundation/fault.js';
import { chooseKernel, type Kernel, type KernelChoice } from '../../kernel/kernel.js';
import { SimdKernel } from '../../kernel/simd.js';
import { wasm } from '../../kernel/wasm.js';

/** Where the file of the SIMD kernel is, or what it holds. */
export type KernelSource = string | URL | Uint8Array;

/**
 * The kernel asked for, on one thread; `auto` takes the SIMD one where the browser has vectors. `source` is not looked at for the
 * reference kernel. Rejects with a FaultError if there is no such kernel or no such file.
 */
export async function browserKernel(choice: KernelChoice, source: KernelSource): Promise<Kernel> {
  if (choice === 'reference') return chooseKernel(choice);
  const bytes = source instanceof Uint8Array ? source : await download(source);
  return chooseKernel(choice, wasm.validate(bytes) ? new SimdKernel(await wasm.compile(bytes)) : undefined);
}

async function download(source: string | URL): Promise<Uint8Array> {
  const response = await fetch(source);
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  const message = `the file of the simd kernel could not be fetched (status ${response.status})`;
  throw new FaultError([
    {
      code: 'no-kernel-file',
      message,
      found: String(source),
      hint: 'serve `tauride/kernel.wasm` there, or take `reference`; both give the same results',
    },
  ]);
}
