/** Progress of a long run on stderr. */
import { createBar, paceOf, stretchOf, type Bar } from './bar.js';

export interface Progress {
  /** So many are done, so many there are in all, and how far that is in words. */
  readonly update: (done: number, all: number, at: string) => void;
  readonly stop: () => void;
}

/** A bar that appears with its first update and leaves no trace. */
export function createProgress(title: string, stream: NodeJS.WriteStream): Progress {
  let bar: Bar | undefined;
  let began = 0;
  let first = 0;
  let line = { all: 0, at: '', ...paceOf(0, 0, 0) };
  const textsOf = (done: number) => {
    const { all, at, rate, left } = line;
    const whole = `${done} of ${all} ${at}, ${rate}, ${left} left`;
    return [
      `  ${title} ${stretchOf(done, all, 20)} ${whole}`,
      `  ${title} ${whole}`,
      `  ${done} of ${all} ${at}, ${left} left`,
    ];
  };
  return {
    update: (done, all, at) => {
      if (bar === undefined) [began, first] = [performance.now(), done];
      line = { all, at, ...paceOf(done - first, all - done, performance.now() - began) };
      if (bar === undefined) bar = createBar(stream, { done, all }, textsOf);
      else bar.draw(done);
    },
    stop: () => bar?.stop(),
  };
}
