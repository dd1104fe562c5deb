/** The patches by which the study proves the recipes of the page for contributors. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../cli/command-line.js';

const folder = join(root, 'tests/recipes');
const patches = readdirSync(folder).filter((name) => name.endsWith('.patch'));

test.each(patches)('%s fits the tree as it is (otherwise: make it anew)', (patch) => {
  const words = ['apply', '--check', join(folder, patch)];
  const { status, stderr } = spawnSync('git', words, { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
