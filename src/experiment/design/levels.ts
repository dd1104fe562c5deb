/**
 * The values of `--vary`: single ones and ranges, parted by commas, as the levels of a factor.
 *
 * Decision worth knowing: a range is nothing but a short way to write a list, so both stand in one list and
 * `never` may follow a range of dates. Days can be counted, so a range of dates without a step is every day;
 * numbers cannot, and only a Latin hypercube draws from such a range.
 */
import {
  counterfactualFactor,
  dayListFactor,
  numberRangeFactor,
  valueListFactor,
  wholeRangeFactor,
  type Factor,
} from './factor.js';
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { placedAt, refuse } from '../../foundation/fault.js';
import type { Setting } from './setting.js';

/** More levels of one factor nobody reads. */
const POINTS_MAX = 10_000;

/** A number with commas. */
export const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** A number, a truth, or else the text as it stands. */
export function readValue(text: string): number | boolean | string {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : text;
}

/** A range as it is written. */
interface Range {
  readonly from: string;
  readonly to: string;
  readonly step: string | undefined;
}

export const rangeOf = (text: string): Range | undefined => {
  const dots = text.indexOf('..', 1);
  const slash = text.indexOf('/', dots + 3);
  const [from, to] = [text.slice(0, dots), text.slice(dots + 2, slash < 0 ? undefined : slash)];
  if (dots < 0 || to === '') return undefined;
  return { from: from.trim(), to: to.trim(), step: slash < 0 ? undefined : text.slice(slash + 1).trim() };
};

/** The parts of a list. Throws a FaultError where one is empty, or where there are too many. */
export function levelTexts(option: string, text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.includes(''))
    refuse('empty-level', option, 'a value of the list is empty', 'leave out one comma');
  checkSize(option, parts.length);
  return parts;
}

/** Throws a FaultError where a level comes twice: its runs would be counted as two points. */
function checkOnce(option: string, levels: readonly (string | number | boolean)[]): void {
  const seen = new Set<unknown>();
  const twice = levels.find((level) => seen.size === seen.add(level).size);
  if (twice !== undefined)
    refuse('level-twice', option, `\`${String(twice)}\` is listed twice`, 'leave one of them out');
}

function checkSize(option: string, size: number): void {
  if (size > POINTS_MAX)
    refuse(
      'range-size',
      option,
      `${grouped(size)} levels are too many`,
      `take larger steps, for at most ${grouped(POINTS_MAX)} levels`,
    );
}

/** The levels of all parts. Throws a FaultError as soon as there are too many. */
function levelsIn<T>(option: string, text: string, levelsOf: (part: string) => readonly T[]): T[] {
  const levels: T[] = [];
  for (const part of levelTexts(option, text)) {
    levels.push(...levelsOf(part));
    checkSize(option, levels.length);
  }
  return levels;
}

/** A day of the scenario. */
function readDay(option: string, text: string, { loaded }: Setting): number {
  const { startDay, dayCount } = loaded.definition;
  const day = parseDate(text);
  const hint = `name a day from ${isoOf(startDay)} to ${isoOf(startDay + dayCount - 1)}`;
  if (day === undefined)
    return refuse(
      'date',
      option,
      `\`${text}\` is not a date`,
      'dates are written 1917-07-17; `never` removes it',
    );
  if (day >= startDay && day < startDay + dayCount) return day;
  return refuse('date-outside', option, `\`${text}\` is not a day of the scenario`, hint);
}

const DAYS_IN = { d: 1, w: 7 } as const;

/** Days from one to the next; every day where nothing is said. */
function stepOf(option: string, step: string | undefined): number {
  if (step === undefined) return 1;
  const [, many, unit = 'd'] = /^(\d+) ?([dw])?$/.exec(step) ?? [];
  const days = Number(many) * DAYS_IN[unit as keyof typeof DAYS_IN];
  if (days > 0) return days;
  return refuse(
    'step',
    option,
    `\`/${step}\` is no step between dates`,
    'steps of dates are days or weeks, as /3d or /2w',
  );
}

function dayRange(option: string, { from, to, step }: Range, setting: Setting): number[] {
  const [first, last] = [from, to].map((day) => readDay(option, day, setting));
  const days = stepOf(option, step);
  if (first > last) refuse('backwards', option, 'the range runs backwards', 'name the earlier date first');
  return Array.from({ length: Math.floor((last - first) / days) + 1 }, (_, i) => first + i * days);
}

/** Days of an event or decision, `never` among them. */
export function daysOf(option: string, id: string, text: string, setting: Setting): Factor {
  const days = levelsIn(option, text, (part) => {
    if (part === 'never') return [null];
    const range = rangeOf(part);
    return range ? dayRange(option, range, setting) : [readDay(option, part, setting)];
  });
  checkOnce(
    option,
    days.map((day) => (day === null ? 'never' : isoOf(day))),
  );
  return dayListFactor(id, days);
}

/** The whole numbers of a range without a step. */
function wholeRange(option: string, path: string, from: number, to: number): Factor {
  const [first, last] = [Math.ceil(from), Math.floor(to)];
  if (first > last)
    refuse(
      'no-whole-number',
      option,
      'only whole numbers fit here, and none lies in the range',
      'name whole numbers',
    );
  return wholeRangeFactor(path, first, last);
}

/** A range of numbers, of all of them where it has no step. */
function numberRange(option: string, path: string, { from, to, step }: Range, isWhole: boolean): Factor {
  const numbers = [from, to, ...(step === undefined ? [] : [step])];
  const wrong = numbers.find((text) => text === '' || !Number.isFinite(Number(text)));
  const hint = 'a range of numbers is written 0.1..0.5/0.1';
  if (wrong !== undefined) refuse('range', option, `\`${wrong}\` is not a number`, hint);
  const [first, last, width] = numbers.map(Number);
  if (step !== undefined && width <= 0)
    refuse('step', option, `\`/${step}\` is no step upwards`, `steps are above nothing: ${hint}`);
  if (first > last) refuse('backwards', option, 'the range runs backwards', 'name the lower number first');
  if (step === undefined)
    return isWhole ? wholeRange(option, path, first, last) : numberRangeFactor(path, first, last);
  const factor = numberRangeFactor(path, first, last, width);
  checkSize(option, factor.size);
  return factor;
}

/** The numbers of a range that is one of several parts. */
function numbersIn(option: string, path: string, range: Range): number[] {
  const factor = numberRange(option, path, range, false);
  const hint = 'add a step, as 0.1..0.5/0.1';
  if (factor.size === Infinity) refuse('no-step', option, 'a range in a list needs a step', hint);
  return Array.from({ length: factor.size }, (_, i) => Number(factor.at(i).value));
}

/** Values of a path; `isWhole` where nothing but whole numbers fits there. */
export function valuesOf(option: string, path: string, text: string, isWhole = false): Factor {
  const only = text.includes(',') ? undefined : rangeOf(text);
  if (only) return numberRange(option, path, only, isWhole);
  const values = levelsIn(option, text, (part) => {
    const range = rangeOf(part);
    return range ? numbersIn(option, path, range) : [readValue(part)];
  });
  checkOnce(option, values);
  return valueListFactor(path, values);
}

const NONE = { id: 'none', interventions: [] };

/** Counterfactuals, `none` among them. */
export function counterfactualsOf(option: string, text: string, { twinOf }: Setting): Factor {
  const levels = levelTexts(option, text).map((word) =>
    word === 'none' ? NONE : placedAt(option, () => twinOf(word)),
  );
  checkOnce(
    option,
    levels.map(({ id }) => id),
  );
  return counterfactualFactor(levels);
}
