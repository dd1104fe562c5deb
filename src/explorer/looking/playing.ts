/**
 * Play and pause: the cursor goes through the days by itself.
 *
 * Decision worth knowing: who wants little motion is shown a week at a time, and time to read it.
 */
import { parseDate } from '../../foundation/calendar.js';
import { longDate, dayOf } from '../../view/words.js';
import { element } from '../drawing.js';
import { browser } from '../host.js';
import type { PageStore } from '../store.js';
import { goOnto, isPlaying, lookAway } from './cursor.js';

interface Pace {
  readonly days: number;
  /** Milliseconds from one step to the next. */
  readonly rest: number;
}

const STEADY: Pace = { days: 1, rest: 50 };
const CALM: Pace = { days: 7, rest: 1000 };

const pace = (): Pace => (browser.matchMedia('(prefers-reduced-motion: reduce)').matches ? CALM : STEADY);

/** The day after a step; undefined once the last day is reached. */
export function nextDay(day: number, days: number, last: number): number | undefined {
  return day >= last ? undefined : Math.min(last, day + days);
}

let timer: ReturnType<typeof setTimeout> | undefined;

function step(day: number, last: number): void {
  if (!isPlaying.peek()) return;
  goOnto(day);
  const { days, rest } = pace();
  const next = nextDay(day, days, last);
  if (next === undefined) isPlaying.value = false;
  else timer = setTimeout(() => step(next, last), rest);
}

/** Begins on the day of the cursor, or at the beginning where it is at the end. */
function play(day: number, first: number, last: number): void {
  clearTimeout(timer);
  isPlaying.value = true;
  step(day >= last ? first : day, last);
}

/** The button, and the day that is looked at beside it. */
export function Play({ store }: { readonly store: PageStore }) {
  const record = store.baseline.value?.record;
  if (record === undefined) return null;
  const [first, last] = [dayOf(record.start), dayOf(record.end)];
  const at = parseDate(store.cursor.value ?? '') ?? last;
  const day = Math.min(last, Math.max(first, at));
  const isOn = isPlaying.value;
  const press = () => (isOn ? (isPlaying.value = false) : play(day, first, last));
  const date = store.cursor.value ?? record.end;
  const told = parseDate(date) === undefined ? record.end : date;
  return element(
    'p',
    { class: 'playing' },
    element(
      'button',
      { type: 'button', class: 'press', onClick: press, onBlur: lookAway },
      isOn ? 'Pause' : 'Play',
    ),
    element('span', { class: 'at-day' }, longDate(told, record)),
  );
}
