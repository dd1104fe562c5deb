/**
 * The one cursor of the page: the day that is looked at, whichever picture it is put on.
 *
 * Decision worth knowing: pictures know nothing of the page. While somebody looks at a day, all curves show
 * their figures of it where their names stand, and those of the end when nobody does; the rest of a picture
 * is not drawn anew.
 */
import { signal } from '@preact/signals';
import { isoOf } from '../../foundation/calendar.js';
import type { DaysDrawn, Mark, Scene } from '../../view/scene.js';
import type { PointerLike } from '../host.js';

/** The day whose figures stand beside curves; undefined for that of the end. */
export const lookedDay = signal<number | undefined>(undefined);

/** Whether the cursor goes on by itself. */
export const isPlaying = signal(false);

let go: (date: string) => void = () => undefined;

/** Has the page follow whoever looks at a day. */
export function lookWith(follow: (date: string) => void): void {
  go = follow;
}

/** Puts the cursor on a day. */
export function goOnto(day: number): void {
  lookedDay.value = day;
  go(isoOf(day));
}

/** The same by somebody's hand: what goes on by itself is ended. */
export function lookAt(day: number): void {
  isPlaying.value = false;
  goOnto(day);
}

/** Nobody looks any more. */
export function lookAway(): void {
  if (!isPlaying.peek()) lookedDay.value = undefined;
}

/** The day that is a number of pixels from the beginning of the days, within them. */
export function dayAt({ first, last, span }: Pick<DaysDrawn, 'first' | 'last' | 'span'>, x: number): number {
  const day = first + Math.floor((x / span) * (last + 1 - first));
  return Math.min(last, Math.max(first, day));
}

/** The day that is drawn at a place of a picture; undefined where there is none. */
export function dayIn(marks: readonly Mark[], x: number, y: number): number | undefined {
  for (const mark of marks) {
    if (mark.kind !== 'group') continue;
    const [left, top] = [x - mark.x, y - mark.y];
    const { days } = mark;
    if (days !== undefined && left >= 0 && left <= days.span && top >= days.from && top <= days.to)
      return dayAt(days, left);
    const within = dayIn(mark.marks, left, top);
    if (within !== undefined) return within;
  }
  return undefined;
}

/** What looks at the days of a picture, as it is drawn in an element of its own width. */
export const looking = ({ marks, width: drawn }: Scene) => ({
  onPointerMove: ({ currentTarget, clientX, clientY }: PointerLike) => {
    const { left, top, width } = currentTarget.getBoundingClientRect();
    const scale = width === 0 ? 1 : drawn / width;
    const day = dayIn(marks, (clientX - left) * scale, (clientY - top) * scale);
    if (day !== undefined) lookAt(day);
  },
  onPointerLeave: pointerLeft,
});

/** A finger that is lifted leaves what it has shown. */
export function pointerLeft({ pointerType }: PointerLike): void {
  if (pointerType !== 'touch') lookAway();
}
