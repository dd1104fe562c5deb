/**
 * The module of a pool's threads: computes batches of one plan.
 *
 * Decision worth knowing: a thread instantiates the kernel when it starts, so that one without a kernel has
 * not begun at all, and parses the scenario once; what travels afterwards are the numbers of runs,
 * and their rows.
 */
import { workerData } from 'node:worker_threads';
import type { BatchPiece } from '../../../experiment/design/pieces.js';
import { Ensemble, type EnsemblePlan, type PieceResult } from '../../../experiment/many/ensemble.js';
import { isOfMachine } from '../../../foundation/machine.js';
import type { KernelChoice } from '../../../kernel/kernel.js';
import { nodeKernel } from './kernel.js';

/** What a thread is started with. */
export interface EnsembleSetup {
  readonly plan: EnsemblePlan;
  readonly kernel: KernelChoice;
}

/** piscina puts its own data before ours. */
const setup = (Array.isArray(workerData) ? workerData[1] : workerData) as EnsembleSetup;

const kernel = nodeKernel(setup.kernel);
let ensemble: Ensemble | undefined;

/** What this machine could not give, in words: an error would lose its class on the way. */
export interface Unable {
  readonly unable: string;
}

/** What a thread is given at once: some of the pieces of a batch. */
export interface Handful {
  /** Of the batch. */
  readonly index: number;
  readonly pieces: readonly BatchPiece[];
}

/** What came of it, and what it took. */
export interface Handed {
  readonly result: PieceResult;
  readonly milliseconds: number;
}

/** Computes some pieces. */
export function compute({ pieces }: Handful): Handed | Unable {
  try {
    ensemble ??= new Ensemble(setup.plan, kernel);
    const began = performance.now();
    const result = ensemble.computePieces(pieces);
    return { result, milliseconds: performance.now() - began };
  } catch (error) {
    if (isOfMachine(error)) return { unable: (error as Error).message };
    throw error;
  }
}
