/**
 * The few words of WebAssembly that the kernel needs: the same in Node and in browsers, but only the DOM's types have them.
 */

/** A compiled module. Only a host can make one: synchronously from a file, or while it streams in. */
export type WasmModule = object;

export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
}

interface MemoryDescriptor {
  readonly initial: number;
  readonly maximum?: number;
  readonly shared?: boolean;
}

interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

interface WasmNamespace {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Memory: new (descriptor: MemoryDescriptor) => WasmMemory;
  readonly Instance: new (
    module: WasmModule,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ) => WasmInstance;
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly compile: (bytes: Uint8Array) => Promise<WasmModule>;
}

/** The host's WebAssembly. */
export const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: WasmNamespace };

const PAGE_BYTES = 65536;

/** Memories are addressed with 32 bits. */
export const MEMORY_BYTES_MAX = 65536 * PAGE_BYTES;

/** A memory of at least so many bytes, all 0; shared, if threads are to share it. */
export function createMemory(bytes: number, isShared: boolean): WasmMemory {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  return new wasm.Memory(isShared ? { initial: pages, maximum: pages, shared: true } : { initial: pages });
}
