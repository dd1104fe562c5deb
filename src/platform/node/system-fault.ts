/**
 * What the operating system refuses, as a fault of the user's input: the path and a plain reason, never an errno or a stack.
 */
import { FaultError, ROOM_CODE, type Fault } from '../../foundation/fault.js';

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
  EMFILE: 'too many files are open',
  ERR_INVALID_ARG_VALUE: 'no path holds the character NUL',
};

/** What a person can do where there is no room. */
const ROOM_HINT =
  'make room, or write elsewhere; then give the command again (`sweep` goes on with --resume)';
const NO_ROOM: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';

/** The fault of a path; what is no error of the system is thrown again as it is. */
export function systemFault(error: unknown, path: string): Fault {
  if (!isSystemError(error)) throw error;
  const code = error.code ?? '';
  const message = REASONS[code] ?? `the system refused it (${code})`;
  return NO_ROOM.has(code)
    ? { code: ROOM_CODE, message, file: path, hint: ROOM_HINT }
    : { code: 'file-system', message, file: path };
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
