/**
 * The module of a pool's threads: computes batches of one plan.
 *
 * Decision worth knowing: a thread instantiates the kernel when it starts, so that one without a kernel has
 * not begun at all, and parses the scenario once; what travels afterwards is the number of a batch and its
 * rows.
 */
import { workerData } from 'node:worker_threads';
import type { Batch } from '../../../experiment/design/design.js';
import { Ensemble, type BatchResult, type EnsemblePlan } from '../../../experiment/many/ensemble.js';
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

/** Computes one batch. */
export function compute(batch: Batch): BatchResult | Unable {
  try {
    ensemble ??= new Ensemble(setup.plan, kernel);
    return ensemble.compute(batch);
  } catch (error) {
    if (isOfMachine(error)) return { unable: (error as Error).message };
    throw error;
  }
}
