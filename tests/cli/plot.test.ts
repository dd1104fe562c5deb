/** `tauride plot`: every picture of a kept run as SVG, and faults in words. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY_CHARTS } from '../../src/view/days/charts.js';
import { PLACE_PICTURES } from '../../src/view/days/where.js';
import { PICTURES } from '../../src/view/pictures.js';
import { fewRuns, scratch, tauride } from './command-line.js';

const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
const at = (name: string) => join(parent, name);

beforeAll(() => {
  const council = 'council=support.council.weavers@daily';
  const run = ['run', 'two-powers', '--population', '2292', '--quiet', '--measure', council];
  tauride([...run, '--out', at('plain')]);
  tauride([...run, '--with', 'bread-arrives', '--out', at('changed')]);
  tauride([...run, '--until', '1848-03-05', '--out', at('short')]);
  tauride([
    'sweep',
    ...fewRuns(2, '1848-03-10'),
    '--vary',
    'parties.council.growth=0.02',
    '--out',
    at('swept'),
  ]);
});
afterAll(() => rmSync(parent, { recursive: true }));

describe('tauride plot', () => {
  const ALL = [...PICTURES.keys(), ...PLACE_PICTURES.keys(), 'commanded', ...DAY_CHARTS.keys()];

  test.each(ALL.filter((picture) => picture !== 'stocks'))('draws %s whole, and says where', (picture) => {
    const file = join(scratch(), 'picture.svg');
    const words = ['plot', at('plain'), picture, '--over', at('changed'), '--out', file];
    expect(tauride(words)).toMatchObject({ code: 0, stderr: '', stdout: `${file}\n` });
    const text = readFileSync(file, 'utf8');
    const { document } = parseHTML(text);
    expect(document.querySelector('svg > title')?.textContent).not.toBe('');
    expect(document.querySelectorAll('svg text').length).toBeGreaterThan(0);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    tauride(words);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('names every picture that there is in its help', () => {
    const named = /Allowed choices are ([^.]*)\./.exec(tauride(['plot', 'x', 'none']).stderr)?.[1];
    expect(named?.split(', ')).toEqual(ALL);
  });

  test('draws those groups that are asked for, and no other', () => {
    const file = join(scratch(), 'picture.svg');
    const drawn = (among: string[]) => {
      tauride(['plot', at('plain'), 'ballots', ...among, '--out', file]);
      const { document } = parseHTML(readFileSync(file, 'utf8'));
      return [...document.querySelectorAll('svg > g')].map(
        (panel) => panel.querySelector('text')?.textContent,
      );
    };
    expect(drawn([]).length).toBeGreaterThan(2);
    expect(drawn(['--among', 'weavers,watch'])).toHaveLength(2);
  });

  test('leaves a file that is no picture of its own as it is', () => {
    const file = join(scratch(), 'mine.svg');
    writeFileSync(file, '<svg/>');
    expect(tauride(['plot', at('plain'), '--out', file])).toMatchObject({ code: 2, stdout: '' });
    expect(readFileSync(file, 'utf8')).toBe('<svg/>');
  });

  test.each([
    ['no folder of results', ['nowhere'], 'this is no folder of results'],
    ['many runs', ['swept'], 'have them drawn by `tauride report`'],
    ['a picture that there is not', ['plain', 'maps'], 'Allowed choices are power, bands'],
    ['a run without any of it', ['short', 'contests'], 'nothing in this run is of the picture `contests`'],
    ['a table without rows', ['plain', 'stocks'], 'nothing in this run is of the picture `stocks`'],
    ['ids that there are not', ['plain', 'ballots', '--among', 'weaver'], 'did you mean `weavers`?'],
    ['ids of what is drawn whole', ['plain', 'power', '--among', 'watch'], 'is always drawn whole'],
    ['a width that is none', ['plain', '--width', '12'], 'a picture is 300 to 4000 pixels wide'],
  ])('of %s it says so, and writes nothing', (_what, [folder, ...more], words) => {
    const file = join(scratch(), 'picture.svg');
    const { code, stderr } = tauride(['plot', at(folder), ...more, '--out', file]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(existsSync(file)).toBe(false);
  });
});
