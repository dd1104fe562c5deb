/**
 * Does what Tauride does with a user's text take time in proportion to its length?
 *
 *     npm run bench:growth
 *
 * Each way that a text goes is given inputs of doubled length, up to the longest that a user can give there (a file has at most four million
 * characters, a word of the command line 128 KiB) or to what takes a tenth of a second. The growth of a way is the exponent between its last input
 * and one four times as short: 1 is in proportion, 2 is quadratic. Processor time, the least of three.
 */
import { readFileSync } from 'node:fs';
import { FaultError } from '../src/foundation/fault.js';
import { commit, keep, say } from './studies/laboratory.js';
import { WAYS } from './growth/ways.js';

const ROUNDS = 3;
const LONG_MILLISECONDS = 100;
/** What takes less says nothing of its growth. */
const SHORT_MILLISECONDS = 2;

const milliseconds = (work: () => unknown): number => {
  const before = process.cpuUsage();
  try {
    work();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const least = (work: () => unknown): number =>
  Math.min(...Array.from({ length: ROUNDS }, () => milliseconds(work)));

const only = process.argv[2] ?? '';
const rows = [];
for (const [name, { prepare, lengthMax }] of Object.entries(WAYS)) {
  if (!name.includes(only)) continue;
  const times: { readonly length: number; readonly milliseconds: number }[] = [];
  for (let length = 256; length <= lengthMax; length *= 2) {
    const time = least(prepare(length));
    times.push({ length, milliseconds: Number(time.toFixed(2)) });
    if (time > LONG_MILLISECONDS) break;
  }
  const [before, , last] = times.slice(-3);
  const growth = Math.log2(last.milliseconds / Math.max(before.milliseconds, SHORT_MILLISECONDS)) / 2;
  rows.push({ way: name, growth: Number(growth.toFixed(2)), longest: last });
  say(
    `${name.padEnd(44)} ${String(last.length).padStart(8)} ${last.milliseconds.toFixed(1).padStart(9)} ms  growth ${growth.toFixed(2)}`,
  );
}
const { version } = process;
const cpu = /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? '?';
if (only === '') keep('growth', { commit: commit(), node: version, cpu, rows });
