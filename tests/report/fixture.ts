/** A small record made by hand: a fictional year of two halls, with one of everything that a report shows. */
import { HOLDINGS } from './holdings-fixture.js';
import { CONTESTS } from './contests-fixture.js';
import { REFUSALS } from './refusals.js';
import { isoOf, parseDate } from '../../src/foundation/calendar.js';
import type { RunRecord, RegimeRecord } from '../../src/experiment/run/record.js';
import type { Distance, FactRecord } from '../../src/experiment/scores/fact-record.js';

const START = parseDate('1911-03-08') ?? 0;
const END = parseDate('1911-12-31') ?? 0;
const WEEKS = Array.from({ length: 43 }, (_, week) => Math.min(END, START + 7 * week));

/** A weekly series through points [week, value], straight between them. */
const through = (...points: readonly (readonly [week: number, value: number])[]): number[] =>
  WEEKS.map((_, week) => {
    const next = points.findIndex(([at]) => at >= week);
    if (next <= 0) return points[next < 0 ? points.length - 1 : 0][1];
    const [[a, from], [b, to]] = [points[next - 1], points[next]];
    return from + ((to - from) * (week - a)) / (b - a);
  });

const term = (text: string, left: number, right: number) => ({
  text,
  left,
  right,
  margin: left - right,
  holds: left > right,
});

/** A change of regime, which fits as well as the worst of its features. */
const renamed = (
  date: string,
  from: string,
  to: string,
  holder: string,
  newHolder: boolean,
  terms: RegimeRecord['terms'],
): RegimeRecord => {
  const margin = Math.min(...terms.map((each) => each.margin));
  return { date, from, to, margin, holder, newHolder, terms, fits: [{ regime: to, margin, terms }] };
};

const open = (days: number, logScore: number) => ({ days, logScore });

const distance = (rmse: number, count: number, ...others: readonly number[]): Distance => {
  const baseline = (i: number) =>
    i < others.length ? { rmse: others[i], model: rmse, count } : { rmse: null, model: null, count: 0 };
  return {
    ...{ rmse, count, events: count },
    baselines: { persistence: baseline(0), trend: baseline(1), swing: baseline(2) },
  };
};

const fact = (
  part: Partial<FactRecord> & Pick<FactRecord, 'id' | 'quantity' | 'role' | 'recorded'>,
): FactRecord => ({
  date: '1911-07-08',
  place: null,
  simulated: null,
  missing: typeof part.simulated === 'number' ? null : 'uncomputed',
  unit: 'percent',
  error: typeof part.simulated === 'number' ? part.simulated - part.recorded : null,
  baselines: { persistence: null, trend: null, swing: null },
  elsewhere: [],
  series: null,
  item: [],
  ...{ group: null, kind: null, event: part.id, of: null, family: null, deviation: null, without: null },
  confidence: null,
  source: 'invented',
  ...part,
});

const facts: readonly FactRecord[] = [
  fact({
    id: 'jul_red',
    quantity: 'vote share Reds',
    place: 'Harbour',
    role: 'calibration',
    recorded: 11.7,
    simulated: 14.25,
    family: 'shares',
  }),
  fact({
    id: 'jul_blue',
    quantity: 'vote share Blues',
    place: 'Harbour',
    role: 'calibration',
    recorded: 58,
    simulated: 55.1,
    family: 'shares',
  }),
  fact({
    id: 'strike',
    quantity: 'strikers on the day of the great strike',
    role: 'calibration',
    recorded: 450_000,
    simulated: 391_222,
    unit: 'persons',
  }),
  fact({ id: 'price', quantity: 'bread per funt', role: 'calibration', recorded: 0.12, unit: 'roubles' }),
  fact({
    id: 'oct_red',
    quantity: 'vote share Reds',
    place: 'Harbour',
    date: '1911-10-07',
    role: 'validation',
    recorded: 50.97,
    simulated: 41.4,
    family: 'shares',
    baselines: { persistence: 11.7, trend: 18.2, swing: 33.33 },
    elsewhere: ['hillside'],
    series: 'harbour',
    item: ['reds'],
  }),
  fact({ id: 'army', quantity: 'soldiers under arms', role: 'input', recorded: 12_000_000, unit: 'persons' }),
  fact({
    id: 'council_red',
    quantity: 'Council of Deputies (count A): Reds',
    date: '1911-11-07',
    role: 'anchor',
    recorded: 390,
    simulated: 402,
    unit: 'delegates',
  }),
  fact({
    id: 'council_blue',
    quantity: 'Council of Deputies (count A): Blues',
    date: '1911-11-07',
    role: 'anchor',
    recorded: 160,
    unit: 'delegates',
  }),
];

export const record: RunRecord = {
  tauride: '0.1.0',
  mode: 'replay',
  scenario: 'two-halls',
  title: 'Two Halls, 1911',
  oldStyle: true,
  scenarioDigest: 'a'.repeat(32),
  sourceDigest: 'a'.repeat(32),
  outcome: { columns: [], row: {} },
  measured: [],
  seed: 'two halls',
  population: { agents: 99_840, persons: 164_512_000 },
  kernel: 'reference',
  threads: 1,
  digest: '0123456789abcdef0123456789abcdef',
  start: isoOf(START),
  end: isoOf(END),
  interventions: [],
  noValue: [],
  initialRegime: 'monarchy',
  ending: {
    kind: 'takeover',
    authority: 'council',
    date: '1911-11-07',
    government: ['reds'],
    divided: false,
  },
  regimes: [
    renamed('1911-03-15', 'monarchy', 'two-halls', 'cabinet', true, [
      { text: 'control.crown.capital-force < 0.4', left: 0.09, right: 0.4, margin: 0.31, holds: true },
    ]),
    renamed('1911-05-18', 'two-halls', 'coalition', 'cabinet', false, [
      term('ministers.cabinet > 0.5', 1, 0.5),
      term('effective.council > 0.3', 0.34, 0.3),
    ]),
    renamed('1911-11-07', 'coalition', 'council-rule', 'council', true, [
      term('holder.council > 0.5', 1, 0.5),
    ]),
  ],
  nearest: [
    { date: '1911-07-17', regime: 'junta', margin: -0.021, margins: { 'two-halls': -0.5, junta: -0.021 } },
    { date: '1911-08-02', regime: 'two-halls', margin: -0.2, margins: { 'two-halls': -0.2, junta: -0.4 } },
  ],
  acts: [
    {
      ...{ date: '1911-03-15', kind: 'head', by: 'cabinet', id: 'abdication' },
      text: 'Provisional Government governs in place of Crown, handed over',
    },
    {
      ...{ date: '1911-05-18', kind: 'cabinet', by: 'cabinet', id: 'enter-coalition.yes' },
      text: 'Provisional Government has new ministers: Reds 2, Blues 5',
    },
    {
      ...{ date: '1911-05-18', kind: 'regime', by: 'cabinet', id: 'coalition' },
      text: 'The regime is now: Coalition: effective.council > 0.3 (0.34)',
    },
  ],
  hinges: [
    { date: '1911-07-17', gap: 0.31 },
    { date: '1911-11-07', gap: 0.5 },
  ],
  decisions: [
    {
      id: 'enter-coalition',
      title: 'Shall the Council send ministers?',
      ...{ sitting: 1, date: '1911-05-14', chosen: 'yes', pinned: true },
      probabilities: { no: 0.38, yes: 0.62 },
      votes: { left: 'no', right: 'yes' },
      recorded: { option: 'yes', date: '1911-05-14', text: '41 to 19' },
      key: true,
    },
    {
      id: 'rising',
      title: 'Rise now, with the congress, or not at all?',
      ...{ sitting: 1, date: '1911-10-23' },
      chosen: 'with-the-congress',
      pinned: false,
      probabilities: { no: 0.1, now: 0.55, 'with-the-congress': 0.35 },
      votes: {},
      recorded: { option: 'now', date: '1911-10-20', text: null },
      key: true,
    },
  ],
  events: [
    {
      id: 'the-note',
      title: 'The Foreign Minister’s note to the Allies',
      date: '1911-05-01',
      kind: 'impulse',
      outcome: 'impossible',
      reason: 'the minister has resigned',
      measure: null,
      unit: null,
      recorded: null,
      key: true,
    },
    {
      id: 'bread-fails',
      title: 'Bread fails in the capital',
      date: '1911-03-08',
      kind: 'impulse',
      outcome: 'happened',
      reason: null,
      measure: null,
      unit: null,
      recorded: { date: '1911-03-08', text: null, value: null },
      key: true,
    },
    {
      id: 'great-strike',
      title: 'The great strike of Harbour against the Conference',
      date: '1911-08-20',
      kind: 'outcome',
      outcome: 'happened',
      reason: null,
      measure: 391_222,
      unit: 'persons',
      recorded: { date: '1911-08-25', text: 'nearly half a million', value: 450_000 },
      key: true,
    },
    {
      id: 'footnote',
      title: 'A footnote',
      date: '1911-08-20',
      kind: 'outcome',
      outcome: 'happened',
      reason: null,
      measure: null,
      unit: null,
      recorded: null,
      key: false,
    },
    {
      id: 'fleet-leaves',
      title: 'The fleet leaves',
      date: '',
      kind: 'outcome',
      outcome: 'never',
      reason: null,
      measure: null,
      unit: null,
      recorded: { date: '1911-09-01', text: null, value: null },
      key: true,
    },
  ],
  impossible: REFUSALS,
  contests: CONTESTS,
  holdings: HOLDINGS,
  bodies: [
    {
      date: '1911-06-16',
      id: 'council-of-deputies',
      seats: { reds: 105, blues: 285, greens: 248, none: 73 },
    },
    { date: '1911-11-07', id: 'council-of-deputies', seats: { reds: 402, blues: 151, greens: 81, none: 16 } },
  ],
  support: [],
  series: {
    dates: WEEKS.map(isoOf),
    balance: {
      crown: through([0, 0.83], [2, 0.1], [4, 0]),
      cabinet: through([0, 0], [2, 0.44], [10, 0.52], [30, 0.3], [34, 0.22], [36, 0.03]),
      council: through([0, 0], [2, 0.36], [20, 0.5], [34, 0.7], [36, 0.93]),
      headquarters: through([0, 0], [20, 0.05], [27, 0.08], [28, 0]),
      'committee-of-war': through([0, 0]),
    },
    effective: {},
    claim: {
      crown: through([0, 1], [2, 0]),
      cabinet: through([0, 0.2], [2, 0.9]),
      council: through([0, 0.05], [25, 0.1], [33, 0.6], [36, 1]),
      headquarters: through([0, 0], [24, 0.9], [28, 0.1]),
      'committee-of-war': through([0, 0]),
    },
    support: {
      harbour: {
        reds: through([0, 0.04], [16, 0.2], [30, 0.51], [42, 0.47]),
        blues: through([0, 0.3], [10, 0.58], [42, 0.14]),
        greens: through([0, 0.2], [42, 0.04]),
      },
      garrison: {
        reds: through([0, 0.02], [17, 0.3], [19, 0.22], [35, 0.79]),
        blues: through([0, 0.55], [42, 0.12]),
        greens: through([0, 0.25], [42, 0.003]),
      },
      villages: {
        reds: through([0, 0.01], [42, 0.21]),
        blues: through([0, 0.66], [42, 0.62]),
        greens: through([0, 0.03]),
      },
    },
    abstaining: {
      harbour: through([0, 0.6], [10, 0.3], [42, 0.42]),
      garrison: through([0, 0.2]),
      villages: through([0, 0.5]),
    },
    streets: through(
      [0, 240_000],
      [1, 305_000],
      [3, 4000],
      [8, 25_000],
      [9, 2000],
      [18, 2000],
      [19, 410_000],
      [21, 900],
      [42, 0],
    ),
  },
  standings: [
    { origin: 'bread-fails', total: 0.61 },
    { origin: 'great-strike', total: 0.2 },
    { origin: 'enter-coalition.yes', total: 0.033 },
    { origin: 'the-note', total: 0 },
  ],
  names: {
    regimes: [
      { id: 'monarchy', name: 'Monarchy' },
      { id: 'two-halls', name: 'Two halls' },
      { id: 'coalition', name: 'Coalition' },
      { id: 'council-rule', name: 'Rule of the Council' },
      { id: 'junta', name: 'Rule of the Headquarters' },
    ],
    authorities: [
      { id: 'crown', name: 'Crown' },
      { id: 'cabinet', name: 'Provisional Government' },
      { id: 'council', name: 'Council' },
      { id: 'headquarters', name: 'Headquarters' },
      { id: 'committee-of-war', name: 'Committee of War' },
    ],
    parties: [
      { id: 'reds', name: 'Reds' },
      { id: 'blues', name: 'Blues' },
      { id: 'greens', name: 'Greens and independents' },
    ],
    places: [
      { id: 'capital', name: 'The capital' },
      { id: 'fortress', name: 'Fortress of the narrows' },
    ],
    options: [],
    groups: [
      { id: 'harbour', name: 'Harbour' },
      { id: 'garrison', name: 'Garrison of the capital' },
      { id: 'villages', name: 'Villages' },
    ],
    bodies: [{ id: 'council-of-deputies', name: 'Council of Deputies' }],
  },
  facts,
  scores: {
    ...{ calibration: distance(2.73, 2), validation: distance(9.57, 1, 39.27, 32.77, 17.64) },
    families: {
      calibration: { shares: distance(2.73, 2), counts: distance(0.14, 1) },
      validation: { shares: distance(9.57, 1, 39.27, 32.77, 17.64) },
    },
    decisions: { action: open(2, -1.1), waiting: open(14, -18.8), unput: ['peace'] },
    logLikelihoodOfDecisions: -19.9,
  },
};
