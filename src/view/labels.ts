/**
 * Labels beside and above curves that do not cover each other.
 *
 * Decision worth knowing: labels at the ends of curves keep the order of the curves and are pushed apart as
 * little as that needs; one that names a hill tries the places about its top in turn. No picture of a run is
 * so full that a solver would be worth its words.
 */
import { textAt, widthOf, type TextMark, type Tone } from './scene.js';

export interface EndLabel {
  /** Where it would stand, pixels down. */
  readonly y: number;
  readonly text: string;
  readonly tone: Tone;
}

/** Pixels from one line of labels to the next. */
export const LABEL_LINE = 15;

/**
 * Labels at `x`, each as near to its place as the others let it, between `top` and `bottom` where they all
 * have room there.
 */
export function endLabels(
  labels: readonly EndLabel[],
  { x, top, bottom }: { readonly x: number; readonly top: number; readonly bottom: number },
): TextMark[] {
  const sorted = labels.toSorted((a, b) => a.y - b.y);
  const places: number[] = [];
  sorted.forEach(({ y }, i) =>
    places.push(i === 0 ? Math.max(top, y) : Math.max(places[i - 1] + LABEL_LINE, y)),
  );
  for (let i = places.length - 1, limit = bottom; i >= 0; limit = places[i] - LABEL_LINE, i--)
    places[i] = Math.min(places[i], limit);
  return sorted.map(({ text, tone }, i) => textAt(x, places[i] + 4, text, { tone, weight: 'strong' }));
}

/** A place taken by a label, pixels. */
export interface TakenPlace {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

const covers = (one: TakenPlace, other: TakenPlace): boolean =>
  one.left < other.right && other.left < one.right && Math.abs(one.y - other.y) < LABEL_LINE - 2;

export interface TopLabel {
  /** The middle of what it names, and its height. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly tone: Tone;
}

/** Above its top, then higher, then below it. */
const TRIES = [-7, -21, 16, -35] as const;

/**
 * A label over a hill, within `width` and below `top`; undefined where every place about it is taken. What it
 * takes is added to `taken`.
 */
export function topLabel(
  { x, y, text, tone }: TopLabel,
  taken: TakenPlace[],
  { width, top, bottom }: { readonly width: number; readonly top: number; readonly bottom: number },
): TextMark | undefined {
  const half = widthOf(text, 'strong') / 2;
  const middle = Math.min(Math.max(x, half), width - half);
  for (const step of TRIES) {
    const place = { left: middle - half, right: middle + half, y: y + step };
    if (place.y < top || place.y > bottom || taken.some((other) => covers(place, other))) continue;
    taken.push(place);
    return textAt(middle, place.y, text, { anchor: 'middle', tone, weight: 'strong' });
  }
  return undefined;
}

/** Labels in a line above curves, in as many lines as they need. */
export interface KeyLines {
  readonly marks: readonly TextMark[];
  readonly height: number;
}

const KEY_GAP = 14;

/** Labels side by side from `y` down, each in the colour of what it names. */
export function keyLines(labels: readonly Omit<EndLabel, 'y'>[], width: number, y: number): KeyLines {
  let x = 0;
  let line = 0;
  const marks = labels.map(({ text, tone }) => {
    const room = widthOf(text, 'strong');
    if (x > 0 && x + room > width) [x, line] = [0, line + 1];
    const mark = textAt(x, y + line * LABEL_LINE, text, { tone, weight: 'strong' });
    x += room + KEY_GAP;
    return mark;
  });
  return { marks, height: labels.length === 0 ? 0 : (line + 1) * LABEL_LINE };
}

/** A text in lines of so many letters. */
export function linesOf(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((each) => each !== '')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
