/**
 * The SIMD kernel in WebAssembly, equal to kernel/reference.ts bit for bit; simd.ts drives it.
 *
 * Decision worth knowing: './constants' is no file. The build makes it from the tables in TypeScript
 * (.config/build-kernel.mjs).
 */
export { hear } from './hear';
export { move } from './move';
export { settle } from './settle';
export { adhere, cast } from './vote';
