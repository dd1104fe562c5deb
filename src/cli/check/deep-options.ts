/** What options of a deep check need: read before anything is looked at, so of what is light alone. */
import type { Fault } from '../../foundation/fault.js';
import { addFault } from '../shell/settings.js';
import type { CheckFlags } from './command.js';

/** Options that say nothing without `--deep`. */
const DEEP_OPTIONS = {
  runs: '--runs',
  population: '--population',
  seed: '--seed',
  replay: '--replay',
  threads: '--threads',
} as const satisfies Partial<Record<keyof CheckFlags, string>>;

/** Faults of options that are given without what they are about. */
export function checkDeepOptions(flags: CheckFlags, faults: Fault[]): void {
  if (flags.deep) return;
  const given = Object.entries(DEEP_OPTIONS).filter(([name]) => name in flags);
  const options = [...given.map(([, option]) => option), ...(flags.numbers ? [] : ['--no-numbers'])];
  for (const option of options)
    addFault(faults, option, 'not-deep', 'it is about a deep check', 'give --deep, or leave it out');
}
