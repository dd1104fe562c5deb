/**
 * The fast kernel that guarantees are tested on: the SIMD one, or the native one in the file that TAURIDE_TEST_NATIVE names
 * (`node .config/with-native.mjs npx vitest run ...` builds it and names it).
 */
import type { SimdKernel } from '../src/kernel/simd.js';
import { nativeKernel, nodeKernel } from '../src/platform/node/threads/kernel.js';

const file = process.env.TAURIDE_TEST_NATIVE;

/** On so many threads. On one, its vectors may be named if it is native: `sse4.1`. */
export const fastKernel = (threads = 1, width?: string): SimdKernel =>
  (file === undefined ? nodeKernel('simd', threads) : nativeKernel(file, threads, width)) as SimdKernel;
