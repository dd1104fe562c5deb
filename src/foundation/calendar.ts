/**
 * Days and their names. A day is a whole number, 0 on 1 January 1970 of the Gregorian calendar, carried back
 * without end.
 *
 * Decision worth knowing: Russia kept the Julian calendar (old style, OS) until 1918, and its revolutions are
 * named after it. Both calendars are one rule here, differing in their leap years, so conversion is exact in
 * every century; a fixed "thirteen days" would be wrong before 1900. `Date` is not used: it knows one
 * calendar and the machine's time zone.
 */

/** A day of some calendar; months and days count from 1, years from 1 BC as 0. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What tells two calendars apart, for years that begin on 1 March (so that a leap day is a year's last). */
interface Calendar {
  /** Leap days before the year, counted from year 0. */
  readonly leapDays: (year: number) => number;
  /** The day number of 1 March of year 0. */
  readonly start: number;
  readonly meanYear: number;
}

const GREGORIAN: Calendar = {
  leapDays: (year) => Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400),
  start: -719468,
  meanYear: 365.2425,
};

const JULIAN: Calendar = {
  leapDays: (year) => Math.floor(year / 4),
  start: -719470,
  meanYear: 365.25,
};

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * The day that a text names, `1917-07-17` or, in the old style, `1917-07-04 OS`; undefined if it names none,
 * as 30 February does. 29 February 1900 is a day of the old style only.
 */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})( OS)?$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1, 4).map(Number);
  const calendar = match[4] === undefined ? GREGORIAN : JULIAN;
  const number = toNumber({ year, month, day }, calendar);
  return iso(toDate(number, calendar)) === text.slice(0, 10) ? number : undefined;
}

/** Year, month and day of a day number, new style. Throws a RangeError unless the number is whole. */
export const dateOf = (day: number): CalendarDate => toDate(day, GREGORIAN);

/** A day as `1917-07-17`, new style. */
export function isoOf(day: number): string {
  return iso(toDate(day, GREGORIAN));
}

/** A day as `1917-07-04`, old style, without the letters OS. */
export const oldStyleOf = (day: number): string => iso(toDate(day, JULIAN));

/** A day in both styles, `17 July 1917 (4 July OS)`; the old style names its year when it is another one. */
export function showDate(day: number): string {
  const modern = toDate(day, GREGORIAN);
  const old = toDate(day, JULIAN);
  const oldText = old.year === modern.year ? `${old.day} ${MONTHS[old.month - 1]}` : inWords(old);
  return `${inWords(modern)} (${oldText} OS)`;
}

/** A day in words, new style: `17 July 1917`. */
export const newStyleOf = (day: number): string => inWords(toDate(day, GREGORIAN));

/** A day for narrow places, new style: `17 Jul 1917`. */
export function shortDate(day: number): string {
  const date = toDate(day, GREGORIAN);
  return `${date.day} ${MONTHS[date.month - 1].slice(0, 3)} ${date.year}`;
}

const inWords = ({ year, month, day }: CalendarDate): string => `${day} ${MONTHS[month - 1]} ${year}`;

const digits = (number: number, length: number): string => String(number).padStart(length, '0');

const iso = ({ year, month, day }: CalendarDate): string =>
  `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;

/** Days from 1 March of year 0 to 1 March of the year. */
const daysBefore = (year: number, calendar: Calendar): number => 365 * year + calendar.leapDays(year);

/**
 * Days from 1 March to the first of the month that is `month` months later: 31, 61, 92 ... (Hinnant 2013).
 */
const daysBeforeMonth = (month: number): number => Math.floor((153 * month + 2) / 5);

function toNumber({ year, month, day }: CalendarDate, calendar: Calendar): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  return calendar.start + daysBefore(marchYear, calendar) + daysBeforeMonth(marchMonth) + day - 1;
}

function toDate(number: number, calendar: Calendar): CalendarDate {
  if (!Number.isSafeInteger(number)) throw new RangeError(`${number} is not a day number`);
  const days = number - calendar.start;
  let marchYear = Math.floor(days / calendar.meanYear);
  if (daysBefore(marchYear, calendar) > days) marchYear--;
  if (daysBefore(marchYear + 1, calendar) <= days) marchYear++;
  const dayOfYear = days - daysBefore(marchYear, calendar);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  return {
    year: month > 2 ? marchYear : marchYear + 1,
    month,
    day: dayOfYear - daysBeforeMonth(marchMonth) + 1,
  };
}
