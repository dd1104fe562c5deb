/**
 * Signals that ask a command to end: Ctrl-C, the end of an allocation, a terminal that was closed.
 *
 * Decision worth knowing: they all mean the same, and only the exit code tells them apart: 128 and the number
 * of the signal, as a shell reckons.
 */
import { constants } from 'node:os';

export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type EndSignal = (typeof SIGNALS)[number];

/** The exit code of a command that a signal has ended. */
export const codeOfSignal = (signal: EndSignal): number => 128 + constants.signals[signal];

/**
 * Calls this once for each kind of signal; afterwards that kind ends the process at once. Returns what takes
 * it back.
 */
export function onceAsked(end: (signal: EndSignal) => void): () => void {
  for (const signal of SIGNALS) process.once(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}
