/**
 * Rows of charts: a label, a series over the axis, and its figures at the start, at the end and at its peak.
 */
import type { IsoDate } from '../../experiment/run/record.js';
import { axisLabels, bars, resample, type ChartAxis } from './chart.js';
import type { Paint, Sheet } from '../sheet.js';
import { head, left, right, table, type Column } from '../table.js';
import { dayOf, shortName } from '../words.js';

/** A block of charts of one width. */
export interface Panel {
  readonly sheet: Sheet;
  readonly axis: ChartAxis;
  readonly columns: readonly Column[];
  readonly days: readonly number[];
}

export interface PanelOptions {
  readonly width: number;
  readonly labelWidth: number;
  readonly dates: readonly IsoDate[];
  readonly start: IsoDate;
  readonly end: IsoDate;
}

const GAP = 1;
const FIGURE_WIDTH = 5;

export const createPanel = (sheet: Sheet, options: PanelOptions): Panel => {
  const { width, labelWidth } = options;
  const chartWidth = width - 2 - labelWidth - 3 * FIGURE_WIDTH - 4 * GAP;
  const figure = right(FIGURE_WIDTH);
  return {
    sheet,
    axis: { start: dayOf(options.start), end: dayOf(options.end), columns: chartWidth },
    columns: [left(labelWidth), left(chartWidth), figure, figure, figure],
    days: options.dates.map(dayOf),
  };
};

/** The line above the charts: a title, the months, the meaning of the figures. */
export const panelHead = ({ sheet, axis, columns }: Panel, title: string): string[] => {
  const { bold } = sheet.colours;
  const labels = head(sheet, [axisLabels(axis), 'start', 'end', 'peak']);
  const isLong = title.length > columns[0].width;
  const above = isLong ? table([left(widthOf(columns))], [[bold(title)]]) : [];
  return [...above, ...table(columns, [[isLong ? '' : bold(title), ...labels]], { gap: GAP })];
};

/** The width for labels: that of the longest when shortened to `most`, and at least `least`. */
export const labelWidthOf = (labels: readonly string[], least: number, most: number): number =>
  Math.max(least, ...labels.map((label) => shortName(label, most, '.').length));

/** Columns and the gaps between them. */
const widthOf = (columns: readonly Column[]): number =>
  columns.reduce((sum, column) => sum + column.width, GAP * (columns.length - 1));

export interface SeriesRow {
  readonly label: string;
  readonly labelPaint: Paint;
  readonly values: readonly number[];
  /** The value of a full height. */
  readonly top: number;
  /** Lines of the chart. */
  readonly height: number;
  readonly paint: Paint;
  readonly show: (value: number) => string;
}

/** The lines of one series; its label and figures stand on the last of them. */
export const seriesLines = ({ sheet, axis, columns, days }: Panel, row: SeriesRow): string[] => {
  const shares = resample(axis, days, row.values).map((value) => value / row.top);
  const chart = bars(sheet.glyphs, shares, row.height).filter((line) => line.trim() !== '');
  const figures = [row.values[0], row.values[row.values.length - 1], Math.max(...row.values)];
  const label = row.labelPaint(shortName(row.label, columns[0].width, sheet.glyphs.ellipsis));
  return table(columns, [[label, chart.map(row.paint).join('\n'), ...figures.map(row.show)]], {
    gap: GAP,
    vertical: 'bottom',
  });
};
