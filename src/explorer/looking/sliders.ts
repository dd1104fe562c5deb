/**
 * What is moved along the days: the mark of a move, and the cursor.
 *
 * Decision worth knowing: both are buttons in front of the picture, not parts of it, so that they are moved
 * by pointer and by keys alike and the picture is not drawn anew while they move.
 */
import { isoOf } from '../../foundation/calendar.js';
import { atDay, type Frame } from '../../view/frame.js';
import { dayOf, longDate } from '../../view/words.js';
import { element } from '../drawing.js';
import type { KeyLike, PointerLike } from '../host.js';
import { dayAt, pointerLeft, lookAt, lookAway, lookedDay } from './cursor.js';

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
const WEEK = 7;

/** The day that a key leads to; undefined for a key that leads nowhere. */
export function dayByKey(
  frame: Frame,
  day: number,
  { key, shiftKey }: Pick<KeyLike, 'key' | 'shiftKey'>,
): number | undefined {
  if (key === 'Home') return frame.first;
  if (key === 'End') return frame.last;
  if (!Object.hasOwn(STEPS, key)) return undefined;
  return Math.min(frame.last, Math.max(frame.first, day + STEPS[key] * (shiftKey ? WEEK : 1)));
}

interface Slider {
  readonly frame: Frame;
  readonly day: number;
  readonly label: string;
  readonly go: (date: string) => void;
}

const said = (day: number): string => longDate(isoOf(day), { oldStyle: false });

/** What a screen reader is told of a slider, and the keys that move it. */
const slider = ({ frame, day, label, go }: Slider) => ({
  role: 'slider',
  tabIndex: 0,
  'aria-label': label,
  'aria-valuemin': frame.first,
  'aria-valuemax': frame.last,
  'aria-valuenow': day,
  'aria-valuetext': said(day),
  onKeyDown: (event: KeyLike) => {
    const next = dayByKey(frame, day, event);
    if (next === undefined) return;
    event.preventDefault();
    go(isoOf(next));
  },
});

/** On which side of its mark a date has room. */
const sideOf = (frame: Frame, day: number): string => {
  const part = atDay(frame, day) / frame.span;
  return part < 0.25 ? 'early' : part > 0.75 ? 'late' : '';
};

/** The mark of a move, at a height; its date shows beside it. */
export function moveMark(options: Slider, top: number) {
  const { frame, day, go } = options;
  let stage = 0;
  return element(
    'button',
    {
      class: 'mark',
      type: 'button',
      style: { left: `${String(Math.round(atDay(frame, day)))}px`, top: `${String(top)}px` },
      ...slider(options),
      onPointerDown: (event: PointerLike) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerLike) => {
        if (event.buttons === 0) return;
        const { left, width } = event.currentTarget.getBoundingClientRect();
        stage = left + width / 2 - atDay(frame, day);
        go(isoOf(dayAt(frame, event.clientX - stage)));
      },
    },
    element('output', { 'aria-hidden': 'true', class: sideOf(frame, day) }, said(day)),
  );
}

/** The surface over a picture on which the cursor is put; it is moved by keys where it has been put. */
export const eyes = (options: Omit<Slider, 'go'>) =>
  element('div', {
    class: 'eyes',
    ...slider({ ...options, go: (date) => lookAt(dayOf(date)) }),
    onFocus: () => (lookedDay.value = options.day),
    onBlur: lookAway,
    onPointerMove: (event: PointerLike) => {
      const { left } = event.currentTarget.getBoundingClientRect();
      lookAt(dayAt(options.frame, event.clientX - left));
    },
    onPointerLeave: pointerLeft,
  });

/** The line of the cursor. */
export const cursorLine = (frame: Frame, date: string, height: number) =>
  element('div', {
    class: 'cursor',
    style: {
      transform: `translateX(${String(Math.round(atDay(frame, dayOf(date) + 1)))}px)`,
      height: `${String(height)}px`,
    },
  });
