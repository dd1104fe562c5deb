/** The release script where it goes no further than its checks; to the archive it goes in `release.long.ts`. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { release, repository, runIn, stateOf } from './release-fixture.js';

describe('a release', () => {
  test('is refused with all that stands against it, and leaves nothing half done where a check fails', () => {
    const folder = repository();
    const before = stateOf(folder);
    const failed = release(folder, '7.0.0', '--keep', '--checks', 'false');
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain('sh -c false: failed');
    expect(stateOf(folder)).toEqual(before);
    expect(existsSync(join(folder, 'tauride-7.0.0.tgz'))).toBe(false);
    runIn(folder, 'git', ['tag', 'v1.2']);
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
