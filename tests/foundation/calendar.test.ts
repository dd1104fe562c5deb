import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { dateOf, isoOf, oldStyleOf, parseDate, shortDate, showDate } from '../../src/foundation/calendar.js';

const DAY_MS = 86_400_000;

/** Every day from 1 January of year 0 to 31 December 9999. */
const day = fc.integer({ min: -719528, max: 2932896 });

/** The day of a text that is known to name one. */
function dayOf(text: string): number {
  const number = parseDate(text);
  if (number === undefined) throw new Error(`${text} is no date`);
  return number;
}

describe('new style', () => {
  test.prop([day], { numRuns: 2000 })('agrees with the calendar of the language', (number) => {
    expect(isoOf(number)).toBe(new Date(number * DAY_MS).toISOString().slice(0, 10));
  });

  test.prop([day])('reads back what it writes', (number) => {
    expect(parseDate(isoOf(number))).toBe(number);
  });

  it('counts days from 1 January 1970', () => {
    expect([dayOf('1970-01-01'), dayOf('1969-12-31'), dayOf('1917-01-01')]).toEqual([0, -1, -19358]);
  });

  it('gives year, month and day', () => {
    expect(dateOf(dayOf('1917-07-17'))).toEqual({ year: 1917, month: 7, day: 17 });
  });
});

describe('old style', () => {
  test.prop([day.filter((number) => number > -719000)], { numRuns: 2000 })(
    'reads back what it writes',
    (number) => {
      expect(parseDate(`${oldStyleOf(number)} OS`)).toBe(number);
    },
  );

  it.each([
    ['1917-02-27', '1917-03-12', 'the garrison goes over'],
    ['1917-07-04', '1917-07-17', 'the July days'],
    ['1917-10-25', '1917-11-07', 'the rising'],
    ['1918-01-31', '1918-02-13', 'the last day of the old style in Russia'],
    ['1825-12-14', '1825-12-26', 'the Decembrists, twelve days apart'],
    ['1709-06-27', '1709-07-08', 'Poltava, eleven days apart'],
    ['1582-10-05', '1582-10-15', 'the day the calendars parted in Rome'],
    ['0325-05-20', '0325-05-21', 'Nicaea, one day apart'],
  ])('%s is %s: %s', (old, modern) => {
    expect(isoOf(dayOf(`${old} OS`))).toBe(modern);
    expect(oldStyleOf(dayOf(modern))).toBe(old);
  });

  test.prop([day])('moves on one day at a time, with a leap day every fourth year', (number) => {
    const [year, month, date] = oldStyleOf(number).split('-').map(Number);
    const [nextYear, nextMonth, nextDate] = oldStyleOf(number + 1)
      .split('-')
      .map(Number);
    const lengths = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    const isLast = date === lengths[month - 1];
    expect([nextYear, nextMonth, nextDate]).toEqual([
      isLast && month === 12 ? year + 1 : year,
      isLast ? (month % 12) + 1 : month,
      isLast ? 1 : date + 1,
    ]);
  });
});

describe('texts', () => {
  it.each([
    '1917-02-30',
    '1917-02-29',
    '1900-02-29',
    '1917-13-01',
    '1917-00-10',
    '1917-04-31',
    '1917-04-00',
    '1917-02-29 OS',
    '17-07-04',
    '1917-7-4',
    '1917-07-04 NS',
    ' 1917-07-04',
    '1917-07-04\n',
    'July',
    '',
  ])('%j names no day', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('knows that 29 February 1900 was a day of the old style only', () => {
    expect(isoOf(dayOf('1900-02-29 OS'))).toBe('1900-03-13');
  });

  it('shows both styles, and the year twice only where they differ', () => {
    expect(showDate(dayOf('1917-07-17'))).toBe('17 July 1917 (4 July OS)');
    expect(showDate(dayOf('1917-03-08'))).toBe('8 March 1917 (23 February OS)');
    expect(showDate(dayOf('1918-01-05'))).toBe('5 January 1918 (23 December 1917 OS)');
    expect(shortDate(dayOf('1917-07-04 OS'))).toBe('17 Jul 1917');
  });

  it('refuses a number that is no day', () => {
    expect(() => isoOf(0.5)).toThrow(RangeError);
    expect(() => showDate(NaN)).toThrow(RangeError);
  });
});
