/**
 * The tables of a comparison: shares of runs, days, and figures of the last day, each side with the
 * difference and its interval.
 *
 * Decision worth knowing: where only the rows that matter are shown, the last columns (how many seeds turned
 * or how many pairs there are, and what pairing gained) give their room to the words.
 */
import type { Sides } from '../../experiment/many/compare.js';
import type { ChanceDifference, FigureDifference, MeanDifference } from '../../experiment/many/difference.js';
import type { Estimate } from '../../experiment/many/interval.js';
import { isShare, type CompareRows } from './rows.js';
import { outcomeWords, type ColumnNames } from '../outcome-words.js';
import type { Sheet } from '../sheet.js';
import { head, labelled, left, right } from '../table.js';
import { count, figure, percent, signed } from '../words.js';

/** How tables are drawn: what the two sides are called, and whether there is every column. */
export interface TableView {
  readonly sides: Sides;
  readonly names: ColumnNames;
  readonly isWhole: boolean;
}

/** A difference of shares in whole points, with its sign. */
export const wholePoints = (share: number): string =>
  signed(Math.round(share * 100), (value) => String(value));

/** What pairing gained, as times; nothing where it is not known. */
export const gainWords = (gain: number | null): string =>
  gain === null ? '' : gain > GAIN_MAX ? `>${GAIN_MAX}` : gain.toFixed(1);

/** Beyond this, how much more says nothing more. */
const GAIN_MAX = 100;

const GAP = 2;

/**
 * Columns that are shown where the table is whole only: how many seeds turned or how many pairs there are,
 * and the gain of pairing.
 */
const WHOLE_ONLY = 2;

const interval = ({ low, high }: Estimate, show: (value: number) => string): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `${show(low)} to ${show(high)}` : '?';

/**
 * Rows under a head, the first column as wide as the others leave it; the last two only where the table is
 * whole.
 */
function grid(
  widths: readonly number[],
  [labels, ...rows]: readonly (readonly string[])[],
  isWhole: boolean,
  sheet: Sheet,
): string[] {
  const columns = (isWhole ? widths : widths.slice(0, -WHOLE_ONLY)).map(right);
  const taken = columns.reduce((sum, { width }) => sum + width + GAP, GAP);
  const cut = (row: readonly string[]) => row.slice(0, columns.length + 1);
  return labelled(
    sheet,
    [left(sheet.width - taken), ...columns],
    [head(sheet, cut(labels)), ...rows.map(cut)],
  );
}

function chanceTable(chances: readonly ChanceDifference[], view: TableView, sheet: Sheet): string[] {
  if (chances.length === 0) return [];
  const { sides, names, isWhole } = view;
  const labels = ['Share of runs', sides.baseline, sides.twin, 'points', 'interval', 'won, lost', 'gain'];
  const rows = chances.map((chance) => [
    outcomeWords(chance, names),
    percent(chance.baseline.value),
    percent(chance.twin.value),
    wholePoints(chance.difference.value),
    interval(chance.difference, wholePoints),
    `${chance.gained}, ${chance.lost}`,
    gainWords(chance.pairingGain),
  ]);
  return ['', ...grid([9, 9, 8, 13, 10, 5], [labels, ...rows], isWhole, sheet)];
}

/** How figures of a kind are written. */
export const showFigure = (mean: FigureDifference): ((value: number) => string) =>
  isShare(mean) ? (value) => `${(100 * value).toFixed(1)}%` : figure;

const showDifference = (mean: MeanDifference): ((value: number) => string) => {
  if (mean.type === 'date') return (value) => signed(value, (days) => days.toFixed(1));
  return isShare(mean)
    ? (value) => signed(100 * value, (share) => share.toFixed(1))
    : (value) => signed(value);
};

/** Both sides of a day or figure. */
const sidesOf = (mean: MeanDifference): string[] =>
  mean.type === 'date' ? [mean.baseline, mean.twin] : [mean.baseline, mean.twin].map(showFigure(mean));

function meanTable(title: string, means: readonly MeanDifference[], view: TableView, sheet: Sheet): string[] {
  if (means.length === 0) return [];
  const { sides, isWhole } = view;
  const what = means[0].type === 'date' ? 'days' : '';
  const labels = [title, sides.baseline, sides.twin, what, 'interval', 'pairs', 'gain'];
  const rows = means.map((mean) => [
    outcomeWords({ ...mean, value: null }, {}).replace(/ on the last day$/, ''),
    ...sidesOf(mean),
    showDifference(mean)(mean.difference.value),
    interval(mean.difference, showDifference(mean)),
    count(mean.pairs),
    gainWords(mean.pairingGain),
  ]);
  return ['', ...grid([10, 10, 7, 16, 6, 5], [labels, ...rows], isWhole, sheet)];
}

/** The tables of rows, each after an empty line; those without rows are left out. */
export const compareTables = (
  { chances, days, figures }: CompareRows,
  view: TableView,
  sheet: Sheet,
): string[] => [
  ...chanceTable(chances, view, sheet),
  ...meanTable('Mean day, to the end', days, view, sheet),
  ...meanTable('Mean figure of the last day', figures, view, sheet),
];
