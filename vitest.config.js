/**
 * How tests run: a process for each core and one more, since some tests wait for others than themselves. A
 * process keeps what it has loaded from file to file.
 *
 * Decision worth knowing: nothing mocks a module or leaves anything in one, so files need no process of their
 * own; loading everything anew for each took a third of the time.
 */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

/**
 * Files that mostly wait (for a worker that was killed to be missed, for a server to come back) come first.
 */
class WaitingFirst extends BaseSequencer {
  async sort(files) {
    const waits = ({ moduleId }) => Number(/\/queue\.(test|long)\.ts$/.test(moduleId));
    return (await super.sort(files)).sort((a, b) => waits(b) - waits(a));
  }
}

export default defineConfig({
  test: {
    globalSetup: 'tests/build.ts',
    isolate: false,
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: WaitingFirst },
    // Far more than any test takes: a busy machine is no failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
