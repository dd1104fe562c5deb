/**
 * Text files a user names: whole, of sane size, valid UTF-8, and inside the folder they claim to be in.
 *
 * Decision worth knowing: a file is looked at before it is opened. A pipe named `x.yaml` would wait for ever,
 * a link could lead to any file of the machine, and a disk image would fill the memory before its first line
 * was found wrong.
 */
import { readFileSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { refuse } from '../../../foundation/fault.js';
import { FILE_LENGTH_MAX, type SourceFile } from '../../../scenario/yaml.js';
import { assertFile } from './sums.js';
import { attempt, realPath } from './system-fault.js';

/** Is a real path inside a real folder? */
const isInside = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

const decode = (path: string, bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('encoding', path, 'the file is not UTF-8 text', 'save it with the encoding UTF-8');
  }
};

/**
 * Reads one file.
 *
 * @param path as the user would write it: it becomes the name in faults
 * @param within a folder that the file may not lie outside of, links followed
 * @throws FaultError with one fault
 */
export function readSource(path: string, within?: string): SourceFile {
  const real = realPath(path);
  if (within !== undefined && !isInside(real, realPath(within))) {
    const message = 'the symbolic link leads out of its folder';
    refuse('link-outside', path, message, 'copy the file into the folder');
  }
  const size = assertFile(path);
  if (size > FILE_LENGTH_MAX) {
    const message = `the file has ${mebibytes(size)} MiB, at most ${mebibytes(FILE_LENGTH_MAX)} are read`;
    refuse('file-size', path, message);
  }
  const bytes = attempt(path, () => readFileSync(real));
  return { name: path, text: decode(path, bytes) };
}
