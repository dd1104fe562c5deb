/**
 * What a printed document says of the machine that computed it.
 *
 * Decision worth knowing: it stands in what is printed and not in what is kept, whose files are the same
 * whatever kernel computed them, and whose shards may be of several.
 */
import { nodeKernel } from '../../platform/node/threads/kernel.js';
import type { KernelChoice } from '../../kernel/kernel.js';

/** The kernel that is taken here where this one is asked for. */
export const computedBy = (kernel: KernelChoice): { readonly kernel: string } => ({
  kernel: nodeKernel(kernel).name,
});
