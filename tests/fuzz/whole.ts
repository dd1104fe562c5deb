/**
 * A week in which everything happens that a scenario can write: every number of the schema is stated or can be, and counts.
 */
import { LAWS } from '../../src/model/laws/laws.js';

const effects = [
  {
    standing: { one: { a: [0.01, 0.02], b: 0.01 } },
    salience: { matter: { a: 0.1 } },
    condition: { want: { a: 0.1 } },
    tempo: { a: 0.5 },
    discontent: { a: 0.1 },
    call: { two: { b: 0.5 } },
    boycott: { two: { b: 0.5 } },
    halfLife: 3,
    days: 4,
    times: 1,
  },
  {
    credibility: { one: { matter: [-0.1, 0.1] } },
    blame: { one: { a: [0, 0.1] } },
    reach: { two: { b: [0.9, 1.1] } },
    salience: { matter: { b: [0, 0.1] } },
    condition: { want: { b: [0, 0.1] } },
    tempo: { b: [0, 0.1] },
    discontent: { b: [0, 0.1] },
    call: { one: { a: [0, 0.1] } },
    boycott: { one: { a: [0, 0.1] } },
    stock: { store: [-1, 1] },
  },
  {
    credibility: { one: { matter: -0.1 } },
    blame: { one: { a: 0.05 } },
    reach: { two: { b: 1.1 } },
    policy: { relief: 0.5 },
    position: { one: { matter: 0.1 } },
    line: { one: { rebels: -0.5 } },
    will: { two: { rebels: 0.9 } },
    claim: { rebels: 0.9 },
    arm: { ua: 1.1 },
    stock: { store: 2 },
    grant: { credit: { state: 0.5 } },
    cabinet: { authority: 'state', seats: { one: 3, none: 1 }, portfolios: { matter: 'one' } },
    elect: ['lower', 'upper'],
  },
  { affront: { one: 0.2 } },
  { march: { units: ['uc'], by: 'rebels', to: 'town', days: 1 } },
  { contest: { by: 'rebels', against: 'state', place: 'town', agitators: 20 } },
];

/** Every law in force, and every constant stated. */
const laws = Object.fromEntries(
  LAWS.map(({ id, constants }) => [
    id,
    { on: true, ...Object.fromEntries(Object.entries(constants).map(([name, { value }]) => [name, value])) },
  ]),
);

const behaviour = {
  learning: 0.05,
  receptivitySpread: 0.3,
  encounter: 0.01,
  contact: 0.01,
  noise: 0.01,
  taste: { all: 0.05 },
  personalTaste: 0.1,
  abstentionFloor: 0.02,
  threshold: { mean: 0.3, sd: 0.2 },
  grievance: 0.5,
  contagion: 0.3,
  diffusion: 0.1,
  fear: 0.2,
  fatigue: 0.1,
  discontent: { want: 0.4, base: 0.05 },
  source: 'assumption',
};

const stratum = (id: string, place: string, party: string) => ({
  id,
  name: id,
  class: 'folk',
  place,
  persons: 600,
  electorate: 0.7,
  cells: [
    { share: 0.75, cell: 30, workplace: 90 },
    { share: 0.25, cell: 10 },
  ],
  ties: { [id]: 1 },
  tradition: { [party]: 0.2 },
  start: { [party]: 0.3 },
  sample: 1,
  behaviour: {
    hearing: 0.8,
    discontent: { want: 0.3 },
    ...(id === 'a' ? { thresholds: [0.1, 0.3, 0.5] } : {}),
  },
  source: 'assumption',
});

const party = (id: string, other: string, authority: string, rival: string) => ({
  id,
  name: id,
  positions: { matter: 0.3 },
  credibility: { all: 0.8 },
  reach: { all: 0.5 },
  reachMax: { all: 0.9 },
  growth: 0.05,
  press: { all: 0.01 },
  line: { [authority]: 1, [rival]: -1 },
  will: { [authority]: 1 },
  doctrine: {
    [rival]: {
      ...{ lean: -0.2, halfLife: 30, source: 'assumption' },
      without: { [other]: { lean: -0.2, halfLife: 30, source: 'assumption' } },
    },
  },
  source: 'assumption',
});

const unit = (id: string, people: string, place: string, chain?: string) => ({
  id,
  name: id,
  people,
  strength: 200,
  arms: 1,
  place,
  discipline: 0.3,
  kinship: { all: 0.3 },
  ...(chain === undefined ? {} : { chain }),
  source: 'assumption',
});

/** The week as it would be read from a file. */
export const WHOLE = {
  id: 'whole',
  title: 'Whole',
  start: '1900-01-01',
  end: '1900-01-08',
  seed: 'whole',
  population: 1100,
  capital: 'town',
  places: [
    { id: 'town', name: 'Town' },
    { id: 'far', name: 'Far' },
  ],
  classes: [
    { id: 'folk', name: 'Folk', habit: 0.7, behaviour: { taste: { one: 0.05 } }, source: 'assumption' },
  ],
  behaviour,
  strata: [stratum('a', 'town', 'one'), { ...stratum('b', 'town', 'two'), most: 1100 }],
  conditions: [
    {
      id: 'want',
      name: 'Want',
      curve: [
        ['1900-01-01', 0.3],
        ['1900-01-08', 0.6],
      ],
      exposure: { all: 1 },
      times: 1,
      expected: 0.2,
      scaled: [{ from: '1900-01-03', to: '1900-01-06', times: 1.2 }],
      source: 'assumption',
    },
  ],
  stocks: [
    {
      ...{ id: 'store', name: 'Store', unit: 'days', start: 3, bounds: [0, 20], source: 'assumption' },
      change: '0.5 - condition.want.all - 0.1 * cut.store',
    },
    { id: 'debt', name: 'Debt', start: 0, bounds: [-5, 5], change: 0.5, source: 'assumption' },
  ],
  flows: [
    {
      ...{ id: 'away', from: 'a', to: 'b', text: 'They go.', on: true, source: 'assumption' },
      rate: '0.01 * (1 + condition.want.a)',
    },
  ],
  forms: [
    {
      ...{ id: 'strike', name: 'Strike', of: ['a'], height: 0.05, on: true, source: 'assumption' },
      ...{ requires: 'condition.want.a > 0', lasts: 2, stops: true, blames: 0.02 },
      effects: [
        {
          standing: { two: { a: [0.001, 0.002] } },
          salience: { matter: { a: 0.01 } },
          condition: { want: { a: 0.01 } },
          tempo: { a: 0.05 },
          discontent: { a: 0.01 },
          halfLife: 2,
          days: 3,
          times: 0.5,
        },
        {
          standing: { two: { a: 0.001 } },
          salience: { matter: { a: [0, 0.01] } },
          condition: { want: { a: [0, 0.01] } },
          tempo: { a: [0, 0.05] },
          discontent: { a: [0, 0.01] },
          days: 1,
        },
        { credibility: { one: { matter: -0.01 } }, blame: { one: { a: 0.01 } }, stock: { store: -0.1 } },
        {
          credibility: { one: { matter: [-0.01, 0] } },
          blame: { one: { a: [0, 0.01] } },
          stock: { store: [-0.1, 0] },
        },
      ],
    },
  ],
  issues: [
    {
      id: 'matter',
      name: 'Matter',
      nearness: 0.25,
      salience: { all: 0.2 },
      follows: { want: 0.2 },
      demand: { a: 0.5, b: -0.5 },
      unmet: 0.5,
      harm: { want: 0.5 },
      source: 'assumption',
    },
  ],
  policies: { relief: 0.1, matter: 0.1 },
  laws,
  parties: [party('one', 'two', 'state', 'rebels'), party('two', 'one', 'rebels', 'state')],
  authorities: [
    { id: 'state', name: 'State', founded: true, claim: 1, source: 'assumption' },
    { id: 'rebels', name: 'Rebels', founded: true, claim: 0.5, ledBy: 'lower', source: 'assumption' },
  ],
  units: [unit('ua', 'a', 'town', 'state'), unit('ub', 'b', 'town'), unit('uc', 'b', 'far')],
  organs: [
    { id: 'works', name: 'Works', weight: 1, operators: { ua: 1, ub: 1 }, source: 'assumption' },
    { id: 'credit', name: 'Credit', weight: 0.5, granted: true, source: 'assumption' },
  ],
  outside: [
    {
      ...{ id: 'lender', name: 'Lender', positions: { matter: -0.5 }, source: 'assumption' },
      ...{ recognises: 'credit', weight: 0.2, demands: { policy: 'relief', level: 0.5 } },
    },
  ],
  bodies: [
    {
      id: 'lower',
      name: 'Lower',
      rule: 'workplaces',
      recall: 1,
      elected: ['1900-01-02'],
      constituencies: [{ of: 'all', per: 100, atLeast: 1, coverage: 0.8 }],
      source: 'assumption',
    },
    {
      id: 'lists',
      name: 'Lists',
      rule: 'lists',
      elected: ['1900-01-02', '1900-01-04'],
      constituencies: [{ of: 'all', seats: 20 }],
      winnerTakes: 0.2,
      threshold: 0.05,
      order: 'second',
      source: 'assumption',
    },
    {
      id: 'assembly',
      name: 'Assembly',
      rule: 'lists',
      constituencies: [{ of: 'all', seats: 20 }],
      summoned: { issue: 'matter', notice: 1, lists: 1, gathers: 1 },
      source: 'assumption',
    },
    { id: 'house', name: 'House', rule: 'fixed', fixed: { one: 5, two: 3, none: 1 }, source: 'assumption' },
    {
      id: 'upper',
      name: 'Upper',
      rule: 'delegates',
      elected: ['1900-01-03'],
      constituencies: [
        { from: 'lower', seats: 10 },
        { from: 'house', seats: 10 },
        { of: 'b', seats: 5 },
      ],
      winnerTakes: 0.3,
      source: 'assumption',
    },
  ],
  events: [
    {
      id: 'blow',
      title: 'Blow',
      kind: 'impulse',
      date: '1900-01-02',
      requires: 1,
      probability: 1,
      measure: 2,
      unit: 'blows',
      effects,
      recorded: { value: 2 },
      source: 'assumption',
    },
    {
      id: 'tide',
      title: 'Tide',
      kind: 'outcome',
      when: 1,
      again: 2,
      probability: 0.5,
      effects: [],
      source: 'assumption',
    },
  ],
  decisions: [
    {
      id: 'rise',
      title: 'Rise',
      by: 'they',
      when: 1,
      requires: 1,
      temperature: 0.1,
      misjudgement: 0.1,
      voters: [
        { id: 'v', weight: 1, utilities: { go: 1 } },
        { id: 'w', weight: 2, utilities: { go: 'prospect.take.rebels', no: 0.1 } },
      ],
      options: [
        { id: 'no', title: 'No' },
        { id: 'go', title: 'Go', effects: [{ discontent: { b: 0.1 }, halfLife: 2 }] },
      ],
      source: 'assumption',
    },
  ],
  regimes: [
    {
      ...{ id: 'old', name: 'Old', holder: 'state', source: 'assumption' },
      features: [{ is: 'control.rebels.works', below: 0.5, scale: 0.1, source: 'assumption' }],
      effects: [
        { tempo: { all: 0.5 }, reach: { two: { b: 1.1 } }, discontent: { a: 0.1 }, halfLife: 3 },
        { standing: { one: { a: 0.01 } }, salience: { matter: { a: 0.1 } }, halfLife: 3 },
        { tempo: { all: [0, 0.5] }, reach: { two: { b: [0.9, 1.1] } }, discontent: { a: [0, 0.1] } },
        { standing: { one: { a: [0, 0.01] } }, salience: { matter: { a: [0, 0.1] } }, halfLife: 3 },
      ],
    },
    {
      ...{ id: 'new', name: 'New', holder: 'rebels', source: 'assumption' },
      features: [{ is: 'rival.share', below: 0.5, scale: 0.25 }],
    },
    {
      ...{ id: 'war', name: 'War', holder: 'any', source: 'assumption' },
      features: [{ is: 'rival.share', above: 0.25, scale: 0.25 }],
    },
  ],
  initialRegime: 'old',
  mechanisms: {
    contest: { takeDays: 1, holdDays: 2 },
    obedience: {},
    blame: {},
    credibility: {},
    fear: {},
  },
  quantities: { share: 0.5 },
  facts: [
    {
      id: 'fact',
      quantity: 'share of one',
      recorded: 50,
      unit: 'percent',
      date: '1900-01-05',
      group: 'votes',
      of: 80,
      role: 'calibration',
      is: '100 * my.share',
      over: 1,
      take: 'mean',
      source: 'assumption',
    },
  ],
  kinds: [{ id: 'seats', group: 'votes', unit: 'percent', scored: 'seats', disagree: [[40, 50]] }],
  lesson: {
    question: 'Who?',
    day: '1900-01-02',
    figures: [{ name: 'One', is: '100 * my.share', unit: 'percent' }],
    change: [{ try: 'More.', set: { 'parties.one.growth': 0.1 } }],
    ask: ['Why?'],
  },
  calibration: [{ path: 'parties.one.growth', from: 0, to: 0.5, reason: 'test' }],
  posterior: {
    ...{ scenario: '0'.repeat(32), engine: '0'.repeat(32), seed: 'whole', population: 1100, generations: 2 },
    parameters: [{ path: 'parties.one.growth', from: 0, to: 0.5 }],
    best: [0.1],
    particles: [
      { values: [0.1], weight: 0.5, distance: 1 },
      { values: [0.2], weight: 0.5, distance: 2 },
    ],
  },
};
