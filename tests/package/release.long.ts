/** The release script up to the archive, in clones that have no other use (`npm run test:long`). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BUILT, release, repository, stateOf } from './release-fixture.js';

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

  test('leaves nothing half done where the archive, which lacks what is built, fails', () => {
    const folder = repository();
    const before = stateOf(folder);
    const { status, stderr } = release(folder, '7.0.0', '--keep', '--checks', 'true');
    expect(status).toBe(1);
    expect(stderr).toContain('--strict: failed');
    expect(stateOf(folder)).toEqual(before);
    expect(existsSync(join(folder, 'tauride-7.0.0.tgz'))).toBe(false);
  });
});
