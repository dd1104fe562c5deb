/**
 * Numbers, dates, ids and names as words for people. Digits are grouped by commas, whatever the machine's
 * language.
 */
import { newStyleOf, oldStyleOf, parseDate, shortDate, showDate } from '../foundation/calendar.js';
import type { IsoDate, NamedRecord, RunRecord } from '../experiment/run/record.js';
import type { FactRecord } from '../experiment/scores/fact-record.js';

/** The name of an id; an id without a name speaks for itself. */
export const nameOf = (list: readonly NamedRecord[], id: string): string =>
  list.find((entry) => entry.id === id)?.name ?? phrase(id);

/**
 * A name that fits: the whole, or what stands before its brackets, or in them, or else its beginning.
 * `Party of Order (Whigs)` is `Party of Order` where that fits and `Whigs` where it does not; `The Council`
 * is `Council` before it is cut.
 */
export const shortName = (name: string, width: number, ellipsis: string): string => {
  const at = name.endsWith(')') ? name.indexOf('(') : -1;
  const parts = at < 0 ? [] : [name.slice(0, at).trimEnd(), name.slice(at + 1, -1)];
  const bare = name.replace(/^The /, '');
  const fitting = [name, ...parts, bare].find((part) => part !== '' && part.length <= width);
  return fitting ?? bare.slice(0, width - 1) + ellipsis;
};

/** An id as words: `with-the-congress` as `with the congress`. */
export const phrase = (id: string): string => id.replaceAll(/[-_]/g, ' ');

/** A name within a sentence: `The Soviet` is `the Soviet` there. */
export const within = (name: string): string => name.replace(/^The /, 'the ');

/** A text with a capital at its beginning. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The day number of a date of a record; throws for what no record holds. */
export const dayOf = (date: IsoDate): number => {
  const day = parseDate(date);
  if (day === undefined) throw new RangeError(`\`${date}\` is not a date`);
  return day;
};

/** A date in words, in both styles on a sheet that asks for them. */
export const longDate = (date: IsoDate, { oldStyle }: { readonly oldStyle: boolean }): string =>
  (oldStyle ? showDate : newStyleOf)(dayOf(date));

/** How a report writes dates: with the year only where the record spans more than one. */
export interface DateStyle {
  readonly width: number;
  readonly modern: (date: IsoDate) => string;
  readonly old: (date: IsoDate) => string;
}

export const dateStyle = ({ start, end }: Pick<RunRecord, 'start' | 'end'>): DateStyle => {
  const isOneYear = start.slice(0, 4) === end.slice(0, 4);
  const show = (day: number) => (isOneYear ? shortDate(day).replace(/ \S+$/, '') : shortDate(day));
  return {
    width: isOneYear ? 6 : 11,
    modern: (date) => show(dayOf(date)),
    old: (date) => {
      const [year, month, day] = oldStyleOf(dayOf(date)).split('-');
      return `${Number(day)} ${show(dayOf(`${year}-${month}-01`)).slice(2)}`;
    },
  };
};

/** A whole number with commas. */
export const count = (value: number): string =>
  Number.isFinite(value) ? String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',') : '?';

/** A share as percent: `<1%` for the little that is not nothing. */
export const percent = (share: number): string => {
  if (!Number.isFinite(share)) return '?';
  const points = Math.round(share * 100);
  return points === 0 && share > 0.0005 ? '<1%' : `${points}%`;
};

/**
 * A figure of any size in at most eight characters: `390`, `51.3`, `0.62`, `160,000`, `12.0 m`, `18.9 bn`;
 * `?` for what is none.
 */
export const figure = (value: number): string => {
  if (!Number.isFinite(value)) return '?';
  const size = Math.abs(value);
  if (size >= 999_950_000) return `${(value / 1e9).toFixed(1)} bn`;
  if (size >= 1_000_000) return `${(value / 1e6).toFixed(1)} m`;
  if (size >= 100 || Number.isInteger(value)) return count(value);
  return value.toFixed(size < 10 ? 2 : 1).replace(/^-(?=[0.]+$)/, '');
};

/**
 * Figures of one fact in one form: whole numbers where the record counts people or things, whatever the
 * model's mean is.
 */
export const figureOf = ({
  recorded,
  unit,
}: Pick<FactRecord, 'recorded' | 'unit'>): ((value: number) => string) =>
  Number.isInteger(recorded) && unit !== 'percent' ? (value) => figure(Math.round(value)) : figure;

/** What stands in the place of a figure that has no value. */
export const NO_VALUE = 'no value';

/** A figure, or that there is none. */
export const figureOrNone = (value: number | null): string => (value === null ? NO_VALUE : figure(value));

/** A tie counts as the least distance there is; it is shown as nothing. */
const TIE = 1e-9;

/** The size of a margin, however small. */
export const distance = (margin: number): string =>
  Math.abs(margin) < TIE
    ? '0'
    : Math.abs(margin) < 0.1
      ? String(Number(Math.abs(margin).toPrecision(2)))
      : figure(Math.abs(margin));

/** A margin, however small, with its sign; a tie has none. */
export const signedDistance = (margin: number): string =>
  `${Math.abs(margin) < TIE ? '' : margin < 0 ? '-' : '+'}${distance(margin)}`;

/** A figure with its sign; what is shown as nothing has none. */
export const signed = (value: number, show = figure): string => {
  const size = show(Math.abs(value));
  return /[1-9]/.test(size) ? `${value < 0 ? '-' : '+'}${size}` : size;
};

/** "a, b and c". */
export const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;

/** A word for so many: `1 seat`, `12 seats`, `2 parties`. */
export const plural = (many: number, one: string, several = `${one}s`): string =>
  `${count(many)} ${many === 1 ? one : several}`;
