/** Batches computed in this thread, one after the other. */
import type { Kernel } from '../../kernel/kernel.js';
import { Ensemble } from '../many/ensemble.js';
import type { DispatchOf } from './ports.js';

/**
 * The dispatch that needs nothing but a kernel. It gives no other work a turn while a batch is computed: a
 * page runs it in a worker.
 */
export const inThisThread =
  (kernel: Kernel): DispatchOf =>
  (plan) =>
  async (batches, { onResult, signal }) => {
    const ensemble = new Ensemble(plan, kernel);
    for (const batch of batches) {
      if (signal?.aborted === true) return;
      if (!(await onResult(batch, ensemble.compute(batch)))) return;
    }
  };
