/**
 * Fans: between which values a figure lies, week by week, in half of the runs and in nine tenths of them.
 *
 * Decision worth knowing: what is told in words is a count of the runs that were made, and the picture shows
 * how wide they lie apart. A mean was rejected: of runs in which one side or the other wins it is a course
 * that none of them took.
 */
import { area, line } from 'd3-shape';
import { isoOf } from '../../foundation/calendar.js';
import type { PictureData } from '../data.js';
import { atDay, frameOf, monthNames, monthRules, type Frame } from '../frame.js';
import { LABEL_LINE, linesOf } from '../labels.js';
import { lettersIn, ruleFrom, textAt, type GroupMark, type Mark, type Scene, type Tone } from '../scene.js';
import { capital, shortName } from '../words.js';

/** What so many percent of the runs do not exceed: 5, 25, 50, 75 and 95. */
export type FanSpread = readonly [number, number, number, number, number];

/** A fan: a spread on each of its days. */
export interface Fan {
  /** Day numbers, rising. */
  readonly days: readonly number[];
  readonly spreads: readonly FanSpread[];
}

/** A run that is drawn in front of a fan. */
export interface FanCurve {
  readonly days: readonly number[];
  readonly values: readonly (number | null)[];
  /** As changed, and so dashed. */
  readonly dashed: boolean;
}

/** One figure of many runs. */
export interface FanPanel {
  readonly name: string;
  readonly tone: Tone;
  readonly fan: Fan;
  /** What is told of a day in words; empty for nothing. */
  readonly told: string;
  readonly curves: readonly FanCurve[];
}

/** Panels of one figure on one scale. */
export interface FanPicture {
  readonly title: string;
  readonly words: string;
  /** Day numbers, both included. */
  readonly first: number;
  readonly last: number;
  readonly panels: readonly FanPanel[];
  /** The values of the whole height. */
  readonly from: number;
  readonly to: number;
  readonly show: (value: number) => string;
}

const PANEL = 74;
const GAP = 26;
const HEAD = 22;
const NAMES = 18;

/** Panels are so wide at least, pixels. */
const ACROSS = 260;

/** The part of a fan between two of its values, as a path. */
const bandOf = ({ days, spreads }: Fan, [low, high]: readonly [number, number], at: Places): string =>
  area<number>()
    .x((i) => at.x(days[i]))
    .y0((i) => at.y(spreads[i][low]))
    .y1((i) => at.y(spreads[i][high]))
    .digits(1)(days.map((_, i) => i)) ?? '';

interface Places {
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

/** The line of a run, or of the middle one of all. */
const lineOf = (days: readonly number[], values: readonly (number | null)[], { x, y }: Places): string =>
  line<number>()
    .defined((i) => typeof values[i] === 'number')
    .x((i) => x(days[i]))
    .y((i) => y(values[i] ?? 0))
    .digits(1)(days.map((_, i) => i)) ?? '';

function fanMarks({ fan, tone, curves }: FanPanel, at: Places): Mark[] {
  const middle = lineOf(
    fan.days,
    fan.spreads.map((spread) => spread[2]),
    at,
  );
  return [
    { kind: 'area', path: bandOf(fan, [0, 4], at), tone },
    { kind: 'area', path: bandOf(fan, [1, 3], at), tone },
    ...(curves.length === 0 ? [{ kind: 'line', path: middle, tone } as const] : []),
    ...curves.map(({ days, values, dashed }): Mark => {
      const path = lineOf(days, values, at);
      return { kind: 'line', path, tone: dashed ? tone : 'ink', dashed };
    }),
  ];
}

/** Letters of a line of words, with room for the value of the height beside it. */
const wordsIn = (width: number, { show, to }: FanPicture): number => lettersIn(width) - show(to).length - 1;

/** One panel, with the months under it; all of a picture have room for as many lines of words. */
function panelScene(panel: FanPanel, picture: FanPicture, frame: Frame, lines: number): Scene {
  const { from, to, show } = picture;
  const head = HEAD + lines * LABEL_LINE;
  const part = (value: number) => (Math.min(to, Math.max(from, value)) - from) / (to - from);
  const at: Places = { x: (day) => atDay(frame, day + 1), y: (value) => head + PANEL * (1 - part(value)) };
  const across = (value: number, strength: 'faint' | 'plain'): Mark =>
    ruleFrom({ x: 0, y: at.y(value) }, { x: frame.span, y: at.y(value) }, strength);
  const told = linesOf(panel.told, wordsIn(frame.width, picture)).map((text, i) =>
    textAt(0, 14 + (i + 1) * LABEL_LINE, text, { tone: 'muted' }),
  );
  const marks: Mark[] = [
    textAt(0, 14, shortName(capital(panel.name), lettersIn(frame.width, 'strong'), '…'), {
      tone: panel.tone,
      weight: 'strong',
    }),
    ...told,
    { kind: 'group', x: 0, y: head, marks: monthRules(frame, PANEL) },
    across(to, 'faint'),
    across((from + to) / 2, from < 0 ? 'plain' : 'faint'),
    across(from, from < 0 ? 'faint' : 'plain'),
    ...fanMarks(panel, at),
    textAt(frame.span, at.y(to) - 3, show(to), { anchor: 'end', tone: 'muted' }),
    ...monthNames(frame, head + PANEL + 13),
  ];
  return { width: frame.width, height: head + PANEL + NAMES, title: panel.name, words: panel.told, marks };
}

/** Panels side by side, as many as have room in `width` pixels; undefined where there are none. */
export function fanScene(picture: FanPicture, width: number): Scene | undefined {
  const { panels, title, words, first, last } = picture;
  if (panels.length === 0) return undefined;
  const across = Math.max(1, Math.min(panels.length, Math.floor((width + GAP) / (ACROSS + GAP))));
  const each = Math.floor((width - GAP * (across - 1)) / across);
  const frame = frameOf(each, first, last);
  const lines = Math.max(0, ...panels.map(({ told }) => linesOf(told, wordsIn(each, picture)).length));
  const scenes = panels.map((panel) => panelScene(panel, picture, frame, lines));
  const step = scenes[0].height + 14;
  const heading = linesOf(title, lettersIn(width, 'strong'));
  const head = HEAD + (heading.length - 1) * LABEL_LINE;
  const marks = scenes.map((scene, i): GroupMark => {
    const [x, y] = [(i % across) * (each + GAP), head + Math.floor(i / across) * step];
    return { kind: 'group', x, y, marks: scene.marks };
  });
  return {
    width,
    height: head + Math.ceil(panels.length / across) * step - 14,
    title,
    words: [words, ...scenes.map((scene) => `${scene.title}: ${scene.words}`)].join(' '),
    marks: [
      ...heading.map((text, i) => textAt(0, 14 + i * LABEL_LINE, text, { weight: 'strong' })),
      ...marks,
    ],
  };
}

/**
 * What fans are drawn of, a row for each day of each: shares from 0 to 1, or differences of them from -1 to
 * 1; `p05` is what 5 % of the runs do not exceed.
 */
export const fansData = (fans: FanPicture, differences?: FanPicture): PictureData => ({
  columns: ['figure', 'name', 'date', 'p05', 'p25', 'p50', 'p75', 'p95'],
  rows: Object.entries({ share: fans, difference: differences }).flatMap(([figure, picture]) =>
    (picture?.panels ?? []).flatMap(({ name, fan: { days, spreads } }) =>
      days.map((day, i) => [figure, name, isoOf(day), ...spreads[i]]),
    ),
  ),
});
