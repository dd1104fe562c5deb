/** Runs the built command line as a stranger would: as a process of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const main = join(root, 'dist/cli/main.js');
const stamp = join(root, 'dist/.tsbuildinfo');

/** Processes take longer than functions, the more so on a busy machine. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** Builds the package where a source file is newer than the last build. */
export function build(): void {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const built = existsSync(main) ? statSync(stamp).mtimeMs : 0;
  if (sources.every((file) => statSync(join(root, 'src', file)).mtimeMs < built)) return;
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** What the command finds around it: no terminal, no wish for colour. */
const environment = (more: Environment): NodeJS.ProcessEnv => {
  const mine = new Set(['NO_COLOR', 'FORCE_COLOR', 'COLUMNS', 'TERM']);
  const rest = Object.entries(process.env).filter(([name]) => !mine.has(name));
  return { ...Object.fromEntries(rest), LC_ALL: 'C.UTF-8', ...more };
};

/** `tauride <words>`, to its end; what it prints may go to an open file instead. */
export function tauride(words: readonly string[], more: Environment = {}, output?: number): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    cwd: root,
    env: environment(more),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 300_000,
    stdio: ['pipe', output ?? 'pipe', 'pipe'],
  });
  return { code: status, stdout, stderr };
}

/** `tauride <words>`, where no file can grow beyond so many blocks of 512 bytes: to a writer, a disk that is full. */
export function taurideWithin(blocks: number, words: readonly string[]): Ended {
  const script = 'ulimit -f "$0" && exec "$@"';
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', script, String(blocks), process.execPath, main, ...words],
    { cwd: root, env: environment({}), encoding: 'utf8' },
  );
  return { code: status, stdout, stderr };
}

/** `tauride <words>`, started; the caller ends it. */
export const start = (words: readonly string[]) =>
  spawn(process.execPath, [main, ...words], { cwd: root, env: environment({}) });

/** A folder that is gone when the test is over. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tauride-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of a bundled scenario that a test may spoil. */
export function copyOf(scenario: string): string {
  const folder = join(scratch(), scenario);
  cpSync(join(root, 'scenarios', scenario), folder, { recursive: true });
  return folder;
}
