/** The work of `tauride query`. */
import { query } from '../platform/node/query.js';
import { answerCsv, answerTable } from '../report/answer.js';
import { complain, print, printJson } from './output.js';

export interface QueryFlags {
  readonly csv?: true | undefined;
  readonly json?: true | undefined;
}

/** Asks, and prints the answer as a table, as CSV, or as JSON (a list of records). */
export async function answer(folder: string, sql: string, flags: QueryFlags): Promise<void> {
  const { columns, rows, part } = await query(folder, sql);
  if (part !== undefined) complain(`tauride: ${part}: the answer is that of their runs`);
  if (flags.json) printJson(rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]]))));
  else print(flags.csv ? answerCsv(columns, rows) : answerTable(columns, rows));
}
