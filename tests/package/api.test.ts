/** The report of what the package exports (`tests/package/api`, written by `npm run api`). */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, scratch } from '../cli/command-line.js';

const REPORTS = join(root, 'tests/package/api');

/** Both in one go, since reading all that is built takes most of the time. */
test('the report of the exports is that of what is built, and one of another name is told, with the entry it belongs to', () => {
  const renamed = scratch();
  cpSync(REPORTS, renamed, { recursive: true });
  const file = join(renamed, 'browser.api.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('browserKernel(', 'kernelOfPage('));
  const words = [join(root, '.config/api.mjs'), '--reports', REPORTS, '--reports', renamed];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect({ status, told: stdout.trim().split('\n'), stderr }).toEqual({
    status: 1,
    told: [`${file} is not what is built: \`npm run api\` writes it`],
    stderr: '',
  });
});
