import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOf, scratch, tauride } from './command-line.js';

const SMALL = ['--population', '2292', '--until', '1848-03-20'];
const MANY = ['--population', '2292', '--until', '1848-03-03', '--runs', '2', '--threads', '1'];

/** A scenario with a folder and a file in it that are not read. */
function cluttered(): string {
  const folder = copyOf('two-powers');
  mkdirSync(join(folder, 'old'));
  writeFileSync(join(folder, 'scenario.yaml.bak'), 'id: x\n');
  return folder;
}

/** A scenario of which a condition and a fact have no value while bread is not rationed, and the line of the condition. */
function wanting(): { folder: string; file: string; line: number } {
  const folder = copyOf('two-powers');
  const file = join(folder, 'scenario.yaml');
  const text = readFileSync(file, 'utf8')
    .replace('times: 1 - 0.5 * policy.rationing', 'times: 1 / policy.rationing')
    .replace('is: 100 * support.council.weavers', 'is: 5 + 0 / policy.rationing')
    .replace('date: 1848-06-01, role: anchor', 'date: 1848-03-15, role: calibration');
  writeFileSync(file, text);
  return { folder, file, line: text.split('\n').findIndex((each) => each.includes('1 / policy')) + 1 };
}

describe('what is not read of a scenario folder', () => {
  test.each([
    ['check', []],
    ['quantities', []],
    ['run', MANY.slice(0, 4)],
    ['replay', MANY.slice(0, 4)],
    ['compare', ['--with', 'bread-arrives', ...MANY]],
    ['sweep', ['--vary', 'policies.rationing=0,1', ...MANY]],
  ])('is named by %s, which goes on', (command, words) => {
    const folder = cluttered();
    const out = command === 'sweep' ? ['--out', join(scratch(), 'sweep')] : [];
    const { code, stderr } = tauride([command, folder, ...words, ...out]);
    expect(code).toBe(0);
    for (const name of ['old', 'scenario.yaml.bak'])
      expect(stderr).toContain(`warning: ${join(folder, name)}: this f`);
  });

  test('is among the warnings for programs, and what ends in .yml is read', () => {
    const folder = cluttered();
    const { warnings } = JSON.parse(tauride(['check', folder, '--json']).stdout) as { warnings: object[] };
    expect(warnings).toMatchObject([{ code: 'unread' }, { code: 'unread' }]);
    writeFileSync(join(folder, 'more.yml'), 'partys: []\n');
    expect(tauride(['check', folder]).stderr).toContain(`${join(folder, 'more.yml')}:1:1`);
  });
});

describe('an expression without a value', () => {
  test('is told once on stderr, in the document and in the report, and its fact has no figure', () => {
    const { folder, file, line } = wanting();
    const { stdout, stderr } = tauride(['replay', folder, ...SMALL, '--json']);
    const warning = `warning: ${file}:${line}: \`1 / policy.rationing\` has no value from 1848-03-01 on\n`;
    expect(stderr.split(warning)).toHaveLength(2);
    const { noValue, facts } = JSON.parse(stdout) as {
      noValue: object[];
      facts: object[];
    };
    expect(noValue).toMatchObject([
      { address: 'conditions.hunger.times', file, line, date: '1848-03-01' },
      { address: 'facts.vote.is', part: '0 / policy.rationing', date: '1848-03-15' },
    ]);
    expect(facts).toMatchObject([{ simulated: null, error: null, missing: 'no-value' }]);
    const report = tauride(['replay', folder, ...SMALL, '--all']).stdout;
    expect(report).toContain('Without a value');
    expect(report).toMatch(/62 +no value/);
  });

  test('is told of the runs of a comparison, and stands in the column of a sweep', () => {
    const { folder } = wanting();
    const told = 'warning: conditions.hunger.times: has no value on some day of';
    expect(tauride(['compare', folder, '--with', 'bread-arrives', ...MANY]).stderr).toContain(told);
    const out = join(scratch(), 'sweep');
    const swept = tauride(['sweep', folder, '--vary', 'policies.rationing=0,1', '--out', out, ...MANY]);
    expect(swept.stderr).toContain(`${told} 2 runs`);
    const query = 'SELECT vary_policies_rationing AS r, count(no_value) AS n FROM runs GROUP BY r ORDER BY r';
    expect(JSON.parse(tauride(['query', out, query, '--json']).stdout)).toMatchObject([{ n: 2 }, { n: 0 }]);
  });

  test('is no figure of why, either', () => {
    const { folder } = wanting();
    const out = join(scratch(), 'run');
    tauride(['run', folder, ...SMALL, '--out', out]);
    const { stdout } = tauride(['why', out, '--quantity', 'since.convoy']);
    expect(stdout).toContain('no value');
    expect(tauride(['why', out, '--quantity', '1 / 0']).code).toBe(2);
  });
});
