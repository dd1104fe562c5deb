import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as library from '../../src/index.js';
import { root, scratch } from '../cli/command-line.js';
import { examplesOf } from './pages.js';

/** What an example prints in a folder that has the package installed. */
function printedBy(example: string): string {
  const folder = scratch();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/tauride'));
  writeFileSync(join(folder, 'example.mjs'), example);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--preserve-symlinks', 'example.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

test('the example of the page runs in a folder that has the package installed', () => {
  const [example] = examplesOf('library.md');
  expect(example.trim().split('\n').length).toBeLessThanOrEqual(16);
  expect(printedBy(example)).toMatch(/^(1848-\d\d-\d\d \d\.\d\d \d\.\d\d\n){3}$/);
});

test('the notebook of the page compares, and sweeps into a folder that grows', () => {
  const [, , notebook] = examplesOf('library.md');
  expect(notebook).toContain('onThreads(2)');
  expect(printedBy(notebook.replace('onThreads(2)', 'onThreads(1)'))).toMatch(/^.+ 8\n.*\b6\b.*\n$/);
});

test('the model of the page is asked and changed by names', () => {
  const [, , , byHand] = examplesOf('library.md');
  expect(printedBy(byHand)).toMatch(
    /^0?\.?\d+\n1848-03-31 60 true\n`leaflets` lies in the past: it came on 1848-04-05\n$/,
  );
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
    'ensemble',
    'compare',
    'sweep',
    'runMany',
    'interval',
    'measures',
  ])
    expect(library).toHaveProperty(name);
});
