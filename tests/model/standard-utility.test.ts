/** Voters for whom nobody has written utilities: what they make of options, and what the act behind a question adds. */
import { describe, expect } from 'vitest';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { asSharedBy, partsOfUtility, utilityOf, type Seeking } from '../../src/polity/actors/utility.js';
import { createModel, type Model } from '../../src/model/model.js';
import { utilitiesOf } from '../../src/model/phases/decisions.js';
import { lookAround, temperOf, type Actor } from '../../src/model/repertoire/actor.js';
import { judgementsOf } from '../../src/model/repertoire/judgement.js';
import { rise } from '../../src/model/repertoire/rise.js';
import { loadScenario, type LoadedScenario } from '../../src/scenario/load.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadJudgedTown, loadJudging } from '../bundled.js';
import { fc, test } from '../property.js';
import { withOtherNames } from '../renamed.js';
import { ofArms, regiment, town, townFiles } from '../small-town.js';

type Text = Readonly<Record<string, unknown>>;

const source = 'assumption';
const INERTIA = 1 / 3;
/** What one is after counts for so much more, and what one is not for so much less. */
const AFTER = 1.25;

const party = (id: string, line: Text, more: Text = {}): Text => ({
  ...{ id, name: id, positions: { matter: 0 }, credibility: { all: 1 }, reach: { all: 1 }, line, source },
  ...more,
});

const question = (effects: readonly Text[], voters: readonly string[], more: Text = {}): Text => ({
  ...{ id: 'q', title: 'Q?', by: 'they', when: false, source, ...more },
  voters: voters.map((id) => ({ id, weight: 1 })),
  options: [
    { id: 'no', title: 'No' },
    { id: 'yes', title: 'Yes', effects },
  ],
});

/** Two parties that want opposite things of one matter, of which nothing is done. */
const opposed: Text = {
  mechanisms: { ...ofArms(), trustInLeaders: 0 },
  issues: [{ id: 'matter', name: 'Matter', salience: { all: 0.5 }, demand: { all: 0 }, source }],
  policies: { matter: 0 },
  parties: [
    party('one', { state: 1, rebels: -1 }, { positions: { matter: 0.9 } }),
    party('two', { state: -1, rebels: 1 }, { positions: { matter: -0.9 }, will: { rebels: 1 } }),
  ],
};

const begun = ({ definition }: LoadedScenario, days = 2): Model => {
  const model = createModel(definition, { seed: 'town', kernel: chooseKernel('reference'), ledger: false });
  model.run(days);
  return model;
};

/** What the options of the only question are worth to each of its voters. */
const worths = ({ state }: Model): number[][] => {
  const [decision] = state.definition.decisions;
  return decision.voters.map((voter) => utilitiesOf(decision, state, voter, []));
};

const asked = (effects: readonly Text[], voters: readonly string[], more: Text = {}, of: Text = {}) =>
  begun(town({ ...opposed, ...more, decisions: [question(effects, voters, of)] }));

describe('what an option does', () => {
  test('of a policy is the stake of each: gained as far as it comes nearer, lost as far as it goes away', () => {
    const [one, two] = worths(asked([{ policy: { matter: 0.6 } }], ['one', 'two']));
    // Who stands by the state seeks votes, who rejects it seeks policy; two wants nothing of it, which is 0.
    expect(one).toEqual([0, expect.closeTo(0.6 / AFTER - INERTIA, 12)]);
    expect(two).toEqual([0, expect.closeTo(-0.6 * AFTER - INERTIA, 12)]);
  });

  test('is as much as it is written to be: half of it counts for half, what it ends on goes no further', () => {
    const half = worths(asked([{ policy: { matter: 0.6 }, times: 0.5 }], ['one']));
    expect(half[0][1]).toBeCloseTo(0.3 / AFTER - INERTIA, 12);
    const beyond = worths(asked([{ policy: { matter: 1 } }], ['one']));
    expect(beyond[0][1]).toBeCloseTo(0.8 / AFTER - INERTIA, 12);
  });

  test('to an authority is what it does to those who lead it', () => {
    const authorities = [
      { id: 'state', name: 'S', founded: true, claim: 1, cabinet: { seats: { one: 3, two: 1 } }, source },
      { id: 'rebels', name: 'R', founded: true, claim: 1, source },
    ];
    const [state] = worths(asked([{ policy: { matter: 0.6 } }], ['state'], { authorities }));
    expect(state[1]).toBeCloseTo((0.75 * 0.6 - 0.25 * 0.6) / AFTER - INERTIA, 12);
  });

  test('of votes follows reach, credibility, and what is added to appeal, each where it has voters', () => {
    const votes = (effect: Text): number =>
      worths(asked([effect], ['one'], { policies: {} }))[0][1] + INERTIA;
    const model = asked([{ reach: { one: { all: 0.5 } } }], ['one']);
    const { columns, definition } = model.state;
    const share = definition.strata.reduce((sum, _, s) => sum + columns.shares.at(s, 0), 0) / 2;
    expect(share).toBeGreaterThan(0.2);
    const weight = 0.5 * AFTER;
    expect(votes({ reach: { one: { all: 0.5 } } })).toBeCloseTo(-0.5 * share * weight, 12);
    expect(votes({ credibility: { one: { all: -0.3 } } })).toBeCloseTo(-0.3 * share * weight, 12);
    expect(votes({ standing: { one: { rebel: [0.1, 0.3] } } })).toBeCloseTo(0.5 * 0.2 * weight, 12);
    expect(votes({ blame: { one: { rebel: -0.1 } } })).toBeCloseTo(0.5 * 0.1 * weight, 12);
    expect(votes({ reach: { two: { all: 0.5 } } })).toBeCloseTo(0, 12);
  });

  test('of offices is its share as the law of cabinets divides them', () => {
    const cabinet = (deed: Text) =>
      worths(
        asked([{ cabinet: { authority: 'state', ...deed } }], ['one', 'two'], {
          authorities: [
            { id: 'state', name: 'S', founded: true, claim: 1, cabinet: { seats: { one: 4 } }, source },
            { id: 'rebels', name: 'R', founded: true, claim: 1, source },
          ],
        }),
      ).map(([, yes]) => yes + INERTIA);
    // Who sits in office is after it; who rejects those who govern after policy.
    expect(cabinet({ enters: ['two'] })).toEqual([
      expect.closeTo(-0.5 * 0.5 * AFTER, 12),
      expect.closeTo((0.5 * 0.5) / AFTER, 12),
    ]);
    expect(cabinet({ leaves: ['one'] })[0]).toBeCloseTo(-0.5 * AFTER, 12);
    expect(cabinet({ resigns: true })).toEqual([expect.closeTo(-0.5 * AFTER, 12), expect.closeTo(0, 12)]);
  });

  test('of power is what one has of it with whom one wills to rule, and the trust in who comes after', () => {
    const [one, two] = worths(asked([{ handOver: 'rebels' }], ['one', 'two']));
    expect(one[1]).toBeCloseTo(-1 / AFTER - INERTIA, 12);
    expect(two[1]).toBeCloseTo(AFTER + 1 - INERTIA, 12);
  });

  test('that nobody can put into figures counts for nothing, and inertia is against it', () => {
    const [one] = worths(asked([{ discontent: { all: 0.1 } }, { line: { two: { state: 1 } } }], ['one']));
    expect(one).toEqual([0, -INERTIA]);
  });
});

describe('who sits in a cabinet that is bargained', () => {
  const third = (line: number) => party('three', { state: line }, { positions: { matter: 0 } });
  const chambered = (line = 0, cabinets: Text = {}): Text => ({
    laws: { cabinets },
    parties: [...(opposed.parties as Text[]), third(line)],
    bodies: [{ id: 'chamber', name: 'C', rule: 'fixed', fixed: { one: 60, two: 40 }, source }],
    authorities: [
      { id: 'state', name: 'S', founded: true, claim: 1, answersTo: [{ body: 'chamber' }], source },
      { id: 'rebels', name: 'R', founded: true, claim: 1, source },
    ].map((each, a) => (a === 0 ? { ...each, cabinet: { seats: { one: 4 } } } : each)),
  });
  const enter = [{ cabinet: { authority: 'state', enters: ['two'] } }];

  test('is judged as the law of cabinets weighs it: platform, office and stance, by the seats', () => {
    const [one, two] = worths(asked(enter, ['one', 'two'], chambered(0, { governability: 0 })));
    // Offices: 3/4 shared equally, 1/4 by seats. The platform goes from 0.9 to where these have it.
    const [first, second] = [0.375 + 0.25 * 0.6, 0.375 + 0.25 * 0.4];
    const platform = 0.9 * (first - second);
    const office = (share: number, line: number) => 0.25 * (0.3 + 0.7 * share) * (0.3 + line);
    expect(one[1]).toBeCloseTo(-(0.9 - platform) / 2 + office(first, 1) - office(1, 1) - INERTIA, 12);
    expect(two[1]).toBeCloseTo((0.9 - platform) / 2 + office(second, -1) - INERTIA, 12);
  });

  test('is of use to a party outside as far as it trusts who governs, and of none where the law is off', () => {
    const told = (line: number) => {
      const { state } = asked(enter, ['three'], chambered(line));
      const [decision] = state.definition.decisions;
      const [, yes] = judgementsOf(state, decision, { kind: 'party', index: 2, id: 'three' });
      return yes.parts.find(({ text }) => text === 'governability of the cabinet')?.value ?? 0;
    };
    expect(told(0.5)).toBeGreaterThan(0.01);
    expect(told(-0.5)).toBeCloseTo(-told(0.5), 12);
    expect(told(0)).toBe(0);
    const [off] = worths(asked(enter, ['three'], chambered(0.5, { on: false })));
    expect(off).toEqual([0, -INERTIA]);
  });

  test('of another authority counts as it would be divided there, its programme by trust alone', () => {
    const { authorities } = chambered() as { authorities: Text[] };
    const answering = authorities.map((each) => ({ ...each, answersTo: [{ body: 'chamber' }] }));
    const passed = [{ handOver: 'rebels', cabinet: { authority: 'rebels', enters: ['one', 'two'] } }];
    const more = { ...chambered(0, { governability: 0 }), authorities: answering };
    const [one] = worths(asked(passed, ['one'], more));
    const share = 0.375 + 0.25 * 0.6;
    const office = 0.25 * (0.3 + 0.7 * share) * (0.3 - 1) - 0.25 * (0.3 + 1);
    expect(one[1]).toBeCloseTo(-1 / AFTER + office - INERTIA, 12);
  });

  test('nobody can foretell who would sit there once the whole of it resigns', () => {
    const resign = [{ cabinet: { authority: 'state', resigns: true } }];
    const [one] = worths(asked(resign, ['one'], chambered()));
    expect(one[1]).toBeCloseTo(-0.5 * AFTER - INERTIA, 12);
  });
});

describe('the act that a question stands for', () => {
  const rising = { act: 'rise', actor: 'two' };
  /** A town in which the rebels are so many to one of the state, and opposed parties are wholly so. */
  const armed = (own: number, others: number, voters: readonly string[]) =>
    asked(
      [{ discontent: { all: 0.1 } }],
      voters,
      {
        policies: {},
        units: [regiment('ua', 'loyal', others), regiment('ub', 'rebel', own)],
        parties: [
          party('one', { state: 1, rebels: -1 }, { positions: { matter: 1 } }),
          party('two', { state: -1, rebels: 1 }, { positions: { matter: -1 }, will: { rebels: 1 } }),
          party('three', {}),
        ],
      },
      rising,
    );

  test('is worth policy and power where it is sure to come off, to whoever rejects its actor as much less', () => {
    const [two, one, three] = worths(armed(100_000, 1, ['two', 'one', 'three']));
    expect(two[1]).toBeCloseTo(AFTER + 1 - INERTIA, 2);
    expect(one[1]).toBeCloseTo(-(1 / AFTER + 1) - INERTIA, 2);
    // Half way between two programmes nobody is nearer, and it is nothing to him.
    expect(three[1]).toBeCloseTo(-INERTIA, 12);
  });

  test('costs what is at risk where it is sure to fail, the bold half of it, and is welcome to its foes', () => {
    const [two, one] = worths(armed(1, 100_000, ['two', 'one']));
    expect(two[1]).toBeCloseTo(-0.25 - INERTIA, 2);
    expect(one[1]).toBeCloseTo(0.5 - INERTIA, 2);
  });

  test('is worth to its actor what it is to the repertoire, and others judge its chance by an error of their own', () => {
    const { state } = armed(110, 100, ['two', 'one']);
    const actor: Actor = { kind: 'party', index: 1, id: 'two' };
    lookAround(state);
    const [way] = rise.ways(state, actor);
    const consequences = way.consequences();
    expect(consequences.chance).toBeGreaterThan(0.05);
    expect(consequences.chance).toBeLessThan(0.95);
    const [decision] = state.definition.decisions;
    const [, yes] = judgementsOf(state, decision, actor);
    expect(yes.utility).toBeCloseTo(utilityOf(consequences, temperOf(state, actor)) - INERTIA, 12);
    const [, seen] = judgementsOf(state, decision, { kind: 'party', index: 0, id: 'one' });
    const power = seen.parts.find(({ text }) => text === 'power of rise')?.value ?? 0;
    expect(power).toBeLessThan(0);
    expect(Math.abs(power + consequences.chance)).toBeGreaterThan(0.01);
  });

  test('that has no occasion today adds nothing', () => {
    const [two] = worths(asked([{ discontent: { all: 0.1 } }], ['two'], {}, { act: 'rise', actor: 'one' }));
    expect(two).toEqual([0, -INERTIA]);
  });
});

describe('a check', () => {
  const warned = (effects: readonly Text[], more: Text = {}) => {
    const { warnings } = town({ ...opposed, decisions: [question(effects, ['one', 'state'], more)] });
    return warnings.flatMap(({ code, found }) => (code === 'options-alike' ? [found] : []));
  };

  test('warns of a voter to whom all options are alike, and of no other', () => {
    const idle = [{ discontent: { all: 0.1 } }, { line: { two: { state: 1 } } }];
    expect(warned(idle)).toEqual(['one', 'state']);
    expect(warned(idle, { act: 'rise', actor: 'two' })).toEqual([]);
    // What is done to one party is nothing to another, and may be something to whoever comes to lead.
    expect(warned([{ reach: { two: { all: 0.5 } } }])).toEqual(['one']);
    for (const effect of [
      { policy: { matter: 1 } },
      { credibility: { one: { matter: -0.1 } } },
      { standing: { one: { rebel: 0.1 } } },
      { cabinet: { authority: 'state', enters: ['two'] } },
      { handOver: 'rebels' },
    ])
      expect(warned([effect])).toEqual([]);
  });
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const signed = fc.double({ min: -1, max: 1, noNaN: true });

test.prop([
  fc.record({
    ...{ chance: share, policy: signed, power: share, office: signed },
    ...{ votes: signed, risk: share, harm: share },
  }),
  fc.record({ seeking: fc.constantFrom<Seeking>('policy', 'office', 'votes'), boldness: share }),
  signed,
])(
  'the parts of a utility add up to it, and what another does is worth as much as he is trusted',
  (of, temper, trust) => {
    const parts = Object.values(partsOfUtility(of, temper));
    const whole = utilityOf(of, temper);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(whole, 12);
    const bloodless = { ...of, harm: 0 };
    expect(utilityOf(asSharedBy(trust, bloodless), temper)).toBeCloseTo(
      trust * utilityOf(bloodless, temper),
      12,
    );
    expect(
      utilityOf(asSharedBy(-trust, of), temper) + utilityOf(asSharedBy(trust, of), temper),
    ).toBeLessThanOrEqual(1e-12);
  },
);

test('to rename every id changes nothing of what options are worth', () => {
  const decisions = [
    question(
      [
        { policy: { matter: 0.6 } },
        { reach: { one: { rebel: 0.5 } }, credibility: { two: { matter: -0.2 } } },
        { standing: { two: { all: 0.1 } } },
        { cabinet: { authority: 'state', enters: ['two'] } },
        { handOver: 'rebels' },
      ],
      ['one', 'two', 'rebels'],
    ),
  ];
  const files = townFiles({ ...opposed, decisions });
  const of = (texts: typeof files) => worths(begun(loadScenario(texts, { pinDecisions: false })));
  const original = of(files);
  expect(of(withOtherNames(files).files)).toEqual(original);
  expect(new Set(original.flat()).size).toBe(3);
});

describe('a run with voters without utilities', () => {
  const judged = (): Model =>
    createModel(loadJudgedTown().definition, { agents: 2500, kernel: nodeKernel('auto') });

  test('ends on one digest, straight, resumed or forked', () => {
    const straight = judged();
    straight.run(100);
    const { verdicts, beliefs } = straight.state.politics;
    expect(verdicts[0]?.option).toBe(1);
    expect(beliefs.some(({ of }) => of === 'fight')).toBe(true);
    const first = judged();
    first.run(70);
    const second = judged();
    second.restore(first.snapshot());
    const fork = first.fork();
    for (const model of [second, fork]) {
      model.run(100);
      expect(model.digest()).toBe(straight.digest());
    }
  });

  test('is in Germany as undecided as with them: parties say yes and no, and questions stay open or do not', () => {
    const { definition } = loadJudging('germany-1918');
    const seen = ['s0', 's1', 's3'].map((seed) => {
      const model = createModel(definition, {
        ...{ seed, agents: 13_011, ledger: false },
        kernel: nodeKernel('auto'),
      });
      model.run(45);
      const answers = model.state.journal.entries.flatMap((entry) =>
        entry.kind === 'decision'
          ? definition.decisions[entry.decision].voters.flatMap(({ judge }, v) =>
              judge === null ? [] : [{ decision: entry.decision, vote: entry.votes[v] }],
            )
          : [],
      );
      return { answers, verdicts: model.state.politics.verdicts };
    });
    const coalition = definition.decisions.findIndex(({ id }) => id === 'three-and-three');
    const votes = seen.flatMap(({ answers }) =>
      answers.flatMap(({ decision, vote }) => (decision === coalition ? [vote] : [])),
    );
    expect(new Set(votes)).toEqual(new Set([0, 1]));
    expect(new Set(seen.map(({ verdicts }) => verdicts[coalition]?.option ?? 0))).toEqual(new Set([0, 1]));
  });
});
