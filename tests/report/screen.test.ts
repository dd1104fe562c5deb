/** The first screen of a run: short, and complete in what it has to say. */
import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import type { OriginalRecord, RunRecord } from '../../src/experiment/run/record.js';
import { commandLines, type AskedRun } from '../../src/report/screen/next.js';
import { screenReport } from '../../src/report/screen/screen.js';
import { turningPoints } from '../../src/report/screen/turning.js';
import { impulse, lived, rising, town } from '../small-town.js';
import { record } from './fixture.js';

const asked: AskedRun = {
  scenario: 'two-halls',
  options: ['--population 4000'],
  changes: [],
  kept: 'my-run',
};
const options = { width: 80, colour: false, unicode: true };

const original: OriginalRecord = {
  digest: 'ab',
  ending: { kind: 'unchanged', authority: 'cabinet', date: null, government: ['blues'], divided: false },
  initialRegime: 'monarchy',
  regimes: [{ date: '1911-03-15', to: 'two-halls' }],
  measured: [],
  parted: '1911-05-02',
  first: { date: '1911-05-18', original: null, changed: 'the fleet leaves' },
};
const changed: RunRecord = { ...record, interventions: ['rising moved to 1911-05-01'], original };

const columnsOf = (line: string): number => [...line].length;

describe('the first screen of a run', () => {
  test.each([
    ['of a replay', record, 'screen-80.txt'],
    ['of a changed run beside the one it was changed from', changed, 'screen-twin-80.txt'],
  ])('%s reads as the golden text', async (_, shown, file) => {
    await expect(screenReport({ record: shown, asked }, options)).toMatchFileSnapshot(`golden/${file}`);
  });

  test('ends with three questions that have the ids of the run', () => {
    const text = screenReport({ record, asked }, options);
    expect(text).toContain('tauride why my-run --transition ');
    expect(text).toMatch(/tauride replay two-halls --population 4000( \\\n +| )--without [a-z]/);
    expect(text).toContain('--runs 20');
  });

  const anyName = fc.string({ unit: fc.constantFrom(...'abcdefg hij-é—'), minLength: 1, maxLength: 90 });

  property.prop([fc.integer({ min: 72, max: 160 }), anyName, fc.boolean()], { numRuns: 25 })(
    'is at most forty lines, none wider than the sheet, whatever things are called',
    (width, name, isChanged) => {
      const called = (list: RunRecord['names']['parties']) => list.map(({ id }) => ({ id, name }));
      const { names } = record;
      const shown: RunRecord = {
        ...(isChanged ? changed : record),
        title: name,
        acts: record.acts.map((act) => ({ ...act, text: name })),
        names: { ...names, regimes: called(names.regimes), parties: called(names.parties) },
        facts: record.facts?.map((fact) => ({ ...fact, quantity: name })),
      };
      const lines = screenReport({ record: shown, asked }, { ...options, width })
        .trimEnd()
        .split('\n');
      expect(lines.length).toBeLessThanOrEqual(40);
      expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(width);
    },
  );
});

describe('a command that is shown', () => {
  test('goes on behind a backslash where it is long, and is the same words', () => {
    const words = ['tauride', 'replay', 'russia-1917', '--with insurrection-in-july', '--out my-run'];
    const lines = commandLines(words, 40);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((line) => line.replace(/ \\$/, '')).join(' ')).toBe(words.join(' '));
  });
});

test('a contest that turned a run is told with its chance once', () => {
  const events = [
    impulse('rise', '1900-01-05', [rising('rebels', 'state')]),
    impulse('again', '1900-02-05', [rising('rebels', 'state')]),
  ];
  const fought = turningPoints(lived(town({ events }), 60)).filter(({ text }) => text.includes('chance'));
  expect(fought.length).toBeGreaterThan(0);
  for (const { text } of fought) expect(text.match(/chance/g)).toHaveLength(1);
});
