/**
 * Installations whose threads cannot begin, or tire.
 *
 * Decision worth knowing: the threads fail as they would for a user, in a copy of the program in which their module is spoiled. One that
 * ends without an error matters as much as one that throws, since nobody hears of it but by its absence.
 */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installation } from './command-line.js';

const SMALL = ['two-powers', '--population', '2292', '--runs', '4', '--until', '1848-04-20', '--quiet'];
export const SWEEP = ['sweep', ...SMALL, '--vary', 'ship-lost=1848-03-10,1848-03-20'];
export const COMPARE = ['compare', ...SMALL, '--with', 'bread-arrives'];

export const THROWS = "throw new Error('out of order');";
export const ENDS = 'process.exit(3);';

/** Computes two batches, then dies over the third; whoever takes its place cannot begin. */
export const TIRES = (flag: string) => `
  import { existsSync, writeFileSync } from 'node:fs';
  import { compute as well } from './well.js';
  if (existsSync(${JSON.stringify(flag)})) throw new Error('out of order');
  export function compute(batch) {
    if (batch.index < 2) return well(batch);
    writeFileSync(${JSON.stringify(flag)}, '');
    process.exit(3);
  }`;

/** A copy of the program whose threads run this text. */
export function spoilt(text: string) {
  const { folder, main } = installation();
  const file = join(folder, 'dist/platform/node/threads/ensemble-worker.js');
  const well = join(folder, 'dist/platform/node/threads/well.js');
  renameSync(file, well);
  writeFileSync(file, text);
  return main;
}

/** A copy of the program without the kernel that its threads need. */
export function incomplete() {
  const { folder, main } = installation();
  rmSync(join(folder, 'dist/kernel/kernel.wasm'));
  return main;
}

export const plain = /^(tauride: .+\n)+$/;
