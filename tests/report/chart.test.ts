import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/foundation/calendar.js';
import { axisLabels, bars, resample, span, type ChartAxis } from '../../src/report/run/chart.js';
import { createSheet } from '../../src/report/sheet.js';

const { glyphs } = createSheet({ width: 80, colour: false, unicode: true });
const dayOf = (text: string) => parseDate(text) ?? NaN;
const axis = (start: string, end: string, columns: number): ChartAxis => ({
  start: dayOf(start),
  end: dayOf(end),
  columns,
});

describe('a chart of characters', () => {
  test('rises through eight levels, blank only for what rounds to nothing', () => {
    expect(bars(glyphs, [0, 0.004, 0.01, 0.125, 0.5, 0.99, 1, 1.7], 1)).toEqual(['  ▁▁▄███']);
  });

  test('doubles its levels with its height', () => {
    expect(bars(glyphs, [0.5, 0.75, 1], 2)).toEqual([' ▄█', '███']);
  });

  test('leaves blank what is not known', () => {
    expect(bars(glyphs, [NaN, 1], 1)).toEqual([' █']);
  });

  test('takes the mean of the points of a column, and the last point where a column has none', () => {
    const { start } = axis('1911-01-01', '1911-01-08', 4);
    const days = [start, start + 1, start + 6];
    expect(resample({ start, end: start + 7, columns: 4 }, days, [1, 3, 10])).toEqual([2, 2, 2, 10]);
  });

  test('gives neighbouring spans one common edge, and the shortest one column', () => {
    const year = axis('1911-01-01', '1911-12-31', 73);
    const [a, b, c] = [0, 100, 101].map((days) => year.start + days);
    const first = span(glyphs, year, a, b);
    const second = span(glyphs, year, b, c);
    expect(second.length).toBe(first.length + 1);
    expect(second.trim()).toHaveLength(1);
    expect(span(glyphs, year, c, year.end + 1)).toHaveLength(73);
  });
});

describe('the axis of a chart', () => {
  test('names months where there is room', () => {
    expect(axisLabels(axis('1917-03-08', '1917-12-31', 43))).toBe(
      'Mar Apr May  Jun Jul Aug  Sep Oct  Nov Dec',
    );
  });

  test('gives their letters where there is less', () => {
    expect(axisLabels(axis('1917-03-08', '1917-12-31', 22))).toBe('M A M  J J A  S O N D');
  });

  test('names years over a long time', () => {
    expect(axisLabels(axis('1900-01-01', '1904-12-31', 30))).toBe('1900  1901  1902  1903  1904');
  });
});
