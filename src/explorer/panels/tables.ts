/** The tables of the runs that are shown, by name, as charts read them. */
import { packedRows } from '../../experiment/tables/packed.js';
import type { Row } from '../../experiment/tables/table.js';
import type { RunTables } from '../../view/days/charts.js';
import type { TablePair } from '../../view/days/drawn.js';
import { rowsOn } from '../../view/days/rows-on.js';
import type { RunAnswer } from '../protocol.js';
import type { PageStore } from '../store.js';

const read = new WeakMap<RunAnswer, RunTables>();

/** Rows are made once for each run, of what is asked for first on the page. */
function tablesOf(answer: RunAnswer): RunTables {
  const known = read.get(answer);
  if (known !== undefined) return known;
  const tables = new Map<string, readonly Row[]>(
    answer.tables.map((table) => [table.name, packedRows(table)]),
  );
  read.set(answer, tables);
  return tables;
}

/**
 * The day of a weekly table that the cursor has reached, an ISO date; of no cursor the last. Who draws by it
 * draws anew when it changes, not at each step.
 */
export function tableDate(store: PageStore, table: string): string | undefined {
  const answer = store.baseline.value;
  if (answer === undefined) return undefined;
  const { start, end } = answer.record;
  const day = store.cursor.value;
  const date = day !== undefined && day >= start && day <= end ? day : end;
  const [row] = rowsOn(tablesOf(answer).get(table) ?? [], date);
  return row === undefined ? date : String(row.date);
}

/** Of both runs; undefined before the first is there. */
export function tablePairOf({ baseline, changed }: PageStore): TablePair | undefined {
  if (baseline.value === undefined) return undefined;
  return { story: tablesOf(baseline.value), changed: changed.value && tablesOf(changed.value) };
}
