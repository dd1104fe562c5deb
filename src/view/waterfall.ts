/**
 * A waterfall: from where something stood to where it came, cause by cause.
 *
 * Decision worth knowing: every bar begins where the one above it ends, and figures are rounded together, so
 * that what is read adds up as what was computed does. Gains are dark and losses pale, and the sign stands
 * beside them.
 */
import { lettersIn, ruleFrom, textAt, type Mark, type Scene, type Tone } from './scene.js';
import { shortName } from './words.js';

/** One cause and what it changed, as a number and as it is told. */
export interface Fall {
  readonly name: string;
  readonly change: number;
  readonly said: string;
}

export interface WaterfallSpec {
  readonly title: string;
  readonly tone: Tone;
  /** Where it stood, and what that is called. */
  readonly before: Fall;
  readonly falls: readonly Fall[];
  /** Where it came to: the sum of all. */
  readonly after: Fall;
}

const ROW = 26;
const TALL_ROW = 42;
const BAR = 16;
const HEAD = 26;

/** Width from which names stand beside the bars, pixels. */
const BESIDE = 560;

/** Room for a figure beside a bar, pixels. */
const FIGURE = 58;

interface Bar extends Fall {
  readonly from: number;
  readonly to: number;
  readonly isTotal: boolean;
}

/** Bars from where the one before ended. */
function barsOf({ before, falls, after }: WaterfallSpec): Bar[] {
  let level = before.change;
  const steps = falls.map((fall): Bar => {
    const from = level;
    level += fall.change;
    return { ...fall, from, to: level, isTotal: false };
  });
  const total = (fall: Fall): Bar => ({ ...fall, from: 0, to: fall.change, isTotal: true });
  return [total(before), ...steps, total(after)];
}

/** The waterfall, `width` pixels wide. */
export function waterfallScene(spec: WaterfallSpec, width: number): Scene {
  const bars = barsOf(spec);
  const isNarrow = width < BESIDE;
  const left = isNarrow ? FIGURE : Math.round(width * 0.46) + FIGURE;
  const span = width - left - FIGURE;
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = (value: number) => left + ((value - low) / (high - low || 1)) * span;
  const step = isNarrow ? TALL_ROW : ROW;
  const height = HEAD + bars.length * step;
  const marks = bars.flatMap((bar, i): Mark[] => {
    const top = HEAD + i * step + (isNarrow ? 18 : 4);
    const [from, to] = [Math.min(bar.from, bar.to), Math.max(bar.from, bar.to)];
    const isLoss = !bar.isTotal && bar.change < 0;
    const room = isNarrow ? width : left - FIGURE - 10;
    const weight = bar.isTotal ? 'strong' : 'plain';
    const name = shortName(bar.name, lettersIn(room, bar.isTotal ? 'strong' : 'plain'), '…');
    const label = isNarrow
      ? textAt(0, top - 5, name, { weight })
      : textAt(room, top + 12, name, { anchor: 'end', weight });
    const figure = isLoss
      ? textAt(x(from) - 6, top + 12, bar.said, { anchor: 'end', weight: 'strong' })
      : textAt(x(to) + 6, top + 12, bar.said, { weight: 'strong' });
    const joint =
      i + 1 < bars.length
        ? [ruleFrom({ x: x(bar.to), y: top + BAR }, { x: x(bar.to), y: top + step }, 'plain')]
        : [];
    const shade = bar.isTotal ? 3 : isLoss ? 1 : 4;
    const tone = bar.isTotal ? 'ink' : spec.tone;
    const box: Mark = {
      ...{ kind: 'box', x: x(from), y: top, width: Math.max(1, x(to) - x(from)), height: BAR, tone, shade },
      note: `${bar.name}: ${bar.said}`,
    };
    return [label, box, figure, ...joint];
  });
  const zero = ruleFrom({ x: x(0), y: HEAD }, { x: x(0), y: height }, 'plain');
  const words = bars.map(({ name, said }) => `${name}: ${said}`).join('; ');
  const title = textAt(0, 14, shortName(spec.title, lettersIn(width, 'strong'), '…'), { weight: 'strong' });
  return { width, height, title: spec.title, words: `${words}.`, marks: [title, zero, ...marks] };
}
