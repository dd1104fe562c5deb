/**
 * Kernels: what moves everybody's loyalties by one day, and which of them to take.
 *
 * Decision worth knowing: all kernels give the same bits, so the choice is one of speed only; still it is
 * recorded, and asking for one that cannot be had is a fault, never a silent change.
 */
import { FaultError, type Fault } from '../foundation/fault.js';
import type { Keys } from '../foundation/random.js';
import type { Ground } from '../population/layout.js';
import type { settlePeople } from '../population/people.js';
import type { Population } from '../population/population.js';
import type { Tally } from '../population/tally.js';
import type { adherentsIn, castIn } from '../population/votes.js';
import type { KernelInputs } from './inputs.js';
import type { KernelChoice, KernelName } from './names.js';
import { ReferenceKernel } from './reference.js';

export type { KernelChoice, KernelName } from './names.js';

export interface Kernel {
  readonly name: KernelName;
  /**
   * Moves everybody by one day: loyalties, allegiances, who is active, each cell's means and fatigue, and the
   * tally. Draws are addressed by keys and tick. Throws a RangeError for inputs that cannot be computed
   * exactly. The people's tallies must be true: whoever writes loyalties by hand counts the cell anew.
   */
  step(population: Population, inputs: KernelInputs, tick: number, keys: Keys, tally: Tally): void;
  /** Threads that move people. */
  readonly threads: number;
  /**
   * Into how many shards a population is to be divided that would take so many bytes as one; without it, one.
   */
  readonly shards?: (bytes: number) => number;
  /** Gives memory for a shard that this kernel is to move, all 0; without it, any memory will do. */
  readonly allocate?: (bytes: number) => Ground;
  /**
   * Takes back what it gave, from people who are no more, for those who come next; without it, or where it is
   * not told, the engine gathers it some day. Nobody may look at these people afterwards.
   */
  readonly release?: (population: Population) => void;
  /**
   * Brings up everybody of a population in such memory, to the same bytes as `settlePeople`; without it, that
   * does.
   */
  readonly settle?: typeof settlePeople;
  /** Counts those who hold to each party, as `adherentsIn` does; without it, that does. */
  readonly adherents?: typeof adherentsIn;
  /** Counts votes, as `castIn` does; without it, that does. */
  readonly cast?: typeof castIn;
}

/**
/**
 * The kernel asked for; `auto` takes the fast one that the host gives, SIMD or native, and only an engine
 * without vectors is given none. Throws a FaultError if there is none such, or if it has no more than one
 * thread where more are asked for. That on a device is not to be had here: whoever has a device makes it.
 */
export function chooseKernel(choice: KernelChoice, fast?: Kernel, threads = 1): Kernel {
  if (fast && (choice === 'auto' || choice === fast.name)) return fast;
  if (choice === 'simd' || choice === 'native') throw new FaultError([absent(choice)]);
  if (threads > 1) throw new FaultError([oneThread(choice, threads)]);
  if (choice === 'webgpu') throw new FaultError([absent(choice)]);
  return new ReferenceKernel();
}

const absent = (found: KernelName): Fault => ({
  code: 'no-kernel',
  message: `the ${found} kernel cannot be had here`,
  path: 'kernel',
  found,
  hint: 'take `auto` or `reference`; both give the same results',
});

const oneThread = (choice: KernelChoice, threads: number): Fault => ({
  code: 'one-thread',
  message: `the ${choice === 'webgpu' ? 'webgpu' : 'reference'} kernel has one thread`,
  path: 'threads',
  found: String(threads),
  hint: 'leave out `--threads`, or take the `simd` kernel',
});
