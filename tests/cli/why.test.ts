import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/experiment/why/explanation.js';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { copyOf, listAgain, scratch, tauride } from './command-line.js';

/** A folder with a short run of the small scenario, or of a copy of it. */
const keptRun = (scenario = 'two-powers'): string => {
  const folder = join(scratch(), 'run');
  const words = ['--population', '2292', '--until', '1848-05-15', '--quiet', '--out', folder];
  const { code, stderr } = tauride(['run', scenario, ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return folder;
};

/** A copy, which a test may spoil, of one run that all tests share. */
let shared: string | undefined;
const copyOfRun = (): string => {
  shared ??= readFileSync(join(keptRun(), 'run.json'), 'utf8');
  const folder = scratch();
  writeFileSync(join(folder, 'run.json'), shared);
  listAgain(folder);
  return folder;
};

/** Writes a run folder's document anew, as if it had always been so. */
const spoil = (folder: string, change: (text: string) => string): void => {
  const file = join(folder, 'run.json');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  listAgain(folder);
};

test('a kept run answers in words first, in lines of 80 columns', () => {
  const folder = copyOfRun();
  const open = tauride(['why', folder]);
  expect({ code: open.code, stderr: open.stderr }).toEqual({ code: 0, stderr: '' });
  for (const part of [
    'Why power changed hands',
    'Hinge days',
    'Who turned overnight',
    'would have been kept on that day',
  ])
    expect(open.stdout).toContain(part);
  const words = ['--party', 'council', '--stratum', 'town', '--from', '1848-04-01', '--weekly'];
  const { stdout } = tauride(['why', folder, ...words, '--but-for', 'ship-lost', '--runs', '2']);
  expect(stdout).toMatch(/Of the \d+\.\d points of loyalty that Party of the council gained/);
  expect(stdout).toContain('2 pairs of runs');
  expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
});

test('the replay of the bundled year is asked why the Tsar fell, and answers of its own days', () => {
  const folder = join(scratch(), 'russia');
  const words = ['russia-1917', '--until', '1917-03-16', '--population', '48000', '--quiet'];
  expect(tauride(['replay', ...words, '--out', folder]).stderr).toBe('');
  const asked = ['--transition', 'dual-power', '--json'];
  const { fired, run } = JSON.parse(tauride(['why', folder, ...asked]).stdout) as Explanation;
  const { digest, regimes } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunRecord;
  expect(run.digest).toBe(digest);
  expect(fired.map(({ date }) => date)).toContain(regimes[0].date);
});

test('the JSON document holds the same answer, with the digest of the kept run', () => {
  const folder = copyOfRun();
  const answer = JSON.parse(tauride(['why', folder, '--party', 'council', '--json']).stdout) as Explanation;
  const kept = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { digest: string };
  expect(answer.run.digest).toBe(kept.digest);
  expect(answer.asked?.group.id).toBe('all');
  expect(answer.moved?.to).toBe('1848-05-15');
});

test('quantities are followed day by day, as the facts of the day would read them', () => {
  const folder = copyOfRun();
  const words = ['--quantity', 'seats.delegates.council', '--quantity', '100 * day + 1'];
  const asked = ['why', folder, ...words, '--from', '1848-04-19', '--to', '1848-04-21'];
  const { course } = JSON.parse(tauride([...asked, '--json']).stdout) as Explanation;
  expect(course?.days.map(({ date }) => date)).toEqual(['1848-04-19', '1848-04-20', '1848-04-21']);
  expect(course?.days.map(({ values }) => values[1])).toEqual([4901, 5001, 5101]);
  const [before, after] = course?.days.map(({ values }) => values[0]) ?? [];
  expect(before).toBeNull();
  expect(after).toBeGreaterThan(0);
  expect(tauride(asked).stdout).toMatch(/^ +20 Apr +0\.\d{3} +5001$/m);
});

test('obedience is told term by term, of one authority or of each', () => {
  const folder = copyOfRun();
  const asked = ['why', folder, '--unit', 'constables', '--from', '1848-04-01', '--to', '1848-05-01'];
  const one = tauride([...asked, '--authority', 'government', '--daily']).stdout;
  expect(one).toMatch(
    /Obedience of the constables\s+to\s+Government of the town .*between the ends of 1\s+April 1848/s,
  );
  expect(one).toContain('all together: the logit of obedience');
  expect(one.match(/^ +\d+ (Apr|May) /gm)).toHaveLength(2 * 31);
  expect(Math.max(...one.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  const { obeyed, turns } = JSON.parse(tauride([...asked, '--json']).stdout) as Explanation;
  expect(obeyed.map(({ authority }) => authority)).toContain('council');
  expect(turns.every(({ after }) => after.date > '1848-04-01' && after.date <= '1848-05-01')).toBe(true);
});

describe('an affair by its parts', () => {
  /** A run of a copy that has an affair. */
  const withAffair = (): string => {
    const scenario = copyOf('two-powers');
    const file = join(scenario, 'scenario.yaml');
    const affair = '{ id: hungry-spring, title: The hungry spring, of: [ship-lost, seizure] }';
    writeFileSync(file, `${readFileSync(file, 'utf8')}\naffairs:\n  - ${affair}\n`);
    return keptRun(scenario);
  };
  const asked = ['--party', 'council', '--but-for', 'hungry-spring', '--parts'];

  test('has shares that add up, as data and in words that say first how long it takes', () => {
    const folder = withAffair();
    const { stdout, stderr } = tauride(['why', folder, ...asked, '--runs', '1']);
    expect(stderr).toMatch(/^tauride: 2 parts, 1 pair: 6 runs; at most about \d+ (second|minute)s?\n$/);
    const words = stdout.slice(stdout.indexOf('By its parts'));
    expect(words).toContain('Points of loyalty: Party of the council among');
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    const shown = [...words.slice(0, words.indexOf('Percent of')).matchAll(/^ {2}.*?([+-]?\d+\.\d) /gm)];
    const [all, ...parts] = shown.map(([, figure]) => Math.round(10 * Number(figure))).reverse();
    expect(parts).toHaveLength(2);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(all);
    const quantity = 'obeys.constables.government';
    const more = ['--quantity', quantity, '--runs', '2', '--json', '--quiet'];
    const { butFor } = JSON.parse(tauride(['why', folder, ...asked, ...more]).stdout) as Explanation;
    const [worth] = butFor?.quantities ?? [];
    expect(worth.withCause).toBeLessThan(worth.without ?? 0);
    const divided = butFor?.parts?.outcomes.find(({ id }) => id === `quantity.${quantity}`);
    expect(divided?.whole.mean).toBeCloseTo(worth.difference?.mean ?? NaN, 10);
    expect(butFor?.parts?.pairs.map(({ runs }) => runs)).toEqual([4, 4]);
    for (const { whole, parts: owed } of butFor?.parts?.outcomes ?? [])
      expect(owed.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(whole.mean, 12);
    const loyalty = butFor?.parts?.outcomes.find(({ id }) => id === 'loyalty');
    expect(loyalty?.whole.mean).toBeCloseTo(butFor?.difference?.loyalty.mean ?? NaN, 12);
  });

  test('is refused for what has no parts, and orders without them', () => {
    const folder = withAffair();
    const said = (...words: string[]) => {
      const { code, stderr } = tauride(['why', folder, ...words]);
      expect(code).toBe(2);
      return stderr;
    };
    expect(said('--but-for', 'ship-lost', '--parts')).toContain('affairs here: hungry-spring');
    expect(said('--parts')).toContain('without an affair');
    expect(said('--orders', '3')).toContain('--orders: says nothing without parts');
    expect(said(...asked, '--orders', '1')).toContain('write a whole number from 2 to 10000');
    expect(said('--but-for', 'hungry-sprig', '--parts')).toContain('--but-for hungry-sprig: ');
  });
});

describe('what cannot be answered is refused with 2 and a plain message', () => {
  const refused = (words: readonly string[]): string => {
    const { code, stdout, stderr } = tauride(['why', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toMatch(/^ +at |internal/m);
    return stderr;
  };

  test('wrong flags, all at once', () => {
    const said = refused([
      ...[copyOfRun(), '--party', 'councl', '--stratum', 'weaver', '--transition', 'council', '--runs', 'x'],
      ...['--from', '1848-02-30', '--to', '1849-01-01', '--unit', 'constable', '--authority', 'counsil'],
    ]);
    for (const message of [
      '--party councl: ',
      'did you mean `council`?',
      '--stratum weaver: ',
      '--transition council: ',
      '--runs: says nothing',
      '--runs x: ',
      '--unit constable: the run has no unit `constable`',
      '--authority counsil: the run has no authority `counsil`',
      '--from 1848-02-30: `1848-02-30` is not a date',
      '--to 1849-01-01: `1849-01-01` is not a day',
    ])
      expect(said).toContain(message);
  });

  test('an unknown cause, a missing party, days in the wrong order', () => {
    const folder = copyOfRun();
    expect(refused([folder, '--but-for', 'ship-lots'])).toContain('--but-for ship-lots: ');
    expect(refused([folder, '--stratum', 'weavers'])).toContain('without a party');
    const alone = refused([folder, '--authority', 'council', '--daily', '--to', '1848-04-01']);
    for (const flag of ['--authority: ', '--daily: ', '--to: ']) expect(alone).toContain(flag);
    const days = ['--party', 'council', '--from', '1848-05-01', '--to', '1848-04-01'];
    expect(refused([folder, ...days])).toContain('not after the first');
  });

  test('a folder without a run, with a damaged one, or one of another version', () => {
    expect(refused([scratch()])).toContain('there is no such file');
    const folder = copyOfRun();
    spoil(folder, (text) => text.slice(0, 500));
    expect(refused([folder])).toContain('is not JSON');
    spoil(folder, () => '[]');
    expect(refused([folder])).toContain('not the record of a run');
    const old = copyOfRun();
    spoil(old, (text) => text.replace(/"tauride": "[^"]*"/, '"tauride": "0.0.1"'));
    expect(refused([old])).toContain('kept by Tauride 0.0.1');
  });

  test('a run whose scenario has changed, or that comes out otherwise', () => {
    const scenario = copyOf('two-powers');
    const folder = keptRun(scenario);
    const file = join(scenario, 'scenario.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('weight: 3', 'weight: 4'));
    expect(refused([folder])).toContain('is not what it was');
    const other = copyOfRun();
    spoil(other, (text) => text.replace(/"digest": "./, '"digest": "_'));
    expect(refused([other])).toContain('came out otherwise');
  });
});
