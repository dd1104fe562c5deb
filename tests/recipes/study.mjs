/**
 * Proves the recipes of `.github/CONTRIBUTING.md`: `npm run study:recipes`. Each patch beside this file was
 * made from that page alone; it is applied to a clone of the last commit, which is then built, checked and
 * tested with the tests that the patch brings along. A recipe touches three files of `src` at the most.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MOST_SOURCES = 3;

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const PATH = join(root, 'node_modules/.bin') + delimiter + process.env.PATH;

/** Runs a command to its end; throws what it printed where it fails. */
function run(cwd, program, ...words) {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd,
    env: { ...process.env, PATH },
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${[program, ...words].join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

/**
 * Applies a patch to a clone and proves it: the files of `src` that it touches, and the test files that it
 * has run.
 */
function prove(patch, folder) {
  run(root, 'git', 'clone', '--quiet', root, folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  run(folder, 'git', 'apply', '--index', patch);
  const touched = run(folder, 'git', 'diff', '--cached', '--name-only').trim().split('\n');
  const sources = touched.filter((file) => file.startsWith('src/'));
  if (sources.length > MOST_SOURCES) throw new Error(`it touches ${sources.join(', ')}`);
  const tests = touched.filter((file) => file.endsWith('.test.ts'));
  if (tests.length === 0) throw new Error('it brings no test along');
  run(folder, 'npm', 'run', '--silent', 'build');
  run(folder, 'tsc', '--noEmit');
  run(folder, 'depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'tests');
  run(folder, 'vitest', 'run', ...tests);
  return { sources, tests };
}

const scratch = mkdtempSync(join(tmpdir(), 'tauride-recipes-'));
try {
  for (const patch of readdirSync(here).filter((name) => name.endsWith('.patch'))) {
    const name = basename(patch, '.patch');
    try {
      const { sources, tests } = prove(join(here, patch), join(scratch, name));
      console.log(
        `${name}: ${sources.length} files of src (${sources.join(', ')}); ${tests.join(', ')} pass`,
      );
    } catch (error) {
      console.log(`${name}: ${error.message}`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
