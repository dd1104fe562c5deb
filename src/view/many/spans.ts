/**
 * Shares with their intervals: rows of dots and lines, or a curve over what was varied.
 *
 * Decision worth knowing: the interval is drawn as wide as the estimate is unsure, and never left out; a
 * share of no runs has neither.
 */
import { area, line } from 'd3-shape';
import type { Estimate } from '../../experiment/many/interval.js';
import { endLabels } from '../labels.js';
import { lettersIn, ruleFrom, textAt, type Mark, type Scene, type Tone } from '../scene.js';
import { percent, shortName } from '../words.js';

/** A share on one side, or on two. */
export interface SpanRow {
  readonly label: string;
  readonly share: Estimate;
  /** What it is to be compared with: drawn hollow. */
  readonly before?: Estimate | undefined;
  readonly tone: Tone;
}

const ROW = 24;
const WIDE_ROW = 40;

const isKnown = ({ value }: Estimate): boolean => Number.isFinite(value);

function rowMarks(row: SpanRow, at: (share: number) => number, y: number): Mark[] {
  const { share, before, tone } = row;
  if (!isKnown(share)) return [];
  const whisker: Mark = {
    kind: 'line',
    path: `M${at(share.low).toFixed(1)},${y}H${at(share.high).toFixed(1)}`,
    tone,
  };
  const own: Mark = {
    kind: 'dot',
    x: at(share.value),
    y,
    radius: 5,
    tone,
    hollow: false,
    note: `${row.label}: ${percent(share.value)}`,
  };
  if (before === undefined || !isKnown(before)) return [whisker, own];
  const joint = ruleFrom({ x: at(before.value), y }, { x: at(share.value), y }, 'plain');
  const old: Mark = {
    kind: 'dot',
    x: at(before.value),
    y,
    radius: 5,
    tone: 'muted',
    hollow: true,
    note: `before: ${percent(before.value)}`,
  };
  return [joint, whisker, old, own];
}

/**
 * Rows of shares from nothing to all, `width` pixels wide; labels stand beside them, or above where it is
 * narrow.
 */
export function spanScene(title: string, words: string, rows: readonly SpanRow[], width: number): Scene {
  const isNarrow = width < 560;
  const left = isNarrow ? 6 : Math.round(width * 0.46);
  const span = width - left - 56;
  const step = isNarrow ? WIDE_ROW : ROW;
  const at = (share: number) => left + Math.min(1, Math.max(0, share)) * span;
  const bottom = 28 + rows.length * step;
  const rules = [0, 0.5, 1].flatMap((share): Mark[] => [
    ruleFrom({ x: at(share), y: 24 }, { x: at(share), y: bottom }, share === 0 ? 'plain' : 'faint'),
    textAt(at(share), bottom + 15, percent(share), { anchor: 'middle', tone: 'muted' }),
  ]);
  const marks = rows.flatMap((row, i): Mark[] => {
    const top = 28 + i * step;
    const y = top + (isNarrow ? 28 : 12);
    const label = shortName(row.label, lettersIn((isNarrow ? width : left) - 12), '…');
    const figure = isKnown(row.share) ? percent(row.share.value) : 'no run';
    return [
      isNarrow ? textAt(0, top + 14, label) : textAt(left - 10, y + 4, label, { anchor: 'end' }),
      ...rowMarks(row, at, y),
      textAt(width, y + 4, figure, { anchor: 'end', weight: 'strong' }),
    ];
  });
  return {
    width,
    height: bottom + 20,
    title,
    words,
    marks: [textAt(0, 14, title, { weight: 'strong' }), ...rules, ...marks],
  };
}

/** One outcome over what was varied. */
export interface OutcomeCurve {
  readonly label: string;
  readonly tone: Tone;
  readonly shares: readonly Estimate[];
  /** Whether the last day left some runs of a point open: the curve is dashed there. */
  readonly isOpen?: readonly boolean[] | undefined;
}

export interface VariedPicture {
  readonly title: string;
  readonly words: string;
  /** Where each point lies, rising; any unit. */
  readonly places: readonly number[];
  /** What the points are called. */
  readonly names: readonly string[];
  readonly outcomes: readonly OutcomeCurve[];
}

const CURVES = 220;
const HEAD = 30;

/** Names of points along the axis, as many as have room. */
function pointNames({ places, names }: VariedPicture, x: (place: number) => number, span: number): Mark[] {
  const widest = Math.max(...names.map((name) => name.length)) * 7.6 + 14;
  const step = Math.max(1, Math.ceil((places.length * widest) / span));
  return places.flatMap((place, i) =>
    i % step === 0
      ? [textAt(x(place), HEAD + CURVES + 18, names[i], { anchor: 'middle', tone: 'muted' })]
      : [],
  );
}

/**
 * A curve in parts: those that end at a point with open runs, and the others; each begins where one ended.
 */
function stretchesOf<P extends { readonly isOpen: boolean }>(
  points: readonly P[],
): { isOpen: boolean; points: P[] }[] {
  const stretches: { isOpen: boolean; points: P[] }[] = [];
  for (const point of points) {
    const last = stretches.at(-1);
    if (last?.isOpen === point.isOpen) last.points.push(point);
    else stretches.push({ isOpen: point.isOpen, points: [...(last?.points.slice(-1) ?? []), point] });
  }
  return stretches;
}

/** Curves with their intervals over one thing that was varied, `width` pixels wide. */
export function variedScene(varied: VariedPicture, width: number): Scene {
  const { title, words, places, outcomes } = varied;
  const isNarrow = width < 560;
  const [left, right] = [44, isNarrow ? 14 : Math.round(width * 0.27)];
  const span = width - left - right;
  const [first, last] = [places[0], places[places.length - 1]];
  const x = (place: number) => left + ((place - first) / (last - first)) * span;
  const y = (share: number) => HEAD + CURVES * (1 - share);
  const rules = [0, 0.25, 0.5, 0.75, 1].flatMap((share): Mark[] => [
    ruleFrom({ x: left, y: y(share) }, { x: left + span, y: y(share) }, share === 0 ? 'plain' : 'faint'),
    textAt(left - 8, y(share) + 4, percent(share), { anchor: 'end', tone: 'muted' }),
  ]);
  const curves = outcomes.flatMap(({ shares, tone, isOpen = [] }): Mark[] => {
    const points = shares.map((share, i) => ({ share, x: x(places[i]), isOpen: isOpen[i] ?? false }));
    type Point = (typeof points)[number];
    const isDrawn = ({ share }: Point) => isKnown(share);
    const band = area<Point>()
      .defined(isDrawn)
      .x((point) => point.x)
      .y0(({ share }) => y(share.low))
      .y1(({ share }) => y(share.high));
    const curve = line<Point>()
      .defined(isDrawn)
      .x((point) => point.x)
      .y(({ share }) => y(share.value));
    return [
      { kind: 'area', path: band.digits(1)(points) ?? '', tone },
      ...stretchesOf(points).map(({ isOpen: dashed, points: stretch }): Mark => ({
        ...{ kind: 'line', path: curve.digits(1)(stretch) ?? '', tone, dashed },
      })),
    ];
  });
  const room = lettersIn(right - 10);
  const ends = outcomes.map(({ label, tone, shares }) => {
    const share = shares.findLast(isKnown)?.value ?? 0;
    return { y: y(share), text: `${shortName(label, room - 5, '…')} ${percent(share)}`, tone };
  });
  const key = outcomes.map(({ label, tone }, i) =>
    textAt(0, HEAD + CURVES + 42 + i * 17, shortName(label, lettersIn(width), '…'), {
      tone,
      weight: 'strong',
    }),
  );
  const labels = isNarrow ? key : endLabels(ends, { x: left + span + 8, top: HEAD, bottom: HEAD + CURVES });
  const height = HEAD + CURVES + (isNarrow ? 42 + outcomes.length * 17 : 28);
  return {
    ...{ width, height, title, words },
    marks: [
      textAt(0, 14, title, { weight: 'strong' }),
      ...rules,
      ...curves,
      ...labels,
      ...pointNames(varied, x, span),
    ],
  };
}
