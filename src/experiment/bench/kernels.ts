/** Which kernels a machine has. */
import type { KernelName } from '../../kernel/kernel.js';

export interface KernelsFigures {
  readonly kernels: readonly {
    readonly name: KernelName;
    /** Whether it can be had here. */
    readonly here: boolean;
    /** What it is; of one that is not here, what is missing. */
    readonly about: string;
  }[];
  /** That which `auto` takes. */
  readonly auto: KernelName;
  /** What was built just now, if anything was. */
  readonly built?: {
    readonly file: string;
    readonly compiler: string;
    /** Widths of vectors in which it was held against the SIMD kernel. */
    readonly widths: readonly string[];
  };
}
