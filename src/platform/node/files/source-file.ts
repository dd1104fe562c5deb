/**
 * Text files a user names: whole, of sane size, valid UTF-8, and inside the folder they claim to be in.
 *
 * Decision worth knowing: a file is looked at before it is opened. A pipe named `x.yaml` would wait for ever, a link could lead to any
 * file of the machine, and a disk image would fill the memory before its first line was found wrong.
 */
import { readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { refuse } from '../../../foundation/fault.js';
import { FILE_LENGTH_MAX, type SourceFile } from '../../../scenario/yaml.js';
import { attempt } from './system-fault.js';

/** Is a real path inside a real folder? */
const isInside = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

const checkKind = (path: string, stats: Stats): void => {
  if (stats.isDirectory()) refuse('not-a-file', path, 'this is a folder, not a file');
  if (!stats.isFile()) refuse('not-a-file', path, 'this is not an ordinary file');
  if (stats.size > FILE_LENGTH_MAX) {
    const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
    refuse(
      'file-size',
      path,
      `the file has ${mebibytes(stats.size)} MiB, at most ${mebibytes(FILE_LENGTH_MAX)} are read`,
    );
  }
};

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
  const real = attempt(path, () => realpathSync(path));
  if (
    within !== undefined &&
    !isInside(
      real,
      attempt(within, () => realpathSync(within)),
    )
  ) {
    refuse(
      'link-outside',
      path,
      'the symbolic link leads out of its folder',
      'copy the file into the folder',
    );
  }
  checkKind(
    path,
    attempt(path, () => statSync(real)),
  );
  return {
    name: path,
    text: decode(
      path,
      attempt(path, () => readFileSync(real)),
    ),
  };
}
