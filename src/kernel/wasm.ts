/**
 * The few words of WebAssembly that the kernel needs: the same in Node and in browsers, but only the DOM's
 * types have them.
 *
 * Decision worth knowing: whether an engine has vectors is asked with a module of a few bytes, and never with
 * the file of the kernel: a file that is damaged would look like an engine that is old.
 */
import { memoryOf } from '../foundation/machine.js';

/** A compiled module. Only a host can make one: synchronously from a file, or while it streams in. */
export type WasmModule = object;

export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
}

interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

interface WasmNamespace {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Memory: new (pages: { initial: number; maximum?: number; shared?: boolean }) => WasmMemory;
  readonly Instance: new (
    module: WasmModule,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ) => WasmInstance;
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly compile: (bytes: Uint8Array) => Promise<WasmModule>;
}

/** The host's WebAssembly; to be asked for nothing where `hasVectors` says that there is none. */
export const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: WasmNamespace };

/** A module of one function, which makes a vector of zeros (`v128.const`) and drops it. */
// prettier-ignore
const VECTOR_MODULE = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // magic word and version
  0x01, 0x04, 0x01, 0x60, 0x00, 0x00, // types: one, of nothing and nothing
  0x03, 0x02, 0x01, 0x00, // functions: one, of that type
  0x0a, 0x17, 0x01, 0x15, 0x00, // code: one body without locals
  0xfd, 0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, // v128.const 0
  0x1a, 0x0b, // drop, end
]);

/** Whether this engine has WebAssembly with 128-bit vectors. */
export const hasVectors = (): boolean =>
  (wasm as WasmNamespace | undefined)?.validate(VECTOR_MODULE) === true;

const PAGE_BYTES = 65536;

/** Memories are addressed with 32 bits. */
export const MEMORY_BYTES_MAX = 65536 * PAGE_BYTES;

/**
 * A memory of at least so many bytes, all 0; shared, if threads are to share it. Throws a MachineError where
 * there is none.
 */
export function createMemory(bytes: number, isShared: boolean): WasmMemory {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  const descriptor = isShared ? { initial: pages, maximum: pages, shared: true } : { initial: pages };
  const more = '; beside them an engine reserves about 10 GB of addresses';
  return memoryOf(bytes, 'the simd kernel', () => new wasm.Memory(descriptor), more);
}

const instances = new WeakMap<WasmMemory, WasmInstance>();

/**
 * The instance of a module that works on a memory: one as long as that lives, since whoever gives a memory
 * has one module for it.
 */
export function instanceOn(memory: WasmMemory, module: WasmModule): WasmInstance {
  const instance = instances.get(memory) ?? new wasm.Instance(module, { env: { memory } });
  instances.set(memory, instance);
  return instance;
}
