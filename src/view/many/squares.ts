/**
 * Many runs as squares: one for each run, in the colour of whoever holds power at its end.
 *
 * Decision worth knowing: people see how many of fifty better than a share of one. Beyond a hundred runs a
 * square stands for one in a hundred of them, and the picture says so.
 */
import { largestRemainder } from '../../foundation/apportion.js';
import { lettersIn, textAt, type Mark, type Scene, type Shade, type Tone } from '../scene.js';
import { LABEL_LINE, linesOf } from '../labels.js';
import { count, plural } from '../words.js';

/** How often runs ended so. */
export interface EndingCount {
  readonly words: string;
  readonly times: number;
  readonly tone: Tone;
  readonly shade: Shade;
}

const SQUARES_MAX = 100;
const SIDE = 14;
const STEP = 17;

/** Where the words of an ending begin, pixels. */
const TEXT = 16;

/** Squares by ending, the most frequent first. */
function squaresOf(endings: readonly EndingCount[]): readonly EndingCount[] {
  const all = endings.reduce((sum, { times }) => sum + times, 0);
  if (all <= SQUARES_MAX) return endings.flatMap((ending) => Array<EndingCount>(ending.times).fill(ending));
  const seats = largestRemainder(
    endings.map(({ times }) => times),
    SQUARES_MAX,
  );
  return endings.flatMap((ending, i) => Array<EndingCount>(seats[i]).fill(ending));
}

/** The runs of one side under its label, `width` pixels wide, with their counts in words. */
export function squaresScene(label: string, endings: readonly EndingCount[], width: number): Scene {
  const all = endings.reduce((sum, { times }) => sum + times, 0);
  const squares = squaresOf(endings);
  const across = Math.max(1, Math.min(50, Math.floor(width / STEP)));
  const each = all > SQUARES_MAX ? `; a square is one in a hundred of them` : '';
  const marks = squares.map(({ words, tone, shade }, i): Mark => ({
    ...{ kind: 'box', tone, shade, note: words, width: SIDE, height: SIDE },
    ...{ x: (i % across) * STEP, y: 22 + Math.floor(i / across) * STEP },
  }));
  const below = 22 + Math.ceil(squares.length / across) * STEP + 10;
  const told = endings.filter(({ times }) => times > 0);
  let y = below;
  const lines = told.flatMap(({ words, times, tone, shade }): Mark[] => {
    const from = y;
    const texts = linesOf(`${count(times)} of ${count(all)}: ${words}`, lettersIn(width - TEXT));
    y += texts.length * LABEL_LINE + 4;
    return [
      { kind: 'box', ...{ x: 0, y: from - 8, width: 10, height: 10, tone, shade } },
      ...texts.map((text, i) => textAt(TEXT, from + 2 + i * LABEL_LINE, text)),
    ];
  });
  return {
    width,
    height: y,
    title: label,
    words: told.map(({ words, times }) => `in ${count(times)} of ${plural(all, 'run')}: ${words}`).join('; '),
    marks: [textAt(0, 14, `${label}${each}`, { weight: 'strong' }), ...marks, ...lines],
  };
}
