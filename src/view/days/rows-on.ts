/** The rows of a table on a day, as often as a reader asks: a cursor passes hundreds of days in seconds. */
import type { Row } from '../../experiment/tables/table.js';

const byDay = new WeakMap<readonly Row[], ReadonlyMap<string, readonly Row[]>>();

/** Rows under their dates, which a table has in their order. */
function daysOf(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const known = byDay.get(rows);
  if (known !== undefined) return known;
  const days = new Map<string, Row[]>();
  for (const row of rows) {
    const date = String(row.date);
    const day = days.get(date);
    if (day === undefined) days.set(date, [row]);
    else day.push(row);
  }
  byDay.set(rows, days);
  return days;
}

/** Those of the last day that is not after an ISO date, of the first where all days are; none of no rows. */
export function rowsOn(rows: readonly Row[], date: string): readonly Row[] {
  const days = daysOf(rows);
  const exactly = days.get(date);
  if (exactly !== undefined) return exactly;
  const dates = [...days.keys()];
  return days.get(dates.findLast((day) => day <= date) ?? dates[0]) ?? [];
}
