/** The work of `tauride query`. */
import { FaultError, type Fault } from '../../foundation/fault.js';
import { loadQuery } from '../../platform/node/query/engine.js';
import { answerCsv, answerTable } from '../../report/answer.js';
import { complain, print, printJson } from '../shell/output.js';
import { readCount } from '../shell/settings.js';
import type { QueryFlags } from './command.js';

/** Seconds that are asked for. */
function readTimeout(text: string | undefined): { readonly timeout?: number } {
  if (text === undefined) return {};
  const faults: Fault[] = [];
  const timeout = readCount('--timeout', text, faults);
  if (faults.length > 0) throw new FaultError(faults);
  return { timeout };
}

/** Says why and ends the process, which waits for nothing: an ordinary end would wait for the engine. */
function endAtOnce(fault: FaultError): void {
  complain(fault.message);
  process.kill(process.pid, 'SIGKILL');
}

/** Asks, and prints the answer as a table, as CSV, or as JSON (a list of records). */
export async function queryWork(folder: string, sql: string, flags: QueryFlags): Promise<void> {
  const limits = { ...readTimeout(flags.timeout), onStuck: endAtOnce };
  const { query } = await loadQuery();
  const { columns, rows, part } = await query(folder, sql, limits);
  if (part !== undefined) complain(`tauride: ${part}: the answer is that of their runs`);
  if (flags.json) printJson(rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]]))));
  else print(flags.csv ? answerCsv(columns, rows) : answerTable(columns, rows));
}
