/** Progress of many runs on stderr: how many, how fast, how long yet, and an estimate so far. */
import { createBar, paceOf, stretchOf } from './bar.js';

export interface Countdown {
  /** So many more runs are done; a few words on what they say so far. */
  readonly add: (runs: number, estimate: string) => void;
  /** Writes a line above the bar. */
  readonly say: (text: string) => void;
  readonly stop: () => void;
}

/** How many runs there are, and how many of them are done. */
interface RunCount {
  readonly all: number;
  readonly done: number;
}

/**
 * The line in all lengths, the longest first: the bar goes first, then title and rate, and never the
 * estimate.
 */
function textsOf(
  title: string,
  { done, all }: RunCount,
  { rate, left }: ReturnType<typeof paceOf>,
  estimate: string,
): string[] {
  const told = estimate === '' ? '' : `; ${estimate}`;
  const runs = `${done} of ${all} runs`;
  const pace = rate === '?' ? '' : `, ${rate}`;
  const whole = `${runs}${pace}, ${left} left${told}`;
  return [
    `  ${title} ${stretchOf(done, all, 20)} ${whole}`,
    `  ${title} ${stretchOf(done, all, 10)} ${whole}`,
    `  ${title} ${whole}`,
    `  ${whole}`,
    `  ${runs}, ${left} left${told}`,
    `  ${done}/${all}, ${left} left${told}`,
  ];
}

/** Begins to count. What is estimated from runs done before is given as `estimate`. */
export function createCountdown(
  title: string,
  { all, done: before }: RunCount,
  stream: NodeJS.WriteStream | undefined,
  estimate = '',
): Countdown {
  if (stream === undefined) return { add: () => undefined, say: () => undefined, stop: () => undefined };
  const began = performance.now();
  let done = before;
  let pace = paceOf(0, all - done, 0);
  let told = estimate;
  const bar = createBar(stream, { done, all }, (now) => textsOf(title, { done: now, all }, pace, told));
  return {
    add: (count, words) => {
      done += count;
      told = words;
      pace = paceOf(done - before, all - done, performance.now() - began);
      bar.draw(done);
    },
    say: bar.say,
    stop: bar.stop,
  };
}
