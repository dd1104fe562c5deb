/** What is said on stderr of work that goes well and yet may not be all that was meant. */
import { NO_VALUE_COLUMN } from '../experiment/ensemble.js';
import type { BlankRecord } from '../experiment/record.js';
import type { Row } from '../experiment/table.js';
import { printFault, type Fault } from '../foundation/fault.js';
import { findScenario } from '../platform/node/bundled.js';
import { readScenarioFolder } from '../platform/node/extended-folder.js';
import { unreadBeside } from '../platform/node/unread.js';
import { blankSentence } from '../report/blanks.js';
import { plural } from '../report/words.js';
import { gather } from './gather.js';
import { complain } from './output.js';

const warn = (fault: Fault): void => {
  complain(`warning: ${printFault(fault)}`);
};

/** Prints warnings. */
export const printWarnings = (warnings: readonly Fault[]): void => warnings.forEach(warn);

/** What is not read of the folder that a scenario's id or path means; nothing where it means none. */
export function unreadOf(scenario: string): Fault[] {
  const folder = gather([], () => findScenario(scenario));
  if (folder === undefined) return [];
  return unreadBeside(folder, gather([], () => readScenarioFolder(folder)) ?? []);
}

/** Warns of each expression that had no value. */
export function warnOfBlanks(blanks: readonly BlankRecord[]): void {
  for (const blank of blanks) {
    const { address: path, file = path, line } = blank;
    const place = { file, ...(line === undefined ? {} : { line }) };
    const message = blankSentence(blank);
    warn({ code: 'no-value', message, path, ...place });
  }
}

/** How many runs of many each expression had no value in. */
export class BlankCounts {
  readonly #runs = new Map<string, number>();

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const told = row[NO_VALUE_COLUMN];
      if (typeof told !== 'string') continue;
      for (const address of told.split(', ')) this.#runs.set(address, (this.#runs.get(address) ?? 0) + 1);
    }
  }

  /** Warns of each, with what to do to see more. */
  warn(): void {
    const hint = 'a single run, by `tauride run`, tells its day and line';
    for (const [file, runs] of this.#runs)
      warn({ code: 'no-value', file, message: `has no value on some day of ${plural(runs, 'run')}`, hint });
  }
}
