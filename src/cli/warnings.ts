/** What is said on stderr of a run that went well and yet was not all that it should have been. */
import type { BlankRecord } from '../experiment/record.js';
import { printFault } from '../foundation/fault.js';
import { blankSentence } from '../report/blanks.js';
import { complain } from './output.js';

/** Warns of each expression that had no value. */
export function warnOfBlanks(blanks: readonly BlankRecord[]): void {
  for (const blank of blanks) {
    const { address: path, file = path, line } = blank;
    const place = { file, ...(line === undefined ? {} : { line }) };
    const message = blankSentence(blank);
    complain(`warning: ${printFault({ code: 'no-value', message, path, ...place })}`);
  }
}
