/**
 * Measures of one's own that are series, over many runs: their means on a few dates, with intervals.
 *
 * Decision worth knowing: the table of series has every date, and a chart of characters no interval; so a few
 * dates are told in figures, from the first to the last.
 */
import type { Estimate } from '../../experiment/many/interval.js';
import type { SeriesDifference, SeriesRecord, SweepRecord } from '../../experiment/many/sweep-record.js';
import { labelColumns } from './level-labels.js';
import type { Sheet } from '../sheet.js';
import { head, labelled, left, paragraph, right, table, type Column } from '../table.js';
import { figure, longDate } from '../words.js';

/** Dates as rows, and as columns. */
const ROWS = 6;
const COLUMNS = 3;

/** Places of so many dates of a series at most, evenly from the first to the last. */
export function fewDates(count: number, most: number): number[] {
  const shown = Math.min(count, most);
  const step = shown > 1 ? (count - 1) / (shown - 1) : 0;
  return Array.from({ length: shown }, (_, i) => Math.round(i * step));
}

const meanWords = ({ value }: Estimate): string => (Number.isFinite(value) ? figure(value) : '-');

/** `0.12 to 0.14`; nothing where there is no interval. */
const reachWords = ({ low, high }: Estimate): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `${figure(low)} to ${figure(high)}` : '';

const title = ({ name, meaning }: Pick<SeriesRecord, 'name' | 'meaning'>, sheet: Sheet): string[] =>
  paragraph(sheet, sheet.colours.bold(`${name}: ${meaning}`));

const DATE = left(10);

/** The series of a scenario: a date a line. */
function atOnePoint(series: SeriesRecord, sheet: Sheet): string[] {
  const columns = [DATE, right(12), right(24)];
  const rows = fewDates(series.dates.length, ROWS).map((at) => [
    series.dates[at],
    meanWords(series.means[at]),
    reachWords(series.means[at]),
  ]);
  return table(columns, [head(sheet, ['date', 'mean', '95 % interval']), ...rows]);
}

/** The series at every point of a sweep: a point a line, and its intervals below its means. */
function atPoints(record: SweepRecord, index: number, sheet: Sheet): string[] {
  const levels = labelColumns(record, sheet.glyphs.ellipsis);
  const figures: Column[] = Array.from({ length: COLUMNS }, () => right(17));
  const columns = [left(sheet.width - 2 - COLUMNS * 19), ...figures];
  const { dates } = record.points.find(({ runs }) => runs > 0)?.series?.[index] ?? { dates: [] };
  const shown = fewDates(dates.length, COLUMNS);
  const heading = levels.map((level) => level.heading).join('  ');
  return labelled(sheet, columns, [
    head(sheet, [heading, ...shown.map((at) => dates[at])]),
    ...record.points.map(({ series }, p) => {
      const means = series?.[index].means ?? [];
      const cells = shown.map((at) =>
        at in means ? `${meanWords(means[at])}\n${reachWords(means[at])}` : '-',
      );
      return [levels.map(({ labels }) => labels[p]).join('  '), ...cells];
    }),
  ]);
}

/** The series of a sweep, each with a line before it; nothing where none were asked for. */
export const meanSeriesLines = (record: SweepRecord, sheet: Sheet): string[] =>
  (record.points[0].series ?? []).flatMap((series, index) => [
    '',
    ...title(series, sheet),
    ...(record.points.length === 1 ? atOnePoint(series, sheet) : atPoints(record, index, sheet)),
  ]);

/** When two sides part, and when that is more than chance. */
function partSentence({ differs, surely, pairs }: SeriesDifference, sheet: Sheet): string {
  if (differs === null) return 'In no pair do the two sides differ on any of its days.';
  const first = `The two sides first differ on ${longDate(differs, sheet)}`;
  if (Math.max(...pairs) === 1) return `${first}.`;
  if (surely === null) return `${first}; on no day is the mean difference more than may be chance.`;
  const [from, to] = [surely.from, surely.to].map((date) => longDate(date, sheet));
  const when = from === to ? `On ${from}` : `From ${from} to ${to}`;
  return `${first}. ${when} the mean difference is more than chance, each day taken by itself.`;
}

/** The series of a twin beside those of its baseline, a date a line. */
export function partedSeriesLines(
  all: readonly SeriesDifference[] = [],
  sides: { readonly baseline: string; readonly twin: string },
  sheet: Sheet,
): string[] {
  const columns = [DATE, right(12), right(12), right(12), right(22)];
  return all.flatMap((series) => {
    const rows = fewDates(series.dates.length, ROWS).map((at) => [
      series.dates[at],
      ...[series.baseline, series.twin, series.differences].map((means) => meanWords(means[at])),
      reachWords(series.differences[at]),
    ]);
    const labels = ['date', sides.baseline, sides.twin, 'difference', '95 % interval'];
    return [
      '',
      ...title(series, sheet),
      ...paragraph(sheet, partSentence(series, sheet)),
      ...table(columns, [head(sheet, labels), ...rows]),
    ];
  });
}
