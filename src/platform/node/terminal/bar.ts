/**
 * One line on a terminal that says how far a work is, and leaves no trace. Where nothing can be drawn over (a
 * file, the log of a batch job, a terminal that calls itself dumb) it is a line now and then.
 *
 * Decision worth knowing: the line is fitted to the columns of the terminal. The terminal's own wrapping is
 * never switched off: whoever writes above the line would lose the ends of their texts, and a process that is
 * killed would leave the shell without wrapping.
 */
import { SingleBar } from 'cli-progress';
import { oneLine, visible } from '../../../foundation/text.js';
import { hasCursor } from './terminal.js';

export interface Bar {
  readonly draw: (done: number) => void;
  /** Writes a text above the line. */
  readonly say: (text: string) => void;
  readonly stop: () => void;
}

const ERASED_LINE = '\r\u001b[K';

/** The bar's end returns to where the cursor was saved: that is the line below a text that was said. */
const SAVED_CURSOR = '\u001b7';

const DRAWN_PER_SECOND = 10;

const MILLISECONDS = 1000;

/** Between two lines of a log. */
const LINE_MILLISECONDS = 60 * MILLISECONDS;

/** A rate in words, by the second or, where less than one is done in a second, by the minute. */
const rateWords = (perSecond: number): string => {
  if (perSecond < 1) return `${(perSecond * 60).toFixed(perSecond < 1 / 6 ? 1 : 0)} a minute`;
  return `${perSecond.toFixed(perSecond < 10 ? 1 : 0)} a second`;
};

/** How fast it goes so far, in words, and the time that the rest will take at that rate. */
export function paceOf(
  done: number,
  todo: number,
  milliseconds: number,
): { readonly rate: string; readonly left: string } {
  if (done === 0) return { rate: '?', left: '?' };
  const rate = (done / milliseconds) * MILLISECONDS;
  const seconds = Math.round(todo / rate);
  const minutes = Math.round(seconds / 60);
  const left =
    seconds < 90 ? `${seconds} s` : minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
  return { rate: rateWords(rate), left };
}

/** A stretch that is full for the share that is done. */
export const stretchOf = (done: number, all: number, width: number): string =>
  '#'.repeat(Math.round((width * done) / Math.max(1, all))).padEnd(width, '-');

/** The first of some texts, the longest first, that fits a line; the last is cut where none does. */
export function fitting(texts: readonly string[], columns: number): string {
  const width = columns - 1;
  return texts.find((text) => text.length <= width) ?? (texts.at(-1) ?? '').slice(0, width);
}

function createLog(stream: NodeJS.WriteStream, textsOf: (done: number) => readonly string[]): Bar {
  let told = performance.now();
  return {
    draw: (count) => {
      if (performance.now() - told < LINE_MILLISECONDS) return;
      told = performance.now();
      stream.write(`${oneLine(textsOf(count)[0])}\n`);
    },
    say: (text) => void stream.write(`${visible(text)}\n`),
    stop: () => undefined,
  };
}

/** Begins a line; `textsOf` gives its texts for so many that are done, the longest first. */
export function createBar(
  stream: NodeJS.WriteStream,
  { done, all }: { readonly done: number; readonly all: number },
  textsOf: (done: number) => readonly string[],
): Bar {
  if (!hasCursor(stream, process.env)) return createLog(stream, textsOf);
  const bar = new SingleBar({
    stream,
    format: (_options, { value, maxWidth }) => fitting(textsOf(value).map(oneLine), maxWidth),
    linewrap: true,
    clearOnComplete: true,
    forceRedraw: true,
    fps: DRAWN_PER_SECOND,
    hideCursor: false,
  });
  bar.start(all, done);
  return {
    draw: (count) => bar.update(count),
    say: (text) => {
      stream.write(`${ERASED_LINE}${visible(text)}\n${SAVED_CURSOR}`);
      bar.render();
    },
    stop: () => bar.stop(),
  };
}
