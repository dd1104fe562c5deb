/**
 * Kernels in a page: the SIMD one is fetched, and compiled without holding the page up.
 *
 * Decision worth knowing: the page says where the file is (`tauride/kernel.wasm` in the package), since only
 * whoever bundles it knows where it comes to lie. A file that is missing or damaged is a fault even for
 * `auto`: else a page would be slow and nobody would learn why.
 */
import { FaultError } from '../../foundation/fault.js';
import { chooseKernel, type Kernel, type KernelChoice } from '../../kernel/kernel.js';
import { SimdKernel } from '../../kernel/simd.js';
import { hasVectors, wasm, type WasmModule } from '../../kernel/wasm.js';
import { gatherCrew, type MateWorker } from './crew.js';

/** Where the file of the SIMD kernel is, or what it holds. */
export type KernelSource = string | URL | Uint8Array;

const OR_REFERENCE = 'or take `reference`; both give the same results';

/**
 * The kernel asked for; `auto` takes the SIMD one where the browser has vectors. `source` is looked at for
 * that one only.
 *
 * It has one thread, and one more for each of `mates`: workers that run `tauride/browser/mate`. Then `source`
 * is `tauride/kernel-shared.wasm`, the page is isolated from other origins, and this is called in a worker of
 * it.
 *
 * Rejects with a FaultError if there is no such kernel, no such file or a damaged one, or if the page may not
 * share memory.
 */
export async function browserKernel(
  choice: KernelChoice,
  source: KernelSource,
  mates: readonly MateWorker[] = [],
): Promise<Kernel> {
  const threads = mates.length + 1;
  if (choice === 'reference' || !hasVectors()) return chooseKernel(choice, undefined, threads);
  if (threads > 1) assertIsolated();
  const module = await compile(source);
  const crew = threads > 1 ? await gatherCrew(module, mates) : undefined;
  return chooseKernel(choice, new SimdKernel(module, crew), threads);
}

async function compile(source: KernelSource): Promise<WasmModule> {
  const bytes = source instanceof Uint8Array ? source : await download(source);
  try {
    return await wasm.compile(bytes);
  } catch (error) {
    const message = `the file of the simd kernel is damaged (${error instanceof Error ? error.message : String(error)})`;
    const found = source instanceof Uint8Array ? {} : { found: String(source) };
    const hint = `serve \`tauride/kernel.wasm\` as it is in the package, ${OR_REFERENCE}`;
    throw new FaultError([{ code: 'damaged-kernel-file', message, ...found, hint }]);
  }
}

function assertIsolated(): void {
  const { crossOriginIsolated } = globalThis as { readonly crossOriginIsolated?: boolean };
  if (crossOriginIsolated === true) return;
  const message = 'this page may not share memory between threads';
  const hint =
    'serve it with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp, or leave out the mates';
  throw new FaultError([{ code: 'not-isolated', message, path: 'mates', hint }]);
}

async function download(source: string | URL): Promise<Uint8Array> {
  const response = await fetch(source);
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  const message = `the file of the simd kernel could not be fetched (status ${response.status})`;
  const hint = `serve \`tauride/kernel.wasm\` there, ${OR_REFERENCE}`;
  throw new FaultError([{ code: 'no-kernel-file', message, found: String(source), hint }]);
}
