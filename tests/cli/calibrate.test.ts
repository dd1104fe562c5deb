import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PosteriorRecord } from '../../src/experiment/calibration/record.js';
import { scratch, tauride } from './command-line.js';

const fact = (id: string, role: string, day: string, recorded: number) =>
  `{ id: ${id}, quantity: ${id}, recorded: ${recorded}, unit: percent, date: 1848-03-${day}, place: town, role: ${role}, is: 100 * support.council.weavers, source: invented }`;

/** The town with two facts that may be fitted and one that may not. */
function town(hidden = 99): string {
  const folder = join(scratch(), 'town');
  mkdirSync(folder);
  const text = `extends: two-powers
id: fitted-town
facts:
  - ${fact('early', 'calibration', '10', 30)}
  - ${fact('later', 'calibration', '14', 32)}
  - ${fact('hidden', 'validation', '12', hidden)}
calibration:
  - { path: parties.council.growth, from: 0.005, to: 0.1, reason: test }
  - { path: parties.council.reach.weavers, from: 0.1, to: 0.8, reason: test }
`;
  writeFileSync(join(folder, 'scenario.yaml'), text);
  return folder;
}

const words = (scenario: string, ...more: string[]) => [
  ...['calibrate', scenario, '--population', '2292', '--particles', '20', '--quiet'],
  ...more,
];
const read = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'posterior.json'), 'utf8')) as PosteriorRecord;

describe('tauride calibrate', () => {
  test('gives one posterior on any number of threads, straight or resumed, and whatever validation says', () => {
    const [straight, resumed] = [join(scratch(), 'a'), join(scratch(), 'b')];
    const all = tauride(words(town(), '--generations', '2', '--threads', '2', '--out', straight));
    expect(all).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const scenario = town();
    expect(tauride(words(scenario, '--generations', '1', '--threads', '1', '--out', resumed)).code).toBe(0);
    const more = ['--generations', '2', '--threads', '1', '--resume', '--out', resumed];
    expect(tauride(words(scenario, ...more)).code).toBe(0);
    const record = read(straight);
    expect(read(resumed)).toEqual(record);
    const damaged = join(resumed, 'generation-02.json');
    writeFileSync(damaged, readFileSync(damaged, 'utf8').replace(/\d\.\d/, '0.0'));
    expect(tauride(words(scenario, ...more))).toMatchObject({
      code: 0,
      stderr: `tauride: ${damaged} is damaged: its runs are computed again\n`,
    });
    expect(read(resumed)).toEqual(record);
    expect(record.facts.map(({ id }) => id)).toEqual(['early', 'later']);
    expect(JSON.stringify(record)).not.toContain('hidden');
    expect(record.generations).toHaveLength(2);
    expect(record.particles).toHaveLength(20);
    const page = join(scratch(), 'page.html');
    expect(tauride(['report', straight, '--out', page]).code).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('what the record says of its parameters');
    const other = join(scratch(), 'c');
    tauride(words(town(1), '--generations', '1', '--out', other));
    expect(read(other).generations).toEqual(record.generations.slice(0, 1));
  });

  test.each([
    ['a fact of validation', ['--fact', 'hidden'], '`hidden` is a fact of validation: it is never fitted to'],
    ['an unknown fact', ['--fact', 'earl'], 'there is no fact `earl`'],
    ['too few facts', ['--fact', 'early'], 'as many facts as parameters are needed, 1 more'],
    ['too few particles', ['--particles', '3'], 'of fewer than 20 the middle 90 % are all'],
    ['hours that are none', ['--hours', 'soon'], '`soon` is not a number of hours'],
  ])('refuses %s', (_what, more, message) => {
    const [name, ...rest] = words(town(), '--out', join(scratch(), 'none'));
    const given =
      more[0] === '--particles' ? rest.filter((word) => !['--particles', '20'].includes(word)) : rest;
    const { code, stderr } = tauride([name, ...given, ...more]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  test('stops after --hours with what is finished, and refuses to go on with other settings', () => {
    const [scenario, folder] = [town(), join(scratch(), 'short')];
    const { code, stderr } = tauride(words(scenario, '--hours', '0.0000001', '--out', folder));
    expect(stderr).toContain('the time is up; no generation is whole yet');
    expect(code).toBe(1);
    const other = tauride(words(scenario, '--resume', '--seed', 'other', '--out', folder));
    expect(other.stderr).toContain('it holds a calibration of another scenario, engine, or other settings');
    expect(other.code).toBe(2);
  });
});
