/**
 * Kernels in Node: the SIMD one is read from the package.
 *
 * Decision worth knowing: its files lie in `dist` even while the sources are run as they are, because only
 * the build compiles them. There are two, of the same sources: a memory that threads share must be imported
 * as such. One that is missing or damaged ends the work, even for `auto`: the reference kernel in its place
 * would hide for months that everything takes many times as long.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chooseKernel, type Kernel, type KernelChoice } from '../../../kernel/kernel.js';
import { SimdKernel } from '../../../kernel/simd.js';
import { hasVectors, wasm, type WasmModule } from '../../../kernel/wasm.js';
import { WebGpuKernel } from '../../../kernel/webgpu/kernel.js';
import { systemFault } from '../files/system-fault.js';
import { startCrew } from './crew.js';
import { nodeDevice } from './device.js';
import { KernelFileError } from './kernel-file.js';
import { findNative, loadNative, requireNative } from './native.js';

const FOLDER = new URL('../../../../dist/kernel/', import.meta.url);

const REMEDY = 'make it again with `npm run build`, or install tauride again';

/**
 * The kernel asked for, on so many threads; `auto` takes the native one where it is built, else the SIMD one
 * where the engine has vectors, and never that of a device. Throws a FaultError if there is none such, and a
 * KernelFileError if its file is missing or damaged.
 */
export function nodeKernel(choice: KernelChoice, threads = 1): Kernel {
  if (choice === 'webgpu' && threads === 1) return new WebGpuKernel(nodeDevice());
  if (choice === 'reference' || choice === 'webgpu' || !hasVectors())
    return chooseKernel(choice, undefined, threads);
  if (choice === 'simd') return simdKernel(threads);
  return simdKernel(threads, choice === 'native' ? requireNative() : findNative());
}

/** The native kernel in a file, on so many threads, with the fastest vectors or, on one, those of a name. */
export const nativeKernel = (file: string, threads = 1, width?: string): Kernel =>
  simdKernel(threads, file, width);

function simdKernel(threads: number, native?: string, width?: string): Kernel {
  const file = fileURLToPath(new URL(threads > 1 ? 'kernel-shared.wasm' : 'kernel.wasm', FOLDER));
  const module = compiled(file, bytesOf(file));
  const day = native === undefined ? undefined : loadNative(native, width);
  return new SimdKernel(module, threads > 1 ? startCrew(module, threads, native) : undefined, day);
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new KernelFileError(
      file,
      `the simd kernel cannot be read (${systemFault(error, file).message})`,
      REMEDY,
    );
  }
}

function compiled(file: string, bytes: Uint8Array): WasmModule {
  try {
    return new wasm.Module(bytes);
  } catch (error) {
    throw new KernelFileError(file, `the simd kernel is damaged (${reasonOf(error)})`, REMEDY);
  }
}

/** What the engine says, without the name of what has said it. */
const reasonOf = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).replace(/^WebAssembly\.\w+\(\): /, '');
