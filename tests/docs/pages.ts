/**
 * Pages whose examples are run: a block of `yaml <path>` is written to that file, and each line `$ command` of a `console` block is
 * executed in the same folder, one after another.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const docs = new URL('../../docs/', import.meta.url);
export const tutorial = new URL('tutorial.md', docs);
export const answers = new URL('answers.md', docs);
export const poll = new URL('poll.md', docs);

/** The JavaScript that a page of the documentation shows, block by block. */
export const examplesOf = (page: string): string[] =>
  [...readFileSync(new URL(page, docs), 'utf8').matchAll(/```js\n(.*?)```/gs)].map(([, example]) => example);

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** What came of a command: its output as the page shows it, and its exit code. */
export interface Shown {
  readonly command: string;
  readonly output: string;
  readonly code: number | null;
}

/** A folder with the command in its path. */
export function workplace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tauride-docs-'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'work'));
  const shim = join(folder, 'bin/tauride');
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
  chmodSync(shim, 0o755);
  return folder;
}

/** What a page's commands find around them: no colour, and lines as long as those of the page. */
export const AROUND = { LC_ALL: 'C.UTF-8', NO_COLOR: '1', COLUMNS: '80' } as const;

/** Does a command in the workplace, in its folder `work`: what it prints, and its exit code. */
export type Execute = (workplace: string, command: string) => Omit<Shown, 'command'>;

/** As a reader would, in a shell. */
const inShell: Execute = (workplace, command) => {
  const { stdout, status } = spawnSync(`exec 2>&1; ${command}`, {
    cwd: join(workplace, 'work'),
    env: { ...process.env, PATH: join(workplace, 'bin') + delimiter + process.env.PATH, ...AROUND },
    shell: true,
    encoding: 'utf8',
  });
  return { output: stdout, code: status };
};

function write(folder: string, path: string, text: string): void {
  const file = join(folder, 'work', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Does everything that a page says, and returns it with the outputs that came. */
export function replayed(
  page: string,
  execute: Execute = inShell,
): { readonly text: string; readonly shown: readonly Shown[] } {
  const folder = workplace();
  const shown: Shown[] = [];
  const run = (line: string): string => {
    const command = line.slice(2);
    const { output: printed, code } = execute(folder, command);
    const output = printed.replaceAll(/[ \t]+$/gm, '').replace(/\n*$/, '');
    shown.push({ command, output, code });
    return output === '' ? line : `${line}\n${output}`;
  };
  try {
    const text = page.replaceAll(
      /^```(console|yaml (\S+))\n(.*?)^```$/gms,
      (block, kind: string, path: string, body: string) => {
        if (kind !== 'console') {
          write(folder, path, body);
          return block;
        }
        const commands = body.split('\n').filter((line) => line.startsWith('$ '));
        return `\`\`\`console\n${commands.map(run).join('\n\n')}\n\`\`\``;
      },
    );
    return { text, shown };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
