import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fitting, paceOf } from '../../src/platform/node/terminal/bar.js';
import { createCountdown } from '../../src/platform/node/terminal/countdown.js';

/** A terminal of so many columns, and what was written to it. */
function terminal(columns: number) {
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns });
  stream.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  const text = () => written.join('');
  /** The lines that a person has seen, one drawn over the other. */
  const lines = () =>
    text()
      .split(/\r|\n|\u001b\[1G/)
      .map((line) => line.replaceAll(/\u001b[[\d;?]*\w/g, ''));
  return { stream: stream as unknown as NodeJS.WriteStream, text, lines };
}

const ESTIMATE = 'all points: taken_by_insurrection 34% (30%-38%)';

beforeEach(() => void vi.stubEnv('TERM', 'xterm'));
afterEach(() => void vi.unstubAllEnvs());

/** What is seen of a long sweep. */
function seen(columns: number) {
  const shown = terminal(columns);
  const countdown = createCountdown('russia-1917', { all: 6500, done: 1200 }, shown.stream);
  countdown.add(34, ESTIMATE);
  countdown.say(
    'tauride: no worker is there: start `tauride worker --redis URL` on any host, with its threads',
  );
  countdown.add(1, ESTIMATE);
  countdown.stop();
  return shown;
}

describe('the progress of many runs', () => {
  test.each([80, 120, 200])(
    'shows how far it is, how long yet, and its estimate in %d columns',
    (columns) => {
      const last =
        seen(columns)
          .lines()
          .findLast((line) => line.includes('taken_by')) ?? '';
      expect(last).toContain('1235');
      expect(last).toContain('6500');
      expect(last).toMatch(/(\d+|\?) (s|min|h) left; /);
      expect(last.endsWith(ESTIMATE)).toBe(true);
      expect(last.length).toBeLessThan(columns);
    },
  );

  test('never asks the terminal not to wrap, which would outlive a process that is killed', () => {
    expect(seen(80).text()).not.toContain('\u001b[?7');
  });

  test('is drawn again below a text that was said, which stays', () => {
    const text = seen(80).text();
    const after = text.slice(text.indexOf('with its threads'));
    expect(after).toMatch(/1234( of |\/)6500/);
    expect(after.indexOf('\u001b7')).toBeGreaterThan(-1);
  });

  test('knows no end before anything is done, and no more after a resumption', () => {
    const shown = terminal(80);
    createCountdown('two-powers', { all: 60, done: 20 }, shown.stream, 'held_council 40% (20%-60%)').stop();
    expect(shown.text()).toContain('20 of 60 runs, ? left; held_council 40% (20%-60%)');
  });

  test('is told to a file by its texts alone', () => {
    const shown = terminal(80);
    const file = Object.assign(shown.stream, { isTTY: false });
    const countdown = createCountdown('two-powers', { all: 60, done: 0 }, file);
    countdown.add(1, '');
    countdown.say('tauride: 1 worker is there');
    countdown.stop();
    expect(shown.text()).toBe('tauride: 1 worker is there\n');
  });
});

describe('a pace', () => {
  test.each([
    [0, 10, 0, '?', '?'],
    [10, 40, 5_000, '2.0 a second', '20 s'],
    [1000, 90_000, 1_000, '1000 a second', '2 min'],
    [1, 5_000, 10_000, '6.0 a minute', '14 h'],
    [20, 5_000, 60_000, '20 a minute', '4 h'],
    [1, 10, 60_000, '1.0 a minute', '10 min'],
  ])('of %d done and %d left after %d ms', (done, todo, milliseconds, rate, left) => {
    expect(paceOf(done, todo, milliseconds)).toEqual({ rate, left });
  });
});

test('a line that does not fit in any length is cut', () => {
  expect(fitting(['a long text', 'a text'], 5)).toBe('a te');
});

describe('progress where nothing can be drawn over', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  test.each([
    ['a log', false, 'xterm'],
    ['a terminal that is dumb', true, 'dumb'],
  ])('is a line now and then, without codes: %s', (_, isTTY, term) => {
    vi.stubEnv('TERM', term);
    const shown = terminal(80);
    const countdown = createCountdown(
      'russia-1917',
      { all: 100, done: 0 },
      Object.assign(shown.stream, { isTTY }),
    );
    for (let second = 0; second < 150; second++) {
      vi.advanceTimersByTime(1000);
      countdown.add(second % 2, ESTIMATE);
    }
    countdown.say('said');
    countdown.stop();
    const lines = shown.text().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/30 of 100 runs, .* left; all points/),
      expect.stringMatching(/60 of 100 runs, .* left; all points/),
      'said',
      '',
    ]);
    expect(shown.text()).not.toContain('\u001b');
  });
});
