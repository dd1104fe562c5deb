/**
 * The frame that all pictures of one run share: days along its width, with the months named.
 *
 * Decision worth knowing: below a certain width labels have no margin of their own, and stand in a line above
 * what they name. A picture is drawn anew for a narrow page and not only made smaller, for letters of five
 * pixels are none.
 */
import { dateOf, shortDate } from '../foundation/calendar.js';
import { ruleFrom, textAt, widthOf, type Mark } from './scene.js';

export interface Frame {
  /** Pixels of the whole picture. */
  readonly width: number;
  /** Pixels that the days take, from the left. */
  readonly span: number;
  readonly first: number;
  readonly last: number;
  /** Whether labels stand above the curves, since there is no margin for them. */
  readonly isNarrow: boolean;
}

/** Below this a picture is a narrow one, pixels. */
const NARROW = 560;

/** What labels at the ends of curves have beside them, as a part of the width. */
const MARGIN_PART = 0.24;

/** The frame of a picture over the days `first` to `last`, both included. */
export function frameOf(width: number, first: number, last: number): Frame {
  const isNarrow = width < NARROW;
  return { width, span: isNarrow ? width : Math.round(width * (1 - MARGIN_PART)), first, last, isNarrow };
}

/** Where a day begins, pixels from the left; the end of the last is the whole span. */
export const atDay = ({ span, first, last }: Pick<Frame, 'first' | 'last' | 'span'>, day: number): number =>
  ((Math.min(Math.max(day, first), last + 1) - first) / (last + 1 - first)) * span;

/** The first days of months within a frame, every so many months. */
function monthsOf({ first, last }: Frame, step: number): number[] {
  const days: number[] = [];
  for (let day = first + 1; day <= last; day++) {
    const date = dateOf(day);
    if (date.day === 1 && (date.month - 1) % step === 0) days.push(day);
  }
  return days;
}

const MONTHS_A_YEAR = 12;

/** Pixels between two names. */
const NAME_GAP = 6;

const monthName = (day: number): string => shortDate(day).split(' ')[1];

const yearName = (day: number): string => String(dateOf(day).year);

interface Ticks {
  readonly days: readonly number[];
  readonly name: (day: number) => string;
}

/** Months by name, or by letter, or quarters, or years: whichever fit first. */
function ticksOf(frame: Frame): Ticks {
  const choices: readonly (readonly [step: number, name: (day: number) => string])[] = [
    [1, monthName],
    [1, (day) => monthName(day)[0]],
    [3, monthName],
    [MONTHS_A_YEAR, yearName],
  ];
  for (const [step, name] of choices) {
    const days = monthsOf(frame, step);
    const fits = (day: number, i: number) =>
      i === 0 || widthOf(name(days[i - 1])) + NAME_GAP <= atDay(frame, day) - atDay(frame, days[i - 1]);
    if (days.every(fits)) return { days, name };
  }
  return { days: [], name: yearName };
}

/** Faint lines where months begin, `height` pixels down. */
export const monthRules = (frame: Frame, height: number): Mark[] =>
  ticksOf(frame).days.map((day) =>
    ruleFrom({ x: atDay(frame, day), y: 0 }, { x: atDay(frame, day), y: height }, 'faint'),
  );

/** The names of the months, on a line `y` pixels down. */
export function monthNames(frame: Frame, y: number): Mark[] {
  const { days, name } = ticksOf(frame);
  return days
    .filter((day) => atDay(frame, day) + widthOf(name(day)) < frame.span)
    .map((day) => textAt(atDay(frame, day) + 4, y, name(day), { tone: 'muted' }));
}
