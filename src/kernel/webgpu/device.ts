/**
 * A device that moves the people of one shard by one day, as often as it is asked.
 *
 * Decision worth knowing: the whole shard goes to the device and comes back every day, because politics reads
 * and writes people in between (votes, flows, digests) wherever it likes. That costs two crossings of the bus
 * a day; people who stayed on the device would spare them, and cost a call for every look at them.
 */
import type { Layout } from '../../population/layout.js';
import { dayShader, PIECE_WORDS, PLACE_WORDS, WORKERS } from './shader.js';
import { COMPUTE_STAGE, MAP_READ, USAGE } from './words.js';
import type { CommandEncoder, GpuBuffer, GpuDevice, GpuHandle, GpuPipeline } from './words.js';

/** A shard's day as plain data and memories that threads share. */
export interface DeviceDay {
  readonly layout: Layout;
  /** The people, who are moved where they are. */
  readonly people: Uint8Array;
  /** [piece x PIECE_WORDS] */
  readonly pieces: Uint32Array;
  /** See `KernelInputs`. */
  readonly rows: Int32Array;
  /** [cell x party x HALVES] Written where sums of products are wanted; else of no length. */
  readonly harvest: Int32Array;
}

const { uniform, storage, copyTarget, copySource, mapRead } = USAGE;

/** What the programs see, in the order of their bindings. */
const BOUND = [
  ['place', 'uniform', uniform | copyTarget],
  ['pieces', 'read-only-storage', storage | copyTarget],
  ['rows', 'read-only-storage', storage | copyTarget],
  ['before', 'read-only-storage', storage | copyTarget],
  ['people', 'storage', storage | copyTarget | copySource],
  ['beyond', 'storage', storage],
  ['harvest', 'storage', storage | copySource],
] as const;

/** In which results come back. */
const BACK = ['back', undefined, copyTarget | mapRead] as const;

type BufferName = (typeof BOUND)[number][0] | 'back';

const USES = new Map<BufferName, number>([...BOUND, BACK].map(([name, , usage]) => [name, usage]));

/** Workgroups of one dimension that every device allows. */
const GROUPS_MAX = 65_535;

/** Groups in two dimensions. */
function gridOf(groups: number): readonly [x: number, y: number] {
  const rows = Math.ceil(groups / GROUPS_MAX);
  return [Math.ceil(groups / rows), rows];
}

const PIECE_LENGTH = PIECE_WORDS.length;

/** Where a shard's columns lie, and the other words of PLACE_WORDS, filled up to vectors of four. */
function placeOf({ layout, pieces, harvest }: DeviceDay): Uint32Array<ArrayBuffer> {
  const { offsets, lengths } = layout;
  const places: Readonly<Record<string, number>> = {
    ...Object.fromEntries(Object.entries(offsets).map(([name, bytes]) => [name, bytes / 4])),
    cells: lengths.agents,
    pieceCount: pieces.length / PIECE_LENGTH,
    products: Math.sign(harvest.length),
  };
  const words = new Uint32Array(4 * Math.ceil(PLACE_WORDS.length / 4));
  PLACE_WORDS.forEach((name, i) => (words[i] = places[name]));
  return words;
}

export class DayDevice {
  readonly #device: GpuDevice;
  readonly #bindings: GpuHandle;
  /** By number of parties: the programs of a day, in order. */
  readonly #programs = new Map<number, Promise<readonly GpuPipeline[]>>();
  /** They grow with the largest shard that was asked for. */
  readonly #buffers = new Map<BufferName, GpuBuffer>();

  constructor(device: GpuDevice) {
    this.#device = device;
    const entries = BOUND.map(([, type], binding) => ({
      binding,
      visibility: COMPUTE_STAGE,
      buffer: { type },
    }));
    this.#bindings = device.createBindGroupLayout({ entries });
  }

  /** Bytes that a shard may have. */
  get shardBytesMax(): number {
    const { maxBufferSize, maxStorageBufferBindingSize } = this.#device.limits;
    return Math.min(maxBufferSize, maxStorageBufferBindingSize);
  }

  /** Moves everybody of a shard to which the news was brought. Rejects with what the device says. */
  async day(day: DeviceDay): Promise<void> {
    const programs = await this.#programsFor(day.layout.partyCount);
    await this.#watched(() => this.#submit(day, programs));
    await this.#bringBack(day);
  }

  #programsFor(partyCount: number): Promise<readonly GpuPipeline[]> {
    const programs = this.#programs.get(partyCount) ?? this.#compiled(partyCount);
    this.#programs.set(partyCount, programs);
    return programs;
  }

  async #compiled(partyCount: number): Promise<readonly GpuPipeline[]> {
    const code = dayShader(partyCount);
    const module = await this.#watched(() => this.#device.createShaderModule({ code }));
    const layout = this.#device.createPipelineLayout({ bindGroupLayouts: [this.#bindings] });
    const entries = ['hear', 'live', 'close'];
    return Promise.all(
      entries.map((entryPoint) =>
        this.#device.createComputePipelineAsync({ layout, compute: { module, entryPoint } }),
      ),
    );
  }

  /** Work whose errors a device would tell nobody: it goes on, and what comes back would be wrong. */
  async #watched<T>(work: () => T): Promise<T> {
    this.#device.pushErrorScope('validation');
    this.#device.pushErrorScope('out-of-memory');
    const result = work();
    const errors = [await this.#device.popErrorScope(), await this.#device.popErrorScope()];
    for (const error of errors) if (error) throw new Error(error.message);
    return result;
  }

  /** Everything that a day is, as one list of commands. */
  #submit(day: DeviceDay, programs: readonly GpuPipeline[]): void {
    this.#provide(day);
    const commands = this.#device.createCommandEncoder();
    const { bytes, offsets } = day.layout;
    const people = this.#buffer('people');
    commands.copyBufferToBuffer(people, offsets.blocks, this.#buffer('before'), 0, bytes - offsets.blocks);
    this.#compute(commands, day.layout, programs);
    commands.copyBufferToBuffer(people, 0, this.#buffer('back'), 0, bytes);
    const { byteLength } = day.harvest;
    commands.copyBufferToBuffer(this.#buffer('harvest'), 0, this.#buffer('back'), bytes, byteLength);
    this.#device.queue.submit([commands.finish()]);
  }

  /** Sees to it that there is room for all of a day, and hands over what it begins with. */
  #provide(day: DeviceDay): void {
    const { layout, people, pieces, rows, harvest } = day;
    this.#send('place', placeOf(day));
    this.#send('pieces', pieces);
    this.#send('rows', rows);
    this.#send('people', people);
    this.#grow('before', layout.bytes - layout.offsets.blocks);
    this.#grow('beyond', 4 * layout.lengths.beyond);
    this.#grow('harvest', harvest.byteLength);
    this.#grow('back', layout.bytes + harvest.byteLength);
  }

  /** Sends a copy, since memory that threads share may not be handed to every host's queue. */
  #send(name: BufferName, data: Uint8Array | Uint32Array | Int32Array): void {
    this.#grow(name, data.byteLength);
    this.#device.queue.writeBuffer(this.#buffer(name), 0, data.slice());
  }

  #buffer(name: BufferName): GpuBuffer {
    const buffer = this.#buffers.get(name);
    if (!buffer) throw new Error(`there is no buffer for ${name}`);
    return buffer;
  }

  #grow(name: BufferName, bytes: number): void {
    const held = this.#buffers.get(name);
    if (held && held.size >= bytes) return;
    held?.destroy();
    const size = Math.max(16, bytes);
    this.#buffers.set(name, this.#device.createBuffer({ size, usage: USES.get(name) ?? 0 }));
  }

  #compute(
    commands: CommandEncoder,
    { lengths, partyCount }: Layout,
    programs: readonly GpuPipeline[],
  ): void {
    const entries = BOUND.map(([name], binding) => ({ binding, resource: { buffer: this.#buffer(name) } }));
    const cells = lengths.agents;
    const words = Math.ceil(Math.ceil((cells * partyCount) / 2) / WORKERS);
    const pass = commands.beginComputePass();
    pass.setBindGroup(0, this.#device.createBindGroup({ layout: this.#bindings, entries }));
    [words, cells, words].forEach((groups, i) => {
      pass.setPipeline(programs[i]);
      pass.dispatchWorkgroups(...gridOf(groups));
    });
    pass.end();
  }

  async #bringBack({ layout: { bytes }, people, harvest }: DeviceDay): Promise<void> {
    const back = this.#buffer('back');
    const size = bytes + harvest.byteLength;
    await back.mapAsync(MAP_READ, 0, size);
    const mapped = back.getMappedRange(0, size);
    people.set(new Uint8Array(mapped, 0, bytes));
    harvest.set(new Int32Array(mapped, bytes, harvest.length));
    back.unmap();
  }
}
