/**
 * Which rows of a comparison a reader is shown: all that differ, or those that matter.
 *
 * Decision worth knowing: what matters is every ending, and of the rest what chance alone would hardly do, the greatest difference first, no
 * more than fit a page. Rows that may be chance are counted and not shown: sixty of them bury the ten that say something.
 */
import type { ChanceDifference, MeanDifference, TwinRecord } from '../experiment/compare.js';
import type { Estimate } from '../experiment/interval.js';

/** Rows of a comparison by the table they are in. */
export interface CompareRows {
  readonly chances: readonly ChanceDifference[];
  readonly days: readonly MeanDifference[];
  readonly figures: readonly MeanDifference[];
}

/** Rows that matter, and how many others differ: beyond doubt, and perhaps by chance. */
export interface Selection {
  readonly rows: CompareRows;
  readonly sureHidden: number;
  readonly doubtfulHidden: number;
}

/** Most rows of a table that are shown as those that matter; of the chances the endings count, and are all shown. */
const ROWS_MAX: Readonly<Record<keyof CompareRows, number>> = { chances: 10, days: 5, figures: 5 };

/** A share that differs by less is as good as the same. */
const DIFFERENT = 0.0005;

type Difference = ChanceDifference | MeanDifference;

export const holdsZero = ({ low, high }: Estimate): boolean => low <= 0 && high >= 0;

const isEnding = ({ column }: Difference): boolean => column === 'ending';

export const isShare = ({ unit }: MeanDifference): boolean => unit?.startsWith('share') === true;

/** How great a difference is, comparable within a table: points of a share, days, and of another figure the part by which it changed. */
function sizeOf(row: Difference): number {
  const size = Math.abs(row.difference.value);
  if (!('type' in row) || row.type === 'date' || isShare(row)) return size;
  return size / Math.max(Math.abs(row.baseline), Math.abs(row.twin));
}

/** The greater differences first; of equals, in the order of the columns. */
export const bySize = <Row extends Difference>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => sizeOf(b) - sizeOf(a));

/** What one row says of a decision is not said again by that of its only option: that it was taken at all. */
function isEcho(
  { column, baseline, twin, gained, lost }: ChanceDifference,
  all: TwinRecord['chances'],
): boolean {
  if (!column.startsWith('decided_')) return false;
  const options = all.filter((other) => other.column === column.replace('decided_', 'decision_'));
  return options.some(
    (option) =>
      option.baseline.value === baseline.value &&
      option.twin.value === twin.value &&
      option.gained === gained &&
      option.lost === lost,
  );
}

/** Every row that differs, and every ending. */
export function rowsThatDiffer({ chances, means }: TwinRecord): CompareRows {
  const differing = means.filter(({ difference }) => difference.value !== 0);
  return {
    chances: chances.filter((chance) => isEnding(chance) || sizeOf(chance) > DIFFERENT),
    days: differing.filter(({ type }) => type === 'date'),
    figures: differing.filter(({ type }) => type === 'number'),
  };
}

/** Whether chance alone would hardly do it. Of one pair nothing is known about chance, and every difference counts. */
const isSure = ({ difference }: Difference, pairs: number): boolean => pairs === 1 || !holdsZero(difference);

/** What is shown of chances beside the endings, the greatest first. */
export const surestChances = ({ chances, pairs }: TwinRecord): ChanceDifference[] =>
  bySize(
    chances.filter((chance) => !isEnding(chance) && sizeOf(chance) > DIFFERENT && isSure(chance, pairs)),
  ).filter((chance) => !isEcho(chance, chances));

/** The rows that matter. */
export function rowsThatMatter(twin: TwinRecord): Selection {
  const all = rowsThatDiffer(twin);
  const endings = bySize(all.chances.filter(isEnding));
  const sure = (rows: readonly MeanDifference[]) => bySize(rows.filter((row) => isSure(row, twin.pairs)));
  const rows: CompareRows = {
    chances: [...endings, ...surestChances(twin).slice(0, Math.max(0, ROWS_MAX.chances - endings.length))],
    days: sure(all.days).slice(0, ROWS_MAX.days),
    figures: sure(all.figures).slice(0, ROWS_MAX.figures),
  };
  const shown = new Set<Difference>([...rows.chances, ...rows.days, ...rows.figures]);
  const hidden = [...all.chances, ...all.days, ...all.figures].filter((row) => !shown.has(row));
  const sureHidden = hidden.filter((row) => isSure(row, twin.pairs)).length;
  return { rows, sureHidden, doubtfulHidden: hidden.length - sureHidden };
}
