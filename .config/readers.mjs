/**
 * The readers of tables that docs/results.md names beside DuckDB (which is here already): pandas with pyarrow and with fastparquet, and polars.
 *
 *   node .config/readers.mjs             says which tables will not be compared with, and what to do
 *   node .config/readers.mjs --install   installs them first, into a folder of their own that is kept for the next time
 *
 * Decision worth knowing: they are half a gigabyte and need a Python that not everybody has, so only CI installs them by itself. Where they
 * are missing, or cannot be had, tables are not compared with them, and that is said and no failure.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = ['pandas==3.0.6', 'pyarrow==25.0.1', 'fastparquet==2026.9.0', 'polars==1.44.2'];

const python = process.env.PYTHON ?? 'python3';

/** What is asked of Python names its folder, so that another list or another Python has another. */
function folderOf() {
  const { status, stdout } = spawnSync(python, ['--version'], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const hash = createHash('sha256').update([stdout, ...PACKAGES].join('\n'));
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return join(cache, 'tauride', `readers-${hash.digest('hex').slice(0, 12)}`);
}

/** What to do where they are missing. */
export const ADVICE = `Tables were not compared with pandas (pyarrow, fastparquet) and polars, for they are not installed here. With
Python 3.11 or newer and pip: node .config/readers.mjs --install`;

/** Python, and the folder for its PYTHONPATH; undefined where the readers are not installed. */
export function findReaders() {
  const folder = folderOf();
  return folder !== undefined && existsSync(folder) ? { python, folder } : undefined;
}

/** Installs them aside and renames, so that they are there whole or not at all. */
function install() {
  const folder = folderOf();
  if (folder === undefined) return;
  mkdirSync(dirname(folder), { recursive: true });
  const aside = mkdtempSync(`${folder}-`);
  const words = ['install', '--quiet', '--retries', '0', '--only-binary', ':all:', '--no-compile'];
  const pip = ['-m', 'pip', ...words, '--target', aside, ...PACKAGES];
  const { status } = spawnSync(python, pip, { stdio: ['ignore', 'ignore', 'ignore'] });
  if (status === 0 && !existsSync(folder)) renameSync(aside, folder);
  rmSync(aside, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--install') && findReaders() === undefined) install();
  const found = findReaders();
  console.log(found === undefined ? ADVICE : `${PACKAGES.join(', ')} in ${found.folder}`);
}
