/** Options that are given more than once: all of them count, or none is taken. */
import type { Option } from '@commander-js/extra-typings';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/program.js';
import { repeated } from '../../src/cli/shell/options.js';
import { tauride } from './command-line.js';

const valued = (command: { readonly options: readonly Option[] }) =>
  command.options.filter(({ required, parseArg }) => required && parseArg !== repeated);

const VALUE: Readonly<Record<string, string>> = {
  '--kernel': 'simd',
  '--design': 'lhs',
  '--method': 'morris',
  '--parameters': 'written',
};

const ONCE = commands().flatMap((command) =>
  valued(command).map(({ long }) => [command.name(), long ?? ''] as const),
);

describe('an option with one value', () => {
  test.each(ONCE)('of `%s` is refused where %s comes twice, in either form', (name, option) => {
    const value = VALUE[option] ?? '1';
    for (const words of [
      [option, value, option, value],
      [`${option}=${value}`, `${option}=${value}`],
    ]) {
      const { code, stdout, stderr } = tauride([name, 'x', ...words]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toBe(
        `${option} ${value}: \`${option}\` is given twice and has one value\n  leave one out\n`,
      );
    }
  });

  test.each([
    ['--set', 'parties.reform.growth=0.1', 'parties.reform.growth=0.2', '--set parties.reform.growth'],
    ['--move', 'convoy=1848-04-11', 'convoy=1848-04-12', '--move convoy'],
    ['--without', 'convoy', 'convoy', '--without convoy'],
  ])('is the place of a change: %s of one thing is refused twice', (option, first, second, target) => {
    const { code, stderr } = tauride(['run', 'two-powers', option, first, option, second]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${option} ${second}: \`${target}\` is given twice`);
  });
});

test.each([
  ['sweep', ['sweep', 'two-powers', '--vary', 'x'], '--out: there is no folder to keep the sweep in'],
  ['worker', ['worker', '--threads', 'x'], '--redis: there is no Redis to ask for work'],
])('`%s` names what is missing with all else that is wrong', (_, words, message) => {
  const { code, stdout, stderr } = tauride(words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr.match(/^--/gm)).toHaveLength(2);
});
