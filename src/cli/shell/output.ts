/**
 * What a command prints: results on stdout, everything else on stderr.
 *
 * Decision worth knowing: this is the one door to the terminal (the line of progress has the same lock), and
 * no text goes through as it was given: see `foundation/text.ts`. A report is made of data that has been
 * treated so, since its own colours are such characters, too.
 */
import { printFault, type Fault } from '../../foundation/fault.js';
import { visible, visibleIn, visibleJson } from '../../foundation/text.js';
import { displayOf, type Display } from '../../platform/node/terminal/terminal.js';

const write = (stream: NodeJS.WriteStream, text: string): void => {
  stream.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** Prints a text on stdout. */
export const print = (text: string): void => write(process.stdout, visible(text));

/** Prints one JSON document on stdout. */
export const printJson = (value: unknown): void => write(process.stdout, visibleJson(value));

/** Prints a report of a record on stdout, as this terminal can show it. */
export const printReport = <T>(report: (record: T, display: Display) => string, record: T): void =>
  write(process.stdout, report(visibleIn(record), displayOf(process.stdout, process.env)));

/** Prints a line on stderr. */
export const complain = (text: string): void => write(process.stderr, visible(text));

/** Says on stderr that kept results are damaged. */
export const complainOfDamage = (path: string): void =>
  complain(`tauride: ${path} is damaged: its runs are computed again`);

/** Prints what may not be as it was meant, on stderr. */
export const printWarnings = (warnings: readonly Fault[]): void => {
  for (const warning of warnings) complain(`warning: ${printFault(warning)}`);
};
