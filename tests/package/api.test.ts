/** The report of what the package exports (`tests/package/api`, written by `npm run api`). */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, scratch } from '../cli/command-line.js';

const REPORTS = join(root, 'tests/package/api');

function compare(reports: string) {
  const words = [join(root, '.config/api.mjs'), '--reports', reports];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  return { status, told: stdout.trim().split('\n'), stderr };
}

test('the report of the exports is that of what is built', () => {
  expect(compare(REPORTS)).toEqual({ status: 0, told: [''], stderr: '' });
});

test('an export that has another name in the report is told, with the entry it belongs to', () => {
  const folder = scratch();
  cpSync(REPORTS, folder, { recursive: true });
  const file = join(folder, 'browser.api.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('browserKernel(', 'kernelOfPage('));
  expect(compare(folder)).toMatchObject({ status: 1, told: [expect.stringMatching(/^browser\.api\.md /)] });
});
