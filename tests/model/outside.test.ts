/** Powers abroad: whom they recognise, what they lend, and what a government owes to their favour. */
import { describe, expect, it } from 'vitest';
import { hazardOfDemand, lentUnder, metShare } from '../../src/polity/demand.js';
import { controlAsked, creditFor, isWorthRecognising, nearnessAbroad } from '../../src/polity/outside.js';
import { createModel, type Model } from '../../src/model/model.js';
import { actSentence } from '../../src/model/power/told.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { fc, test } from '../property.js';
import { impulse, town } from '../small-town.js';

type Text = Readonly<Record<string, unknown>>;
const source = 'assumption';
const signed = fc.double({ min: -1, max: 1, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a power abroad', () => {
  test.prop([share, share, signed, signed])(
    'recognises whoever is nearer and holds more than one whom it recognises',
    (control, more, near, nearer) => {
      const [less, most] = [Math.min(control, more), Math.max(control, more)];
      const [far, close] = [Math.min(near, nearer), Math.max(near, nearer)];
      expect(isWorthRecognising(close, most) || !isWorthRecognising(far, less)).toBe(true);
    },
  );

  it('asks nothing of a friend, half of the country of a stranger, and of whom it rejects more than there is', () => {
    expect([1, 0, -0.2, -1].map(controlAsked)).toEqual([0, 0.5, Infinity, Infinity]);
    expect(nearnessAbroad([-0.8, 0], [-0.8, 1])).toBe(1);
    expect(nearnessAbroad([-1, 0], [1, 1])).toBe(-1);
  });

  it('lends to whom it recognises, the more the nearer he is', () => {
    expect([creditFor(true, 0.6), creditFor(true, -0.2), creditFor(false, 0.6)]).toEqual([0.6, 0, 0]);
  });
});

const party = (id: string, war: number) => ({
  ...{ id, name: id, source, positions: { war }, credibility: { all: 1 }, reach: { all: 1 } },
  line: { state: 0.5, council: 0.5 },
  will: { state: 1, council: 1 },
});

/** A State of those who go on with the war, a Council of those who end it, and an ally who wants it fought. */
const country = (over: Text = {}): Model => {
  const { definition } = town({
    population: 400,
    strata: [
      {
        ...{
          id: 'people',
          name: 'People',
          source,
          class: 'folk',
          place: 'town',
          persons: 400,
          electorate: 1,
        },
        cells: [{ share: 1, cell: 10 }],
        tradition: { doves: 0.5 },
      },
    ],
    issues: [
      {
        ...{ id: 'war', name: 'War', source, salience: { all: 0.05 }, demand: { all: 0.9 } },
        unmet: '1 - policy.war',
      },
    ],
    policies: { war: 0 },
    parties: [party('hawks', -0.9), party('doves', 0.9)],
    authorities: [
      {
        id: 'state',
        name: 'State',
        founded: true,
        claim: 1,
        source,
        cabinet: { seats: { hawks: 8, none: 0 } },
      },
      { id: 'council', name: 'Council', claim: 1, source, cabinet: { seats: { doves: 8, none: 0 } } },
    ],
    organs: [
      { id: 'desks', name: 'Desks', weight: 1, operators: { people: 1 }, source },
      { id: 'standing', name: 'Standing abroad', weight: 1, granted: true, source },
    ],
    units: [],
    bodies: [{ id: 'chamber', name: 'Chamber', rule: 'fixed', fixed: { hawks: 60, doves: 40 }, source }],
    regimes: ['state', 'council'].map((holder) => ({
      ...{ id: `${holder}-rule`, name: holder, holder, source },
      features: [{ is: 'rival.share', below: 2, scale: 1 }],
    })),
    initialRegime: 'state-rule',
    outside: [
      { id: 'ally', name: 'The Ally', positions: { war: -0.9 }, recognises: 'standing', weight: 0.2, source },
    ],
    events: [impulse('passes', '1900-01-05', [{ found: ['council'], handOver: 'council' }])],
    ...over,
    laws: { cabinets: { on: false }, ...(over.laws as Text) },
  });
  return createModel(definition, { kernel: nodeKernel('auto') });
};

const after = (days: number, over: Text = {}): Model => {
  const model = country(over);
  for (let day = 0; day < days; day++) model.step();
  return model;
};

const told = ({ state }: Model, law = 'outside'): string[] =>
  state.journal.entries.flatMap((entry) =>
    entry.kind === 'act' && entry.law === law ? [actSentence(state.definition, entry)] : [],
  );

describe('an ally who wants a war fought', () => {
  const standing = ({ state }: Model, authority: number) => state.columns.control.at(authority, 1);

  it('recognises a government that fights it as the run begins, and lends to it', () => {
    const model = after(2);
    expect(told(model)).toEqual(['The Ally recognise State']);
    expect(standing(model, 0)).toBe(1);
    expect(model.state.columns.credits[0]).toBe(1);
  });

  it('does not recognise the one that comes to end it, whoever obeys, and lends it nothing', () => {
    const model = after(40);
    expect(told(model)).toEqual(['The Ally recognise State']);
    expect([standing(model, 0), standing(model, 1)]).toEqual([1, 0]);
    expect(model.state.columns.credits[0]).toBe(0);
    expect(model.state.columns.policies[0]).toBeGreaterThanOrEqual(0.25);
  });

  it('holds up what it is against as long as it lends to who would do it', () => {
    const issues = ['war', 'trade'].map((id) => ({
      ...{ id, name: id, source, salience: { all: 0.05 }, demand: { all: 0.7 }, unmet: `1 - policy.${id}` },
    }));
    const parties = [party('hawks', -0.9), party('doves', 0.3)].map((one) => ({
      ...one,
      positions: { ...one.positions, trade: 0.9 },
    }));
    const known = { found: ['council'], handOver: 'council', grant: { standing: { council: 1 } } };
    const events = [impulse('passes', '1900-01-05', [known])];
    const peace = (weight: number) => {
      const wants = { positions: { war: -0.9, trade: 0.9 }, recognises: 'standing', weight };
      const outside = [{ id: 'ally', name: 'The Ally', source, ...wants }];
      const policies = { war: 0, trade: 1 };
      return after(60, { issues, parties, policies, outside, events }).state.columns.policies[0];
    };
    expect(peace(0)).toBeGreaterThanOrEqual(0.25);
    expect(peace(1)).toBe(0);
  });

  it('does nothing where the law is off', () => {
    expect(told(after(40, { laws: { outside: { on: false } } }))).toEqual([]);
  });
});

describe('a condition of loans', () => {
  it('is set the sooner the less near a government is, to no friend and to nobody who is lent nothing', () => {
    const hazards = [1, 0.6, 0.2, 0, -0.5].map((near) => hazardOfDemand(near, { hazard: 0.1 }));
    expect(hazards).toEqual([0, expect.closeTo(0.04, 12), expect.closeTo(0.08, 12), 0, 0]);
  });

  it('costs nothing within its term, and then as much as it is left undone', () => {
    expect([metShare(0.25, 0.5), metShare(1, 0.5), metShare(0, 1)]).toEqual([0.5, 1, 0]);
    expect([0, 30, 31].map((days) => lentUnder(days, 0.25, { term: 30 }))).toEqual([1, 1, 0.25]);
  });

  /** An ally who asks for guns of a government whose party is 0.4 from it, a fifth of the way: nearness 0.6. */
  const asking = (days: number, over: Text = {}, demands: Text = {}): Model =>
    after(days, {
      parties: [party('hawks', -0.5), party('doves', 0.9)],
      policies: { war: 0, guns: 0 },
      events: [
        impulse('half', '1900-01-10', [{ policy: { guns: 0.5 } }]),
        impulse('whole', '1900-01-14', [{ policy: { guns: 1 } }]),
      ],
      outside: [
        {
          ...{ id: 'ally', name: 'The Ally', positions: { war: -0.9 }, recognises: 'standing', source },
          demands: { policy: 'guns' },
        },
      ],
      // So that the demand is certain: 2.5 x (1 - 0.6).
      laws: { demands: { hazard: 2.5, term: 5, ...demands } },
      ...over,
    });
  const lent = ({ state }: Model) => state.columns.credits[0];

  it('is told, then loans are withheld, given back by halves, and in full when all is done', () => {
    [0.6, 0.6, 0, 0.3, 0.6].forEach((loans, i) => {
      expect(lent(asking([1, 5, 6, 10, 14][i]))).toBeCloseTo(loans, 12);
    });
    expect(told(asking(20), 'demands')).toEqual([
      'The Ally make their loans to State depend on a policy',
      'The Ally withhold their loans from State',
    ]);
    expect([5, 13, 14].map((days) => asking(days).state.columns.demanded[0])).toEqual([5, 13, 0]);
  });

  it('is not set where a power asks nothing, nor where the law is off', () => {
    const [outsider] = asking(1).state.definition.outside;
    const wants = { id: outsider.id, name: outsider.name, positions: { war: -0.9 }, recognises: 'standing' };
    for (const model of [asking(20, { outside: [{ ...wants, source }] }), asking(20, {}, { on: false })]) {
      expect(told(model, 'demands')).toEqual([]);
      expect(lent(model)).toBeCloseTo(0.6, 12);
    }
  });
});
