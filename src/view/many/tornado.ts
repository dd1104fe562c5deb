/**
 * A tornado: what moves an outcome, by how much, the greatest first, each bar with its interval.
 *
 * Decision worth knowing: a bar is an effect and not two levels, so that what makes an outcome rarer
 * points to the other side; an interval that reaches over the middle line is seen to say nothing of the
 * direction.
 */
import type { Estimate } from '../../experiment/many/interval.js';
import { lettersIn, ruleFrom, textAt, type Mark, type Scene, type Tone } from '../scene.js';
import { shortName } from '../words.js';

/** One cause of an outcome. */
export interface TornadoBar {
  readonly label: string;
  /** Between what, in a few words; empty for nothing. */
  readonly between: string;
  readonly effect: Estimate;
  readonly said: string;
  /** What noise alone would give, drawn as a line across the bar. */
  readonly floor?: number | undefined;
}

export interface TornadoSpec {
  readonly title: string;
  readonly words: string;
  readonly bars: readonly TornadoBar[];
  readonly tone: Tone;
  readonly show: (value: number) => string;
}

const HEAD = 26;
const ROW = 30;
const TALL_ROW = 50;
const BAR = 14;

/** Width from which names stand beside the bars, pixels. */
const BESIDE = 560;

/** Room for a figure, pixels. */
const FIGURE = 60;

const finite = (values: readonly number[]): number[] => values.filter(Number.isFinite);

/** The bars, `width` pixels wide; undefined where there are none. */
export function tornadoScene(spec: TornadoSpec, width: number): Scene | undefined {
  const { bars, title, tone, show } = spec;
  if (bars.length === 0) return undefined;
  const isNarrow = width < BESIDE;
  const left = isNarrow ? 4 : Math.round(width * 0.4);
  const span = width - left - FIGURE;
  const ends = finite(
    bars.flatMap(({ effect, floor = 0 }) => [effect.value, effect.low, effect.high, floor]),
  );
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = (value: number) =>
    left + ((Math.min(high, Math.max(low, value)) - low) / (high - low || 1)) * span;
  const step = isNarrow ? TALL_ROW : ROW;
  const bottom = HEAD + bars.length * step;
  const marks = bars.flatMap(({ label, between, effect, said, floor }, i): Mark[] => {
    const top = HEAD + i * step + (isNarrow ? 22 : 6);
    const y = top + BAR / 2;
    const [from, to] = [Math.min(0, effect.value), Math.max(0, effect.value)];
    const name = between === '' ? label : `${label}: ${between}`;
    const room = lettersIn(isNarrow ? width : left - 12);
    const text = name.length <= room ? name : shortName(label, room, '…');
    const hasInterval = Number.isFinite(effect.low) && Number.isFinite(effect.high);
    return [
      isNarrow ? textAt(0, top - 6, text) : textAt(left - 12, top + 11, text, { anchor: 'end' }),
      {
        ...{ kind: 'box', x: x(from), y: top, width: Math.max(1, x(to) - x(from)), height: BAR, tone },
        ...{ shade: 3, note: `${name}: ${said}` },
      },
      ...(hasInterval
        ? [ruleFrom({ x: x(effect.low), y }, { x: x(effect.high), y }, 'strong' as const)]
        : []),
      ...(floor === undefined
        ? []
        : [ruleFrom({ x: x(floor), y: top - 3 }, { x: x(floor), y: top + BAR + 3 }, 'plain' as const)]),
      textAt(width, top + 12, said, { anchor: 'end', weight: 'strong' }),
    ];
  });
  const scale = [...new Set([low, 0, high])].map((value) =>
    textAt(x(value), bottom + 14, show(value), {
      anchor: value === low && low < 0 ? 'start' : value === high && value !== 0 ? 'end' : 'middle',
      tone: 'muted',
    }),
  );
  return {
    ...{ width, height: bottom + 20, title, words: spec.words },
    marks: [
      textAt(0, 14, shortName(title, lettersIn(width, 'strong'), '…'), { weight: 'strong' }),
      ruleFrom({ x: x(0), y: HEAD }, { x: x(0), y: bottom }, 'plain'),
      ...marks,
      ...scale,
    ],
  };
}
