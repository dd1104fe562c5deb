/** The page of answers: its commands are executed, and what `why`, `replay` and `compare` say of a cause agrees. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answers } from './pages.js';
import { replayedHere } from './resident-pages.js';

const page = readFileSync(answers, 'utf8');

test('its answers are those of today (otherwise: npm run docs), and agree', { timeout: 300_000 }, () => {
  const { text, shown } = replayedHere(page);
  expect(text).toBe(page);
  const outputOf = (...parts: readonly string[]): string =>
    shown.find(({ command }) => parts.every((part) => command.includes(part)))?.output ?? '';
  /** The last of the numbers of a column on the last day. */
  const onLastDay = (folder: string, column: number): number =>
    Number(outputOf(`why ${folder} --quantity`).trim().split('\n').at(-1)?.trim().split(/\s+/)[1 + column]);
  const owed = (cause: string): number =>
    Number(
      /and ([+-][\d.]+)\s+points of the share/.exec(
        outputOf(`--but-for ${cause}`).replaceAll(/\s+/g, ' '),
      )?.[1],
    );
  const year = { uspd: onLastDay('year', 1), mspd: onLastDay('year', 2) };
  expect(owed('shooting-of-december')).toBeCloseTo(year.uspd - onLastDay('no-shots', 1), 1);
  expect(owed('eight-hours')).toBeCloseTo(year.mspd - onLastDay('no-hours', 1), 1);
  const compared = outputOf('compare').split('\n').at(-1)?.trim().split(/\s+/) ?? [];
  const [baseline, twin, change] = compared.map(Number);
  expect(twin - baseline).toBeCloseTo(change, 1);
  expect(Math.sign(change)).toBe(-Math.sign(owed('shooting-of-december')));
  expect(outputOf('replay', 'no-shots').match(/not put/g)?.length).toBeGreaterThan(1);
  expect(outputOf('replay', 'no-hours')).toBe('1');
});
