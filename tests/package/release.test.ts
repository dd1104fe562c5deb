/** The release script, in clones that have no other use. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, scratch } from '../cli/command-line.js';

const SCRIPT = '.config/release.mjs';

function run(cwd: string, program: string, words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** A repository of this version of the project, with one commit. */
function repository(): string {
  const folder = join(scratch(), 'clone');
  const git = (...words: string[]) => expect(run(folder, 'git', words)).toMatchObject({ status: 0 });
  expect(run(root, 'git', ['clone', '--quiet', '--no-tags', root, folder])).toMatchObject({ status: 0 });
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
const BUILT = `cp -r '${join(root, 'dist')}' dist`;

const release = (folder: string, version: string, ...words: readonly string[]) =>
  run(folder, process.execPath, [SCRIPT, version, ...words]);

/** All that a release could change. */
const stateOf = (folder: string) =>
  [
    ['status', '--porcelain'],
    ['log', '--format=%s'],
    ['tag', '--list'],
  ].map((words) => run(folder, 'git', words).stdout);

describe('a release', () => {
  test('changes nothing unless it is to be kept', () => {
    const folder = repository();
    const before = stateOf(folder);
    const { status, stdout } = release(folder, '7.0.0', '--checks', BUILT);
    expect({ status, last: stdout.trim().split('\n').at(-1) }).toEqual({
      status: 0,
      last: '7.0.0 could be made',
    });
    expect(stateOf(folder)).toEqual(before);
    expect(existsSync(join(folder, 'tauride-7.0.0.tgz'))).toBe(false);
  });

  test('is a commit, a tag and an archive, with the version wherever it stands', () => {
    const folder = repository();
    expect(release(folder, '7.0.0', '--keep', '--checks', BUILT)).toMatchObject({ status: 0, stderr: '' });
    const [changes, subjects, tags] = stateOf(folder);
    expect({ changes, subject: subjects.split('\n')[0], tags }).toEqual({
      changes: '',
      subject: 'release: 7.0.0',
      tags: 'v7.0.0\n',
    });
    const text = (file: string) => readFileSync(join(folder, file), 'utf8');
    for (const file of ['package.json', 'package-lock.json'])
      expect(JSON.parse(text(file))).toMatchObject({ version: '7.0.0' });
    expect(JSON.parse(text('package-lock.json'))).toMatchObject({ packages: { '': { version: '7.0.0' } } });
    expect(text('CITATION.cff')).toMatch(/^version: 7\.0\.0\ndate-released: '\d{4}-\d\d-\d\d'$/m);
    expect(text('CHANGELOG.md')).toMatch(/^## 7\.0\.0, \d{4}-\d\d-\d\d$/m);
    expect(existsSync(join(folder, 'tauride-7.0.0.tgz'))).toBe(true);
  });

  test.each([
    ['a check', 'false', 'sh -c false: failed'],
    ['the archive, which lacks what is built,', 'true', '--strict: failed'],
  ])('leaves nothing half done where %s fails', (_, checks, told) => {
    const folder = repository();
    const before = stateOf(folder);
    const { status, stderr } = release(folder, '7.0.0', '--keep', '--checks', checks);
    expect(status).toBe(1);
    expect(stderr).toContain(told);
    expect(stateOf(folder)).toEqual(before);
    expect(existsSync(join(folder, 'tauride-7.0.0.tgz'))).toBe(false);
  });

  test('is refused with all that stands against it', () => {
    const folder = repository();
    run(folder, 'git', ['tag', 'v1.2']);
    writeFileSync(join(folder, 'README.md'), 'other');
    const { status, stderr } = release(folder, '1.2');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        '1.2: a version reads 1.2.3 or 1.2.3-beta.1\n' +
        'there are changes that are not committed\n' +
        'the tag v1.2 is there already\n',
    });
  });
});
