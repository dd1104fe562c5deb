/** By whom people were moved, on a sheet: the rows add up (causes-words.ts has the words). */
import type { CauseRow } from '../../experiment/why/by-cause.js';
import { points } from '../points.js';
import type { Sheet } from '../sheet.js';
import { left, paragraph, right, table } from '../table.js';
import { CAUSES_CAUTION, shownCauses } from './causes-words.js';

/** The lines of the answer. */
export function causeLines(rows: readonly CauseRow[], sheet: Sheet): string[] {
  const { dim } = sheet.colours;
  const columns = [right(8), left(sheet.width - 2 - 8 - 2)];
  const lines = shownCauses(rows);
  const change = rows.reduce((sum, row) => sum + row.change, 0);
  return [
    ...table(columns, [
      ...lines.map((line) => [points(line.change), line.name]),
      [points(change), 'All together, in points of loyalty'],
    ]),
    '',
    ...paragraph(sheet, dim(CAUSES_CAUTION)),
  ];
}
