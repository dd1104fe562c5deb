/** `tauride report`: whole pages of kept results, and faults in words. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fewRuns, scratch, tauride } from './command-line.js';

const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
const at = (name: string) => join(parent, name);
const run = (name: string, ...more: string[]) =>
  tauride([
    'run',
    'two-powers',
    '--population',
    '2292',
    '--until',
    '1848-05-10',
    '--quiet',
    '--out',
    at(name),
    ...more,
  ]);

beforeAll(() => {
  run('plain');
  run('changed', '--with', 'bread-arrives');
  run('other', '--seed', 'another');
  tauride([
    'sweep',
    ...fewRuns(3, '1848-03-20'),
    '--vary',
    'parties.council.growth=0.02,0.03',
    '--out',
    at('swept'),
  ]);
  const two = ['--vary', 'parties.council.growth=0.01,0.05', '--vary', 'behaviour.learning=0.1,0.3'];
  tauride(['sweep', ...fewRuns(3, '1848-03-20'), ...two, '--out', at('grid')]);
  const few = [
    'sensitivity',
    ...fewRuns(2, '1848-03-14'),
    '--measure',
    'council=adherents.council.all@1848-03-14',
  ];
  const analysis = [...few, '--over', 'parties.council.growth=0.01..0.05'];
  tauride([...analysis, '--points', '4', '--out', at('screened')]);
  tauride([...analysis, '--method', 'sobol', '--points', '4', '--out', at('indices')]);
  tauride([...few, '--switches', '--out', at('switched')]);
  tauride(['compare', ...fewRuns(3, '1848-04-20'), '--with', 'bread-arrives', '--out', at('compared')]);
});
afterAll(() => rmSync(parent, { recursive: true }));

const report = (folders: readonly string[], file: string) =>
  tauride(['report', ...folders.map(at), '--out', file]);

describe('tauride report', () => {
  test.each([
    ['a run', ['plain'], 'Two powers'],
    ['a run over another', ['plain', 'changed'], 'Changed: '],
    ['a sweep', ['swept'], '95 % interval'],
    ['a sweep of two factors', ['grid'], 'What moves the share of runs'],
    ['a screening', ['screened'], 'Campolongo'],
    ['indices of variance', ['indices'], 'Jansen'],
    ['laws that were switched', ['switched'], 'as the scenario is'],
    ['a comparison', ['compared'], 'Without the change'],
  ])('writes %s as a page, and says where', (_what, folders, words) => {
    const file = join(scratch(), 'page.html');
    expect(report(folders, file)).toMatchObject({ code: 0, stderr: '', stdout: `${file}\n` });
    const page = readFileSync(file, 'utf8');
    expect(page).toContain(words);
    expect(page.endsWith('</html>\n')).toBe(true);
  });

  test('names runs behind the values of a sweep, whose commands make them again', () => {
    const file = join(scratch(), 'page.html');
    report(['grid'], file);
    const { document } = parseHTML(readFileSync(file, 'utf8'));
    const behind = [...document.querySelectorAll('section')].find(
      (section) => section.querySelector('h2')?.textContent === 'Runs behind the figures',
    );
    const commands = [...(behind?.querySelectorAll('pre') ?? [])].map((pre) => pre.textContent);
    expect(commands).toHaveLength(4 * 3);
    const runs = JSON.parse(
      tauride(['query', at('grid'), 'SELECT point, replicate, seed, digest FROM runs', '--json']).stdout,
    ) as { point: number; replicate: number; seed: string; digest: string }[];
    const found = commands.map((command) => runs.findIndex(({ seed }) => command.includes(`'${seed}'`)));
    expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
    const words = [...commands[11].matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
    const made = JSON.parse(tauride([...words.slice(1), '--json']).stdout) as { digest: string };
    expect(runs.filter(({ point }) => point === 3).map(({ digest }) => digest)).toContain(made.digest);
  });

  test('draws the fans of a comparison of the bands that its folder keeps', () => {
    const file = join(scratch(), 'page.html');
    report(['compared'], file);
    const page = readFileSync(file, 'utf8');
    const sql = `SELECT p05, p95 FROM bands WHERE point = 1 AND who = 'council' AND measure = 'support' AND date = '1848-04-20'`;
    const [{ p05, p95 }] = JSON.parse(tauride(['query', at('compared'), sql, '--json']).stdout) as [
      { p05: number; p95: number },
    ];
    const [low, high] = [p05, p95].map((share) => `${String(Math.round(share * 100))}%`);
    const told = low === high ? low : `${low} to ${high}`;
    expect(page).toContain(`${told} in nine tenths of 3 runs`);
    expect(page).toContain('What it makes more or less');
  });

  test('draws of a run what its tables tell: places, who commands whom, deputies, what people suffer', () => {
    const file = join(scratch(), 'page.html');
    report(['plain', 'changed'], file);
    const { document } = parseHTML(readFileSync(file, 'utf8'));
    for (const id of ['where-obeyed', 'where-votes', 'commanded', 'confrontation', 'deputies', 'conditions'])
      for (const size of ['large', 'small']) {
        const words = document.querySelector(`#${id}-${size}-words`)?.textContent;
        expect(words, id).toMatch(/\w/);
      }
    expect(document.querySelector('#where-obeyed-large-words')?.textContent).toMatch(/: .* \d+%/);
  });

  test('puts the question of a counterfactual over it', () => {
    const file = join(scratch(), 'page.html');
    report(['plain', 'changed'], file);
    expect(/<h1>(.*)<\/h1>/.exec(readFileSync(file, 'utf8'))?.[1]).toMatch(/\?$/);
  });

  test('writes its own page anew, to the same bytes', () => {
    const file = join(scratch(), 'page.html');
    report(['plain'], file);
    const first = readFileSync(file, 'utf8');
    expect(report(['plain'], file).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  test('leaves a file that is no report as it is', () => {
    const file = join(scratch(), 'mine.html');
    writeFileSync(file, 'mine');
    expect(report(['plain'], file)).toMatchObject({ code: 2, stdout: '' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test.each([
    ['no folder of results', ['nowhere'], 'this is no folder of results'],
    ['a run of another seed', ['plain', 'other'], 'the runs differ in their seed'],
    ['many runs over a run', ['compared', 'plain'], 'only a run can be drawn over another'],
  ])('refuses %s, and writes nothing', (_what, folders, words) => {
    const file = join(scratch(), 'page.html');
    const { code, stderr } = report(folders, file);
    expect([code, existsSync(file)]).toEqual([2, false]);
    expect(stderr).toContain(words);
  });

  test('refuses a damaged run, and writes nothing', () => {
    const folder = join(scratch(), 'damaged');
    cpSync(at('plain'), folder, { recursive: true });
    writeFileSync(
      join(folder, 'run.json'),
      readFileSync(join(folder, 'run.json'), 'utf8').replace('two', 'six'),
    );
    const file = join(scratch(), 'page.html');
    const { code, stderr } = tauride(['report', folder, '--out', file]);
    expect([code, existsSync(file)]).toEqual([2, false]);
    expect(stderr).toContain('was cut short or changed');
  });

  test('says so where the file cannot be written', () => {
    const { code, stderr } = report(['plain'], join(parent, 'no-such-folder', 'page.html'));
    expect(code).not.toBe(0);
    expect(stderr).toContain('no-such-folder');
  });
});
