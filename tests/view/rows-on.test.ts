/** The rows of a table on a day that a reader looks at. */
import { expect } from 'vitest';
import { rowsOn } from '../../src/view/days/rows-on.js';
import { fc, test } from '../property.js';

const day = (number: number): string => `1848-03-${String(number).padStart(2, '0')}`;

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { maxLength: 8 });

test.prop([numbers, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 31 })])(
  'are all of the last day that is not after it, and of the first where all days are',
  (some, each, asked) => {
    const days = some.toSorted((a, b) => a - b);
    const rows = days.flatMap((number) =>
      Array.from({ length: each }, (_, place) => ({ date: day(number), place })),
    );
    const expected = days.findLast((number) => number <= asked) ?? days.at(0) ?? NaN;
    expect(rowsOn(rows, day(asked))).toEqual(rows.filter(({ date }) => date === day(expected)));
    // What was asked before is answered from what was kept.
    expect(rowsOn(rows, day(asked))).toEqual(rows.filter(({ date }) => date === day(expected)));
  },
);
