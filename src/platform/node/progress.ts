/** Progress of a long run: a bar on stderr, and only where stderr is a terminal. */
import { SingleBar } from 'cli-progress';

export interface Progress {
  /** Days done, days in all. */
  readonly update: (done: number, all: number) => void;
  readonly stop: () => void;
}

const SILENT: Progress = { update: () => undefined, stop: () => undefined };

const DRAWN_PER_SECOND = 10;

/** A bar that appears with its first update and leaves no trace. */
export function createProgress(title: string, stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return SILENT;
  const bar = new SingleBar({
    stream,
    format: `  ${title} {bar} day {value} of {total}`,
    barsize: 30,
    barCompleteChar: '#',
    barIncompleteChar: '-',
    clearOnComplete: true,
    fps: DRAWN_PER_SECOND,
    hideCursor: false,
  });
  return {
    update: (done, all) => {
      if (!bar.isActive) bar.start(all, done);
      else bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
