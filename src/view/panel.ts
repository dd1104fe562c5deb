/**
 * A panel: curves of shares over days, each named where it ends or at its height, with what a change made of
 * it.
 *
 * Decision worth knowing: as recorded is solid, as changed is dashed, and the difference is shaded, in every
 * panel and on paper too, so that no colour has to say it.
 */
import { area, line } from 'd3-shape';
import { atDay, monthRules, type Frame } from './frame.js';
import {
  endLabels,
  keyLines,
  LABEL_LINE,
  linesOf,
  topLabel,
  type CurvePoint,
  type EndLabel,
  type KeyLines,
  type TakenPlace,
} from './labels.js';
import { lettersIn, ruleFrom, textAt, type GroupMark, type Mark, type Scene, type Tone } from './scene.js';
import { shortName } from './words.js';

type Values = readonly (number | null)[];

/** One curve, and what a change made of it. */
export interface PanelCurve {
  readonly name: string;
  readonly tone: Tone;
  readonly values: Values;
  readonly changed?: Values | undefined;
}

export interface PanelSpec {
  readonly title: string;
  /** What is drawn, in a sentence. */
  readonly words: string;
  readonly frame: Frame;
  readonly days: readonly number[];
  /** The days of the changed values, where they are others. */
  readonly changedDays?: readonly number[] | undefined;
  readonly curves: readonly PanelCurve[];
  /** Pixels of the curves themselves. */
  readonly height: number;
  /** The value of the full height. */
  readonly top: number;
  /** The value of the ground; 0 where none is given. */
  readonly bottom?: number | undefined;
  readonly show: (value: number) => string;
  /** The day on which the change is first felt. */
  readonly parting?: number | undefined;
}

/** Below this part of the full height a curve lies on the ground. */
const VISIBLE = 0.005;

/** A hill that is no higher than this part has no room for a name over it; other panels name it. */
const HILL = 0.1;

const HEAD = 26;

/** The greatest distance from nought, whichever the sign. */
const furthest = (values: Values): number => Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));

const greatest = (values: Values): number => Math.max(0, ...values.map((value) => value ?? 0));

/** The figure of the last day; null where it is over by then. */
const lastOf = (values: Values): number | null => values.at(-1) ?? null;

interface Plotted {
  readonly x: number;
  readonly value: number | null;
}

interface Plot {
  readonly options: PanelSpec;
  /** Where the curves begin, pixels down. */
  readonly head: number;
  readonly y: (value: number) => number;
  readonly points: (values: Values, days: readonly number[]) => Plotted[];
}

function plotOf(options: PanelSpec, head: number): Plot {
  const { frame, height, top, bottom = 0 } = options;
  return {
    options,
    head,
    y: (value) => head + height * (1 - Math.min(1, Math.max(0, (value - bottom) / (top - bottom)))),
    points: (values, days) => days.map((day, i) => ({ x: atDay(frame, day + 1), value: values[i] ?? null })),
  };
}

const pathOf = ({ y }: Plot, points: readonly Plotted[]): string =>
  line<Plotted>()
    .defined(({ value }) => value !== null)
    .x((point) => point.x)
    .y((point) => y(point.value ?? 0))
    .digits(1)(points) ?? '';

/** What lies between a curve and its change; where one of them is missing, it is taken for nought. */
function between({ y, options }: Plot, values: Values, changed: Values): string {
  const { days, changedDays = days, frame } = options;
  const others = new Map(changedDays.map((day, i) => [day, changed[i] ?? null]));
  const both = days.map((day, i) => ({
    x: atDay(frame, day + 1),
    one: values[i] ?? null,
    other: others.get(day) ?? null,
  }));
  return (
    area<(typeof both)[number]>()
      .defined(({ one, other }) => one !== null || other !== null)
      .x((point) => point.x)
      .y0((point) => y(point.one ?? 0))
      .y1((point) => y(point.other ?? 0))
      .digits(1)(both) ?? ''
  );
}

function curveMarks(plot: Plot, { values, changed, tone }: PanelCurve): Mark[] {
  const { days, changedDays = days } = plot.options;
  const own: Mark = { kind: 'line', path: pathOf(plot, plot.points(values, days)), tone };
  if (changed === undefined) return [own];
  return [
    { kind: 'area', path: between(plot, values, changed), tone },
    own,
    { kind: 'line', path: pathOf(plot, plot.points(changed, changedDays)), tone, dashed: true },
  ];
}

/** Where the figures of a panel are of: a day, or the end where none is told. */
type OnDay = number | undefined;

/** The figure of the last day that is not later than this one; null before all, and where there is none. */
function valueOn(values: Values, days: readonly number[], day: OnDay): number | null {
  if (day === undefined) return lastOf(values);
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return values[low - 1] ?? null;
}

/** Both figures of a curve on a day, those that are missing as nought. */
function figuresOf(
  { values, changed }: PanelCurve,
  { days, changedDays = days }: PanelSpec,
  day: OnDay,
): readonly [own: number, changed: number | undefined] {
  const other = changed && (valueOn(changed, changedDays, day) ?? 0);
  return [valueOn(values, days, day) ?? 0, other];
}

/** Figures as they are written: as recorded, and in brackets as changed. */
const written = (
  [own, changed]: readonly [own: number, changed: number | undefined],
  show: (value: number) => string,
): string => (changed === undefined ? show(own) : `${show(own)} (${show(changed)})`);

/** The longest that the figures of a curve may be written. */
function longestOf(curve: PanelCurve, { show }: PanelSpec): string {
  const all = [...curve.values, ...(curve.changed ?? [])].map((value) => value ?? 0);
  const long = [show(Math.min(...all)), show(Math.max(...all))].sort((a, b) => b.length - a.length)[0];
  return curve.changed === undefined ? long : `${long} (${long})`;
}

const LABEL_GAP = 6;

/** A name and its figures, in two lines where it may have them and needs them; what is too long is cut. */
function labelLines(name: string, figures: string, letters: number, mayBreak: boolean): readonly string[] {
  const within = (part: string): string =>
    `${shortName(part, Math.max(4, letters - figures.length - 1), '…')} ${figures}`;
  if (!mayBreak || name.length + 1 + figures.length <= letters) return [within(name)];
  const [first = ''] = linesOf(name, letters);
  const rest = name.slice(first.length).trim();
  return [shortName(first, letters, '…'), rest === '' ? figures : within(rest)];
}

/** The labels of curves on a day, beside them; with room for it each has two lines. */
function labelsBeside(plot: Plot, curves: readonly PanelCurve[], room: number, day: OnDay): EndLabel[] {
  const { options } = plot;
  const mayBreak = curves.length * 2 * LABEL_LINE <= options.height + LABEL_LINE;
  return curves.map((curve) => {
    const figures = figuresOf(curve, options, day);
    const letters = lettersIn(room, 'strong');
    const [text, under] = labelLines(curve.name, written(figures, options.show), letters, mayBreak);
    return { y: plot.y(figures[0]), text, under, tone: curve.tone };
  });
}

/** Whether a curve is anything on a day. */
const isThere = (curve: PanelCurve, options: PanelSpec, day: OnDay): boolean =>
  figuresOf(curve, options, day).some((value = 0) => Math.abs(value) >= VISIBLE * options.top);

/** The middle of the days on which a curve is near its height, and that height. */
function heightOf(
  plot: Plot,
  { values, changed = [] }: PanelCurve,
): { readonly x: number; readonly y: number } {
  const { days, changedDays = days, frame } = plot.options;
  const [from, at] = greatest(values) >= greatest(changed) ? [values, days] : [changed, changedDays];
  const most = greatest(from);
  const high = from.flatMap((value, i) => (value !== null && value >= most * 0.9 ? [at[i]] : []));
  return { x: atDay(frame, (high[0] + high[high.length - 1]) / 2), y: plot.y(most) };
}

/** The points of a curve and of its change, pixels. */
function drawnPoints(plot: Plot, { values, changed }: PanelCurve): (readonly CurvePoint[])[] {
  const { days, changedDays = days } = plot.options;
  const sides = [plot.points(values, days), ...(changed ? [plot.points(changed, changedDays)] : [])];
  return sides.map((points) =>
    points.flatMap(({ x, value }) => (value === null ? [] : [{ x, y: plot.y(value) }])),
  );
}

/** Names of curves that are over before the end: over their heights, or else nowhere. */
function hills(plot: Plot, curves: readonly PanelCurve[], drawn: readonly PanelCurve[]): Mark[] {
  const { frame, height, top } = plot.options;
  const places = { width: frame.span, top: plot.head + 10, bottom: plot.head + height - 4 };
  const room = { ...places, curves: drawn.flatMap((curve) => drawnPoints(plot, curve)) };
  const taken: TakenPlace[] = [];
  return curves
    .filter(({ values, changed = [] }) => Math.max(greatest(values), greatest(changed)) >= HILL * top)
    .flatMap((curve) => {
      const text = shortName(curve.name, 26, '…');
      const label = topLabel({ ...heightOf(plot, curve), text, tone: curve.tone }, taken, room);
      return label === undefined ? [] : [label];
    });
}

function scale(plot: Plot): Mark[] {
  const { frame, height, top, bottom = 0 } = plot.options;
  const across = (value: number, strength: 'faint' | 'plain') =>
    ruleFrom({ x: 0, y: plot.y(value) }, { x: frame.span, y: plot.y(value) }, strength);
  return [
    { kind: 'group', x: 0, y: plot.head, marks: monthRules(frame, height) },
    across(top, 'faint'),
    across((top + bottom) / 2, 'faint'),
    across(bottom, bottom < 0 ? 'faint' : 'plain'),
    ...(bottom < 0 ? [across(0, 'plain')] : []),
  ];
}

function partingMarks({ frame, height, parting }: PanelSpec, head: number): Mark[] {
  if (parting === undefined) return [];
  const x = atDay(frame, parting);
  return [ruleFrom({ x, y: head }, { x, y: head + height }, 'strong')];
}

/** The curves that are to be seen at all. */
const visible = ({ curves, top }: PanelSpec): readonly PanelCurve[] =>
  curves.filter(({ values, changed = [] }) => Math.max(furthest(values), furthest(changed)) >= VISIBLE * top);

const titleMark = ({ title, frame }: PanelSpec): Mark =>
  textAt(0, 14, shortName(title, lettersIn(frame.width, 'strong'), '…'), { weight: 'strong' });

/** The names of curves above a narrow panel, with their figures of a day. */
function keyOf(options: PanelSpec, day?: OnDay): KeyLines {
  const { frame, show } = options;
  const names = visible(options).map((curve) => {
    const told = (figures: string) => {
      const room = lettersIn(frame.width, 'strong') - figures.length;
      return `${shortName(curve.name, room, '…')}${figures}`;
    };
    const figures = ` ${written(figuresOf(curve, options, day), show)}`;
    const longest = told(` ${longestOf(curve, options)}`);
    return { text: told(isThere(curve, options, day) ? figures : ''), longest, tone: curve.tone };
  });
  return keyLines(names, frame.width, HEAD + 6);
}

/** Where the curves of a panel begin, pixels down. */
export const plotHead = (options: PanelSpec): number =>
  options.frame.isNarrow ? HEAD + keyOf(options).height + 2 : HEAD;

/** Names and figures at the end, and of any day that is looked at. */
function figuresGroup(plot: Plot, figuresOn: (day: OnDay) => readonly Mark[]): GroupMark {
  const { first, last, span } = plot.options.frame;
  const [from, to] = [plot.head, plot.head + plot.options.height];
  return {
    ...{ kind: 'group', x: 0, y: 0, marks: figuresOn(undefined) },
    days: { first, last, span, from, to, figuresOn },
  };
}

function narrowPanel(options: PanelSpec, shown: readonly PanelCurve[]): Scene {
  const { frame, height, title, words } = options;
  const plot = plotOf(options, plotHead(options));
  const marks = [
    titleMark(options),
    figuresGroup(plot, (day) => keyOf(options, day).marks),
    ...scale(plot),
    ...shown.flatMap((curve) => curveMarks(plot, curve)),
    ...partingMarks(options, plot.head),
  ];
  return { width: frame.width, height: plot.head + height + 2, title, words, marks };
}

/** The panel, with the words of its options as its description. */
export function panelScene(options: PanelSpec): Scene {
  const { frame, height, title, words } = options;
  const shown = visible(options);
  if (frame.isNarrow) return narrowPanel(options, shown);
  const plot = plotOf(options, HEAD);
  const x = frame.span + LABEL_GAP;
  const place = { x, top: HEAD, bottom: HEAD + height };
  const figuresOn = (day: OnDay): readonly Mark[] => {
    const there = shown.filter((curve) => isThere(curve, options, day));
    return endLabels(labelsBeside(plot, there, frame.width - x, day), place);
  };
  const marks = [
    titleMark(options),
    ...scale(plot),
    ...shown.flatMap((curve) => curveMarks(plot, curve)),
    ...partingMarks(options, HEAD),
    ...hills(
      plot,
      shown.filter((curve) => !isThere(curve, options, undefined)),
      shown,
    ),
    figuresGroup(plot, figuresOn),
  ];
  return { width: frame.width, height: HEAD + height + 2, title, words, marks };
}
