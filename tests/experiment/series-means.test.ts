/** Means of series over many runs, and where two sides part. */
import { describe, expect, test } from 'vitest';
import { SeriesMeans } from '../../src/experiment/laboratory/series-means.js';
import { interval } from '../../src/experiment/many/interval.js';
import { seriesMeasures } from '../../src/experiment/run/own-measures.js';
import type { Row } from '../../src/experiment/tables/table.js';
import { fewDates } from '../../src/report/sweep/series.js';
import { fc, test as property } from '../property.js';

const SPECS = seriesMeasures([
  { name: 'last', text: '2', take: 'day', tick: 9 },
  { name: 'strong', text: 'x', take: 'weekly', tick: 9 },
]);

const DATES = ['1900-01-01', '1900-01-08', '1900-01-10'];

/** Rows of the runs of each seed, point after point: [seed][point][date]. */
const rowsOf = (values: readonly (readonly (readonly (number | null)[])[])[]): Row[] =>
  values.flatMap((points, seed) =>
    points.flatMap((figures, point) =>
      figures.map((value, d): Row => ({
        point,
        replicate: seed + 1,
        measure: 'strong',
        date: DATES[d],
        value,
      })),
    ),
  );

describe('a series over many runs', () => {
  const values = [
    [
      [0, 1, 2],
      [0, 2, 4],
    ],
    [
      [1, 2, 3],
      [1, 2, 4.5],
    ],
    [
      [0, null, 3],
      [0, 5, 4.8],
    ],
  ];
  const means = new SeriesMeans(2, SPECS);
  for (const row of rowsOf(values)) means.add([row]);

  test('has the mean of each date with its interval, of the runs that have a value there', () => {
    const [series] = means.record(0) ?? [];
    expect(series).toMatchObject({ name: 'strong', meaning: 'x, weekly', dates: DATES, runs: [3, 2, 3] });
    expect(series.means).toEqual([interval([0, 1, 0]), interval([1, 2]), interval([2, 3, 3])]);
  });

  test('stands beside that of the first point, seed by seed: pairs of which either is missing count nowhere', () => {
    const [series] = means.beside(1) ?? [];
    expect(series.pairs).toEqual([3, 2, 3]);
    expect(series.baseline[1]).toEqual(interval([1, 2]));
    expect(series.twin[1]).toEqual(interval([2, 2]));
    expect(series.differences[2].value).toBeCloseTo((2 + 1.5 + 1.8) / 3, 12);
    expect(series.differs).toBe('1900-01-08');
    expect(series.surely).toEqual({ from: '1900-01-10', to: '1900-01-10' });
  });

  test('is surely apart on the longest stretch of days on which its interval lies off nothing', () => {
    const apart = new SeriesMeans(2, SPECS);
    const noise = [0, 0.1, 0.2];
    apart.add(
      rowsOf(
        noise.map((each) => [
          [0, 0, 0],
          [1 + each, 2 + each, each - 0.1],
        ]),
      ),
    );
    expect(apart.beside(1)?.[0].surely).toEqual({ from: DATES[0], to: DATES[1] });
  });

  test('that is the same on both sides never parts', () => {
    const same = new SeriesMeans(2, SPECS);
    same.add(
      rowsOf([
        [values[0][0], values[0][0]],
        [values[1][0], values[1][0]],
      ]),
    );
    expect(same.beside(1)?.[0]).toMatchObject({ differs: null, surely: null });
  });

  test('is absent where none was asked for', () => {
    const none = new SeriesMeans(1, seriesMeasures([]));
    expect([none.record(0), none.beside(0)]).toEqual([undefined, undefined]);
  });

  property.prop([fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 8 })])(
    'is told on a few dates that rise from the first to the last',
    (count, most) => {
      const shown = fewDates(count, most);
      expect(shown).toHaveLength(Math.min(count, most));
      expect(shown.every((at, i) => i === 0 || at > shown[i - 1])).toBe(true);
      if (count > 0) expect(shown[0]).toBe(0);
      if (count > 0 && most > 1) expect(shown.at(-1)).toBe(count - 1);
    },
  );
});
