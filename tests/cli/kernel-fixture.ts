/**
 * Installations whose kernel is missing or damaged.
 *
 * Decision worth knowing: the file is spoiled in a copy of the program, so what is tested is what a user would meet.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { installation } from './command-line.js';

export const UNTIL = ['--until', '1848-03-05', '--quiet'];
export const MANY = ['two-powers', '--population', '2292', '--runs', '2', ...UNTIL];
export const SWEEP = ['sweep', ...MANY, '--vary', 'ship-lost=1848-03-03,1848-03-04'];

/** What takes the place of the file of a kernel, if anything does. */
const DAMAGES: Readonly<Record<string, (whole: Buffer) => Buffer | undefined>> = {
  missing: () => undefined,
  empty: () => Buffer.of(),
  'cut short': (whole) => whole.subarray(0, 2000),
  'another file': () => Buffer.from('<!doctype html>'),
};

/** A copy of the program with a damaged kernel. */
export function damaged(how: string, name = 'kernel.wasm') {
  const { folder, main } = installation();
  const file = join(folder, 'dist/kernel', name);
  const left = DAMAGES[how](readFileSync(file));
  rmSync(file);
  if (left !== undefined) writeFileSync(file, left);
  return { main, file };
}

/** One sentence: the file, the reason, and what to do. */
export const told = (stderr: string, file: string, reason: string): void => {
  expect(stderr).toContain(`${file}: ${reason}`);
  expect(stderr).toMatch(/^tauride: failed: .*kernel.* of the simd kernel .*`npm run build`.*\n$/m);
  expect(stderr).not.toMatch(/ENOENT|CompileError|^ +at /m);
};
