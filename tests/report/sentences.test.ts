/** What sentences of reports say, held over random results: of no runs, of one, of many, of twins that are one, of differences of any sign. */
import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { compareRows, isOneRun } from '../../src/experiment/many/compare.js';
import { proportion } from '../../src/experiment/many/interval.js';
import type { SweepRecord } from '../../src/experiment/many/sweep-record.js';
import type { ColumnDef, Row } from '../../src/experiment/tables/table.js';
import { compareReport } from '../../src/report/compare/report.js';
import { sweepReport } from '../../src/report/sweep/report.js';
import { comparison } from './compare-fixture.js';

const plain = { width: 200, colour: false, unicode: true };

/** What no sentence may hold: a number that is none, two signs, nothing with a sign, an empty list. */
const NONSENSE = /NaN|undefined|null|Infinity|--\d|\+-|\+\+|-0(?![.\d])|-0\.0+(?!\d)|: \.|, \./;

const columns: readonly ColumnDef[] = [
  { name: 'ending', type: 'text', meaning: 'ending' },
  { name: 'event_fall', type: 'date', meaning: 'day of the event: The Cabinet falls' },
  { name: 'put_rising', type: 'date', meaning: 'day on which it is first put: Rise?' },
  { name: 'first_rising', type: 'text', meaning: 'answer of the first sitting: Rise?' },
  { name: 'ever_rising__no', type: 'date', meaning: 'first day of leaving things as they are: Rise? No' },
  { name: 'ever_rising__yes', type: 'date', meaning: 'first day of the answer: Rise? Yes' },
  {
    name: 'support_reds',
    type: 'number',
    unit: 'share of ballots',
    meaning: 'Reds: share of votes if all were asked on the last day',
  },
  {
    name: 'casualties',
    type: 'number',
    unit: 'persons',
    meaning: 'casualties of armed contests (killed and wounded)',
  },
];

const september = fc.option(fc.integer({ min: 10, max: 30 }).map((day) => `1911-09-${day}`));

const run: fc.Arbitrary<Row> = fc
  .record({
    ending: fc.constantFrom('none', 'takeover:council', 'breakdown'),
    event_fall: september,
    put_rising: september,
    rises: fc.boolean(),
    support_reds: fc.oneof(fc.constant(0.3), fc.double({ min: 0, max: 1, noNaN: true })),
    casualties: fc.constantFrom(0, 1, 250, 1_000_000),
  })
  .map(({ rises, ...row }) => ({
    ...{ ...row, first_rising: row.put_rising === null ? null : rises ? 'yes' : 'no' },
    ever_rising__no: rises ? null : row.put_rising,
    ever_rising__yes: rises ? row.put_rising : null,
  }));

/** Pairs of runs; some twins are their baseline once more. */
const pairs = fc.tuple(fc.boolean(), fc.constantFrom(0, 1, 2, 5, 12, 40)).chain(([areOne, length]) =>
  fc.array(areOne ? run.map((each) => [each, each] as const) : fc.tuple(run, run), {
    minLength: length,
    maxLength: length,
  }),
);

const rowsOf = (list: readonly (readonly [Row, Row])[], side: 0 | 1): Row[] =>
  list.map((pair, i) => ({
    ...pair[side],
    ...{ seed: String(i), status: 'done', digest: JSON.stringify(pair[side]) },
    parted: side === 0 || JSON.stringify(pair[0]) === JSON.stringify(pair[1]) ? null : '1911-05-01',
  }));

const toldOf = (list: readonly (readonly [Row, Row])[]) => {
  const compared = compareRows(rowsOf(list, 0), rowsOf(list, 1), columns, comparison.end);
  const twin = { id: 'q', title: 'No note', question: 'What then?', changes: ['without the-note'] };
  const record = {
    ...comparison,
    runs: list.length,
    twins: [{ ...twin, begins: '1911-05-01', fixed: [], ...compared }],
  };
  const text = compareReport(record, plain).replaceAll(/\s+/g, ' ');
  return { compared, text, words: text.split(' Share of runs ')[0] };
};

const NUMBER = String.raw`([\d,.]+(?: m| bn)?)`;
const DIFFERENCE = new RegExp(
  `${NUMBER}( points?| days?| persons?) (more|fewer|later|earlier)` +
    String.raw` \(95 % interval ${NUMBER}(?: (more|fewer|later|earlier))? to ${NUMBER}(?: (more|fewer|later|earlier))?\)`,
  'g',
);

const read = (text: string): number =>
  Number(text.replaceAll(/[, mbn]/g, '')) * (text.endsWith(' m') ? 1e6 : text.endsWith(' bn') ? 1e9 : 1);

describe('the sentences of a comparison', () => {
  property.prop([pairs], { numRuns: 40 })('hold no nonsense', (list) => {
    expect(toldOf(list).text).not.toMatch(NONSENSE);
  });

  property.prop([pairs], { numRuns: 40 })(
    'tell an interval from low to high the way of its figure, which lies in it',
    (list) => {
      const { words } = toldOf(list);
      const told = [...words.matchAll(DIFFERENCE)];
      for (const [sentence, value, , word, low, lowWord, high, highWord] of told) {
        const least = lowWord === undefined || lowWord === word ? read(low) : -read(low);
        expect(highWord ?? word, sentence).toBe(word);
        expect(least, sentence).toBeLessThanOrEqual(read(value));
        expect(read(value), sentence).toBeLessThanOrEqual(read(high));
      }
      const every = [...words.matchAll(/95 % interval/g)].length;
      const even = [...words.matchAll(/as often as in the baseline \(95 % interval -\d+ to \+\d+ points\)/g)];
      expect(told.length + even.length).toBe(every);
    },
  );

  property.prop([pairs], { numRuns: 40 })('tell the difference of two shares in points', (list) => {
    for (const sentence of toldOf(list).words.matchAll(/(?:% of votes|of \d+ runs) [^.]*instead of [^(]*/g))
      expect(sentence[0]).toMatch(/ points? (more|fewer) $/);
  });

  property.prop([fc.array(run, { minLength: 1, maxLength: 12 })], { numRuns: 20 })(
    'know no interval and no difference of twins that are one and the same run',
    (list) => {
      const { compared, text } = toldOf(list.map((each) => [each, each]));
      expect(isOneRun(compared)).toBe(true);
      expect(text).toMatch(/one and the same run/);
      expect(text).not.toMatch(/interval|points|more |fewer|instead|chance|Share of runs/);
    },
  );

  test('say at either end which way it lies, where an interval holds no difference, too', () => {
    const ending = (name: string): Row => ({ ending: name });
    const list = Array.from({ length: 40 }, (_, i): [Row, Row] => [
      ending(i < 20 ? 'unchanged' : 'breakdown'),
      ending(i < 17 ? 'unchanged' : 'breakdown'),
    ]);
    expect(toldOf(list).words).toMatch(
      /[Pp]ower unchanged.*: in 17 of 40 runs instead of 20, 8 points fewer \(95 % interval \d+ more to \d+ fewer\)/,
    );
  });
});

describe('the sentences of a sweep', () => {
  const counts = fc
    .array(
      fc
        .integer({ min: 0, max: 12 })
        .chain((runs) => fc.record({ runs: fc.constant(runs), times: fc.integer({ min: 0, max: runs }) })),
      { minLength: 1, maxLength: 6 },
    )
    .map((points) => points.map(({ runs, times }, i) => ({ runs, times, level: i })));

  property.prop([counts, fc.constantFrom('grid' as const, 'lhs' as const)], { numRuns: 30 })(
    'hold no nonsense, and know no interval of points without runs',
    (list, design) => {
      const column: ColumnDef = { name: 'vary_x', type: 'number', meaning: 'varied: x' };
      const record: SweepRecord = {
        ...comparison,
        ...{ seedsRun: 12, untilWidth: null, days: { simulated: 1, asked: 2 }, design, factors: [column] },
        ...{ stopping: null, extremes: [null] },
        points: list.map(({ runs, times, level }) => ({
          levels: { vary_x: level },
          ...{
            runs,
            ...{ failed: 0, measures: [] },
            outcomes: [
              {
                ...{
                  outcome: 'held_soviet',
                  times,
                  open: 0,
                  share: proportion(times, runs),
                  fromFirst: null,
                },
                medianDay: times > 0 ? '1911-09-12' : null,
              },
            ],
          },
        })),
      };
      const lines = sweepReport(record, plain).split('\n');
      expect(lines.join(' ')).not.toMatch(NONSENSE);
      for (const { runs, level } of list.filter((each) => each.runs === 0))
        expect([runs, lines.find((line) => line.startsWith(`  ${level} `))]).toEqual([
          0,
          expect.stringMatching(/ \?$/),
        ]);
      for (const [, low, high] of lines.join(' ').matchAll(/interval <?(\d+)% to <?(\d+)%/g))
        expect(Number(low)).toBeLessThanOrEqual(Number(high));
    },
  );
});
