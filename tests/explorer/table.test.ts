/** The table of a picture: all of it where it is short, and the first days of months where it has every day. */
import { expect, test } from 'vitest';
import { thinned } from '../../src/explorer/figures/table.js';
import { isoOf } from '../../src/foundation/calendar.js';
import { dayOf } from '../../src/view/words.js';

const columns = ['run', 'date', 'power'];
const daily = (days: number, powers: readonly string[]) =>
  Array.from({ length: days }, (_, i) => isoOf(dayOf('1917-03-08') + i)).flatMap((date) =>
    powers.map((power) => ['unchanged', date, power]),
  );

test('every day of a year is the first days of its months and its last, of every power', () => {
  const rows = thinned({ columns, rows: daily(299, ['a', 'b']) });
  const dates = [...new Set(rows.map(([, date]) => date))];
  expect(dates).toEqual([
    ...['1917-03-08', '1917-04-01', '1917-05-01', '1917-06-01', '1917-07-01', '1917-08-01', '1917-09-01'],
    ...['1917-10-01', '1917-11-01', '1917-12-01', '1917-12-31'],
  ]);
  expect(rows).toHaveLength(2 * dates.length);
});

test('what is short, and what has no day, is left whole', () => {
  const short = daily(30, ['a']);
  expect(thinned({ columns, rows: short })).toBe(short);
  const plain = Array.from({ length: 400 }, (_, i) => ['unchanged', i, 'a']);
  expect(thinned({ columns: ['run', 'number', 'power'], rows: plain })).toBe(plain);
});
