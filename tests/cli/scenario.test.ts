import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseBundled } from '../bundled.js';
import { LAWS } from '../../src/model/laws/laws.js';
import { copyOf, tauride } from './command-line.js';

describe('tauride check', () => {
  test('says what a sound scenario holds', () => {
    const { code, stdout, stderr } = tauride(['check', 'two-powers']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^two-powers: no faults\.\n.* 2 counterfactuals, 2 tests of hypotheses\.\n$/);
  });

  test('prints the faults of all files and counterfactuals at once', () => {
    const folder = copyOf('two-powers');
    const scenario = join(folder, 'scenario.yaml');
    writeFileSync(
      scenario,
      readFileSync(scenario, 'utf8').replace(
        'requires: not happened.loaf-riot',
        'requires: happened.loaf-riiot',
      ),
    );
    appendFileSync(join(folder, 'counterfactuals/rash-council.yaml'), 'moov: {}\n');
    const { code, stdout, stderr } = tauride(['check', folder]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/scenario\.yaml:\d+:\d+: .*loaf-riiot/);
    expect(stderr).toMatch(/rash-council\.yaml:\d+:\d+: .*moov/);
  });

  test('checks the names of a counterfactual against its scenario', () => {
    const folder = copyOf('two-powers');
    const file = join(folder, 'counterfactuals/bread-arrives.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('[ship-lost]', '[ship-losst]'));
    const { code, stderr } = tauride(['check', folder]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/bread-arrives\.yaml:\d+:\d+: .*ship-losst/);
  });

  test('gives faults as data to programs', () => {
    const folder = copyOf('two-powers');
    writeFileSync(join(folder, 'more.yaml'), 'partys: []\n');
    const { code, stdout, stderr } = tauride(['check', folder, '--json']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    const { faults } = JSON.parse(stdout) as { faults: readonly object[] };
    expect(faults).toMatchObject([{ file: join(folder, 'more.yaml'), line: 1, column: 1 }]);
  });
});

describe('what a scenario offers', () => {
  test('is listed: scenarios with the questions that come with them', () => {
    const { code, stdout } = tauride(['list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^two-powers {2}Two powers$/m);
    expect(stdout).toMatch(/^ {4}bread-arrives +The grain ship comes in\. Would/m);
  });

  test('is listed for programs too', () => {
    const scenarios = JSON.parse(tauride(['list', '--json']).stdout) as readonly object[];
    expect(scenarios).toContainEqual(
      expect.objectContaining({
        id: 'two-powers',
        counterfactuals: expect.arrayContaining([expect.objectContaining({ id: 'rash-council' })]) as unknown,
      }),
    );
  });

  test('is listed of one scenario alone', () => {
    const listed = JSON.parse(tauride(['list', 'two-powers', '--json']).stdout) as readonly object[];
    expect(listed).toMatchObject([{ id: 'two-powers' }]);
  });

  test('is listed of one scenario with its events and decisions by date, as other commands name them', () => {
    const { code, stdout } = tauride(['list', 'two-powers']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {4}1848-04-10 {2}impulse {3}ship-lost +The grain ship is lost$/m);
    expect(stdout).toMatch(/^ {4}1848-\d\d-\d\d {2}decision {2}seizure\n +Shall the council.*Options: /m);
    const [{ happenings, affairs }] = JSON.parse(tauride(['list', 'two-powers', '--json']).stdout) as [
      { happenings: { id: string; date: string | null }[]; affairs: unknown[] },
    ];
    expect(affairs).toEqual([]);
    const dates = happenings.flatMap(({ date }) => date ?? []);
    expect(dates).toEqual([...dates].sort());
    const { events, decisions } = parseBundled('two-powers').scenario;
    expect(happenings.map(({ id }) => id).sort()).toEqual(
      [...events, ...decisions].map(({ id }) => id).sort(),
    );
  });

  test('is listed with its affairs, which are asked as one', () => {
    const folder = copyOf('two-powers');
    const affair = '{ id: hungry-spring, title: The hungry spring, of: [ship-lost, seizure] }';
    appendFileSync(join(folder, 'scenario.yaml'), `\naffairs:\n  - ${affair}\n`);
    const { stdout } = tauride(['list', folder]);
    expect(stdout).toContain('    hungry-spring: The hungry spring\n      ship-lost, seizure\n');
  });

  test('is named for expressions', () => {
    const words = ['quantities', 'two-powers', '--matching', 'balance.'];
    expect(tauride(words)).toEqual({ code: 0, stdout: 'balance.government\nbalance.council\n', stderr: '' });
  });

  test('has a schema for editors', () => {
    for (const [words, property] of [
      [[], 'strata'],
      [['--counterfactual'], 'question'],
    ] as const) {
      const schema = JSON.parse(tauride(['schema', ...words]).stdout) as { properties: object };
      expect(schema.properties).toHaveProperty(property);
    }
  });
});

describe('tauride list --switches', () => {
  test('says of each law whether it is on, and of each constant its value and source', () => {
    const { code, stdout } = tauride(['list', 'two-powers', '--switches']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^yielding {2}on$/m);
    expect(stdout).toMatch(/^ {4}call-out +1 +1 or 0 for: A party calls its people/m);
    expect(stdout).toContain('Tilly 1978');
    expect(stdout).toContain('laws.ID.on=0');
  });

  test('tells what a scenario has of its own', () => {
    const folder = copyOf('two-powers');
    const more = 'laws: { yielding: { on: false }, vacuum: { willing: 0.4 } }\n';
    writeFileSync(join(folder, 'more.yaml'), more);
    const { stdout } = tauride(['list', folder, '--switches']);
    expect(stdout).toMatch(/^yielding {2}off \(elsewhere on\)$/m);
    expect(stdout).toMatch(/^ {4}willing +0\.4 \(elsewhere 0\.3\)/m);
    const laws = JSON.parse(tauride(['list', folder, '--switches', '--json']).stdout) as readonly object[];
    expect(laws).toHaveLength(LAWS.length);
    expect(laws).toContainEqual(expect.objectContaining({ id: 'yielding', on: false, standard: true }));
  });

  test('asks for the scenario', () => {
    const { code, stderr } = tauride(['list', '--switches']);
    expect(code).toBe(2);
    expect(stderr).toContain('lists the laws of one scenario');
  });
});
