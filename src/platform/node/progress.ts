/** Progress of a long run: a bar on stderr, and only where stderr is a terminal. */
import { SingleBar } from 'cli-progress';

export interface Progress {
  /** So many are done, so many there are in all, and how far that is in words. */
  readonly update: (done: number, all: number, at: string) => void;
  readonly stop: () => void;
}

const SILENT: Progress = { update: () => undefined, stop: () => undefined };

const DRAWN_PER_SECOND = 10;

const MILLISECONDS = 1000;

/** How many a second so far, and the time that the rest will take at that rate. */
function paceOf(done: number, todo: number, milliseconds: number): { rate: string; left: string } {
  const rate = (done / milliseconds) * MILLISECONDS;
  const seconds = Math.round(todo / rate);
  return {
    rate: rate.toPrecision(2),
    left: seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`,
  };
}

/** A bar that appears with its first update and leaves no trace. */
export function createProgress(title: string, stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return SILENT;
  const bar = new SingleBar({
    stream,
    format: `  ${title} {bar} {value} of {total} {at}, {rate} a second, {left} left`,
    barsize: 20,
    barCompleteChar: '#',
    barIncompleteChar: '-',
    clearOnComplete: true,
    fps: DRAWN_PER_SECOND,
    hideCursor: false,
  });
  let began = 0;
  let first = 0;
  return {
    update: (done, all, at) => {
      if (!bar.isActive) {
        [began, first] = [performance.now(), done];
        bar.start(all, done, { at, rate: '?', left: '?' });
      } else bar.update(done, { at, ...paceOf(done - first, all - done, performance.now() - began) });
    },
    stop: () => bar.stop(),
  };
}
