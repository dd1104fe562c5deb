/**
 * Does what pages say with the command line that is loaded already; all but `tauride` is left to a shell.
 *
 * Decision worth knowing: `npm run docs` writes the pages with processes, and the tests find what it wrote, so both answer alike.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { taurideIn } from '../cli/command-line.js';
import { AROUND, replayed, type Execute } from './pages.js';

const shell = (cwd: string, script: string, input = '') => {
  const env = { ...process.env, ...AROUND };
  const { stdout, status } = spawnSync('sh', ['-c', `exec 2>&1; ${script}`], {
    cwd,
    env,
    input,
    encoding: 'utf8',
  });
  return { output: stdout, code: status };
};

/** What is asked of `tauride`, and the rest of its line, which takes what it prints. */
const ASKED = /^tauride ((?:"[^"]*"|[^|"])*)(?:\| (.*))?$/;

const byResident: Execute = (workplace, command) => {
  const folder = join(workplace, 'work');
  const [, asked, rest] = ASKED.exec(command) ?? [];
  if (asked === undefined) return shell(folder, command);
  const words = shell(folder, `printf '%s\\n' ${asked}`).output.trimEnd().split('\n');
  const { code, stdout, stderr } = taurideIn(folder, words, AROUND);
  if (rest === undefined) return { output: stderr + stdout, code };
  const { output, code: last } = shell(folder, rest, stdout);
  return { output: stderr + output, code: last };
};

/** `replayed`, by the resident command line. */
export const replayedHere = (page: string): ReturnType<typeof replayed> => replayed(page, byResident);
