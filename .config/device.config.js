/** How the tests of the kernel on a WebGPU device run: `npm run test:device`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.device.ts'],
    isolate: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
