/** Strikes, dismissals and ultimatums: when they come, what they do, and that each is silent where it should be. */
import { describe, expect, test } from 'vitest';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { createModel, type Model } from '../../src/model/model.js';
import { actSentence } from '../../src/model/power/told.js';
import { GENERAL_ACTS } from '../../src/model/repertoire/acts.js';
import type { JournalEntry } from '../../src/model/state/entry.js';
import { daily, lawless, ofArms, regimeOf, regiment, town } from '../small-town.js';

type Text = Readonly<Record<string, unknown>>;
type Act = Extract<JournalEntry, { kind: 'act' }>;

const source = 'assumption';
const only = (act: string, more: Text = {}): Text => {
  const others = Object.fromEntries(GENERAL_ACTS.map(({ id }) => [id, id === act ? 1 : 0]));
  return { ...lawless, repertoire: { ...others, on: true, hazard: 1, inertia: 0, ...more } };
};
/** Everybody obeys whoever governs, and trust is the line alone. */
const mechanisms = { ...ofArms(), obedience: { support: 0, base: 5, company: 0 }, trustInLeaders: 0 };

const party = (id: string, line: Text, more: Text = {}): Text => ({
  ...{ id, name: id, positions: { matter: 0 }, credibility: { all: 1 }, reach: { all: 1 }, line, source },
  ...more,
});
const authority = (id: string, more: Text = {}): Text => ({
  ...{ id, name: id, founded: true, claim: 1, source },
  ...more,
});

const begun = (loaded: ReturnType<typeof town>, days: number, seed = 'town'): Model => {
  const model = createModel(loaded.definition, { seed, kernel: chooseKernel('reference'), ledger: false });
  model.run(days);
  return model;
};
const actsOf = ({ state }: Model): Act[] =>
  state.journal.entries.filter((entry): entry is Act => entry.kind === 'act');

describe('a strike', () => {
  const striking = (laws: Text, more: Text = {}) =>
    town({
      mechanisms,
      laws,
      parties: [party('one', { state: 1 }), party('two', { state: -1 })],
      authorities: [authority('state'), authority('rebels', { founded: false })],
      organs: [
        { id: 'works', name: 'Works', weight: 1, service: 'country', operators: { ua: 1, ub: 1 }, source },
      ],
      conditions: [
        {
          ...{ id: 'hunger', name: 'Hunger', exposure: { all: 1 }, supply: 0.4, source },
          curve: [['1900-01-01', 0.2]],
        },
      ],
      ...more,
    });

  test('stops the organs of those who govern and what services bring, as long as it lasts', () => {
    const asked = ['control.state.works', 'condition.hunger.all'];
    const quiet = daily(striking(lawless), asked, 12);
    const struck = daily(striking(only('strike')), asked, 12);
    const days = struck.filter(([control], day) => (control ?? 1) < 0.6 * (quiet[day][0] ?? 0));
    expect(days.length).toBeGreaterThan(2);
    expect(struck[0]).toEqual(quiet[0]);
    // Half of those who run the service strike, and hunger rises by half of what a whole stoppage brings.
    expect(Math.max(...struck.map(([, hunger]) => hunger ?? 0))).toBeCloseTo(0.4, 3);
    expect(quiet.every(([, hunger]) => Math.abs((hunger ?? 0) - 0.2) < 1e-6)).toBe(true);
  });

  test('is called by a party that rejects those who govern, and by no other', () => {
    const acts = actsOf(begun(striking(only('strike')), 12));
    expect(acts.length).toBeGreaterThan(0);
    for (const act of acts) expect(act).toMatchObject({ act: 'strike', by: { kind: 'party', index: 1 } });
    expect(actSentence(striking(lawless).definition, acts[0])).toBe('two calls a strike against state');
  });

  test('is silent while a question stands for it', () => {
    const decisions = [
      {
        ...{ id: 'call', title: 'Call?', by: 'two', act: 'strike', actor: 'two', when: true, source },
        voters: [{ id: 'all', weight: 1, utilities: { no: 100 } }],
        options: [
          { id: 'no', title: 'No' },
          { id: 'yes', title: 'Yes' },
        ],
      },
    ];
    expect(actsOf(begun(striking(only('strike'), { decisions }), 12))).toEqual([]);
  });
});

describe('a commander whom whoever governs distrusts', () => {
  const distrusting = (people: string, line = -1) =>
    town({
      mechanisms: { ...ofArms(), trustInLeaders: 0 },
      laws: only('command', { inertia: 1 / 3 }),
      parties: [
        party('one', { state: 1, front: line }),
        party('two', { state: line / 2, front: 1 }, { will: { front: 1 } }),
      ],
      authorities: [
        authority('state', { cabinet: { seats: { one: 3 } } }),
        authority('front', { claim: 0.8, cabinet: { seats: { two: 2 } } }),
      ],
      organs: [{ id: 'works', name: 'Works', weight: 1, operators: { ua: 1 }, source }],
      units: [regiment('ua', 'loyal', 200), regiment('ub', people, 400, { place: 'far', chain: 'front' })],
      regimes: [regimeOf('old', 'state'), regimeOf('new', 'front')],
    });

  test('is dismissed where its men obey: its leaders are those of who governs, and it claims nothing', () => {
    const model = begun(distrusting('loyal'), 12);
    expect(actsOf(model)).toMatchObject([{ act: 'command', about: { kind: 'authority', index: 1 } }]);
    const { cabinets } = model.state.politics;
    expect(cabinets[1].seats).toEqual(cabinets[0].seats);
    expect(model.state.columns.ownClaims[1]).toBe(0);
    expect(model.state.columns.lines.at(1, 0)).toBeCloseTo(-0.8, 12);
  });

  test('stays where its men would follow it, and where it is trusted', () => {
    expect(actsOf(begun(distrusting('rebel'), 12))).toEqual([]);
    expect(actsOf(begun(distrusting('loyal', 0.5), 12))).toEqual([]);
  });
});

describe('an ultimatum', () => {
  const partners = (ours: number) =>
    town({
      mechanisms,
      laws: only('ultimatum'),
      issues: [{ id: 'matter', name: 'Matter', salience: { all: 0.1 }, demand: { all: 0.5 }, source }],
      policies: { matter: 0 },
      parties: [
        party('one', { state: 0.5 }, { positions: { matter: 0.9 } }),
        party('two', { state: 0.5 }, { positions: { matter: -ours } }),
      ],
      authorities: [
        authority('state', { cabinet: { seats: { one: 3, two: 3 } }, answersTo: [{ body: 'chamber' }] }),
        authority('rebels', { founded: false }),
      ],
      bodies: [{ id: 'chamber', name: 'Chamber', rule: 'fixed', fixed: { one: 50, two: 50 }, source }],
    });
  /** Towns on the day of their first ultimatum. */
  const answers = Array.from({ length: 12 }, (_, seed) =>
    [1, 2, 3]
      .map((days) => begun(partners(0.9), days, `town ${seed}`))
      .find((model) => actsOf(model).length > 0),
  ).filter((model) => model !== undefined);
  const goals = [0.9, 0];

  test('is met, and the policy is where the party stands, or it is to leave', () => {
    const met = answers.map(({ state }) => {
      const [{ party: by }, ...others] = state.politics.affronts;
      expect(others).toEqual([]);
      const isMet = state.politics.commitments.length === 0;
      if (isMet) expect(state.columns.policies[0]).toBe(goals[by]);
      else expect(state.politics.commitments).toMatchObject([{ parties: [by], toward: -1 }]);
      return isMet;
    });
    expect(new Set(met)).toEqual(new Set([true, false]));
  });

  test('is put once by a party: what partners have just had to live with it does not ask again', () => {
    const acts = actsOf(begun(partners(0.9), 60));
    const days = acts.map(({ tick }) => tick);
    expect(acts.length).toBeGreaterThan(0);
    expect(new Set(days).size).toBe(days.length);
    expect(new Set(acts.map(({ by }) => by.index)).size).toBe(acts.length);
  });

  test('is put by nobody whose partners want the same', () => {
    expect(actsOf(begun(partners(-0.9), 12))).toEqual([]);
  });
});
