/**
 * Does the memory of the process that gathers runs grow with their number?
 *
 *     npm run study:memory -- --runs 10000
 *     npm run study:memory -- --runs 10000 --design lhs
 *
 * Sweeps two points of the smallest scenario over a few days, with 100, 1000 and so on up to `--runs` runs, each as a process of its own, and keeps the
 * largest resident memory of each. That holds the threads too, which do not grow: what grows would be rows, counts or bands that are gathered.
 * With `--design lhs` every run is a point of its own, of a Latin hypercube.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commit, keep, option, say, word } from './laboratory.js';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const SMALL = ['two-powers', '--population', '2292', '--until', '1848-03-02', '--threads', '1', '--quiet'];
const MEGABYTE = 2 ** 20;
const POLL_MILLISECONDS = 100;

/** The largest resident memory of a process so far, in bytes; what the kernel of Linux keeps of it. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Runs a command to its end; returns its largest resident memory in bytes. */
function measured(words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [MAIN, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), POLL_MILLISECONDS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve(peak);
      else reject(new Error(`the command ended with ${code}`));
    });
  });
}

/** Commands by name, for a number of runs. */
type Commands = Readonly<Record<string, (runs: number) => readonly string[]>>;

const pairs: Commands = {
  sweep: (runs) => ['sweep', ...SMALL, '--vary', 'with=none,bread-arrives', '--runs', String(runs / 2)],
  compare: (runs) => ['compare', ...SMALL, '--with', 'bread-arrives', '--runs', String(runs / 2)],
};

const GROWTH = 'parties.council.growth=0.01..0.03';

const points: Commands = {
  points: (runs) => [
    ...['sweep', ...SMALL, '--vary', GROWTH, '--runs', '1'],
    ...['--design', 'lhs', '--points', String(runs)],
  ],
};

const isLatin = word('design', 'grid') === 'lhs';
const commands = isLatin ? points : pairs;

const most = option('runs', 10_000);
const sizes = Array.from({ length: Math.floor(Math.log10(most)) - 1 }, (_, i) => 100 * 10 ** i);
const rows = [];
for (const runs of sizes) {
  for (const [command, wordsFor] of Object.entries(commands)) {
    const folder = mkdtempSync(join(tmpdir(), 'tauride-memory-'));
    try {
      const peak = await measured([...wordsFor(runs), '--out', join(folder, 'kept')]);
      const megabytes = Math.round(peak / MEGABYTE);
      rows.push({ command, runs, megabytes });
      say(`${command.padEnd(8)} ${String(runs).padStart(7)} runs  ${megabytes} MB`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}
keep(isLatin ? 'memory-points' : 'memory', { commit: commit(), node: process.version, rows });
