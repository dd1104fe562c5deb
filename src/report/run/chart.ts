/**
 * Charts of characters over a time axis: bars of levels, spans, month names.
 *
 * Decision worth knowing: a column of a chart is a stretch of days, not a number of points, so charts of
 * weekly figures, regimes and the axis above them share one scale at any width.
 */
import { mean } from 'd3-array';
import { dateOf, shortDate } from '../../foundation/calendar.js';
import type { Glyphs } from '../sheet.js';

/** Days `start` to `end`, both included, over so many columns. */
export interface ChartAxis {
  readonly start: number;
  readonly end: number;
  readonly columns: number;
}

const daysPerColumn = ({ start, end, columns }: ChartAxis): number => (end - start + 1) / columns;

/** The column boundary nearest to the beginning of a day, 0 to `columns`. */
export const edgeOf = (axis: ChartAxis, day: number): number =>
  Math.min(axis.columns, Math.max(0, Math.round((day - axis.start) / daysPerColumn(axis))));

/**
 * One value a column: the mean of the points that fall in it, or else the last point before it; NaN before
 * the first.
 */
export const resample = (axis: ChartAxis, days: readonly number[], values: readonly number[]): number[] => {
  const width = daysPerColumn(axis);
  let next = 0;
  let last = NaN;
  return Array.from({ length: axis.columns }, (_, column) => {
    const end = axis.start + (column + 1) * width;
    const first = next;
    while (next < days.length && days[next] < end) next++;
    if (next > first) last = mean(values.slice(first, next)) ?? NaN;
    return last;
  });
};

/** Shares below this are left blank: they would be printed as nothing too. */
const VISIBLE = 0.005;

/**
 * Rows of a bar chart of shares of the full height, highest row first; the least visible share has the lowest
 * mark.
 */
export const bars = (glyphs: Glyphs, shares: readonly number[], height: number): string[] => {
  const top = glyphs.levels.length - 1;
  const level = (share: number) =>
    share >= VISIBLE ? Math.min(height * top, Math.ceil(share * height * top)) : 0;
  const levels = shares.map(level);
  return Array.from({ length: height }, (_, row) => {
    const floor = (height - 1 - row) * top;
    return levels.map((value) => glyphs.levels[Math.min(top, Math.max(0, value - floor))]).join('');
  });
};

/** A bar over the days `from` to `to` (the latter excluded), at least one column wide. */
export const span = (glyphs: Glyphs, axis: ChartAxis, from: number, to: number): string => {
  const left = Math.min(edgeOf(axis, from), axis.columns - 1);
  const right = Math.max(left + 1, edgeOf(axis, to));
  return ' '.repeat(left) + glyphs.full.repeat(right - left);
};

interface Tick {
  readonly column: number;
  readonly label: string;
}

/** First days of every so many months within the axis, and its first day. */
const monthStarts = ({ start, end }: ChartAxis, step: number): number[] => {
  const days = [start];
  for (let day = start + 1; day <= end; day++) {
    const date = dateOf(day);
    if (date.day === 1 && (date.month - 1) % step === 0) days.push(day);
  }
  return days;
};

const ticksOf = (axis: ChartAxis, step: number, label: (day: number) => string): Tick[] =>
  monthStarts(axis, step).map((day) => ({
    column: Math.ceil((day - axis.start) / daysPerColumn(axis)),
    label: label(day),
  }));

/** Does a label leave a blank before the next tick, or end within the chart? */
const hasRoom = (tick: Tick, next: Tick | undefined, columns: number): boolean =>
  tick.column + tick.label.length < (next?.column ?? columns + 1);

/** Labels without the first and the last where those are crowded, as by a month of three days. */
const trimmed = (ticks: readonly Tick[], columns: number): readonly Tick[] => {
  const first = ticks.length > 1 && !hasRoom(ticks[0], ticks[1], columns) ? 1 : 0;
  const last = hasRoom(ticks[ticks.length - 1], undefined, columns) ? ticks.length : ticks.length - 1;
  return ticks.slice(first, last);
};

const fits = (ticks: readonly Tick[], columns: number): boolean =>
  ticks.every((tick, i) => hasRoom(tick, ticks[i + 1], columns));

const monthName = (day: number): string => shortDate(day).split(' ')[1];

/** The names of months, or their letters, or years, whichever first fit above the columns. */
export const axisLabels = (axis: ChartAxis): string => {
  const scales: readonly [step: number, label: (day: number) => string][] = [
    [1, monthName],
    [1, (day) => monthName(day)[0]],
    [3, monthName],
    [12, (day) => String(dateOf(day).year)],
  ];
  for (const [step, label] of scales) {
    const ticks = trimmed(ticksOf(axis, step, label), axis.columns);
    if (fits(ticks, axis.columns)) return placed(ticks);
  }
  return '';
};

const placed = (ticks: readonly Tick[]): string =>
  ticks.reduce((line, tick) => line.padEnd(tick.column) + tick.label, '');
