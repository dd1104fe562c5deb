import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as library from '../../src/index.js';
import { root, scratch } from '../cli/command-line.js';
import { examplesOf } from './pages.js';

test('the example of the page runs in a folder that has the package installed', () => {
  const folder = scratch();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/tauride'));
  const [example] = examplesOf('library.md');
  expect(example.trim().split('\n').length).toBeLessThanOrEqual(16);
  writeFileSync(join(folder, 'example.mjs'), example);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--preserve-symlinks', 'example.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^(1848-\d\d-\d\d \d\.\d\d \d\.\d\d\n){3}$/);
});

test('the names that other programs rely on are there', () => {
  for (const name of [
    'loadScenario',
    'createModel',
    'runScenario',
    'chooseKernel',
    'FaultError',
    'retell',
    'butFor',
  ])
    expect(library).toHaveProperty(name);
});
