import { describe, expect, test } from 'vitest';
import { compareRows, type CompareRecord } from '../../src/experiment/many/compare.js';
import { proportion } from '../../src/experiment/many/interval.js';
import type { ColumnDef, Row } from '../../src/experiment/tables/table.js';
import type { SweepRecord } from '../../src/experiment/many/sweep-record.js';
import { compareReport } from '../../src/report/compare/report.js';
import {
  rowsThatDiffer,
  rowsThatMatter,
  type CompareRows,
  type Selection,
} from '../../src/report/compare/rows.js';
import { writerOf } from '../../src/report/sweep/level-labels.js';
import { sweepReport } from '../../src/report/sweep/report.js';
import { comparison } from './compare-fixture.js';

const plain = { width: 80, colour: false, unicode: true };

const common = {
  tauride: '0.1.0',
  scenario: 'town',
  title: 'Two powers',
  oldStyle: true,
  scenarioDigest: '00',
  sourceDigest: '00',
  mode: 'run' as const,
  seed: 'x',
  runs: 100,
  agents: 2292,
  start: '1848-03-01',
  end: '1848-08-31',
  changes: [],
  names: { 'authority.soviet': 'the Soviet' },
};

describe('a comparison', () => {
  const columns: readonly ColumnDef[] = [{ name: 'ending', type: 'text', meaning: 'ending' }];
  const rows = (held: number): Row[] =>
    Array.from({ length: 100 }, (_, i) => ({
      seed: String(i),
      status: 'done',
      ending: i < held ? 'takeover:soviet' : 'unchanged:cabinet',
      parted: '1848-04-10',
    }));
  const twin = {
    id: 'q',
    title: 'Without the march',
    question: 'What then?',
    changes: ['without march'],
    begins: '1848-04-10',
    fixed: [],
  };
  const record: CompareRecord = {
    ...common,
    sides: { baseline: 'baseline', twin: 'twin' },
    twins: [{ ...twin, ...compareRows(rows(91), rows(34), columns, '1848-08-31') }],
    ...{ failures: [], measured: [] },
    days: { simulated: 75, asked: 100 },
  };

  test('says first what a reader came to know', () => {
    const words = compareReport(record, plain).replaceAll(/\s+/g, ' ');
    expect(words).toContain(
      'Takeover by force, power with the Soviet: in 34 of 100 runs instead of 91, 57 points fewer (95 % interval 46 to 66).',
    );
    expect(words).toContain('The runs part from their baselines on 10 April 1848 (29 March OS).');
    expect(words).toContain('By 31 August 1848 (19 August OS): Takeover by force');
    expect(words).toContain('75 days computed for 100 asked');
  });

  test('says that nothing was spared, and not less, where failed runs took more days', () => {
    const words = compareReport({ ...record, days: { simulated: 130, asked: 100 } }, plain);
    expect(words.replaceAll(/\s+/g, ' ')).toContain(
      '130 days computed for 100 asked: runs that agree shared 0%.',
    );
  });

  test('does not call chance what is no difference, nor sure what may be chance', () => {
    const told = (held: number) => {
      const compared = compareRows(rows(50), rows(held), columns, '1848-08-31');
      return compareReport({ ...record, twins: [{ ...twin, ...compared }] }, plain);
    };
    expect(told(50)).not.toContain('may be chance');
    expect(told(51).replaceAll(/\s+/g, ' ')).toContain(
      '1 point more (95 % interval 2 fewer to 4 more); this may be chance',
    );
  });
});

describe('a comparison of many rows', () => {
  const [twin] = comparison.twins;
  const linesOf = (text: string) => text.split('\n');

  test.each([
    ['80 columns', plain, {}, 'compare-80.txt'],
    ['120 columns', { ...plain, width: 120 }, {}, 'compare-120.txt'],
    ['80 columns, every row', plain, { all: true }, 'compare-80-all.txt'],
  ])('reads as the golden text in %s', async (_, sheet, view, file) => {
    const text = compareReport(comparison, sheet, view);
    expect(Math.max(...linesOf(text).map((line) => [...line].length))).toBeLessThanOrEqual(sheet.width);
    await expect(text).toMatchFileSnapshot(`golden/${file}`);
  });

  test('shows every ending, and of the rest what is hardly chance, the greatest first, twenty rows at most', () => {
    const { rows, sureHidden, doubtfulHidden } = rowsThatMatter(twin);
    const all = rowsThatDiffer(twin);
    const endings = rows.chances.filter(({ column }) => column === 'ending');
    expect(endings).toHaveLength(3);
    for (const list of [rows.chances.slice(endings.length), rows.days]) {
      const sizes = list.map(({ difference }) => Math.abs(difference.value));
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      for (const { difference } of list) expect(difference.low > 0 || difference.high < 0).toBe(true);
    }
    const number = ({ chances, days, figures }: CompareRows) => chances.length + days.length + figures.length;
    expect(number(rows)).toBeLessThanOrEqual(20);
    expect(number(rows) + sureHidden + doubtfulHidden).toBe(number(all));
    expect([sureHidden, doubtfulHidden].every((hidden) => hidden > 0)).toBe(true);
  });

  test('does not say of a decision that is never put which option is no longer chosen', () => {
    const { chances } = rowsThatMatter(twin).rows;
    expect(chances.map(({ column }) => column)).toContain('put_talks');
    expect(chances.map(({ column }) => column)).not.toContain('ever_talks__yes');
    expect(rowsThatDiffer(twin).chances.map(({ column }) => column)).toContain('ever_talks__yes');
  });

  test('tells what was ever decided and when, and never what was answered first or left as it was', () => {
    const words = compareReport(comparison, plain).replaceAll(/\s+/g, ' ');
    expect(words).toMatch(
      /Rise with the congress: in 26 of 100 runs instead of 62, 36 points fewer \(95 % interval [^)]*\); median day \d+ November 1911, in the baseline \d+ October 1911\./,
    );
    expect(words).not.toMatch(/Not at all|answer\)/);
    const shown = rowsThatMatter(twin).rows;
    for (const { column } of [...shown.chances, ...shown.days])
      expect(column).not.toMatch(/^(first|last)_|__no$/);
    const whole = compareReport(comparison, plain, { all: true }).replaceAll(/\s+/g, ' ');
    expect(whole).toMatch(/Not at all \(first answer\) 100% 60%/);
  });

  test('says how many rows there are besides, and how to see them', () => {
    const words = compareReport(comparison, plain).replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/\d+ more rows differ, \d+ of them by what may be chance\. --all shows every row/);
    expect(compareReport(comparison, plain, { all: true })).not.toContain('more rows differ');
  });

  test('puts last what the change itself removes or fixes, and says nothing of it in sentences', () => {
    const own = { ...twin, fixed: ['put_talks', 'event_4'] };
    const columnsOf = ({ rows }: Selection) => rows.chances.map(({ column }) => column);
    expect(columnsOf(rowsThatMatter(twin)).indexOf('put_talks')).toBe(3);
    expect(columnsOf(rowsThatMatter(twin)).at(-1)).not.toBe('event_4');
    expect(columnsOf(rowsThatMatter(own)).slice(-2)).toEqual(['put_talks', 'event_4']);
    const words = compareReport({ ...comparison, twins: [own] }, plain).replaceAll(/\s+/g, ' ');
    expect(words.slice(0, words.indexOf('Share of runs'))).not.toMatch(
      /Shall the Council talk|The bridges are raised/,
    );
  });

  test('shows the differences of a single pair, of which nobody knows whether they are chance', () => {
    const row = (ending: string, support: number) => ({ seed: 'x', status: 'done', ending, support });
    const columns: ColumnDef[] = [
      { name: 'ending', type: 'text', meaning: 'ending' },
      { name: 'support', type: 'number', unit: 'share', meaning: 'support of the Reds' },
    ];
    const compared = compareRows([row('breakdown', 0.25)], [row('breakdown', 0.5)], columns, '1848-08-31');
    const text = compareReport({ ...comparison, twins: [{ ...twin, ...compared }] }, plain);
    expect(text).toContain('Both: breakdown: nobody holds the country.\n');
    expect(text).not.toContain('may be chance');
    expect(text).toMatch(/support of the Reds +25\.0% +50\.0% +\+25\.0 +\?\n/);
  });
});

describe('a sweep', () => {
  const point = (levels: Row, times: number, runs = 20, failed = 0) => ({
    levels,
    runs,
    ...{ failed, measures: [] },
    outcomes: [
      {
        ...{ outcome: 'held_soviet', times, open: 0, share: proportion(times, runs) },
        ...{ medianDay: null, fromFirst: null },
      },
    ],
  });
  const rising: ColumnDef = { name: 'vary_rising', type: 'date', meaning: 'varied: the day of rising' };
  const growth: ColumnDef = {
    name: 'vary_parties_bolshevik_growth',
    type: 'number',
    meaning: 'varied: parties.bolshevik.growth',
  };
  const record: SweepRecord = {
    ...common,
    seedsRun: 20,
    untilWidth: null,
    days: { simulated: 75, asked: 100 },
    ...{ stopping: null, extremes: [null] },
    factors: [rising],
    points: ['1848-05-01', '1848-06-01', 'never'].map((date, i) => point({ vary_rising: date }, 10 * i)),
  };
  const grown = (levels: readonly number[], times = (i: number) => i): SweepRecord => ({
    ...record,
    factors: [growth],
    points: levels.map((level, i) => point({ [growth.name]: level }, times(i))),
  });
  const words = (sweep: SweepRecord) => sweepReport(sweep, plain).replaceAll(/\s+/g, ' ');

  test('draws a line a level, with the share and its interval, within the sheet', () => {
    const lines = sweepReport(record, plain).split('\n');
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line.includes('━'))).toHaveLength(3);
    expect(lines.find((line) => line.startsWith('  1848-06-01'))).toMatch(/━●━.* 50% +30%-70%$/);
    expect(lines.find((line) => line.startsWith('  never'))).toMatch(/100% +84%-100%$/);
    expect(lines.find((line) => line.endsWith('100%') && line.includes(' 0% '))).toMatch(/^ {2}rising /);
  });

  test('is drawn in ASCII where nothing else can be shown', () => {
    expect(sweepReport(record, { ...plain, unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('writes levels with as many digits as the sweep gives them', () => {
    const lines = sweepReport(grown([0.001, 0.002, 0.003, 0.004, 0.005]), plain).split('\n');
    const labels = lines.filter((line) => line.includes('━')).map((line) => line.trim().split(' ')[0]);
    expect(labels).toEqual(['0.001', '0.002', '0.003', '0.004', '0.005']);
    expect(words(grown([0.001, 0.005]))).toContain('runs at 0.001 (95 % interval');
  });

  test('names every factor above its column, and in sentences', () => {
    const points = [0.01, 0.025].map((level, i) =>
      point({ vary_rising: '1848-05-01', [growth.name]: level }, 20 * i),
    );
    const sweep = { ...record, factors: [rising, growth], points };
    const lines = sweepReport(sweep, plain).split('\n');
    expect(lines.find((line) => line.endsWith('100%'))).toMatch(/^ {2}rising +parties.bolshevik.growth +0% /);
    expect(lines.find((line) => line.startsWith('  1848-05-01'))).toMatch(/^ {2}1848-05-01 +0\.010 {2}/);
    expect(words(sweep)).toContain('20 of 20 runs at rising 1848-05-01, growth 0.025');
  });

  test('has room for the chart, however many factors there are', () => {
    const factors = Array.from({ length: 9 }, (_, i) => ({
      ...growth,
      name: `vary_${i}`,
      meaning: `varied: a.${'long'.repeat(9)}.b${i}`,
    }));
    const levels = Object.fromEntries(factors.map(({ name }, i) => [name, i / 7]));
    const text = sweepReport({ ...record, factors, points: [point(levels, 3)] }, plain);
    expect(Math.max(...text.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    expect(text).toContain('The charts name 4 of 9 factors');
  });

  test('says that nothing differs where nothing does', () => {
    const said = words(grown([0.1, 0.2, 0.3], () => 20));
    expect(said).toContain('Runs with held_soviet: the same at all 3 points, 20 of 20 each (95 % interval');
    expect(said).not.toContain('chance');
    expect(words(grown([0.1, 0.2], () => 20))).toContain('the same at both points, 20 of 20 each');
    const [first, ...others] = grown([0.1, 0.2, 0.3], () => 20).points;
    const lost = { ...grown([0.1]), points: [{ ...first, runs: 0, failed: 20 }, ...others] };
    expect(words(lost)).toContain('the same at both points that have runs, 20 of 20 each');
  });

  test('tells what was ever decided, by its name, and the median day of those who did', () => {
    const names = { 'option.rising.no': 'Wait', 'option.rising.with-the-congress': 'Rise with the congress' };
    const points = record.points.map((each, i) => ({
      ...each,
      outcomes: each.outcomes.map((outcome) => ({
        ...{ ...outcome, outcome: 'ever_rising__with_the_congress' },
        medianDay: [null, '1848-06-05', '1848-06-11'][i],
      })),
    }));
    expect(words({ ...record, names, points })).toMatch(
      /Runs that ever decide: Rise with the congress: from 0 of 20 runs at 1848-05-01 \([^;)]*\) to 20 of 20 runs at never \([^;)]*; median day 11 June 1848\)\./,
    );
  });

  test('does not name single points of a Latin hypercube', () => {
    const said = words({ ...grown([0.123456789, 0.223456789]), design: 'lhs' });
    expect(said).toContain('Runs with held_soviet: 1 of 40 over both points.');
    expect(said).toContain(' 0.123 ');
  });

  test('has no sentence, and no room for one, where there is one point', () => {
    expect(sweepReport(grown([0.1]), plain)).not.toMatch(/\n\n\n/);
  });

  test('counts failed runs and days in sentences', () => {
    const failing = (failed: number) =>
      words({ ...record, points: [point({ vary_rising: 'never' }, 1, 9, failed)] });
    expect(failing(1)).toContain('1 run failed and is left out.');
    expect(failing(2)).toContain('2 runs failed and are left out.');
    expect(words(record)).toContain('75 days computed for 100 asked: runs that agree shared 25%.');
  });
});

describe('numbers in one column', () => {
  test.each([
    [
      [0.1, 0.25],
      ['0.10', '0.25'],
    ],
    [
      [1, 2],
      ['1', '2'],
    ],
    [
      [100_000, 250_000.5],
      ['100,000.0', '250,000.5'],
    ],
    [
      [-0.5, 0],
      ['-0.5', '0.0'],
    ],
    [
      [1e-9, 2e-9],
      ['0.00000000100', '0.00000000200'],
    ],
    [
      [1 / 3, 2 / 3],
      ['0.333', '0.667'],
    ],
    [
      [0.12345678, 0.12345679],
      ['0.12345678', '0.12345679'],
    ],
    [[0], ['0']],
  ])('%j are told apart, all with the same digits', (values, expected) => {
    expect(values.map(writerOf(values))).toEqual(expected);
  });
});
