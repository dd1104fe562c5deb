/**
 * How tests run: one process for each core, which keeps what it has loaded from file to file.
 *
 * Decision worth knowing: nothing mocks a module or leaves anything in one, so files need no process of their own; loading everything anew
 * for each took a third of the time.
 */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'tests/build.ts',
    isolate: false,
    maxWorkers: availableParallelism(),
    // Far more than any test takes: a busy machine is no failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
