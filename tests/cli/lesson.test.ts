/** `tauride report --lesson`: a lesson of a scenario or of a kept run, whose commands make its runs again. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  bundledFolder,
  bundledScenarios,
  classicScenarios,
  counterfactualFiles,
} from '../../src/platform/node/files/bundled.js';
import { parseScenarioFolder } from '../../src/platform/node/files/shipped.js';
import { lessonFaults } from '../../src/experiment/check/lesson.js';
import { allOf, readHtml, type HtmlDocument } from '../html.js';
import { root, scratch, tauride } from './command-line.js';

interface Made {
  readonly page: string;
  readonly document: HtmlDocument;
}

/** The lesson that some words ask for. */
function lesson(...words: string[]): Made {
  const file = join(scratch(), 'lesson.html');
  const { code, stdout, stderr } = tauride(['report', '--lesson', ...words, '--out', file]);
  expect([code, stdout], stderr).toEqual([0, `${file}\n`]);
  const page = readFileSync(file, 'utf8');
  return { page, document: readHtml(page) };
}

const wordsOf = (text: string): string[] =>
  [...text.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);

const linksOf = ({ document }: Made): string[] =>
  allOf(document, 'a').map((link) => link.getAttribute('href') ?? '');

/** A copy of the small scenario, with another text in place of one. */
function copyWith(from: string | RegExp, to: string): string {
  const folder = join(scratch(), 'town');
  cpSync(join(root, 'scenarios/two-powers'), folder, { recursive: true });
  const file = join(folder, 'scenario.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text.replace(from, to)).not.toBe(text);
  writeFileSync(file, text.replace(from, to));
  return folder;
}

test.each([...bundledScenarios(), ...classicScenarios()])(
  '%s has a lesson: three things that can be changed, and five questions',
  (id) => {
    const parsed = parseScenarioFolder(bundledFolder(id));
    const { change = [], ask = [] } = parsed.scenario.lesson ?? {};
    expect([change.length, ask.length]).toEqual([3, 5]);
    expect(lessonFaults(counterfactualFiles(bundledFolder(id)), parsed)).toEqual([]);
  },
);

describe('the lesson of a published model', () => {
  let made: Made;
  test('is written', () => {
    made = lesson('classics/granovetter');
    expect(made.page.endsWith('</html>\n')).toBe(true);
  });

  test('shows what the run says, and what comes of each change', () => {
    const text = made.document.body.textContent ?? '';
    expect(text).toContain('People who riot: 100 (persons');
    const outcomes = allOf(made.document, 'details > p').map((each) => each.textContent);
    expect(outcomes).toEqual([
      'People who riot: 1 instead of 100 (persons).',
      'People who riot: 50 instead of 100 (persons).',
      'People who riot: 2 instead of 100 (persons).',
    ]);
    expect(allOf(made.document, 'svg').length).toBe(2 * 4);
  });

  test('links to the page at each of its runs, and says how it is served', () => {
    expect(made.document.body.textContent).toContain('tauride explore classics/granovetter --port 8017');
    expect(linksOf(made)).toEqual([
      'http://127.0.0.1:8017/',
      'http://127.0.0.1:8017/?with=one-more-careful',
      'http://127.0.0.1:8017/?set=strata.crowd.behaviour.thresholds.50%3D0.255',
      'http://127.0.0.1:8017/?set=strata.crowd.behaviour.contagion%3D0.25',
    ]);
  });

  test('ends on the digest that it tells', () => {
    const command = allOf(made.document, 'pre').at(-1)?.textContent ?? '';
    const { digest } = JSON.parse(tauride([...wordsOf(command).slice(1), '--json']).stdout) as {
      digest: string;
    };
    expect(made.document.body.textContent).toContain(`ends on the digest ${digest},`);
  });
});

describe('the lesson of a kept run', () => {
  const keep = (...more: string[]): string => {
    const folder = join(scratch(), 'kept');
    const { code, stderr } = tauride([
      ...['replay', 'classics/kuran', '--seed', 'b', '--quiet', '--out', folder],
      ...more,
    ]);
    expect(code, stderr).toBe(0);
    return folder;
  };

  test('is that of its seed and its people', () => {
    const made = lesson(keep());
    expect(linksOf(made)[1]).toBe('http://127.0.0.1:8017/?with=an-unpleasant-encounter&seed=b&population=20');
    const commands = allOf(made.document, 'ol pre').map((each) => each.textContent);
    expect(commands[0]).toBe('tauride replay classics/kuran --seed b --with an-unpleasant-encounter');
  });

  test('is refused where something was changed in it', () => {
    const file = join(scratch(), 'lesson.html');
    const folder = keep('--with', 'an-unpleasant-encounter', '--alone');
    const { code, stderr } = tauride(['report', '--lesson', folder, '--out', file]);
    expect([code, existsSync(file)]).toEqual([2, false]);
    expect(stderr).toContain('something was changed in this run');
  });
});

describe('a lesson', () => {
  test('leads to where the page is said to be', () => {
    const made = lesson('classics/kuran', '--page', 'https://school.example/two?x=1');
    expect(linksOf(made)[1]).toBe('https://school.example/two?with=an-unpleasant-encounter');
    expect(made.document.body.textContent).not.toContain('--port');
  });

  test.each([
    ['an address that would run something', ['--lesson', 'two-powers', '--page', 'javascript:alert(1)']],
    ['an address without a lesson', ['two-powers', '--page', 'https://school.example/']],
    ['a second run', ['--lesson', 'two-powers', 'another']],
    ['what is no scenario', ['--lesson', 'no-such-thing']],
  ])('is refused with %s', (_what, words) => {
    const file = join(scratch(), 'lesson.html');
    const { code, stdout, stderr } = tauride(['report', ...words, '--out', file]);
    expect([code, stdout, existsSync(file)]).toEqual([2, '', false]);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('that a scenario does not have is told, with what to write', () => {
    const folder = copyWith(/^lesson:[^]*?\n\n/m, '');
    const { code, stderr } = tauride(['report', '--lesson', folder]);
    expect(code).toBe(2);
    expect(stderr).toContain('the scenario has no lesson');
  });

  test('whose counterfactual is not there is a fault of the scenario, at its place', () => {
    const folder = copyWith('with: [bread-arrives]', 'with: [bread-arives]');
    const { code, stderr } = tauride(['check', folder]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/scenario\.yaml:\d+:\d+: there is no counterfactual `bread-arives`/);
    expect(stderr).toContain('did you mean `bread-arrives`?');
  });
});

test('the page is opened at changes that are given, and refuses those that cannot be made', () => {
  const { code, stderr } = tauride(['explore', 'two-powers', '--no-open', '--set', 'policies.rationning=1']);
  expect(code).toBe(2);
  expect(stderr).toContain('did you mean `rationing`?');
});
