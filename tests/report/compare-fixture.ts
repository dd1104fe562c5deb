/** A comparison made by hand: a hundred seeds of the year of two halls, and the same without its note to the Allies. */
import { isoOf, parseDate } from '../../src/foundation/calendar.js';
import { compareRows, type CompareRecord } from '../../src/experiment/many/compare.js';
import type { Cell, ColumnDef, Row } from '../../src/experiment/tables/table.js';

const SEEDS = 100;
const START = parseDate('1911-03-08') ?? 0;

const EVENTS = [
  'The great strike',
  'The fleet leaves',
  'The Council is armed',
  'The Cabinet falls',
  'The bridges are raised',
];
const NEWS = ['a ball at court', 'a flood', 'a comet', 'a trial of forgers'];
const PARTIES = [
  'Reds',
  'Blues',
  'Greens and independents',
  'Friends of the old order',
  'Friends of the new order',
  'Friends of no order',
];

const columns: readonly ColumnDef[] = [
  { name: 'ending', type: 'text', meaning: 'how it ended' },
  { name: 'ending_date', type: 'date', meaning: 'day of the ending' },
  { name: 'regime_rule', type: 'date', meaning: 'first day of the regime: Rule of the Council' },
  {
    name: 'decision_rising',
    type: 'text',
    meaning: 'option chosen at the last sitting: Rise now, with the congress, or not at all?',
  },
  {
    name: 'decided_rising',
    type: 'date',
    meaning: 'day of the last sitting: Rise now, with the congress, or not at all?',
  },
  {
    name: 'decision_talks',
    type: 'text',
    meaning: 'option chosen at the last sitting: Shall the Council talk?',
  },
  { name: 'decided_talks', type: 'date', meaning: 'day of the last sitting: Shall the Council talk?' },
  ...EVENTS.map(
    (event, i) => ({ name: `event_${i}`, type: 'date', meaning: `day on which event: ${event}` }) as const,
  ),
  ...NEWS.map(
    (news, i) => ({ name: `event_news_${i}`, type: 'date', meaning: `day on which event: ${news}` }) as const,
  ),
  ...PARTIES.map((party, i) => ({
    ...({ name: `support_${i}`, type: 'number', unit: 'share of votes' } as const),
    meaning: `${party}: share of votes if all were asked on the last day`,
  })),
  {
    name: 'casualties',
    type: 'number',
    meaning: 'casualties of armed contests (killed and wounded)',
    unit: 'persons',
  },
];

const day = (after: number): string => isoOf(START + after);

/** A number from -1 to 1 that looks like chance and is none. */
const wobble = (i: number, salt: number): number => (((i * 37 + salt * 61) % 100) - 49.5) / 49.5;

type Entry = readonly [column: string, cell: Cell];

/** One run: without the note the Council seldom takes over, and what it does comes later. */
function rowOf(i: number, hasNote: boolean): Row {
  const late = hasNote ? 0 : 20 + Math.round(5 * wobble(i, 3));
  const takes = i < (hasNote ? 88 : 31);
  const rises = i < (hasNote ? 93 : 40);
  const events = EVENTS.map((_, e): Entry => [
    `event_${e}`,
    i < 95 - 2 * e - (hasNote ? 0 : 9 * e)
      ? day(120 + 20 * e + Math.round((late * e) / 2 + 4 * wobble(i, e)))
      : null,
  ]);
  const news = NEWS.map((_, n): Entry => [
    `event_news_${n}`,
    (i * 7 + n * 13 + (hasNote ? 0 : 1)) % 10 < 6
      ? day(40 + 50 * n + Math.round(20 * wobble(i + (hasNote ? 0 : 37), n)))
      : null,
  ]);
  const support = PARTIES.map((_, p): Entry => [
    `support_${p}`,
    0.3 / (p + 1) +
      (hasNote ? 0 : [-0.09, 0.07, 0.012, 0.011, 0.006, 0.0001][p]) +
      0.02 * wobble(i, p + (hasNote ? 0 : 20)),
  ]);
  return {
    seed: `two halls #${i + 1}`,
    status: 'done',
    parted: hasNote ? null : day(54),
    ending: takes ? 'takeover:council' : i < 97 ? 'unchanged:cabinet' : 'breakdown',
    ending_date: takes ? day(240 + late) : null,
    regime_rule: takes ? day(241 + late) : null,
    decision_rising: rises ? (i % 3 === 0 ? 'now' : 'with-the-congress') : 'no',
    decided_rising: day(230 + late),
    decision_talks: hasNote ? 'yes' : null,
    decided_talks: hasNote ? day(60) : null,
    ...Object.fromEntries<Cell>([...events, ...news, ...support]),
    casualties: 400 + (hasNote ? 0 : 150) + Math.round(100 * wobble(i, hasNote ? 7 : 27)),
  };
}

const rows = (hasNote: boolean): Row[] => Array.from({ length: SEEDS }, (_, i) => rowOf(i, hasNote));

export const comparison: CompareRecord = {
  tauride: '0.1.0',
  scenario: 'two-halls',
  title: 'Two Halls, 1911',
  oldStyle: true,
  scenarioDigest: '00',
  sourceDigest: '00',
  mode: 'run',
  seed: 'two halls',
  runs: SEEDS,
  agents: 99_840,
  start: day(0),
  end: '1911-12-31',
  changes: [],
  names: {
    'authority.council': 'the Council',
    'authority.cabinet': 'the Provisional Government',
    'option.rising.now': 'Rise now',
    'option.rising.with-the-congress': 'Rise with the congress',
    'option.rising.no': 'Not at all',
    'option.talks.yes': 'Talk',
  },
  sides: { baseline: 'baseline', twin: 'twin' },
  twins: [
    {
      id: 'no-note',
      title: 'No note to the Allies',
      question: 'Would the Council have ruled if the Minister had not written?',
      changes: ['without the-note'],
      begins: day(54),
      fixed: [],
      ...compareRows(rows(true), rows(false), columns),
    },
  ],
  failures: [],
  days: { simulated: 48_712, asked: 59_800 },
};
