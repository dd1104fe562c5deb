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
  /** A second line of it; none where it has one. */
  readonly under?: string | undefined;
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
  const heights = sorted.map(({ under }) => (under === undefined ? 1 : 2) * LABEL_LINE);
  const places: number[] = [];
  sorted.forEach(({ y }, i) =>
    places.push(i === 0 ? Math.max(top, y) : Math.max(places[i - 1] + heights[i - 1], y)),
  );
  for (let i = places.length - 1, limit = bottom + LABEL_LINE; i >= 0; limit = places[i], i--)
    places[i] = Math.min(places[i], limit - heights[i]);
  return sorted.flatMap(({ text, under, tone }, i) =>
    [text, ...(under === undefined ? [] : [under])].map((line, l) =>
      textAt(x, places[i] + 4 + l * LABEL_LINE, line, { tone, weight: 'strong' }),
    ),
  );
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

/** Heights that are tried about a top, pixels down from it; over it first. */
const STEPS = [-7, -21, 16, -35, 30, -49, 44, 58, 72] as const;

/** Shifts to either side that are tried, in widths of the label. */
const SHIFTS = [0, -0.5, 0.5, -1, 1] as const;

/** A point of a curve, pixels. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** What letters take above their base line and below it, pixels. */
const LETTERS = { above: 11, below: 4 } as const;

/** How far a curve runs through a label's place, pixels along it. */
export function crossing(curve: readonly CurvePoint[], { left, right, y }: TakenPlace): number {
  let length = 0;
  for (let i = 1; i < curve.length; i++) {
    const [one, other] = [curve[i - 1], curve[i]];
    const [from, to] = [Math.max(left, one.x), Math.min(right, other.x)];
    if (from > to || (from === to && one.x !== other.x)) continue;
    const heightAt = (x: number) => one.y + ((other.y - one.y) / (other.x - one.x)) * (x - one.x);
    const ends = one.x === other.x ? [one.y, other.y] : [heightAt(from), heightAt(to)];
    const isThrough = Math.min(...ends) < y + LETTERS.below && Math.max(...ends) > y - LETTERS.above;
    if (isThrough) length += Math.max(1, to - from);
  }
  return length;
}

/** Where labels over hills may stand, and the curves that they had better not lie on. */
export interface LabelRoom {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly curves?: readonly (readonly CurvePoint[])[];
}

/** A pixel of a curve under a label is as bad as so many pixels away from what the label names. */
const CROSSED = 3;

/**
 * A label over a hill, within `width` and below `top`: where it lies on as little of the curves as can be,
 * and near its hill; undefined where every place about it is taken. What it takes is added to `taken`.
 */
export function topLabel(
  { x, y, text, tone }: TopLabel,
  taken: TakenPlace[],
  { width, top, bottom, curves = [] }: LabelRoom,
): TextMark | undefined {
  const half = widthOf(text, 'strong') / 2;
  let best: { readonly place: TakenPlace; readonly middle: number; readonly cost: number } | undefined;
  for (const shift of SHIFTS) {
    const middle = Math.min(Math.max(x + shift * 2 * half, half), width - half);
    for (const step of STEPS) {
      const place = { left: middle - half, right: middle + half, y: y + step };
      if (place.y < top || place.y > bottom || taken.some((other) => covers(place, other))) continue;
      const crossed = curves.reduce((sum, curve) => sum + crossing(curve, place), 0);
      const cost = CROSSED * crossed + Math.abs(middle - x) + Math.abs(step - STEPS[0]);
      if (best === undefined || cost < best.cost) best = { place, middle, cost };
    }
  }
  if (best === undefined) return undefined;
  taken.push(best.place);
  return textAt(best.middle, best.place.y, text, { anchor: 'middle', tone, weight: 'strong' });
}

/** Labels in a line above curves, in as many lines as they need. */
export interface KeyLines {
  readonly marks: readonly TextMark[];
  readonly height: number;
}

const KEY_GAP = 14;

/** A label in a line, and the longest text for which it is to have room. */
interface KeyLabel extends Omit<EndLabel, 'y'> {
  readonly longest?: string;
}

/** Labels side by side from `y` down, each in the colour of what it names. */
export function keyLines(labels: readonly KeyLabel[], width: number, y: number): KeyLines {
  let x = 0;
  let line = 0;
  const marks = labels.map(({ text, tone, longest = '' }) => {
    const room = widthOf(longest.length > text.length ? longest : text, 'strong');
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
