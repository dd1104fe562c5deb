/**
 * The tables of a comparison: shares of runs, days, and figures of the last day, each side with the difference and its interval.
 *
 * Decision worth knowing: where only the rows that matter are shown, the last column (how many seeds turned, or how many pairs there are) gives
 * its room to the words.
 */
import { isoOf } from '../foundation/calendar.js';
import type { ChanceDifference, MeanDifference, Sides } from '../experiment/compare.js';
import type { Estimate } from '../experiment/interval.js';
import { isShare, type CompareRows } from './compare-rows.js';
import { outcomeWords, type Names } from './outcome-words.js';
import type { Sheet } from './sheet.js';
import { labelled, type Column } from './table.js';
import { count, figure, percent, signed } from './words.js';

/** How tables are drawn: what the two sides are called, and whether there is every column. */
export interface TableView {
  readonly sides: Sides;
  readonly names: Names;
  readonly isWhole: boolean;
}

/** A difference of shares in whole points, with its sign. */
export const points = (share: number): string => signed(Math.round(share * 100), (value) => String(value));

const GAP = 2;

const interval = ({ low, high }: Estimate, show: (value: number) => string): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `${show(low)} to ${show(high)}` : '?';

/** Rows under a head, the first column as wide as the others leave it; the last one only where the table is whole. */
function grid(
  widths: readonly number[],
  [head, ...rows]: readonly (readonly string[])[],
  isWhole: boolean,
  sheet: Sheet,
): string[] {
  const columns = (isWhole ? widths : widths.slice(0, -1)).map((width): Column => ({
    width,
    align: 'right',
  }));
  const taken = columns.reduce((sum, { width }) => sum + width + GAP, GAP);
  const cut = (row: readonly string[]) => row.slice(0, columns.length + 1);
  return labelled(
    sheet,
    [{ width: sheet.width - taken }, ...columns],
    [cut(head).map((text) => sheet.colours.dim(text)), ...rows.map(cut)],
  );
}

function chanceTable(chances: readonly ChanceDifference[], view: TableView, sheet: Sheet): string[] {
  if (chances.length === 0) return [];
  const { sides, names, isWhole } = view;
  const head = ['Share of runs', sides.baseline, sides.twin, 'points', 'interval', 'won, lost'];
  const rows = chances.map((chance) => [
    outcomeWords(chance, names),
    percent(chance.baseline.value),
    percent(chance.twin.value),
    points(chance.difference.value),
    interval(chance.difference, points),
    `${chance.gained}, ${chance.lost}`,
  ]);
  return ['', ...grid([9, 9, 8, 14, 11], [head, ...rows], isWhole, sheet)];
}

const showFigure = (mean: MeanDifference): ((value: number) => string) => {
  if (mean.type === 'date') return (value) => isoOf(Math.round(value));
  return isShare(mean) ? (value) => `${(100 * value).toFixed(1)}%` : figure;
};

const showDifference = (mean: MeanDifference): ((value: number) => string) => {
  if (mean.type === 'date') return (value) => signed(value, (days) => days.toFixed(1));
  return isShare(mean)
    ? (value) => signed(100 * value, (share) => share.toFixed(1))
    : (value) => signed(value);
};

function meanTable(title: string, means: readonly MeanDifference[], view: TableView, sheet: Sheet): string[] {
  if (means.length === 0) return [];
  const { sides, isWhole } = view;
  const what = means[0].type === 'date' ? 'days' : '';
  const head = [title, sides.baseline, sides.twin, what, 'interval', 'pairs'];
  const rows = means.map((mean) => [
    outcomeWords({ ...mean, value: null }, {}).replace(/ on the last day$/, ''),
    showFigure(mean)(mean.baseline),
    showFigure(mean)(mean.twin),
    showDifference(mean)(mean.difference.value),
    interval(mean.difference, showDifference(mean)),
    count(mean.pairs),
  ]);
  return ['', ...grid([10, 10, 8, 17, 5], [head, ...rows], isWhole, sheet)];
}

/** The tables of rows, each after an empty line; those without rows are left out. */
export const compareTables = (
  { chances, days, figures }: CompareRows,
  view: TableView,
  sheet: Sheet,
): string[] => [
  ...chanceTable(chances, view, sheet),
  ...meanTable('Mean day, where both have one', days, view, sheet),
  ...meanTable('Mean figure of the last day', figures, view, sheet),
];
