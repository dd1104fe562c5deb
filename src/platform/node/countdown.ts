/** Progress of many runs on stderr: how many, how fast, how long yet, and an estimate so far. Only where stderr is a terminal. */
import { SingleBar } from 'cli-progress';

export interface Countdown {
  /** So many more runs are done; a few words on what they say so far. */
  readonly add: (runs: number, estimate: string) => void;
  /** Writes a line above the bar. */
  readonly say: (text: string) => void;
  readonly stop: () => void;
}

const ERASED_LINE = '\r\u001b[K';

const MILLISECONDS = 1000;

/** A bar that leaves no trace. */
export function createCountdown(
  title: string,
  runs: number,
  stream: NodeJS.WriteStream | undefined,
): Countdown {
  if (stream?.isTTY !== true) {
    return { add: () => undefined, say: (text) => void stream?.write(`${text}\n`), stop: () => undefined };
  }
  const bar = new SingleBar({
    stream,
    format: `  ${title} {bar} {value} of {total} runs, {rate} a second, {eta_formatted} left  {estimate}`,
    barsize: 20,
    barCompleteChar: '#',
    barIncompleteChar: '-',
    clearOnComplete: true,
    hideCursor: false,
  });
  const began = performance.now();
  let done = 0;
  bar.start(runs, 0, { rate: '?', estimate: '' });
  return {
    add: (count, estimate) => {
      done += count;
      const rate = (done / ((performance.now() - began) / MILLISECONDS)).toFixed(1);
      bar.update(done, { rate, estimate });
    },
    say: (text) => {
      stream.write(`${ERASED_LINE}${text}\n`);
      bar.render();
    },
    stop: () => bar.stop(),
  };
}
