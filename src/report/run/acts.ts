/** The acts of a run: what changed who holds or wants power, a line each, with its reason. */
import type { RunRecord } from '../../experiment/run/record.js';
import type { Sheet } from '../sheet.js';
import { left, right, table } from '../table.js';
import { dateStyle } from '../words.js';

/** Kinds that a section of their own tells. */
const ELSEWHERE: ReadonlySet<string> = new Set(['regime', 'elect']);

export const acts = (record: RunRecord, sheet: Sheet): string[] => {
  const { modern, width } = dateStyle(record);
  const told = record.acts.filter(({ kind }) => !ELSEWHERE.has(kind));
  if (told.length === 0) return [];
  const columns = [right(width), left(sheet.width - 2 - width - 2)];
  return table(
    columns,
    told.map(({ date, text }) => [modern(date), text]),
  );
};
