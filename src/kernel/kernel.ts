/**
 * Kernels: what moves everybody's loyalties by one day, and which of them to take.
 *
 * Decision worth knowing: all kernels give the same bits, so the choice is one of speed only; still it is recorded, and
 * asking for one that cannot be had is a fault, never a silent change.
 */
import { FaultError } from '../foundation/fault.js';
import type { Keys } from '../foundation/random.js';
import type { Ground } from '../population/layout.js';
import type { Population } from '../population/population.js';
import type { Tally } from '../population/tally.js';
import type { KernelInputs } from './inputs.js';
import { ReferenceKernel } from './reference.js';

export type KernelName = 'reference' | 'simd';

export interface Kernel {
  readonly name: KernelName;
  /**
   * Moves everybody by one day: loyalties, allegiances, who is active, each cell's means and fatigue, and the tally.
   * Draws are addressed by keys and tick. Throws a RangeError for inputs that cannot be computed exactly. The people's
   * tallies must be true: whoever writes loyalties by hand counts the cell anew.
   */
  step(population: Population, inputs: KernelInputs, tick: number, keys: Keys, tally: Tally): void;
  /** Gives memory for a population that this kernel is to move, all 0; without it, any memory will do. */
  readonly allocate?: (bytes: number) => Ground;
}

export type KernelChoice = KernelName | 'auto';

/** The kernel asked for; `auto` takes the SIMD one where the host has it. Throws a FaultError if there is none such. */
export function chooseKernel(choice: KernelChoice, simd?: Kernel): Kernel {
  if (choice === 'reference' || (choice === 'auto' && !simd)) return new ReferenceKernel();
  if (simd) return simd;
  throw new FaultError([
    {
      code: 'no-kernel',
      message: 'the simd kernel cannot be had here',
      path: 'kernel',
      found: choice,
      hint: 'take `auto` or `reference`; both give the same results',
    },
  ]);
}
