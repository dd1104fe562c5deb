import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompareRecord } from '../../src/experiment/many/compare.js';
import { begin, contents, scratch, tauride } from './command-line.js';

const PAIRS = [
  ...['compare', 'two-powers', '--population', '2292', '--until', '1848-05-15', '--threads', '1'],
  ...['--with', 'bread-arrives', '--with', 'rash-council', '--quiet'],
];
const WORDS = [...PAIRS, '--runs', '16'];

/** More than are computed before a test ends it, each of few days, so that the first are finished soon. */
const MANY = 1000;
const ENDLESS = [
  ...['compare', 'two-powers', '--population', '2292', '--until', '1848-04-15', '--threads', '1'],
  ...['--with', 'bread-arrives', '--runs', String(MANY)],
];

const shardsIn = (folder: string): string[] => {
  try {
    return readdirSync(join(folder, 'shards')).filter((name) => name.endsWith('.parquet'));
  } catch {
    return [];
  }
};

const complete = (folder: string, ...more: string[]) => {
  const { code, stderr } = tauride([...WORDS, '--out', folder, ...more]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
};

describe('a comparison that is kept', () => {
  const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
  const whole = join(parent, 'whole');
  beforeAll(() => complete(whole));
  afterAll(() => rmSync(parent, { recursive: true }));

  test('is the same when it is killed at any moment, many times, and resumed', async () => {
    const folder = join(scratch(), 'killed');
    for (const delay of [700, 1300].map((from) => from + 400 * Math.random())) {
      const { kill } = begin([...WORDS, '--out', folder, '--resume']);
      await setTimeout(delay);
      await kill('SIGKILL');
    }
    complete(folder, '--resume');
    expect(contents(folder)).toEqual(contents(whole));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('computes again a shard that was cut short or tampered with', () => {
    const folder = join(scratch(), 'spoilt');
    cpSync(whole, folder, { recursive: true });
    const shard = (name: string) =>
      join(folder, 'shards', shardsIn(folder).find((file) => file.startsWith(name)) ?? '');
    truncateSync(shard('runs-000000-'), 1000);
    appendFileSync(shard('bands-000001-'), 'x');
    complete(folder, '--resume');
    expect(contents(folder)).toEqual(contents(whole));
  });

  test('refuses the folder of another, and names the difference', () => {
    const refused = (...more: string[]) => {
      const { code, stderr } = tauride([...WORDS, '--out', whole, ...more]);
      expect(code).toBe(2);
      return stderr;
    };
    expect(refused()).toContain('--resume');
    expect(refused('--resume', '--seed', 'else')).toMatch(
      /another comparison: it differs in the seed: "two powers" there, "else" here$/m,
    );
    const others = [...WORDS, '--vary', 'with=none,bread-arrives,rash-council'];
    const swept = others
      .filter((word, i) => word !== '--with' && others[i - 1] !== '--with')
      .with(0, 'sweep');
    const { code, stderr } = tauride([...swept, '--out', whole, '--resume']);
    expect(code).toBe(2);
    expect(stderr).toContain('it differs in what it is: a comparison there, a sweep here');
    expect(tauride(['merge', whole, '--quiet'])).toMatchObject({ code: 2, stdout: '' });
  });
});

/** What a comparison says that is interrupted after so many milliseconds, or after twice as many where no pair was finished by then. */
async function interrupted(
  delay: number,
): Promise<{ readonly record: CompareRecord; readonly stderr: string }> {
  const { kill } = begin([...ENDLESS, '--json']);
  await setTimeout(delay);
  const { code, stdout, stderr } = await kill('SIGINT');
  if (delay < 30_000 && !/ [1-9]\d* of 1000/.test(stderr)) return interrupted(2 * delay);
  expect(code).toBe(130);
  return { record: JSON.parse(stdout) as CompareRecord, stderr };
}

test('a comparison that is interrupted tells of the pairs that are finished, and how many they are', async () => {
  const { record, stderr } = await interrupted(1800);
  const [{ pairs }] = record.twins;
  expect(record.runs).toBe(MANY);
  expect(pairs).toBeGreaterThan(0);
  expect(stderr).toContain(`interrupted; ${pairs} of ${MANY} seeds are done, and the figures are theirs`);
  expect(stderr).not.toContain('--resume');
});

test('--resume without a folder is refused', () => {
  const { code, stderr } = tauride([...WORDS, '--resume']);
  expect(code).toBe(2);
  expect(stderr).toContain('name the folder with --out');
});
