/** A posterior ships with its scenario, and runs have its parameters. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunParameters } from '../../src/experiment/parameters/draw.js';
import type { RunRecord } from '../../src/experiment/run/record.js';
import type { Row } from '../../src/experiment/tables/table.js';
import { scratch, tauride } from './command-line.js';

const GROWTH = 'parties.council.growth';
const REACH = 'parties.council.reach.weavers';

const fact = (id: string, day: string, recorded: number) =>
  `{ id: ${id}, quantity: ${id}, recorded: ${recorded}, unit: percent, date: 1848-03-${day}, place: town, role: calibration, is: 100 * support.council.weavers, source: invented }`;

const TOWN = `extends: two-powers
id: fitted-town
facts:
  - ${fact('early', '10', 30)}
  - ${fact('later', '14', 32)}
calibration:
  - { path: ${GROWTH}, from: 0.005, to: 0.1, reason: test }
  - { path: ${REACH}, from: 0.1, to: 0.8, reason: test }
`;

const SMALL = ['--population', '2292', '--until', '1848-03-12', '--threads', '1'];

/** The folder of a town that ships what it was fitted to, made once. */
const made = mkdtempSync(join(tmpdir(), 'tauride-'));
const shipped = join(made, 'town');

afterAll(() => {
  rmSync(made, { recursive: true, force: true });
});

/** A copy of it, to be changed. */
function town(edit: (text: string) => string = (text) => text): string {
  const folder = join(scratch(), 'town');
  cpSync(shipped, folder, { recursive: true });
  const file = join(folder, 'scenario.yaml');
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
  return folder;
}

interface Told {
  readonly digest: string;
  readonly seed: string;
  readonly interventions: readonly string[];
  readonly usedParameters?: RunParameters;
}

const told = (...words: string[]): Told => {
  const { code, stdout, stderr } = tauride([...words, ...SMALL, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Told;
};

beforeAll(() => {
  mkdirSync(shipped);
  writeFileSync(join(shipped, 'scenario.yaml'), TOWN);
  const words = ['calibrate', shipped, '--population', '2292', '--particles', '20', '--generations', '1'];
  const { code, stderr } = tauride([...words, '--ship', '--quiet', '--out', join(made, 'fitted')]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('a scenario that ships its posterior is sound, and its digest is that without it', () => {
  expect(tauride(['check', shipped]).code).toBe(0);
  const bare = join(scratch(), 'bare');
  mkdirSync(bare);
  writeFileSync(join(bare, 'scenario.yaml'), TOWN);
  const source = (folder: string) =>
    (JSON.parse(tauride(['run', folder, ...SMALL, '--json']).stdout) as { sourceDigest: string })
      .sourceDigest;
  expect(source(shipped)).toBe(source(bare));
});

describe('--parameters', () => {
  test('is the best where nobody says, and the record tells its values; written leaves it out', () => {
    const best = told('run', shipped);
    expect(best.usedParameters?.which).toBe('best');
    expect(Object.keys(best.usedParameters?.values ?? {})).toEqual([GROWTH, REACH]);
    expect(best.interventions).toEqual([]);
    expect(told('run', shipped, '--parameters', 'best')).toEqual(best);
    const written = told('run', shipped, '--parameters', 'written');
    expect(written).not.toHaveProperty('usedParameters');
    const sets = Object.entries(best.usedParameters?.values ?? {}).flatMap(([path, value]) => [
      ...['--set', `${path}=${String(value)}`],
    ]);
    expect(told('run', shipped, '--parameters', 'written', ...sets, '--alone').digest).toBe(best.digest);
    expect(written.digest).not.toBe(best.digest);
  });

  test('draws by the seed of a run: alone, in a sweep on any threads, and in both runs of a pair', () => {
    const words = [...SMALL.slice(0, 4), '--runs', '3', '--seed', 'many', '--quiet', '--json'];
    for (const which of ['posterior', 'prior']) {
      const one = told('run', shipped, '--parameters', which, '--seed', 'many #2');
      const [straight, threads] = ['1', '2'].map((count) => {
        const out = join(scratch(), 'swept');
        const more = ['--parameters', which, '--threads', count, '--out', out];
        expect(tauride(['sweep', shipped, ...words, '--vary', `${GROWTH}=0.01,0.05`, ...more]).code).toBe(0);
        const sql = `SELECT run, seed, digest, parameter_parties_council_reach_weavers AS reach FROM runs ORDER BY run`;
        return JSON.parse(tauride(['query', out, sql, '--json']).stdout) as Row[];
      });
      expect(threads).toEqual(straight);
      const reaches = straight.map((row) => row.reach);
      // Both points of a seed have one draw, and seeds differ.
      expect(reaches[0]).toBe(reaches[1]);
      expect(reaches[2]).toBe(one.usedParameters?.values[REACH]);
      expect(new Set(reaches).size).toBeGreaterThan(1);
    }
  });

  test('says of a value that is set otherwise that it is none of them', () => {
    const { usedParameters } = told('run', shipped, '--set', `${GROWTH}=0.02`, '--alone');
    expect(Object.keys(usedParameters?.values ?? {})).toEqual([REACH]);
  });

  test('keeps a run whose repetition has the same parameters, though the posterior has moved', () => {
    const folder = town();
    const kept = join(scratch(), 'kept');
    const words = ['run', folder, ...SMALL, '--parameters', 'posterior', '--quiet', '--out', kept];
    expect(tauride(words).code).toBe(0);
    const ask = ['why', kept, '--stratum', 'weavers', '--party', 'council', '--json'];
    const before = tauride(ask);
    expect(before.code).toBe(0);
    const file = join(folder, 'posterior.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/engine: "\w*"/, `engine: "${'0'.repeat(32)}"`));
    expect(tauride(ask)).toEqual(before);
    const further = tauride(['run', folder, '--resume', kept, '--until', '1848-03-20', '--quiet']);
    expect(further).toMatchObject({ code: 0 });
    const { usedParameters } = JSON.parse(readFileSync(join(kept, 'run.json'), 'utf8')) as Told;
    expect(usedParameters?.which).toBe('posterior');
  });
});

describe('a posterior of another scenario or engine', () => {
  test('is refused where it is asked for, and by check, with the command that makes it again', () => {
    const folder = town((text) => text.replace('recorded: 32', 'recorded: 33'));
    for (const words of [
      ['check', folder],
      ['run', folder, '--parameters', 'posterior', ...SMALL],
    ]) {
      const { code, stderr } = tauride(words);
      expect(code).toBe(2);
      expect(stderr).toContain('posterior.yaml:4');
      expect(stderr).toContain('the posterior was fitted to another scenario');
      const again = `make it again: tauride calibrate ${folder} --seed 'two powers' --population 2292 --particles 20 --generations 1 --out fitted --ship`;
      expect(stderr).toContain(again);
    }
  });

  test('leaves the scenario running as it is written, with a line that says so', () => {
    const folder = town((text) => text.replace('to: 0.1,', 'to: 0.2,'));
    const { code, stdout, stderr } = tauride(['run', folder, ...SMALL, '--json']);
    expect(code).toBe(0);
    expect(stderr).toContain('the numbers are taken as they are written');
    expect(JSON.parse(stdout)).not.toHaveProperty('usedParameters');
  });

  test('is none where a name, a source or the fitted number itself was mended', () => {
    const folder = town((text) =>
      text.replaceAll('source: invented', 'source: found').replaceAll('reason: test', 'reason: better'),
    );
    expect(tauride(['check', folder])).toMatchObject({ code: 0, stderr: '' });
    const fitted = town((text) => `${text}parties:\n  council: { growth: 0.03, source: fitted }\n`);
    expect(tauride(['check', fitted])).toMatchObject({ code: 0, stderr: '' });
  });
});

test.each([
  [
    'a value outside its range',
    (text: string) => text.replace(/"to": 0.8/, '"to": 0.11'),
    'outside its range',
  ],
  [
    'too few values',
    (text: string) => text.replace(/best: \[[^,]*,/, 'best: ['),
    'there are 1 values, and 2',
  ],
  [
    'no weight',
    (text: string) => text.replace(/"weight": [\d.e-]+/g, '"weight": 0'),
    'no particle has any weight',
  ],
])('a posterior with %s is a fault at its place', (_what, edit, message) => {
  const folder = town();
  const file = join(folder, 'posterior.yaml');
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
  const { code, stderr } = tauride(['check', folder]);
  expect(stderr).toContain('posterior.yaml:');
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test('what cannot be had is refused with what to do', () => {
  const posterior = tauride(['run', 'two-powers', '--parameters', 'posterior']);
  expect(posterior.stderr).toContain('`two-powers` ships no posterior');
  expect(posterior.stderr).toContain('tauride calibrate two-powers --out fitted --ship');
  expect(posterior.code).toBe(2);
  const prior = tauride(['sweep', 'two-powers', '--parameters', 'prior', '--out', join(scratch(), 'none')]);
  expect(prior.stderr).toContain('`two-powers` lists no ranges of parameters');
  expect(prior.code).toBe(2);
  const out = join(scratch(), 'none');
  const again = tauride([
    'calibrate',
    town((text) => `${text}${readFileSync(join(shipped, 'posterior.yaml'), 'utf8')}`),
    '--ship',
    '--out',
    out,
  ]);
  expect(again.code).toBe(2);
});

describe('a value outside the range of the calibration', () => {
  const WORDS = `\`${GROWTH}\` at 0.5 is outside the range of the calibration, 0.005 to 0.1`;

  test('is flagged on stderr, in the record and in the report of a run', () => {
    const words = ['run', shipped, ...SMALL, '--set', `${GROWTH}=0.5`, '--alone'];
    const { stdout, stderr } = tauride([...words, '--all']);
    expect(stderr).toContain(WORDS);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(WORDS);
    const { outsideCalibration } = JSON.parse(tauride([...words, '--json']).stdout) as RunRecord;
    expect(outsideCalibration).toEqual([{ path: GROWTH, values: [0.5], from: 0.005, to: 0.1 }]);
    const inside = tauride(['run', shipped, ...SMALL, '--set', `${GROWTH}=0.09`, '--alone', '--all']);
    expect(`${inside.stdout}${inside.stderr}`).not.toContain('outside the range');
  });

  test('is flagged in a sweep and a comparison, which grow all the same', () => {
    const out = join(scratch(), 'swept');
    const sweep = (values: string) =>
      tauride([
        ...['sweep', shipped, ...SMALL, '--runs', '1', '--out', out, '--resume'],
        ...['--vary', `${GROWTH}=${values}`],
      ]);
    expect(
      tauride(['sweep', shipped, ...SMALL, '--runs', '1', '--out', out, '--vary', `${GROWTH}=0.05`]),
    ).toMatchObject({
      code: 0,
    });
    const grown = sweep('0.05,0.5');
    expect(grown.code).toBe(0);
    expect(grown.stderr).toContain(WORDS);
    expect(grown.stdout.replaceAll(/\s+/g, ' ')).toContain(WORDS);
    const file = join(scratch(), 'fast.yaml');
    writeFileSync(file, `id: fast\ntitle: Fast\nquestion: Faster?\nset: { ${GROWTH}: 0.5 }\n`);
    const compared = tauride(['compare', shipped, ...SMALL, '--runs', '1', '--with', file]);
    expect(compared.stderr).toContain(WORDS);
    expect(compared.stdout.replaceAll(/\s+/g, ' ')).toContain(WORDS);
  });
});
