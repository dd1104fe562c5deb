/**
 * What the operating system refuses, as a fault of the user's input: the path and a plain reason, never an errno or a stack.
 */
import { FaultError, MACHINE_CODE, type Fault } from '../../../foundation/fault.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of this path is a file, not a folder',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'permission was refused',
  EPERM: 'permission was refused',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file may not grow so large here',
  EMFILE: 'too many files are open for one process',
  ENFILE: 'too many files are open on this machine',
  ENOMEM: 'this machine has no memory left',
  EIO: 'the disk fails',
  ERR_INVALID_ARG_VALUE: 'no path holds the character NUL',
};

const AGAIN = 'then give the command again (`sweep` and `compare` go on with --resume)';
const ROOM_HINT = `make room, or write elsewhere; ${AGAIN}`;
const FILES_HINT = `raise the limit (\`ulimit -n 1024\`), or take fewer --threads; ${AGAIN}`;

/** What a person can do where the machine cannot give what was asked. */
const MACHINE_HINTS: Readonly<Record<string, string>> = {
  ENOSPC: ROOM_HINT,
  EDQUOT: ROOM_HINT,
  EFBIG: ROOM_HINT,
  EMFILE: FILES_HINT,
  ENFILE: FILES_HINT,
  ENOMEM: `end other programs; ${AGAIN}`,
  EIO: `look after the disk, or write elsewhere; ${AGAIN}`,
};

export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';

/** The fault of a path; what is no error of the system is thrown again as it is. */
export function systemFault(error: unknown, path: string): Fault {
  if (!isSystemError(error)) throw error;
  const code = error.code ?? '';
  const message = REASONS[code] ?? `the system refused it (${code})`;
  const hint = MACHINE_HINTS[code] as string | undefined;
  return hint === undefined
    ? { code: 'file-system', message, file: path }
    : { code: MACHINE_CODE, message, file: path, hint };
}

/** Does this with a path; an error of the system becomes a FaultError about the path. */
export function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new FaultError([systemFault(error, path)]);
  }
}

/** The same of an action that takes its time. */
export async function attemptLong<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof FaultError ? error : new FaultError([systemFault(error, path)]);
  }
}
