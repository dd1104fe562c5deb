/**
 * How a command ends when it cannot go on: a message a person can act on, and an exit code a script can.
 *
 * Decision worth knowing: the user's mistakes are faults and end with 2, ours with 1 and one line; nobody is
 * shown a stack. A disk that is full is told as a fault, with its place and what to do, and ends with 1: what
 * was asked was right, and the work failed while it ran.
 */
import { CommanderError } from '@commander-js/extra-typings';
import { FaultError, MACHINE_CODE } from '../../foundation/fault.js';
import { isSystemError, systemFault } from '../../platform/node/files/system-fault.js';
import { complain } from './output.js';

export const EXIT = { done: 0, failed: 1, input: 2 } as const;

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] || 'no reason was given';

const FEW_FILES: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE']);

/** A thread that could not begin names the reason in words alone. */
const isOfFiles = (error: unknown): boolean =>
  isSystemError(error) && (FEW_FILES.has(error.code ?? '') || /: E[MN]FILE$/.test(error.message));

const codeOf = ({ faults }: FaultError): number =>
  faults.some(({ code }) => code === MACHINE_CODE) ? EXIT.failed : EXIT.input;

/** What is said of an error on stderr, and the exit code for it. Commander has spoken for itself already. */
export function failureOf(error: unknown): { readonly code: number; readonly text?: string } {
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? EXIT.done : EXIT.input };
  if (error instanceof FaultError) return { code: codeOf(error), text: error.message };
  if (isOfFiles(error)) {
    const full = Object.assign(new Error('too many files'), { code: 'EMFILE' });
    return failureOf(new FaultError([systemFault(full, 'this machine')]));
  }
  return { code: EXIT.failed, text: `tauride: failed: ${firstLine(error)}` };
}

/** Says what went wrong, and returns the exit code. */
export function report(error: unknown): number {
  const { code, text } = failureOf(error);
  if (text !== undefined) complain(text);
  return code;
}

const isBrokenPipe = (error: unknown): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === 'EPIPE';

/**
 * A reader that has seen enough (`tauride list | head`) is no failure, and where nobody hears what is said on
 * stderr (a terminal that was closed) the work goes on; whatever else nobody caught is told in one line.
 */
export function guard(): void {
  const end = (error: unknown): never =>
    process.exit(isBrokenPipe(error) ? (process.exitCode ?? EXIT.done) : report(error));
  process.stdout.on('error', end);
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
