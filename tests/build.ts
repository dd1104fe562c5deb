/**
 * Before any test: builds the package where a source file is newer than the last build, and a test that is
 * asked for needs what is built.
 *
 * Decision worth knowing: whether it does is read from its imports, so that a test of pure functions answers
 * at once after an edit.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/.built');

const IMPORT = /(?:from|import)\s*\(?'(\.[^']+\.js)'/g;

/** What runs only in Node starts workers and reads kernels, both of which lie in `dist`. */
const BUILT = /^src\/(cli|platform\/node)\//;

const imports = (file: string): string[] => {
  const found = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, path = '']) =>
    fileURLToPath(new URL(path, `file://${file}`)).replace(/\.js$/, '.ts'),
  );
  return found.filter((path) => existsSync(path));
};

/** The files, and all that they import, however far. */
function reachable(files: readonly string[]): ReadonlySet<string> {
  const reached = new Set(files);
  for (const file of reached) for (const imported of imports(file)) reached.add(imported);
  return reached;
}

const needsBuild = (files: readonly string[]): boolean =>
  [...reachable(files)].some(
    (file) => BUILT.test(file.slice(root.length)) || readFileSync(file, 'utf8').includes('dist/'),
  );

/** The test files that are asked for; all, where vitest does not say. */
async function asked(project: TestProject): Promise<readonly string[]> {
  const names: unknown = Reflect.get(project.vitest, 'filenamePattern');
  const { testFiles } = await project.globTestFiles(Array.isArray(names) ? names.map(String) : undefined);
  return testFiles;
}

function isCurrent(): boolean {
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  const isOlder = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).every(
      (file) => statSync(join(root, folder, file)).mtimeMs < built,
    );
  return ['src', 'scenarios'].every(isOlder);
}

async function buildFor(project: TestProject): Promise<void> {
  if (isCurrent() || !needsBuild(await asked(project))) return;
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
}

export async function setup(project: TestProject): Promise<void> {
  await buildFor(project);
  project.onTestsRerun(() => buildFor(project));
}
