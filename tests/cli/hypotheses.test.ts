import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HypothesesRecord } from '../../src/experiment/hypotheses/record.js';
import { parseScenarioFolder } from '../../src/platform/node/files/shipped.js';
import { sha256 } from '../../src/platform/node/files/sums.js';
import { loadHypotheses } from '../../src/experiment/hypotheses/read.js';
import { hypothesesFiles } from '../../src/platform/node/files/bundled.js';
import { compileScenario } from '../../src/scenario/load.js';
import { root, scratch, tauride } from './command-line.js';

const weavers = (id: string, direction: string) => `
      - { id: ${id}, question: How many weavers?, change: { without: [ship-lost] }, outcome: support.council.weavers@1848-05-10,
          kind: support, direction: ${direction} }`;

/** A short town in which hunger makes the council, unless nobody minds hunger: so the ranges have it. */
function town(least = 0.25): string {
  const folder = join(scratch(), 'town');
  mkdirSync(join(folder, 'hypotheses'), { recursive: true });
  const scenario = `extends: two-powers
id: tested-town
end: 1848-05-12
events: { convoy: null }
decisions: { seizure: null }
facts: { vote: null }
calibration: [{ path: issues.bread.follows.hunger, from: 0, to: 0.5, reason: test }]
`;
  const hypotheses = `kinds:
  support: { of: figure, unit: share of votes, least: ${least}, reason: test }
  policy: { of: figure, unit: degree, least: 0.5, reason: test }
statements:
  - id: hunger
    title: Hunger makes the council
    says: Had there been bread.
    source: invented
    tests:${weavers('fewer', 'less')}${weavers('more', 'more')}
  - id: decree
    title: What is decreed is decreed
    says: It is so.
    source: invented
    tests:
      - { id: decreed, question: Is it?, change: { set: { policies.rationing: 1 } }, outcome: policy.rationing@1848-03-02,
          kind: policy, direction: more }
      - { id: nothing, question: And of what is on its day anyway?, change: { move: { ship-lost: 1848-04-10 } },
          outcome: support.council.weavers@1848-05-10, kind: support, direction: less }
`;
  writeFileSync(join(folder, 'scenario.yaml'), scenario);
  writeFileSync(join(folder, 'hypotheses', 'statements.yaml'), hypotheses);
  return folder;
}

const words = (scenario: string, ...more: string[]) => [
  ...['hypotheses', scenario, '--population', '2292'],
  ...(more.includes('--threads') ? [] : ['--threads', '1']),
  ...more,
];
const testsIn = (record: HypothesesRecord) => record.statements.flatMap(({ tests }) => tests);
const read = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'verdicts.json'), 'utf8')) as HypothesesRecord;

describe('tauride hypotheses', () => {
  test('finds what is known to be so, and the same straight or resumed', () => {
    const [straight, resumed] = [join(scratch(), 'a'), join(scratch(), 'b')];
    const scenario = town();
    const all = tauride(words(scenario, '--runs', '6', '--draws', '3', '--out', straight, '--quiet'));
    expect(all).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(tauride(words(scenario, '--runs', '3', '--draws', '0', '--out', resumed, '--quiet')).code).toBe(0);
    expect(testsIn(read(resumed)).map(({ verdict, pairs }) => [verdict, pairs])[0]).toEqual(['undecided', 3]);
    const more = ['--runs', '6', '--draws', '3', '--out', resumed, '--resume', '--threads', '2'];
    const { code, stdout, stderr } = tauride(words(scenario, ...more));
    expect(code).toBe(0);
    expect(stderr).toContain('4 tests, 4 sides: 72 runs, of which 12 are there; at most about');
    expect(stdout).toContain('supported: How many weavers?');
    const record = read(straight);
    expect(read(resumed)).toEqual(record);
    expect(record.hash).toBe(sha256(readFileSync(join(scenario, 'hypotheses', 'statements.yaml'))));
    expect(Object.fromEntries(testsIn(record).map(({ id, verdict }) => [id, verdict]))).toEqual({
      fewer: 'supported',
      more: 'against',
      decreed: 'supported',
      nothing: 'cannot be tested here',
    });
    const [, , decreed, nothing] = testsIn(record).map(({ reason }) => reason);
    expect(decreed).toBeNull();
    expect(nothing).toBe('the change changes no day of any run');
    const other = tauride(words(scenario, '--out', straight, '--resume', '--seed', 'other'));
    expect(other.stderr).toContain('of another scenario, engine, or other settings');
    expect(other.code).toBe(2);
  });

  test('registers tests once, and shows what was changed since', () => {
    const scenario = town();
    const register = () => tauride(words(scenario, '--register'));
    expect(register().stderr).toContain('4 tests registered');
    const path = join(scenario, 'hypotheses', 'statements.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('least: 0.25', 'least: 0.01'));
    expect(register().stderr).toContain('0 tests registered');
    const { stdout, stderr } = tauride(words(scenario, '--runs', '1', '--draws', '0', '--only', 'fewer'));
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('the least size was 0.25 when it was registered');
    expect(stderr).toContain('1 test, 2 sides: 2 runs');
    const checked = tauride(['check', scenario]);
    expect(checked.stdout).toContain('4 tests of hypotheses');
    expect(checked.stderr).not.toContain('not read');
  });

  test.each([
    ['a scenario without any', ['classics/kuran'], 'the scenario has no folder `hypotheses`'],
    ['an unknown test', ['two-powers', '--only', 'bread'], 'there is no statement or test `bread`'],
    [
      'a prior of no ranges',
      ['two-powers', '--parameters', 'prior'],
      '`two-powers` lists no ranges of parameters',
    ],
    ['to resume nothing', ['two-powers', '--resume'], 'there is no folder to complete'],
    ['draws that are none', ['two-powers', '--draws', 'many'], '`many` is not a whole number'],
  ])('refuses %s', (_what, more, message) => {
    const { code, stderr } = tauride(['hypotheses', ...more]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

test('hypotheses are no part of what runs: a scenario has one digest with them and without', () => {
  const [bundled, extended] = [join(root, 'scenarios/two-powers'), town()];
  const digestOf = (folder: string) => compileScenario(parseScenarioFolder(folder)).definition.digest;
  const before = digestOf(extended);
  writeFileSync(join(extended, 'hypotheses', 'statements.yaml'), '# nothing any more\n');
  expect(digestOf(extended)).toBe(before);
  expect(hypothesesFiles(bundled)).toHaveLength(1);
});

/** The hash of the files as they were before anything was computed. */
const FIRST = {
  'russia-1917': 'd23b25771931ccf92f5bccc3b19ac3cbfcf7951c37722eff91426473232216be',
  'two-powers': 'a923fd8858a91ee430e7799359b62ca0f0f433ec86845895249df4c24d5bd56e',
};

test.each(Object.entries(FIRST))(
  'the tests of %s are registered as they were before any was run',
  (id, hash) => {
    const folder = join(root, 'scenarios', id);
    const register = JSON.parse(readFileSync(join(folder, 'hypotheses/registered.json'), 'utf8')) as {
      hash: string;
      tests: object;
    }[];
    expect(register[0].hash).toBe(hash);
    const ids = loadHypotheses(hypothesesFiles(folder)).text.statements.flatMap(({ tests }) =>
      tests.map((each) => each.id),
    );
    expect(register.flatMap(({ tests }) => Object.keys(tests)).sort()).toEqual(ids.sort());
  },
);
