/**
 * `--json` carries whatever the terminal says: every date and every figure of a report, in some form that a
 * figure is shown in, is in the document of the same command.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/experiment/why/explanation.js';
import { newStyleOf, oldStyleOf, parseDate, shortDate, showDate } from '../../src/foundation/calendar.js';
import { count, distance, figure, percent } from '../../src/report/words.js';
import { scratch, tauride } from './command-line.js';

const SMALL = ['--population', '2292'];

/** A run that is kept, to be asked. */
function keptRun(): string {
  const folder = join(scratch(), 'run');
  expect(tauride(['replay', 'two-powers', ...SMALL, '--quiet', '--out', folder]).code).toBe(0);
  return folder;
}

interface Carried {
  readonly numbers: Set<number>;
  readonly texts: string[];
}

/** All numbers and texts of a document; how many a list has is a number of it, too. */
function gather(value: unknown, { numbers, texts }: Carried): Carried {
  if (typeof value === 'number') numbers.add(value);
  if (typeof value === 'string') texts.push(value);
  if (typeof value !== 'object' || value === null) return { numbers, texts };
  const parts = Object.values(value);
  if (Array.isArray(value)) numbers.add(value.length);
  else texts.push(...Object.keys(value));
  for (const part of parts) gather(part, { numbers, texts });
  return { numbers, texts };
}

/** Every form in which a number is shown, without its sign. */
function showings(value: number): string[] {
  const size = Math.abs(value);
  const plain = [0, 1, 2, 3, 4].map((digits) => size.toFixed(digits));
  const hundred = [0, 1].map((digits) => (100 * size).toFixed(digits));
  return [...plain, ...hundred, percent(size), figure(size), count(size), distance(size)].map((text) =>
    text.replace(/[^\d.,]/g, ''),
  );
}

/** Lines without a figure of the result: commands to try, and the axis of a chart. */
const OWN = /^\s*tauride |0%.*50%.*100%/;

/** Every form in which a day is shown. */
function showingsOfDay(iso: string): string[] {
  const day = parseDate(iso) ?? 0;
  return [iso, newStyleOf(day), oldStyleOf(day), shortDate(day), showDate(day)];
}

const ISO = /\d{4}-\d{2}-\d{2}/g;
const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/g;

/**
 * Figures of `why` that are told as the difference of two that the document has: what was gained, how much
 * better a feature would have had to be met, how a term of obedience moved overnight.
 */
function differences({ moved, fired, turns }: Partial<Explanation>): number[] {
  const terms = (fired ?? []).flatMap(({ margin, fits }) =>
    fits.flatMap((fit) => fit.terms.map((term) => margin - term.margin)),
  );
  const overnight = (turns ?? []).flatMap(({ term, before, after }) =>
    term === null ? [] : [after.terms[term] - before.terms[term]],
  );
  return [...(moved ? [moved.after - moved.before] : []), ...terms, ...overnight];
}

/** What a report says and a document has not. */
function missing(report: string, document: object): string[] {
  const { numbers, texts } = gather(document, { numbers: new Set(differences(document)), texts: [] });
  const days = new Set(texts.flatMap((text) => text.match(ISO) ?? []));
  const known = new Set([
    ...[...numbers].flatMap(showings),
    ...[...days].flatMap(showingsOfDay).flatMap((text) => text.match(NUMBER) ?? []),
    ...texts.flatMap((text) => text.match(NUMBER) ?? []),
  ]);
  return report
    .split('\n')
    .filter((line) => !OWN.test(line))
    .flatMap((line) =>
      (line.match(NUMBER) ?? []).filter((each) => !known.has(each)).map((each) => `${each} | ${line}`),
    );
}

type Case = readonly [what: string, words: readonly string[], isKept: boolean];

const CASES: readonly Case[] = [
  ['a replay', ['replay', 'two-powers', ...SMALL], false],
  ['a replay with all of it', ['replay', 'two-powers', ...SMALL, '--all'], false],
  ['a changed replay', ['replay', 'two-powers', ...SMALL, '--with', 'bread-arrives'], false],
  [
    'many runs',
    ['replay', 'two-powers', ...SMALL, '--runs', '6', '--measure', 'x=support.council.town@1848-06-01'],
    false,
  ],
  [
    'a comparison',
    ['compare', 'two-powers', ...SMALL, '--replay', '--with', 'bread-arrives', '--runs', '6'],
    false,
  ],
  [
    'a sweep',
    ['sweep', 'two-powers', ...SMALL, '--vary', 'ship-lost=1848-05-01,1848-06-01', '--runs', '4'],
    true,
  ],
  ['a poll', ['poll', 'two-powers', ...SMALL, '--replay', '--on', '1848-06-10'], false],
  ['why', ['why'], false],
  ['why of a party', ['why', '--party', 'council', '--stratum', 'town', '--from', '1848-04-01'], false],
];

test('a figure or a day that a document lacks is found', () => {
  const document = { share: 0.253, on: '1848-06-10', of: [1, 2] };
  expect(missing('25.3% of 2 on 10 June 1848', document)).toEqual([]);
  expect(missing('25.4% of 7 on 11 June 1849', document)).toHaveLength(4);
});

describe('the document carries whatever the terminal says', () => {
  test.each(CASES)('%s', (_, [command, ...words], isKept) => {
    const kept = command === 'why' ? [keptRun()] : [];
    const asked = [command, ...kept, ...words];
    const out = () => (isKept ? ['--out', join(scratch(), 'kept')] : []);
    const report = tauride([...asked, ...out(), '--quiet']);
    expect(report.code, report.stderr).toBe(0);
    const document = JSON.parse(tauride([...asked, ...out(), '--quiet', '--json']).stdout) as object;
    expect(missing(report.stdout, document)).toEqual([]);
  });
});
