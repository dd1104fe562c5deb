/**
 * Where parameters were found within where they were looked for: a line for the range, a bar for the middle
 * 90 %, a dot for the median and an upright line for what was written.
 */
import { lettersIn, ruleFrom, textAt, type Mark, type Scene, type Tone } from '../scene.js';
import { shortName } from '../words.js';

/** One parameter; all places are shares of its range, 0 to 1. */
export interface RangeRow {
  readonly label: string;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** What was written, where that is a number. */
  readonly written: number | undefined;
  /** Whether the record says more of it than was known before: drawn full, else faint. */
  readonly known: boolean;
  /** Ends of the range and what was found, as figures. */
  readonly ends: readonly [string, string];
  readonly said: string;
}

export interface RangesSpec {
  readonly title: string;
  readonly words: string;
  readonly rows: readonly RangeRow[];
  readonly tone: Tone;
}

const HEAD = 26;
const ROW = 32;
const TALL_ROW = 52;
const BAR = 12;

/** Width from which names stand beside the lines, pixels. */
const BESIDE = 560;

/** Room for the figures of an end, pixels. */
const END = 56;

function rowMarks(row: RangeRow, top: number, tone: Tone, width: number): Mark[] {
  const isNarrow = width < BESIDE;
  const left = (isNarrow ? 0 : Math.round(width * 0.36)) + END;
  const span = width - END - left;
  const x = (share: number) => left + Math.min(1, Math.max(0, share)) * span;
  const y = top + BAR / 2;
  const room = lettersIn(isNarrow ? width : left - END - 12);
  const name = shortName(row.label, room, '…');
  return [
    isNarrow ? textAt(0, top - 8, name) : textAt(left - END - 12, top + 10, name, { anchor: 'end' }),
    textAt(left - 6, top + 10, row.ends[0], { anchor: 'end', tone: 'muted' }),
    textAt(width - END + 6, top + 10, row.ends[1], { tone: 'muted' }),
    ruleFrom({ x: x(0), y }, { x: x(1), y }),
    {
      ...{ kind: 'box', x: x(row.low), y: top, width: Math.max(1, x(row.high) - x(row.low)), height: BAR },
      ...{ tone, shade: row.known ? 3 : 1, note: `${row.label}: ${row.said}` },
    },
    ...(row.written === undefined
      ? []
      : [ruleFrom({ x: x(row.written), y: top - 4 }, { x: x(row.written), y: top + BAR + 4 }, 'strong')]),
    {
      kind: 'dot',
      x: x(row.median),
      y,
      radius: 4,
      tone: 'ink',
      hollow: false,
      note: `${row.label}: ${row.said}`,
    },
  ];
}

/** The rows, `width` pixels wide; undefined where there are none. */
export function rangesScene({ title, words, rows, tone }: RangesSpec, width: number): Scene | undefined {
  if (rows.length === 0) return undefined;
  const isNarrow = width < BESIDE;
  const step = isNarrow ? TALL_ROW : ROW;
  const marks = rows.flatMap((row, i) => rowMarks(row, HEAD + i * step + (isNarrow ? 24 : 8), tone, width));
  return {
    ...{ width, height: HEAD + rows.length * step + 8, title, words },
    marks: [textAt(0, 14, shortName(title, lettersIn(width, 'strong'), '…'), { weight: 'strong' }), ...marks],
  };
}
