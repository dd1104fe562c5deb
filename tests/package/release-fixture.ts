/** Clones that have no other use, and the release script in them. */
import { spawnSync } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root, scratch } from '../cli/command-line.js';

const SCRIPT = '.config/release.mjs';

export function runIn(cwd: string, program: string, words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** A repository of this version of the project, with one commit. */
export function repository(): string {
  const folder = join(scratch(), 'clone');
  const git = (...words: string[]) => expect(runIn(folder, 'git', words)).toMatchObject({ status: 0 });
  expect(runIn(root, 'git', ['clone', '--quiet', '--no-tags', root, folder])).toMatchObject({ status: 0 });
  for (const file of [SCRIPT, 'package.json', 'package-lock.json', 'CITATION.cff', 'CHANGELOG.md'])
    cpSync(join(root, file), join(folder, file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, '.git/info/exclude'), 'node_modules\n');
  git('config', 'user.name', 'The Tauride authors');
  git('config', 'user.email', 'nobody@localhost');
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'as it is');
  return folder;
}

/** What takes the place of `npm test`: it leaves what is built, as that does. */
export const BUILT = `cp -rl '${join(root, 'dist')}' dist 2>/dev/null || cp -r '${join(root, 'dist')}' .`;

export const release = (folder: string, version: string, ...words: readonly string[]) =>
  runIn(folder, process.execPath, [SCRIPT, version, ...words]);

/** All that a release could change. */
export const stateOf = (folder: string) =>
  [
    ['status', '--porcelain'],
    ['log', '--format=%s'],
    ['tag', '--list'],
  ].map((words) => runIn(folder, 'git', words).stdout);
