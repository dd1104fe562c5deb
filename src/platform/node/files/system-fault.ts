/**
 * What the operating system refuses, as a fault of the user's input: the path and a plain reason, never an
 * errno or a stack.
 */
import { realpathSync } from 'node:fs';
import { FaultError, faultOf, MACHINE_CODE, type Fault } from '../../../foundation/fault.js';

const AGAIN = 'then give the command again (`sweep` and `compare` go on with --resume)';
const ROOM_HINT = `make room, or write elsewhere; ${AGAIN}`;
const FILES_HINT = `raise the limit (\`ulimit -n 1024\`), or take fewer --threads; ${AGAIN}`;

/** What is said of a code; where the machine cannot give what was asked, also what a person can do. */
const REASONS: Readonly<Record<string, readonly [message: string, hint?: string]>> = {
  ENOENT: ['there is no such file or folder'],
  ENOTDIR: ['a part of this path is a file, not a folder'],
  EISDIR: ['this is a folder, not a file'],
  EACCES: ['permission was refused'],
  EPERM: ['permission was refused'],
  ELOOP: ['its symbolic links lead in a circle'],
  ENAMETOOLONG: ['the name is too long'],
  EROFS: ['the disk can only be read'],
  ENOSPC: ['the disk is full', ROOM_HINT],
  EDQUOT: ['the disk quota is used up', ROOM_HINT],
  EFBIG: ['a file may not grow so large here', ROOM_HINT],
  EMFILE: ['too many files are open for one process', FILES_HINT],
  ENFILE: ['too many files are open on this machine', FILES_HINT],
  ENOMEM: ['this machine has no memory left', `end other programs; ${AGAIN}`],
  EIO: ['the disk fails', `look after the disk, or write elsewhere; ${AGAIN}`],
  ERR_INVALID_ARG_VALUE: ['no path holds the character NUL'],
};

export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';

/** The fault of a path; what is no error of the system is thrown again as it is. */
export function systemFault(error: unknown, path: string): Fault {
  if (!isSystemError(error)) throw error;
  const code = error.code ?? '';
  const [message, hint] = REASONS[code] ?? [`the system refused it (${code})`];
  return faultOf(hint === undefined ? 'file-system' : MACHINE_CODE, path, message, hint);
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

/** Where a path leads to, links followed. Throws a FaultError. */
export const realPath = (path: string): string => attempt(path, () => realpathSync(path));
