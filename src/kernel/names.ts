/**
 * The names of kernels, and nothing else: whoever asks which there are need not load them.
 */

/** All of them; a host may not be able to give each. */
export const KERNEL_NAMES = ['native', 'simd', 'reference', 'webgpu'] as const;

export type KernelName = (typeof KERNEL_NAMES)[number];

/** What may be asked for. */
export const KERNEL_CHOICES = ['auto', ...KERNEL_NAMES] as const;

export type KernelChoice = (typeof KERNEL_CHOICES)[number];
