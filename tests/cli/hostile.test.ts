/**
 * Hostile input, case by case: all of it is refused with faults that have a code and a place, in less than two seconds.
 */
import { closeSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/cli/run/task.js';
import { FaultError } from '../../src/foundation/fault.js';
import { createModel } from '../../src/model/model.js';
import { readScenarioFolder } from '../../src/platform/node/files/extended-folder.js';
import { loadScenario } from '../../src/scenario/load.js';
import { SnapshotError } from '../../src/model/state/snapshot.js';
import { filesOf, twoPowers } from '../bundled.js';
import { listAgain, scratch, tauride, taurideProcess } from './command-line.js';

const SECONDS_MAX = 2;
const [{ text: SMALL }] = filesOf('two-powers');

/** What a refusal says; fails where the step is not refused, or by anything but faults. */
const refusal = (step: () => unknown): string => {
  const start = performance.now();
  try {
    step();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    expect((performance.now() - start) / 1000).toBeLessThan(SECONDS_MAX);
    expect(
      error.faults.every(({ code }) => /^[a-z][a-z0-9-]*$/.test(code) && !code.includes('internal')),
    ).toBe(true);
    return error.message;
  }
  throw new Error('it was not refused');
};

const folderWith = (name: string, content: string | Uint8Array): string => {
  const folder = scratch();
  writeFileSync(join(folder, name), content);
  return folder;
};

const deep = (open: string, close: string) => open.repeat(10_000) + close.repeat(10_000);

const bomb = (): string =>
  [
    'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`),
  ].join('\n');

describe('a file', () => {
  test.each([
    ['that is empty', '', 'id'],
    ['of nothing but a comment', '# nothing', 'id'],
    ['of binary', Uint8Array.from({ length: 4096 }, (_, i) => (i * 151) % 256), 'UTF-8'],
    ['of 100 MB', Buffer.alloc(100 * 2 ** 20, 'a'), 'MiB'],
    ['of invalid YAML', 'a: [1, 2\nb: }', ''],
    ['with a bomb of aliases', bomb(), 'more than'],
    ['nested 10 000 deep', `x: ${deep('[', ']')}`, 'nested'],
    [
      'nested 10 000 deep by indentation',
      Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      '',
    ],
    ['with a tag', 'id: !!js/function "x"', 'tag'],
    ['with two documents', 'id: a\n---\nid: b', 'several documents'],
  ])('%s', (_, content, message) => {
    const folder = folderWith('scenario.yaml', content);
    expect(refusal(() => loadScenario(readScenarioFolder(folder)))).toContain(message);
  });

  test('that is missing, is a folder, or lies behind a link out of the folder', () => {
    const folder = scratch();
    expect(refusal(() => readScenarioFolder(join(folder, 'none')))).toContain('no such file');
    mkdirSync(join(folder, 'x.yaml'));
    expect(refusal(() => readScenarioFolder(folder))).toContain('a folder, not a file');
    const linked = scratch();
    symlinkSync('/etc/passwd', join(linked, 'x.yaml'));
    expect(refusal(() => readScenarioFolder(linked))).toContain('leads out');
    const circle = scratch();
    symlinkSync(join(circle, 'b.yaml'), join(circle, 'a.yaml'));
    symlinkSync(join(circle, 'a.yaml'), join(circle, 'b.yaml'));
    expect(refusal(() => readScenarioFolder(circle))).toContain('circle');
  });
});

/** The small scenario with one text in place of another. */
const changed = (from: string | RegExp, to: string) => {
  const text = SMALL.replace(from, () => to);
  if (text === SMALL) throw new Error(`nothing to change: ${String(from)}`);
  return () => loadScenario([{ name: 'scenario.yaml', text }]);
};

const many = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) =>
      `  - { id: p${i}, name: P, positions: {}, credibility: { all: 1 }, reach: { all: 0 }, source: assumption }\n`,
  ).join('');

describe('a scenario', () => {
  test.each([
    ['a duplicate key', /^start:.*$/m, 'start: 1848-03-01\nstart: 1848-03-02', 'written twice'],
    ['an unknown key', 'seed: two powers', 'sead: two powers', '`seed`'],
    ['a wrong type', 'population: 6000', 'population: many', 'population'],
    ['not a number', 'population: 6000', 'population: .nan', 'population'],
    ['infinity', 'learning: 0.03', 'learning: .inf', 'learning'],
    ['a number too large to be one', 'learning: 0.03', 'learning: 1e309', 'learning'],
    ['negative persons', 'persons: 9000', 'persons: -9000', 'persons'],
    [
      'an unknown class',
      'class: workers, place: town, persons: 9000',
      'class: worker, place: town, persons: 9000',
      '`workers`',
    ],
    ['an unknown place', 'capital: town', 'capital: twon', '`town`'],
    ['an unknown party', 'tradition: { reform: 0.16 }', 'tradition: { refrom: 0.16 }', '`reform`'],
    [
      'an unknown group',
      'exposure: { all: 1, owners: 0.2 }',
      'exposure: { all: 1, onwers: 0.2 }',
      '`owners`',
    ],
    [
      'an unknown authority',
      'chain: government, discipline: 0.7',
      'chain: goverment, discipline: 0.7',
      '`government`',
    ],
    ['an unknown unit', 'operators: { constables: 2,', 'operators: { constable: 2,', '`constables`'],
    ['an unknown body', 'ledBy: delegates', 'ledBy: delegate', '`delegates`'],
    ['an unknown regime', 'initialRegime: old-order', 'initialRegime: old-oder', '`old-order`'],
    ['an unknown event in an expression', 'happened.loaf-riot or', 'happened.loaf-roit or', '`loaf-riot`'],
    ['an unknown option', 'utilities: { seize: my.prospects', 'utilities: { sieze: my.prospects', '`seize`'],
    ['a date outside the scenario', 'date: 1848-04-10', 'date: 1849-04-10', '1849'],
    ['30 February', 'date: 1848-04-10', 'date: 1848-02-30', '1848-02-30'],
    ['more days than a century has', 'end: 1848-08-31', 'end: 9999-12-31', 'at most 36525'],
    ['an end before the start', 'end: 1848-08-31', 'end: 1848-01-31', 'end'],
    ['a regime that another outdoes', 'works, above: 0.3', 'works, below: 0.3', 'cannot be told apart'],
    ['no initial state', /^initialRegime:.*$/m, '', 'initialRegime'],
    [
      'an event that requires itself',
      'requires: not happened.loaf-riot',
      'requires: happened.convoy',
      'convoy',
    ],
    [
      'a quantity that needs itself',
      'prospects: prospect.take',
      'prospects: my.prospects * prospect.take',
      'prospects',
    ],
    ['more than 8 parties', /^parties:\n/m, `parties:\n${many(7)}`, '8'],
    ['too many agents for one in the file', 'population: 6000', 'population: 3', 'cannot stand for'],
  ])('with %s', (_, from, to, message) => {
    const step = changed(from, to);
    const run =
      message === 'cannot stand for'
        ? () => createModel(step().definition, { kernel: twoPowers().kernel })
        : step;
    expect(refusal(run)).toContain(message);
  });

  test.each([
    '1:1e9',
    '[1, 2]',
    '{ a: 1 }',
    'x = 1',
    'f(x) = f(x)',
    'f(1)',
    'import("fs")',
    'constructor',
    '__proto__',
    'day.constructor',
    'day["x"]',
    '"a" == "a"',
    '1e400',
    '9'.repeat(400),
    '1 + '.repeat(10_000) + '1',
    '('.repeat(10_000),
    'not '.repeat(5000) + '1',
    '1; 2',
    'day!',
    '5%',
    '2 day',
    "day'",
    'day ? 1',
    '',
  ])('with the hostile expression %#', (expression) => {
    const step = changed('when: active.weavers > 0.04', `when: '${expression.replaceAll("'", "''")}'`);
    expect(refusal(step)).toMatch(/^scenario\.yaml:\d+:\d+: /);
  });
});

describe('an option', () => {
  const job = (flags: object) => () =>
    prepare({ mode: 'run', scenario: 'two-powers', flags: { kernel: 'reference', ...flags } });

  test.each([
    [{ population: '0' }, 'not a number of agents'],
    [{ population: '-5' }, 'not a number of agents'],
    [{ population: 'many' }, 'not a number of agents'],
    [{ population: '1e12' }, 'not a number of agents'],
    [{ set: ['parties.reform.grwth=1'] }, '--set parties.reform.grwth=1'],
    [{ set: ['__proto__.x=1'] }, '--set __proto__.x=1'],
    [{ set: ['parties.reform.growth=NaN'] }, '--set'],
    [{ set: ['=1'] }, 'PATH=VALUE'],
    [{ without: ['nothing'] }, '--without nothing'],
    [{ move: ['loaf-riot=1848-04-01'] }, 'outcome'],
    [{ until: '1848-02-30' }, 'not a date'],
    [{ until: '2000-01-01' }, 'not a day of the scenario'],
    [{ with: ['../../etc/passwd'] }, 'passwd'],
    [{ seed: '' }, 'empty'],
  ])('%j', (flags, message) => {
    expect(refusal(job(flags))).toContain(message);
  });
});

test('a counterfactual that sets a value on the way is refused for a single run, where it says so', () => {
  const text = 'id: c\ntitle: C\nquestion: Why?\nset: { parties.council.growth: 0.2 }\nfrom: 1848-06-01\n';
  const path = join(folderWith('c.yaml', text), 'c.yaml');
  for (const mode of ['run', 'replay'] as const) {
    const step = () =>
      prepare({ mode, scenario: 'two-powers', flags: { kernel: 'reference', with: [path] } });
    expect(refusal(step)).toMatch(/c\.yaml:4:8: `parties\.council\.growth` is set from 1848-06-01 on/);
  }
});

test('a snapshot that is cut short, of another kind or of another scenario is refused, and changes nothing', () => {
  const model = twoPowers();
  model.run(3);
  const bytes = model.snapshot();
  const before = model.digest();
  const other = twoPowers({ seed: 'other' }).snapshot();
  for (const wrong of [bytes.slice(0, 10), bytes.slice(0, bytes.length - 1), new Uint8Array(64), other])
    expect(() => model.restore(wrong)).toThrow(SnapshotError);
  expect(model.digest()).toBe(before);
});

describe('from the outside', () => {
  test.each([
    ['too few agents', ['run', 'two-powers', '--population', '3'], 'cannot stand for'],
    ['more agents than people', ['run', 'two-powers', '--population', '999999999999'], ''],
    ['an output folder that cannot be made', ['run', 'two-powers', '--out', '/dev/null/x'], ''],
    ['a new scenario where nothing can be made', ['new', '/proc/x/y'], ''],
    ['an output folder where nothing can be made', ['run', 'two-powers', '--out', '/proc/x/y'], ''],
    ['a folder that is full of other things', ['run', 'two-powers', '--out', 'src'], 'not empty'],
    ['a path of zeros', ['check', 'a\u0001b'], 'no scenario'],
  ])('%s: exit code 2, nothing on stdout, no stack', (_, words, message) => {
    const { code, stdout, stderr } = tauride(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at |internal|failed:/m);
  });
});

test('output that nobody can take is told in one line', () => {
  const full = openSync('/dev/full', 'w');
  try {
    const { code, stderr } = taurideProcess(['list'], {}, full);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^tauride: failed: [^\n]*no space[^\n]*\n$/) as string,
    });
  } finally {
    closeSync(full);
  }
});

describe('a folder of a sweep', () => {
  const words = ['sweep', 'two-powers', '--vary', 'parties.council.growth=0.01,0.02', '--runs', '1'];

  test('whose manifest is damaged or of another version is refused, by those who cannot write it again', () => {
    const folder = join(scratch(), 'sweep');
    const path = join(folder, 'sweep.json');
    const sweep = [
      ...words,
      '--until',
      '1848-03-02',
      '--threads',
      '1',
      '--quiet',
      '--out',
      folder,
      '--resume',
    ];
    expect(tauride(sweep).code).toBe(0);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const whole = readFileSync(path, 'utf8');
    const older = whole.replace(`"tauride": "${version}"`, '"tauride": "0.0.0"');
    expect(older).not.toBe(whole);
    const refused = (text: string, command: readonly string[], isListed = false) => {
      writeFileSync(path, text);
      if (isListed) listAgain(folder);
      const { code, stdout, stderr } = tauride(command);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      return stderr;
    };
    for (const text of [whole.slice(0, 300), 'null', '[]', '{}']) {
      expect(refused(text, ['merge', folder])).toContain('cut short or changed');
      expect(refused(text, ['merge', folder], true)).toMatch(/sweep\.json: the file is not /);
    }
    expect(refused(whole.slice(0, 300), sweep.slice(0, -1))).toContain('--resume, which makes it again');
    expect(refused(older, ['merge', folder], true)).toContain('made by Tauride 0.0.0');
    expect(refused(older, sweep, true)).toContain('differs in the version of Tauride: 0.0.0 there, ');
  });
});
