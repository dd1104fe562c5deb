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
 * Files that come first, by name: those that mostly wait (for a worker that was killed to be missed, for a server to
 * come back), and then those that take longest, of which none may be left for the end. Vitest itself knows by the
 * size of a file how long it takes, until it has seen it run.
 */
const FIRST = [
  ...[
    'queue',
    'queue-workers',
    'russia-1917',
    'goldens',
    'docs',
    'packed',
    'written',
    'counterfactuals',
    'resume',
  ],
  ...[
    'browser',
    'laboratory',
    'compare-resume',
    'answers',
    'library',
    'readers',
    'why',
    'posterior',
    'renamed',
  ],
];

const rankOf = ({ moduleId }) => {
  const name = /([^/]+)\.(test|long)\.ts$/.exec(moduleId)?.[1] ?? '';
  return FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length;
};

class LongestFirst extends BaseSequencer {
  async sort(files) {
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}

export default defineConfig({
  test: {
    globalSetup: 'tests/build.ts',
    isolate: false,
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // Far more than any test takes: a busy machine is no failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
