/**
 * What the engine's thread and the one that owns the device say to each other.
 *
 * Decision worth knowing: a device answers some time later, and a day of the engine is one synchronous call.
 * So the device has a thread of its own, and the engine's waits in shared memory until that has done what it
 * was told; hosts deliver messages meanwhile.
 */
import { FaultError } from '../../foundation/fault.js';
import { MachineError } from '../../foundation/machine.js';
import { DayDevice, type DeviceDay } from './device.js';
import type { Gpu } from './words.js';

/** Numbers of the shared memory: answers given, how the last one was, KiB that a shard may have. */
const ANSWERS = 0;
const STATE = 1;
const SHARD_KIB = 2;
const NUMBERS = 3;

/** How an answer is: done, there is no device, or it has failed. */
const WELL = 0;
const MISSING = 1;
const FAILED = 2;

/** Characters of what is said of a state that is not well; their number comes before them. */
const WORDS_MAX = 500;

const PATIENCE_MS = 600_000;

/** Memory that both threads share. */
export interface LinkMemory {
  readonly numbers: Int32Array;
  readonly words: Uint16Array;
}

export const createLinkMemory = (): LinkMemory => ({
  numbers: new Int32Array(new SharedArrayBuffer(4 * NUMBERS)),
  words: new Uint16Array(new SharedArrayBuffer(2 * (WORDS_MAX + 1))),
});

/** Why there is no device here, and what would help: two sentences without their ends. */
export class NoDeviceError extends Error {
  constructor(reason: string, hint: string) {
    super(`${reason}\n${hint}`);
    this.name = 'NoDeviceError';
  }
}

/**
 * The device that a host has, with room for shards as large as it allows.
 *
 * @param gpu what the host has as `navigator.gpu`; undefined where it has none
 * @throws NoDeviceError
 */
async function openDevice(gpu: Gpu | undefined, hint: string): Promise<DayDevice> {
  if (!gpu) throw new NoDeviceError('there is no WebGPU', hint);
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new NoDeviceError('WebGPU finds no device (no adapter)', hint);
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  const requiredLimits = { maxStorageBufferBindingSize, maxBufferSize };
  return new DayDevice(await adapter.requestDevice({ requiredLimits }));
}

/** The device's end. */
export class DeviceServer {
  readonly #memory: LinkMemory;
  readonly #device: Promise<DayDevice | undefined>;
  /** Held as long as the device: Node's binding gives up all that came of it once nobody has it any more. */
  #gpu: Gpu | undefined;

  /**
   * Looks for a device and answers once: whether there is one.
   *
   * @param find the host's WebGPU; rejects with a NoDeviceError where there is no way to have it
   * @param hint what would help where it has no device
   */
  constructor(memory: LinkMemory, find: () => Promise<Gpu | undefined>, hint: string) {
    this.#memory = memory;
    this.#device = this.#opened(find, hint);
  }

  /** Resolves once it is known whether there is a device. */
  async looked(): Promise<void> {
    await this.#device;
  }

  async #opened(find: () => Promise<Gpu | undefined>, hint: string): Promise<DayDevice | undefined> {
    try {
      this.#gpu = await find();
      const device = await openDevice(this.#gpu, hint);
      this.#memory.numbers[SHARD_KIB] = Math.floor(device.shardBytesMax / 1024);
      this.#answer(WELL);
      return device;
    } catch (error) {
      this.#answer(MISSING, error);
      return undefined;
    }
  }

  /** Does a day, and answers. */
  async take(day: DeviceDay): Promise<void> {
    try {
      await (await this.#device)?.day(day);
      this.#answer(WELL);
    } catch (error) {
      this.#answer(FAILED, error);
    }
  }

  #answer(state: number, error?: unknown): void {
    const { numbers, words } = this.#memory;
    if (state !== WELL) {
      const text = (error instanceof Error ? error.message : String(error)).slice(0, WORDS_MAX);
      words.set([text.length, ...Array.from(text, (_, i) => text.charCodeAt(i))]);
    }
    Atomics.store(numbers, STATE, state);
    Atomics.add(numbers, ANSWERS, 1);
    Atomics.notify(numbers, ANSWERS);
  }
}

/** The engine's end. */
export class DeviceLink {
  readonly #memory: LinkMemory;
  readonly #tell: (day: DeviceDay) => void;
  /** Answers that were taken. */
  #taken = 0;

  /**
   * Takes the memory that the device's thread was given, and what sends that a day. Waits until it has looked
   * for a device. Throws a FaultError where there is none.
   */
  constructor(memory: LinkMemory, tell: (day: DeviceDay) => void) {
    this.#memory = memory;
    this.#tell = tell;
    this.#hear();
  }

  /** Bytes that a shard may have. */
  get shardBytesMax(): number {
    return this.#memory.numbers[SHARD_KIB] * 1024;
  }

  /** Has everybody of a shard moved by a day. Throws a MachineError where the device cannot. */
  day(day: DeviceDay): void {
    this.#tell(day);
    this.#hear();
  }

  /** Waits for the next answer. */
  #hear(): void {
    const { numbers } = this.#memory;
    while (Atomics.load(numbers, ANSWERS) === this.#taken)
      if (Atomics.wait(numbers, ANSWERS, this.#taken, PATIENCE_MS) === 'timed-out')
        throw new MachineError('the device of the webgpu kernel does not answer: take another kernel');
    this.#taken++;
    const state = Atomics.load(numbers, STATE);
    if (state === MISSING) throw new FaultError([this.#missing()]);
    if (state === FAILED)
      throw new MachineError(`the device of the webgpu kernel failed (${this.#said()}): take another kernel`);
  }

  #missing() {
    const [reason, hint = 'take `auto`; the results are the same'] = this.#said().split('\n');
    const message = `the webgpu kernel cannot be had here: ${reason}`;
    return { code: 'no-kernel', message, path: 'kernel', found: 'webgpu', hint };
  }

  #said(): string {
    const { words } = this.#memory;
    return String.fromCharCode(...words.subarray(1, 1 + words[0]));
  }
}
