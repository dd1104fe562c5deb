/** Back from a change of regime to the event behind it, and what cabinets are called on the way. */
import { describe, expect, test } from 'vitest';
import { accountOf, retell } from '../../src/experiment/why/account.js';
import type { Fired } from '../../src/experiment/why/fired.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { choiceProbabilities, outcomeProbabilities } from '../../src/polity/decision.js';
import { addendsOf } from '../../src/scenario/ask.js';
import { loadJudging } from '../bundled.js';
import { regimeOf, town } from '../small-town.js';

/** Voters with utilities and voters that judge by what options do, in one record. */
const loaded = loadJudging('germany-1918', true);
const { definition } = loaded;
const retold = retell({
  loaded,
  population: 15_000,
  kernel: nodeKernel('simd'),
  mode: 'replay',
  version: 'test',
});
const { fired, cabinets } = accountOf(retold, undefined);
const steps = fired.flatMap(({ back }) => back);

/** The first change into a regime. */
const into = (regime: string): Fired => {
  const found = fired.find(({ to }) => to === regime);
  if (found === undefined) throw new Error(`nobody entered ${regime}`);
  return found;
};

describe('the way back from a change of regime', () => {
  test('never goes forward in time, and begins no later than the change', () => {
    expect(fired.length).toBeGreaterThan(1);
    for (const { date, back } of fired) {
      expect(back.length).toBeGreaterThan(0);
      const dates = [date, ...back.map((step) => step.date)];
      expect([...dates].sort().reverse()).toEqual(dates);
    }
  });

  test('leads from a new holder over what handed power to it, by what each names', () => {
    const { newHolder, holder, back } = into('majority-alone');
    expect(newHolder).toBe(true);
    expect([back[0].kind, back[0].id]).toEqual(['holder', holder]);
    expect(back[1].id).toBe('monarchy-falls');
    expect(back[1].text).toContain('since most guns of the capital are lost to the Kaiser');
  });

  test('leads from a feature over the cabinet and the vote to what gave the vote its occasion', () => {
    const { back } = into('peoples-deputies');
    expect(back.map(({ kind }) => kind).slice(0, 4)).toEqual(['feature', 'cabinet', 'decision', 'event']);
    expect(back[0].text).toBe('Independents sit in the cabinet');
    expect(back[1].text).toContain('the first coalition of The Reich government');
    expect(back[2].id).toBe('three-and-three.parity');
    expect(back[3].id).toBe('berlin-goes-over');
  });

  test('finds voters as they were: their utilities make the published chance of the answer again', () => {
    const answers = steps.filter(({ kind }) => kind === 'decision');
    expect(answers.length).toBeGreaterThan(0);
    for (const { id, voters, answer } of answers) {
      const [decision] = definition.decisions.filter((each) => id.startsWith(`${each.id}.`));
      const choices = voters.map(({ utilities }) =>
        choiceProbabilities(
          decision.options.map((option) => utilities[option.id]),
          decision.temperature,
        ),
      );
      const weights = voters.map(({ weight }) => weight);
      const chances = outcomeProbabilities(choices, weights, decision.options.length, decision.rule);
      const chosen = decision.options.findIndex((option) => `${decision.id}.${option.id}` === id);
      expect(chances[chosen]).toBeCloseTo(answer?.probability ?? -1, 9);
    }
  });

  test('tells what moved a voter in parts that add up to what its vote was worth', () => {
    for (const { vote, utilities, moved } of steps.flatMap(({ voters }) => voters))
      expect(moved.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(utilities[vote], 9);
  });
});

test('a voter without utilities is told by what the option did to it, and by the inertia that it overcame', () => {
  const source = 'assumption';
  const reformed = { id: 'reformed', name: 'Reformed', holder: 'state', source };
  const of = town({
    issues: [{ id: 'matter', name: 'Matter', salience: { all: 0.5 }, demand: { all: 0 }, source }],
    policies: { matter: 0 },
    parties: ['one', 'two'].map((id) => ({
      ...{ id, name: id, positions: { matter: 1 }, credibility: { all: 1 }, reach: { all: 1 }, source },
      line: { state: 1 },
    })),
    decisions: [
      {
        ...{ id: 'q', title: 'Q?', by: 'They', when: true, temperature: 0.001, source },
        voters: [{ id: 'one', weight: 1 }],
        options: [
          { id: 'no', title: 'No' },
          { id: 'yes', title: 'Yes', effects: [{ policy: { matter: 0.8 } }] },
        ],
      },
    ],
    regimes: [
      regimeOf('old', 'state'),
      { ...reformed, features: [{ is: 'policy.matter', above: 0.5, scale: 0.01 }] },
      regimeOf('new', 'rebels'),
    ],
  });
  const { fired: changes } = accountOf(
    retell({ loaded: of, kernel: nodeKernel('simd'), mode: 'run', version: 'test' }),
    undefined,
  );
  const [step] = changes.flatMap(({ back }) => back.filter(({ kind }) => kind === 'decision'));
  expect(step.voters).toMatchObject([
    {
      ...{ id: 'one', vote: 'yes' },
      moved: [
        { text: 'policy', value: expect.closeTo(0.8 / 1.25, 12) as number },
        { text: 'inertia', value: expect.closeTo(-1 / 3, 12) as number },
      ],
    },
  ]);
});

test('a sum is taken apart with the signs of its parts', () => {
  expect(addendsOf('0.3 - 2 * (a.b - c.d) + (e.f - (g.h + -1))')).toEqual([
    ...['0.3', '-(2 * (a.b - c.d))', 'e.f', '-(g.h)', '1'],
  ]);
});

describe('cabinets', () => {
  test('are numbered among those of their authority and kind, from 1', () => {
    expect(cabinets.map(({ name }) => name)).toContain('first coalition');
    const counts = new Map<string, number>();
    for (const { authority, kind, number, date } of cabinets) {
      const next = (counts.get(`${authority} ${kind}`) ?? 0) + 1;
      expect({ date, number }).toEqual({ date, number: next });
      counts.set(`${authority} ${kind}`, next);
    }
  });

  test('are headed by a party with as many ministers as any, and a coalition has several', () => {
    for (const { kind, head, seats } of cabinets) {
      const ofParties = Object.entries(seats).filter(([party]) => party !== 'none');
      const most = Math.max(0, ...ofParties.map(([, seat]) => seat));
      expect(head === null ? 0 : seats[head]).toBe(most);
      if (kind === 'coalition') expect(ofParties.length).toBeGreaterThan(1);
    }
  });
});
