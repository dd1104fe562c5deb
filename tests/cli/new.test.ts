import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsTemplate } from '../../src/cli/new/files.js';
import { idOf } from '../../src/cli/new/work.js';
import { runScenario } from '../../src/experiment/run/run.js';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { templateText } from '../../src/platform/node/files/package.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import { loadScenario } from '../../src/scenario/load.js';
import { filesOf } from '../bundled.js';
import { scratch, tauride } from './command-line.js';

describe('the scenario to start from', () => {
  const files = [{ name: 'scenario.yaml', text: templateText('scenario.yaml').replaceAll('{id}', 'mine') }];
  const regimesOf = (
    interventions = loadCounterfactual({ name: 'c', text: templateText('counterfactual.yaml') })
      .interventions,
  ) =>
    runScenario({
      loaded: loadScenario(files, { interventions }),
      kernel: chooseKernel('reference'),
      ticks: 60,
      mode: 'run',
      version: 'test',
    }).regimes.map(({ to }) => to);

  test('has no faults and no warnings', () => {
    expect(loadScenario(files).warnings).toEqual([]);
  });

  test('comes to two powers, and would not have come so soon without its cause', () => {
    expect(regimesOf([])).toEqual(['two-powers']);
    expect(regimesOf()).toEqual([]);
  });
});

test.each([
  ['Paris 1871', 'paris-1871'],
  ['./deep/er/', 'er'],
  ['1789', 'scenario-1789'],
  ['x'.repeat(200), 'x'.repeat(64)],
])('the folder `%s` gives the id `%s`', (folder, id) => {
  expect(idOf(folder)).toBe(id);
});

test('a new folder holds a scenario that is sound, and nothing beside it is touched', () => {
  const place = scratch();
  const folder = join(place, 'port');
  mkdirSync(folder);
  const { code, stdout } = tauride(['new', folder]);
  expect(code).toBe(0);
  expect(stdout).toContain('tauride run ');
  expect(readdirSync(place)).toEqual(['port']);
  expect(readdirSync(folder).sort()).toEqual([
    'counterfactuals',
    'facts.yaml',
    'scenario.yaml',
    'schema.json',
  ]);
  expect(tauride(['check', folder])).toMatchObject({ code: 0, stderr: '' });
});

describe('the file for facts', () => {
  const port = { name: 'scenario.yaml', text: templateText('scenario.yaml').replaceAll('{id}', 'mine') };
  /** The file with its examples taken out of their comments. */
  const awake = (text: string): string => text.replaceAll(/^#(?! )|^#(?= {2})/gm, '');

  test.each([
    ['the scenario to start from', [port]],
    ['another', filesOf('two-powers')],
  ])('has examples that fit %s once they are no comments, and before only its people', (_what, files) => {
    const written = files.map((file) => ({ ...file, text: file.text.replace(/^facts:[^]*?^(?=\w)/m, '') }));
    const text = factsTemplate(loadScenario(written).scenario);
    const { facts: asleep, strata } = loadScenario([...written, { name: 'facts.yaml', text }]).scenario;
    expect(asleep.map(({ recorded }) => recorded)).toEqual([
      strata.reduce((sum, { persons }) => sum + persons, 0),
    ]);
    const loaded = loadScenario([...written, { name: 'facts.yaml', text: awake(text) }]);
    expect(loaded.scenario.calibration).toHaveLength(1);
    const { facts = [], scores } = runScenario({
      ...{ loaded, kernel: chooseKernel('reference'), ticks: 20, mode: 'replay', version: 'test' },
    });
    expect(facts.map(({ role, missing }) => [role, missing])).toEqual([
      ['input', 'uncomputed'],
      ['calibration', null],
      ['calibration', null],
      ['validation', null],
    ]);
    expect([scores?.calibration.count, scores?.validation.count]).toEqual([2, 0]);
  });

  test('is added to a scenario that has no facts, and to no other', () => {
    const folder = join(scratch(), 'town');
    mkdirSync(folder);
    writeFileSync(join(folder, 'scenario.yaml'), port.text);
    expect(tauride(['new', folder, '--facts'])).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(['facts.yaml', 'scenario.yaml']);
    expect(tauride(['check', folder])).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(join(folder, 'facts.yaml'), 'facts: []');
    const { code, stderr } = tauride(['new', folder, '--facts']);
    expect([code, readFileSync(join(folder, 'facts.yaml'), 'utf8')]).toEqual([2, 'facts: []']);
    expect(stderr).toContain('there is such a file');
    expect(tauride(['new', join(scratch(), 'none'), '--facts']).code).toBe(2);
  });
});

test('a new folder may extend a scenario, bundled or beside it: it is that scenario until it is changed', () => {
  const place = scratch();
  const [mine, next] = [join(place, 'mine'), join(place, 'next')];
  expect(tauride(['new', mine, '--extends', 'two-powers'])).toMatchObject({ code: 0, stderr: '' });
  expect(tauride(['new', next, '--extends', 'mine'])).toMatchObject({ code: 0, stderr: '' });
  expect(tauride(['check', next])).toMatchObject({ code: 0, stderr: '' });
  const { code, stderr } = tauride(['new', join(place, 'none'), '--extends', 'mien']);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('did you mean `mine`?') as string,
  });
  expect(readdirSync(place).sort()).toEqual(['mine', 'next']);
});

test('what exists is never written over', () => {
  const place = scratch();
  writeFileSync(join(place, 'diary.txt'), 'mine');
  for (const folder of [place, join(place, 'diary.txt'), join(place, 'diary.txt', 'x')]) {
    const { code, stderr } = tauride(['new', folder]);
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/^ +at |internal/m);
  }
  expect(readdirSync(place)).toEqual(['diary.txt']);
});
