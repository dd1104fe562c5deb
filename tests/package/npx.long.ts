/** The command in a checkout as npx finds it (`npm run test:long`). */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, scratch } from '../cli/command-line.js';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

test('runs as `npx tauride`, also the second time with one cache of npm', () => {
  const env = { ...process.env, npm_config_cache: scratch(), npm_config_update_notifier: 'false' };
  for (let time = 0; time < 2; time++) {
    const { status, stdout, stderr } = spawnSync('npx', ['tauride', '--version'], {
      cwd: root,
      encoding: 'utf8',
      env,
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  }
});
