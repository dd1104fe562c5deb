/**
 * Kernels in a page: the SIMD one is fetched, and compiled without holding the page up.
 *
 * Decision worth knowing: the page says where the file is (`tauride/kernel.wasm` in the package), since only
 * whoever bundles it knows where it comes to lie. A file that is missing or damaged is a fault even for
 * `auto`: else a page would be slow and nobody would learn why.
 */
import { FaultError, type Fault } from '../../foundation/fault.js';
import { chooseKernel, type Kernel, type KernelChoice } from '../../kernel/kernel.js';
import { SimdKernel } from '../../kernel/simd.js';
import { hasVectors, wasm, type WasmModule } from '../../kernel/wasm.js';
import { createLinkMemory, DeviceLink } from '../../kernel/webgpu/link.js';
import { WebGpuKernel } from '../../kernel/webgpu/kernel.js';
import { gatherCrew, readied, type MateWorker } from './crew.js';

/** Where the file of the SIMD kernel is, or what it holds. */
export type KernelSource = string | URL | Uint8Array;

const OR_REFERENCE = 'or take `reference`; both give the same results';
const OR_NO_MATES = 'leave out the mates';
const OR_AUTO = 'take `auto`; the results are the same';
const ISOLATE =
  'serve it with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp';

const NO_DEVICE_THREAD: Fault = {
  code: 'no-kernel',
  message: 'the webgpu kernel needs a thread of its own for the device',
  path: 'device',
  found: 'webgpu',
  hint: 'start a worker that runs `tauride/browser/device` and hand it over, or take `auto`',
};

/**
 * The kernel asked for; `auto` takes the SIMD one where the browser has vectors, and never that of a device.
 * `source` is looked at for the SIMD one only.
 *
 * It has one thread, and one more for each of `mates`: workers that run `tauride/browser/mate`. Then `source`
 * is `tauride/kernel-shared.wasm`. The `webgpu` kernel has one thread and a `device`: a worker that runs
 * `tauride/browser/device`. For either, the page is isolated from other origins, and this is called in a
 * worker of it.
 *
 * Rejects with a FaultError if there is no such kernel, no such file or a damaged one, if there is no device,
 * or if this thread may not share memory or wait for others.
 */
export async function browserKernel(
  choice: KernelChoice,
  source: KernelSource,
  mates: readonly MateWorker[] = [],
  device?: MateWorker,
): Promise<Kernel> {
  const threads = mates.length + 1;
  if (choice === 'webgpu' && threads === 1) return deviceKernel(device);
  if (choice === 'reference' || choice === 'webgpu' || !hasVectors())
    return chooseKernel(choice, undefined, threads);
  if (threads > 1) assertShares('mates', OR_NO_MATES);
  const module = await compile(source);
  const crew = threads > 1 ? await gatherCrew(module, mates) : undefined;
  return chooseKernel(choice, new SimdKernel(module, crew), threads);
}

async function deviceKernel(device: MateWorker | undefined): Promise<Kernel> {
  if (!device) throw new FaultError([NO_DEVICE_THREAD]);
  assertShares('device', OR_AUTO);
  const memory = createLinkMemory();
  await readied(device, memory, 'the thread of the device');
  return new WebGpuKernel(new DeviceLink(memory, (day) => device.postMessage(day)));
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

/** Throws unless this thread may share memory with others and wait for them; `path` says who those are. */
function assertShares(path: string, otherwise: string): void {
  const { crossOriginIsolated } = globalThis as { readonly crossOriginIsolated?: boolean };
  if (crossOriginIsolated !== true) {
    const message = 'this page may not share memory between threads';
    throw new FaultError([{ code: 'not-isolated', message, path, hint: `${ISOLATE}, or ${otherwise}` }]);
  }
  if (mayWait()) return;
  const message = 'the thread of a page may not wait for others';
  const hint = `call this in a worker, or ${otherwise}`;
  throw new FaultError([{ code: 'page-thread', message, path, hint }]);
}

/** Whether this thread may wait: asked where nothing is to be waited for. */
function mayWait(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1, 0);
    return true;
  } catch {
    return false;
  }
}

async function download(source: string | URL): Promise<Uint8Array> {
  const response = await fetch(source);
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  const message = `the file of the simd kernel could not be fetched (status ${response.status})`;
  const hint = `serve \`tauride/kernel.wasm\` there, ${OR_REFERENCE}`;
  throw new FaultError([{ code: 'no-kernel-file', message, found: String(source), hint }]);
}
