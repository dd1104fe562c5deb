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

/** The columns of a question, whose first option leaves things as they are. */
const question = (id: string, title: string, options: Readonly<Record<string, string>>): ColumnDef[] => [
  { name: `put_${id}`, type: 'date', meaning: `day on which it is first put: ${title}` },
  { name: `first_${id}`, type: 'text', meaning: `answer of the first sitting: ${title}` },
  { name: `last_${id}`, type: 'text', meaning: `answer of the last sitting: ${title}` },
  ...Object.entries(options).map(([option, words], i): ColumnDef => ({
    ...{ name: `ever_${id}__${option}`, type: 'date' },
    meaning: `first day of ${i === 0 ? 'leaving things as they are' : 'the answer'}: ${title} ${words}`,
  })),
];

const columns: readonly ColumnDef[] = [
  { name: 'ending', type: 'text', meaning: 'how it ended' },
  { name: 'ending_date', type: 'date', meaning: 'day of the ending' },
  { name: 'regime_rule', type: 'date', meaning: 'first day of the regime: Rule of the Council' },
  ...question('rising', 'Rise now, with the congress, or not at all?', {
    no: 'Not at all',
    now: 'Rise now',
    with_the_congress: 'Rise with the congress',
  }),
  ...question('talks', 'Shall the Council talk?', { no: 'Be silent', yes: 'Talk' }),
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

/** With the note the Council always waits at first; without it it rises at once, if it ever does. */
const risingOf = (answer: string, hasNote: boolean, after: number): Row => {
  const waits = hasNote || answer === 'no';
  const acts = day(after + (hasNote ? 5 : 0));
  return {
    ...{ put_rising: day(after), first_rising: waits ? 'no' : answer, last_rising: answer },
    ever_rising__no: waits ? day(after) : null,
    ever_rising__now: answer === 'now' ? acts : null,
    ever_rising__with_the_congress: answer === 'with-the-congress' ? acts : null,
  };
};

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
    ...risingOf(rises ? (i % 3 === 0 ? 'now' : 'with-the-congress') : 'no', hasNote, 230 + late),
    ...{ put_talks: hasNote ? day(60) : null, ever_talks__yes: hasNote ? day(60) : null },
    ...{ first_talks: hasNote ? 'yes' : null, last_talks: hasNote ? 'yes' : null, ever_talks__no: null },
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
      ...compareRows(rows(true), rows(false), columns, '1911-12-31'),
    },
  ],
  ...{ failures: [], measured: [] },
  days: { simulated: 48_712, asked: 59_800 },
};
