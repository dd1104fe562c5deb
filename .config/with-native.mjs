/**
 * Runs a command with a native kernel that was built for it: `node .config/with-native.mjs npx vitest run tests/kernel/simd.test.ts`.
 * The file of it is in TAURIDE_TEST_NATIVE, where `tests/fast-kernel.ts` looks for it.
 *
 * Decision worth knowing: it is built aside, so that the installation has none and everything else is tested without. A clean Debian
 * has no compiler; there it is installed, and where it cannot be, this fails, so that nobody takes what was left out for what is right.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildNative } from '../dist/platform/node/threads/native-build.js';

const run = (words, env = process.env) =>
  spawnSync(words[0], words.slice(1), { stdio: 'inherit', env }).status ?? 1;

const hasCompiler = () => ['cc', 'gcc', 'clang'].some((name) => spawnSync(name, ['--version']).status === 0);

if (!hasCompiler()) {
  run(['apt-get', 'update', '--quiet']);
  run(['apt-get', 'install', '--quiet', '--yes', '--no-install-recommends', 'gcc', 'libc6-dev']);
}

const folder = mkdtempSync(join(tmpdir(), 'tauride-native-'));
try {
  const { file } = buildNative(folder);
  process.exitCode = run(process.argv.slice(2), { ...process.env, TAURIDE_TEST_NATIVE: file });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
