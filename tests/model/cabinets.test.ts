/**
 * Cabinets, reforms, mandates and handing over as a day has them: a town whose people never change their minds, so that a test can say
 * beforehand who governs with whom.
 */
import { describe, expect, it } from 'vitest';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { createModel, type Model } from '../../src/model/model.js';
import { actSentence } from '../../src/model/power/told.js';
import { impulse, town } from '../small-town.js';

type Text = Readonly<Record<string, unknown>>;
const source = 'assumption';

const party = (id: string, land: number, line = 0.5, more: Text = {}): Text => ({
  ...{ id, name: id, source, positions: { land, order: -land }, credibility: { all: 1 }, reach: { all: 1 } },
  line: { state: line },
  will: { state: 1, council: 1 },
  ...more,
});

const stratum = (id: string, adheres: string, persons: number): Text => ({
  ...{ id, name: id, source, class: 'folk', place: 'town', persons, electorate: 1 },
  cells: [{ share: 1, cell: 10 }],
  tradition: { [adheres]: 0.5 },
});

/** Peasants are many and want land, owners run the offices and do not; a chamber of both. */
const country = (over: Text = {}) =>
  town({
    population: 400,
    strata: [stratum('villages', 'reds', 300), stratum('offices', 'blues', 100)],
    issues: ['land', 'order'].map((id) => ({
      ...{ id, name: id, source, salience: { all: 0.05 }, unmet: `1 - policy.${id}` },
      demand: { villages: id === 'land' ? 0.9 : -0.2, offices: id === 'land' ? -0.4 : 0.5 },
    })),
    policies: { land: 0, order: 0 },
    parties: [party('reds', 0.7), party('blues', -0.2)],
    authorities: [
      { id: 'state', name: 'State', founded: true, claim: 1, source, answersTo: [{ body: 'chamber' }] },
      { id: 'council', name: 'Council', claim: 1, source },
    ],
    organs: [{ id: 'desks', name: 'Desks', weight: 1, operators: { offices: 1 }, source }],
    units: [],
    bodies: [
      { id: 'chamber', name: 'Chamber', rule: 'fixed', fixed: { reds: 60, blues: 40 }, source },
      {
        id: 'congress',
        name: 'Congress',
        rule: 'lists',
        constituencies: [{ of: 'villages', seats: 10 }],
        source,
      },
    ],
    regimes: [
      {
        id: 'rule',
        name: 'Rule',
        holder: 'state',
        source,
        features: [{ is: 'rival.share', below: 2, scale: 1 }],
      },
      {
        id: 'other',
        name: 'Other',
        holder: 'council',
        source,
        features: [{ is: 'rival.share', below: 2, scale: 1 }],
      },
    ],
    initialRegime: 'rule',
    laws: { cabinets: { judgement: 0 } },
    ...over,
  }).definition;

const begun = (over: Text = {}, days = 1): Model => {
  const model = createModel(country(over), { kernel: nodeKernel('auto') });
  for (let day = 0; day < days; day++) model.step();
  return model;
};

const partiesIn = ({ state }: Model, authority = state.politics.holder): string[] =>
  state.definition.parties.flatMap(({ id }, p) =>
    state.politics.cabinets[authority].seats[p] > 0 ? [id] : [],
  );

const told = ({ state }: Model): string[] =>
  state.journal.entries.flatMap((entry) =>
    entry.kind === 'act' ? [actSentence(state.definition, entry)] : [],
  );

describe('a cabinet', () => {
  it('is formed on the first day by who needs whom: the majority takes in the party of the clerks', () => {
    expect(partiesIn(begun())).toEqual(['reds', 'blues']);
    expect(told(begun()).slice(0, 1)).toEqual(['A cabinet is formed: State']);
  });

  it('stays as it is while nothing moves', () => {
    const acts = told(begun({}, 60)).filter((act) => !act.includes('reform'));
    expect(acts).toEqual(told(begun()).filter((act) => !act.includes('reform')));
  });

  it('loses a party by its decision, which comes back by its own', () => {
    const events = [
      impulse('break', '1900-01-05', [{ cabinet: { authority: 'state', leaves: ['blues'] } }]),
      impulse('return', '1900-01-25', [{ cabinet: { authority: 'state', enters: ['blues'] } }]),
    ];
    expect(partiesIn(begun({ events }, 4))).toEqual(['reds', 'blues']);
    const broken = begun({ events }, 5);
    expect(partiesIn(broken)).toEqual(['reds']);
    expect(broken.state.politics.cabinets[0].caretaker).toBe(true);
    expect(told(broken)).toContain('blues leaves the cabinet of State');
    expect(partiesIn(begun({ events }, 25))).toEqual(['reds', 'blues']);
  });

  it('has caretakers when it has resigned, most of them without party', () => {
    const events = [impulse('fall', '1900-01-05', [{ cabinet: { authority: 'state', resigns: true } }])];
    const fallen = begun({ events }, 5);
    expect(partiesIn(fallen)).toEqual(['reds']);
    expect(fallen.state.politics.cabinets[0].seats).toEqual([2, 0, 3]);
    expect(told(fallen)).toContain('Caretakers carry on: State');
  });

  it('resigns though it only carries on and a question waits that could bring somebody in', () => {
    const events = [
      impulse('fall', '1900-01-05', [{ cabinet: { authority: 'state', resigns: true } }]),
      impulse('fall-again', '1900-01-07', [{ cabinet: { authority: 'state', resigns: true } }]),
    ];
    const decisions = [
      {
        ...{ id: 'return', title: 'Return?', by: 'The blues', when: 'day >= 0', impossible: 'never', source },
        temperature: 0.1,
        voters: [{ id: 'blues', weight: 1, utilities: { stay: 100, return: 0 } }],
        options: [
          { id: 'stay', title: 'Stay' },
          {
            id: 'return',
            title: 'Return',
            effects: [{ cabinet: { authority: 'state', enters: ['blues'] } }],
          },
        ],
      },
    ];
    for (const days of [6, 7]) {
      const [cabinet] = begun({ events, decisions }, days).state.politics.cabinets;
      expect(cabinet).toMatchObject({ caretaker: true, resigning: false, seats: [2, 0, 3] });
    }
  });

  it('is kept closed to a party by a doctrine, until that has faded', () => {
    const doctrine = { state: { lean: -3, halfLife: 10, source } };
    const parties = [party('reds', 0.7), party('blues', -0.2, 0.5, { doctrine })];
    expect(partiesIn(begun({ parties }))).toEqual(['reds']);
    expect(partiesIn(begun({ parties }, 80))).toEqual(['reds', 'blues']);
  });

  it('is not formed by a party whose doctrine it is not to govern without another, until that has faded', () => {
    const never = { lean: -3, halfLife: 10_000, source };
    const fading = { lean: -3, halfLife: 10, source };
    const parties = (without: Text) => [
      party('reds', 0.7, 0.5, { doctrine: { state: { lean: 0, halfLife: 10, source, without } } }),
      party('blues', -0.2, 0.5, { doctrine: { state: never } }),
    ];
    const cabinetOf = (without: Text, days: number) =>
      begun({ parties: parties(without) }, days).state.politics.cabinets[0];
    expect(cabinetOf({}, 1)).toMatchObject({ caretaker: false, seats: [12, 0, 0] });
    expect(cabinetOf({ blues: fading }, 1)).toMatchObject({ caretaker: true, seats: [2, 0, 3] });
    expect(cabinetOf({ blues: fading }, 80)).toMatchObject({ caretaker: false, seats: [12, 0, 0] });
  });

  it('is left by partners far from one that did what they cannot live with', () => {
    const events = [impulse('note', '1900-01-05', [{ affront: { blues: 1 } }])];
    expect(partiesIn(begun({ events }, 40))).not.toEqual(['reds', 'blues']);
  });

  it('is not touched where the law is off, nor where no body counts', () => {
    const laws = { cabinets: { on: false }, reforms: { on: false } };
    expect(partiesIn(begun({ laws }, 20))).toEqual([]);
    const authorities = [
      {
        ...{ id: 'state', name: 'State', founded: true, claim: 1, source },
        cabinet: { seats: { blues: 3 } },
      },
      { id: 'council', name: 'Council', claim: 1, source },
    ];
    expect(partiesIn(begun({ authorities }, 20))).toEqual(['blues']);
  });
});

it('a coalition of opposites reforms nothing that divides it, and one party alone does', () => {
  const land = (model: Model) => model.state.columns.policies[0];
  expect(land(begun({}, 30))).toBe(0);
  const parties = [party('reds', 0.7), party('blues', -0.2, -0.5)];
  const alone = begun({ parties }, 30);
  expect(partiesIn(alone)).toEqual(['reds']);
  expect(land(alone)).toBeGreaterThanOrEqual(0.5);
  expect(told(alone)).toContain('State carries out a reform: land');
});

describe('a government to which power has just passed', () => {
  const matters = ['land', 'tax', 'order'];
  const issues = matters.map((id) => ({
    ...{ id, name: id, source, salience: { all: 0.05 }, unmet: `1 - policy.${id}` },
    demand: { all: id === 'order' ? -0.2 : 0.9 },
  }));
  const policies = { land: 0, tax: 0, order: 0 };
  const positions = { land: 0.9, tax: 0.8, order: 0 };
  const parties = [party('reds', 0.7, 0.5, { positions, line: { state: 0.5, council: 0.9 } })];
  const authorities = [
    { id: 'state', name: 'State', founded: true, claim: 1, source },
    { id: 'council', name: 'Council', claim: 1, source, cabinet: { seats: { reds: 8, none: 0 } } },
  ];
  const bodies = [{ id: 'chamber', name: 'Chamber', rule: 'fixed', fixed: { reds: 60 }, source }];
  const strata = [stratum('villages', 'reds', 400)];
  const organs = [{ id: 'desks', name: 'Desks', weight: 1, operators: { villages: 1 }, source }];
  const events = [impulse('passes', '1900-01-05', [{ found: ['council'], handOver: 'council' }])];
  const over = { issues, policies, parties, authorities, bodies, strata, organs, events };
  const levels = (days: number, laws: Text = {}) => [
    ...begun({ ...over, laws: { cabinets: { on: false }, ...laws } }, days).state.columns.policies,
  ];

  it('moves one matter a day, each by one step, and then rests as any other does', () => {
    expect(levels(4)).toEqual([0, 0, 0]);
    expect(levels(5)).toEqual([0.25, 0, 0]);
    expect(levels(6)).toEqual([0.25, 0.25, 0]);
    expect(levels(18)).toEqual([0.25, 0.25, 0]);
    expect(levels(26)).toEqual([0.5, 0.25, 0]);
  });

  it('has no such window without it: a fortnight lies between two reforms', () => {
    const laws = { reforms: { window: 0 } };
    expect(levels(5, laws)).toEqual([0.25, 0, 0]);
    expect(levels(18, laws)).toEqual([0.25, 0, 0]);
    expect(levels(19, laws)).toEqual([0.25, 0.25, 0]);
  });
});

it('a body far from its electors is elected anew within months, if it may be', () => {
  const bodies = (renewable: boolean) => [
    {
      ...{ id: 'chamber', name: 'Chamber', rule: 'lists', elected: ['1900-01-01'], renewable, source },
      constituencies: [{ of: 'all', seats: 100 }],
    },
    {
      id: 'congress',
      name: 'Congress',
      rule: 'lists',
      constituencies: [{ of: 'villages', seats: 10 }],
      source,
    },
  ];
  const events = [impulse('split', '1900-01-20', [{ part: ['whites'] }])];
  const parties = [party('reds', 0.7), party('blues', -0.2), party('whites', 0.5, 0.5, { within: 'blues' })];
  const strata = [stratum('villages', 'reds', 300), stratum('offices', 'whites', 100)];
  const elections = (renewable: boolean) =>
    told(begun({ bodies: bodies(renewable), parties, strata, events }, 119)).filter((act) =>
      act.includes('anew'),
    );
  expect(elections(true)).toEqual(['Chamber is elected anew']);
  expect(elections(false)).toEqual([]);
});

it('a party that has parted by decision merges by law on no day before its votes were counted for itself', () => {
  const parties = [party('reds', 0.7), party('blues', -0.2), party('whites', -0.2, 0.5, { within: 'blues' })];
  const strata = [stratum('villages', 'reds', 300), stratum('offices', 'blues', 100)];
  const events = [impulse('split', '1900-01-20', [{ part: ['whites'] }])];
  const laws = { cabinets: { on: false }, parties: { rate: 1 } };
  const within = (days: number) => begun({ parties, strata, events, laws }, days).state.politics.within[2];
  expect([within(19), within(20), within(21)]).toEqual([1, 2, 1]);
});

describe('who acts for an heir', () => {
  const acting = (body: string | string[], more: Text = {}) => [
    {
      ...{ id: 'state', name: 'State', founded: true, claim: 0.9, source },
      until: { heir: 'council', body },
    },
    { id: 'council', name: 'Council', claim: 0.1, ledBy: 'congress', source, ...more },
  ];
  const events = [impulse('opens', '1900-01-10', [{ elect: ['congress'] }])];
  const will = { state: 1, council: 0.6 };
  const parties = [
    party('reds', 0.7, 0.5, { line: { state: 0.8, council: 0.2 }, will }),
    party('blues', -0.2, 0.5, { line: { state: -0.6, council: 0.4 }, will }),
  ];
  const lines = ({ state }: Model) => [0, 1].map((p) => state.columns.lines.at(p, 1));

  it('hands over on the day on which a body of its own side convenes, and ceases', () => {
    const authorities = acting('congress');
    const before = begun({ authorities, events, parties }, 9);
    expect(before.state.politics).toMatchObject({ holder: 0, founded: [true, false] });
    const after = begun({ authorities, events, parties }, 10);
    expect(after.state.politics).toMatchObject({ holder: 1, founded: [false, true] });
    expect(told(after)).toContain('State hands power over to Council');
  });

  it('leaves its claim to the heir, and what parties held of it', () => {
    const laws = { cabinets: { on: false }, stances: { on: false } };
    const after = begun({ authorities: acting('congress'), events, parties, laws }, 10);
    expect(lines(after)).toEqual([0.8, -0.6]);
    expect(after.state.columns.claims[1]).toBeGreaterThan(0.8);
    const asBefore = { ...laws, 'hand-over': { answersFor: 0 } };
    const unmoved = begun({ authorities: acting('congress'), events, parties, laws: asBefore }, 10);
    expect(lines(unmoved)).toEqual([0.2, 0.4]);
  });

  it('hands over to the first of its bodies that has been elected, which leads where the leaders would not', () => {
    const authorities = acting(['congress', 'chamber'], { ledBy: 'congress' });
    const early = begun({ authorities, parties }, 1);
    expect(early.state.politics).toMatchObject({ holder: 1, leads: [-1, 0] });
    const hostile = [parties[0], party('blues', -0.2, 0.5, { line: { state: -0.6 }, will: { council: 1 } })];
    const chamber = { id: 'chamber', name: 'Chamber', rule: 'fixed', fixed: { reds: 10, blues: 90 }, source };
    const congress = {
      ...{ id: 'congress', name: 'Congress', rule: 'lists', elected: ['1900-01-01'], source },
      constituencies: [{ of: 'villages', seats: 10 }],
    };
    const bodies = [chamber, congress];
    const led = begun({ authorities: acting('congress', { ledBy: 'chamber' }), bodies, parties: hostile }, 1);
    expect(led.state.politics).toMatchObject({ holder: 1, leads: [-1, 1] });
    const refused = begun({ authorities: acting(['chamber', 'congress']), bodies, parties: hostile }, 20);
    expect(refused.state.politics).toMatchObject({ holder: 0, founded: [true, false] });
  });

  it('ceases where its heir has come to govern by another way, unless it rejects it', () => {
    const way = [impulse('passes', '1900-01-05', [{ found: ['council'], handOver: 'council' }])];
    const after = begun({ authorities: acting('congress'), events: way, parties }, 5);
    expect(after.state.politics).toMatchObject({ holder: 1, founded: [false, true] });
    const rejecting = parties.map((one) => ({ ...one, line: { state: 0.5, council: -1 } }));
    const apart = begun(
      { authorities: acting('congress', { ledBy: undefined }), events: way, parties: rejecting },
      5,
    );
    expect(apart.state.politics).toMatchObject({ holder: 1, founded: [true, true] });
  });
});
