/**
 * Which rows of a comparison a reader is shown: all that differ, or those that matter.
 *
 * Decision worth knowing: what matters is every ending, and of the rest what chance alone would hardly do,
 * the greatest difference first, no more than fit a page; what the change itself removes or fixes comes last,
 * for it is no finding. Rows that may be chance are counted and not shown: sixty of them bury the ten that
 * say something.
 */
import type { TwinRecord } from '../../experiment/many/compare.js';
import type { ChanceDifference, MeanDifference } from '../../experiment/many/difference.js';
import { isEcho, isEchoMean } from './echoes.js';
import { isLeaving } from '../outcome-words.js';
import type { Estimate } from '../../experiment/many/interval.js';
import { FALSE_DISCOVERY_RATE } from '../../experiment/many/looks.js';

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

/**
 * Most rows of a table that are shown as those that matter; of the chances the endings count, and are all
 * shown.
 */
const ROWS_MAX: Readonly<Record<keyof CompareRows, number>> = { chances: 10, days: 5, figures: 5 };

/** A share, and a day, that differ by less are as good as the same: they would be shown as nothing. */
const DIFFERENT = { share: 0.0005, day: 0.05 } as const;

type Difference = ChanceDifference | MeanDifference;

export const holdsZero = ({ low, high }: Estimate): boolean => low <= 0 && high >= 0;

export const isEnding = ({ column }: Difference): boolean => column === 'ending';

export const isShare = ({ unit }: Pick<MeanDifference, 'unit'>): boolean =>
  unit?.startsWith('share') === true;

/**
 * How great a difference is, comparable within a table: points of a share, days, and of another figure the
 * part by which it changed.
 */
function sizeOf(row: Difference): number {
  const size = Math.abs(row.difference.value);
  if (!('type' in row) || row.type === 'date' || isShare(row)) return size;
  return size / Math.max(Math.abs(row.baseline), Math.abs(row.twin));
}

/** The greater differences first; of equals, in the order of the columns. */
export const bySize = <Row extends Difference>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => sizeOf(b) - sizeOf(a));

/**
 * What no reader is told unasked: the first and the last answer to a question, and that it was left as it was
 * on some day. What was ever decided says all of it, and no delay passes for a refusal.
 */
const isOfOneSitting = (row: Difference): boolean => /^(first|last)_/.test(row.column) || isLeaving(row);

/** Rows of the change itself behind all others. */
const ownLast = <Row extends Difference>(rows: readonly Row[], { fixed }: TwinRecord): Row[] => {
  const isOwn = ({ column }: Row) => fixed.includes(column);
  return [...rows.filter((row) => !isOwn(row)), ...rows.filter(isOwn)];
};

/** Whether a difference is more than nothing once it is rounded. */
function isSeen(row: Difference): boolean {
  const size = Math.abs(row.difference.value);
  if (!('type' in row) || isShare(row)) return size > DIFFERENT.share;
  return row.type === 'date' ? size >= DIFFERENT.day : size > 0;
}

/** Every row that differs, and every ending. */
export function rowsThatDiffer({ chances, means }: TwinRecord): CompareRows {
  const differing = means.filter(isSeen);
  return {
    chances: chances.filter((chance) => isEnding(chance) || isSeen(chance)),
    days: differing.filter(({ type }) => type === 'date'),
    figures: differing.filter(({ type }) => type === 'number'),
  };
}

/**
 * Whether chance alone would hardly do it, as many rows as one looks at: what is called a finding is none in
 * one of twenty (`looks.ts`). Of one pair nothing is known about chance, and every difference counts; what
 * the change itself fixes is no finding, and goes by its interval.
 */
export const isSure = ({ difference, chance, rate }: Difference, pairs: number): boolean =>
  pairs === 1 || (rate === null ? chance !== null && !holdsZero(difference) : rate <= FALSE_DISCOVERY_RATE);

/** What came on neither side, as far as anybody knows, and was left open on one of them. */
export const unobserved = ({ chances, fixed }: TwinRecord): ChanceDifference[] =>
  chances.filter(({ column, difference }) => !Number.isFinite(difference.value) && !fixed.includes(column));

/** What is shown of chances, the greatest first after the endings, and nothing twice. */
export function surestChances(twin: TwinRecord): ChanceDifference[] {
  const { chances, pairs } = twin;
  const endings = bySize(chances.filter(isEnding));
  const others = chances.filter(
    (row) => !isEnding(row) && !isOfOneSitting(row) && isSeen(row) && isSure(row, pairs),
  );
  const told: ChanceDifference[] = [...endings];
  for (const row of ownLast(bySize(others), twin)) if (!isEcho(row, told, chances)) told.push(row);
  return told;
}

/** Of what came on one side only its share says all there is: its day is no later, for it has none. */
const isOnBothSides = (row: MeanDifference): boolean =>
  row.type !== 'date' || (row.times.baseline > 0 && row.times.twin > 0);

/**
 * Days and figures that chance alone would hardly do, in an order, and nothing twice; those of the change
 * itself last.
 */
export function surestMeans(
  rows: readonly MeanDifference[],
  twin: TwinRecord,
  order: (rows: readonly MeanDifference[]) => MeanDifference[],
): MeanDifference[] {
  const told: MeanDifference[] = [];
  const sure = rows.filter(
    (row) => !isOfOneSitting(row) && isOnBothSides(row) && isSeen(row) && isSure(row, twin.pairs),
  );
  for (const row of ownLast(order(sure), twin)) if (!isEchoMean(row, told)) told.push(row);
  return told;
}

/** The rows that matter. */
export function rowsThatMatter(twin: TwinRecord): Selection {
  const all = rowsThatDiffer(twin);
  const endings = all.chances.filter(isEnding).length;
  const rows: CompareRows = {
    chances: surestChances(twin).slice(0, Math.max(endings, ROWS_MAX.chances)),
    days: surestMeans(all.days, twin, bySize).slice(0, ROWS_MAX.days),
    figures: surestMeans(all.figures, twin, bySize).slice(0, ROWS_MAX.figures),
  };
  const shown = new Set<Difference>([...rows.chances, ...rows.days, ...rows.figures]);
  const hidden = [...all.chances, ...all.days, ...all.figures].filter((row) => !shown.has(row));
  const sureHidden = hidden.filter((row) => isSure(row, twin.pairs)).length;
  return { rows, sureHidden, doubtfulHidden: hidden.length - sureHidden };
}
