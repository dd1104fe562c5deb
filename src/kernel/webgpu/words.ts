/**
 * The few words of WebGPU that the kernel needs: the same in browsers and in a binding for Node, but only the
 * DOM's types have them.
 *
 * Decision worth knowing: flags are numbers here, as the standard fixes them, because Node has no globals of
 * their names.
 */

/** What a buffer may be used for (GPUBufferUsage). */
export const USAGE = {
  mapRead: 0x0001,
  copySource: 0x0004,
  copyTarget: 0x0008,
  uniform: 0x0040,
  storage: 0x0080,
} as const;

/** GPUMapMode.READ */
export const MAP_READ = 1;

/** GPUShaderStage.COMPUTE */
export const COMPUTE_STAGE = 4;

/** Something that a device made and that is only handed back to it. */
export type GpuHandle = object;

export interface GpuBuffer {
  readonly size: number;
  mapAsync(mode: number, offset: number, size: number): Promise<unknown>;
  getMappedRange(offset: number, size: number): ArrayBuffer;
  unmap(): void;
  destroy(): void;
}

export type GpuPipeline = GpuHandle;

interface ComputePass {
  setPipeline(pipeline: GpuPipeline): void;
  setBindGroup(index: number, group: GpuHandle): void;
  dispatchWorkgroups(x: number, y: number): void;
  end(): void;
}

export interface CommandEncoder {
  beginComputePass(): ComputePass;
  copyBufferToBuffer(from: GpuBuffer, begin: number, to: GpuBuffer, at: number, bytes: number): void;
  finish(): GpuHandle;
}

interface GpuLimits {
  readonly maxStorageBufferBindingSize: number;
  readonly maxBufferSize: number;
}

export interface GpuDevice {
  readonly limits: GpuLimits;
  readonly queue: {
    writeBuffer(buffer: GpuBuffer, offset: number, data: ArrayBufferView): void;
    submit(commands: readonly GpuHandle[]): void;
  };
  createBuffer(descriptor: { readonly size: number; readonly usage: number }): GpuBuffer;
  createShaderModule(descriptor: { readonly code: string }): GpuHandle;
  createBindGroupLayout(descriptor: { readonly entries: readonly GpuHandle[] }): GpuHandle;
  createPipelineLayout(descriptor: { readonly bindGroupLayouts: readonly GpuHandle[] }): GpuHandle;
  createComputePipelineAsync(descriptor: {
    readonly layout: GpuHandle;
    readonly compute: { readonly module: GpuHandle; readonly entryPoint: string };
  }): Promise<GpuPipeline>;
  createBindGroup(descriptor: {
    readonly layout: GpuHandle;
    readonly entries: readonly GpuHandle[];
  }): GpuHandle;
  createCommandEncoder(): CommandEncoder;
  pushErrorScope(filter: 'validation' | 'out-of-memory'): void;
  popErrorScope(): Promise<{ readonly message: string } | null>;
}

interface GpuAdapter {
  readonly limits: GpuLimits;
  requestDevice(descriptor: { readonly requiredLimits: GpuLimits }): Promise<GpuDevice>;
}

/** What a host has as `navigator.gpu`. */
export interface Gpu {
  requestAdapter(options: { readonly powerPreference: 'high-performance' }): Promise<GpuAdapter | null>;
}
