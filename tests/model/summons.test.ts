/** Assemblies that are summoned: their day, who waits for them, who names it, hands over to them or disperses them. */
import { describe, expect } from 'vitest';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { createModel, type Model } from '../../src/model/model.js';
import { actSentence } from '../../src/model/power/told.js';
import { GENERAL_ACTS } from '../../src/model/repertoire/acts.js';
import type { JournalEntry } from '../../src/model/state/entry.js';
import { cabinetsOf } from '../../src/experiment/why/back/cabinets.js';
import { actsOf as toldActs } from '../../src/experiment/run/acts.js';
import { metBySummons, officeByElection, SUMMONS } from '../../src/polity/summons.js';
import { loadScenario } from '../../src/scenario/load.js';
import { fc, test } from '../property.js';
import { faultsOf } from '../scenario/two-powers.js';
import { daily, impulse, lawless, ofArms, regimeOf, town, townFiles } from '../small-town.js';

type Text = Readonly<Record<string, unknown>>;
type Act = Extract<JournalEntry, { kind: 'act' }>;

const source = 'assumption';
const on = { on: true };
const terms = { promised: SUMMONS.promised.value, putOff: SUMMONS.putOff.value };

const assembly = (more: Text = {}): Text => ({
  ...{ id: 'assembly', name: 'Assembly', rule: 'lists', constituencies: [{ of: 'all', seats: 10 }], source },
  summoned: { issue: 'matter', notice: 20, gathers: 5, ...more },
});

const party = (id: string, more: Text = {}): Text => ({
  ...{ id, name: id, positions: { matter: 1 }, credibility: { all: 1 }, reach: { all: 1 }, source },
  line: { state: 1, rebels: 0, house: 1 },
  will: { state: 0.5, house: 1 },
  ...more,
});

/** A town in which an assembly may be summoned for a matter that half of the people care for. */
const waiting = (laws: Text, more: Text = {}) =>
  town({
    laws: { ...lawless, summons: on, ...laws },
    issues: [
      {
        id: 'matter',
        name: 'Matter',
        salience: { all: 0.1 },
        demand: { all: 1 },
        unmet: '1 - policy.matter',
        source,
      },
    ],
    policies: { matter: 0 },
    bodies: [assembly()],
    parties: [party('one'), party('two')],
    authorities: [
      {
        id: 'state',
        name: 'State',
        founded: true,
        claim: 1,
        until: { heir: 'house', body: 'assembly' },
        cabinet: { seats: { one: 4 } },
        source,
      },
      { id: 'rebels', name: 'Rebels', claim: 1, source },
      { id: 'house', name: 'House', claim: 0, ledBy: 'assembly', source },
    ],
    regimes: [regimeOf('old', 'state'), regimeOf('new', 'rebels'), regimeOf('housed', 'house')],
    ...more,
  });

const named = (...dates: string[]): Text => ({
  events: dates.map((date, i) => impulse(`named-${i}`, date, [{ summon: ['assembly'] }])),
});

const begun = ({ definition }: ReturnType<typeof town>, days: number, seed = 'town'): Model => {
  const model = createModel(definition, { seed, kernel: chooseKernel('reference'), ledger: false });
  model.run(days);
  return model;
};
const acts = ({ state }: Model): Act[] =>
  state.journal.entries.filter((entry): entry is Act => entry.kind === 'act');

describe('a body that is summoned', () => {
  test('is elected after the notice it needs, and those who wait for it are met by and by', () => {
    const asked = ['summoned.assembly', 'elected.assembly', 'policy.matter', 'awaited.assembly'];
    const days = daily(waiting({}, named('1900-01-05')), asked, 30);
    expect(days[3]).toEqual([0, 0, 0, null]);
    expect(days[4]).toEqual([1, 0, terms.promised, 20]);
    expect(days[23]).toEqual([1, 0, terms.promised, 1]);
    expect(days[24]).toEqual([0, 1, SUMMONS.elected.value, null]);
    expect(days[29]).toEqual([0, 1, SUMMONS.elected.value, null]);
  });

  test('is put off by a second summons, which takes part of the promise away', () => {
    const days = daily(
      waiting({}, named('1900-01-05', '1900-01-15')),
      ['elected.assembly', 'policy.matter'],
      40,
    );
    expect(days[14]).toEqual([0, terms.putOff * terms.promised]);
    expect(days[24]).toEqual([0, terms.putOff * terms.promised]);
    expect(days[34]).toEqual([1, SUMMONS.elected.value]);
  });

  test('is not elected while nobody governs, nor twice', () => {
    const gone = impulse('gone', '1900-01-10', [{ dissolve: ['state'] }]);
    const { events } = named('1900-01-05') as { events: Text[] };
    expect(begun(waiting({}, { events: [...events, gone] }), 60).state.politics.bodies[0].elected).toBe(-1);
    const twice = begun(waiting({}, named('1900-01-05', '1900-02-05')), 60).state.politics.bodies[0];
    expect(twice).toEqual({ elected: 24, seats: [5, 5, 0] });
  });

  test('has no deputies yet when cabinets that answer to it are told, from its summons to its election', () => {
    const authorities = [
      {
        ...{ id: 'state', name: 'State', founded: true, claim: 1, source },
        ...{ answersTo: [{ body: 'assembly' }], cabinet: { seats: { one: 4 } } },
      },
      { id: 'rebels', name: 'Rebels', claim: 1, source },
      { id: 'house', name: 'House', claim: 0, ledBy: 'assembly', source },
    ];
    const events = [
      impulse('named', '1900-01-05', [{ summon: ['assembly'] }]),
      impulse('formed', '1900-01-10', [{ cabinet: { authority: 'state', seats: { one: 2, two: 3 } } }]),
    ];
    const { state } = begun(waiting({ cabinets: { on: false } }, { authorities, events }), 40);
    expect(cabinetsOf(state).map(({ date, head }) => [date, head])).toEqual([
      ['1900-01-01', 'one'],
      ['1900-01-10', 'two'],
    ]);
  });

  test('says nothing of those who wait where the law is off', () => {
    const days = daily(waiting({ summons: { on: false } }, named('1900-01-05')), ['policy.matter'], 40);
    expect(new Set(days.flat())).toEqual(new Set([0]));
  });

  test('has on its lists who stood within another when they were closed, whoever parted since', () => {
    const parties = [party('one'), party('two', { within: 'one' })];
    const parting = (date: string): Text => ({
      bodies: [assembly({ lists: 8 })],
      parties,
      events: [
        impulse('named', '1900-01-05', [{ summon: ['assembly'] }]),
        impulse('parted', date, [{ part: ['two'] }]),
      ],
    });
    const seats = (date: string) => begun(waiting({}, parting(date)), 40).state.politics.bodies[0].seats;
    expect(seats('1900-01-20')).toEqual([10, 0, 0]);
    expect(seats('1900-01-10')).toEqual([5, 5, 0]);
  });
});

describe('power goes to an assembly', () => {
  test('once it has gathered, from those who act for it, and the wait is over', () => {
    const loaded = waiting({ 'hand-over': on }, named('1900-01-05'));
    const days = daily(loaded, ['holder.house', 'holder.state', 'policy.matter'], 40);
    expect(days[28]).toEqual([0, 1, SUMMONS.elected.value]);
    expect(days[29]).toEqual([1, 0, 1]);
    expect(begun(loaded, 40).state.politics.founded).toEqual([false, false, true]);
  });

  test('never from those who do not will that it rule', () => {
    const parties = [party('one', { will: { state: 1, house: 0.4 } }), party('two', { will: { house: 1 } })];
    const { politics } = begun(waiting({ 'hand-over': on }, { ...named('1900-01-05'), parties }), 60).state;
    expect(politics).toMatchObject({ holder: 0, founded: [true, false, false] });
  });

  test('only from those whom it is for: who rejects them raises it against them, and not before it sits', () => {
    const line = { state: -1, house: 1, rebels: 0 };
    const parties = [party('one', { will: { state: 1 } }), party('two', { line })];
    const laws = { 'latent-claimants': { on: true, hazard: 1 }, claims: on };
    const mechanisms = { ...ofArms(), trustInLeaders: 0 };
    const loaded = waiting(laws, { ...named('1900-01-05'), parties, mechanisms });
    const raised = acts(begun(loaded, 100)).filter(({ act }) => act === 'found');
    expect(raised).toMatchObject([
      { by: { kind: 'party', index: 1 }, about: { kind: 'authority', index: 2 } },
    ]);
    expect(raised[0].tick).toBeGreaterThanOrEqual(29);
    expect(acts(begun(waiting(laws, { parties, mechanisms }), 100))).toEqual([]);
  });
});

test('an assembly that is beaten is dispersed, and may be summoned again', () => {
  const line = { state: -1, house: 1, rebels: 0 };
  const loaded = waiting(
    { rivals: on },
    {
      mechanisms: ofArms(),
      parties: [party('one', { line: { state: 1, house: -1 } }), party('two', { line })],
      // Those who would stand for it have no arms.
      units: [{ id: 'ua', name: 'ua', people: 'loyal', strength: 200, arms: 1, place: 'town', source }],
      organs: [{ id: 'works', name: 'Works', weight: 1, operators: { ua: 1 }, source }],
      events: [
        impulse('named', '1900-01-05', [{ summon: ['assembly'] }]),
        impulse('opened', '1900-02-01', [{ found: ['house'] }]),
        impulse('sent-home', '1900-02-05', [{ contest: { by: 'house', against: 'state', place: 'town' } }]),
        impulse('again', '1900-03-01', [{ summon: ['assembly'] }]),
      ],
    },
  );
  const model = begun(loaded, 45);
  const { politics } = model.state;
  expect(politics.founded).toEqual([true, false, false]);
  expect(politics.bodies[0]).toEqual({ elected: -1, seats: [0, 0, 0] });
  expect(toldActs(model.state).map(({ text }) => text)).toContain('Assembly is dispersed');
  expect(begun(loaded, 85).state.politics.bodies[0].elected).toBe(79);
});

describe('whoever governs', () => {
  const only = (act: string): Text => {
    const others = Object.fromEntries(GENERAL_ACTS.map(({ id }) => [id, id === act ? 1 : 0]));
    return { repertoire: { ...others, on: true, hazard: 1, inertia: 0.05 } };
  };
  const against = (id: string): Text => party(id, { positions: { matter: -1 } });

  test('names the day of an assembly that its ministers want, once, and says so', () => {
    const loaded = waiting(only('convene'));
    const [first, ...more] = acts(begun(loaded, 18));
    expect([first.act, more]).toEqual(['convene', []]);
    expect(actSentence(loaded.definition, first)).toBe('State names the day of the election: Assembly');
  });

  test('names none where its ministers do not want it', () => {
    expect(acts(begun(waiting(only('convene'), { parties: [against('one'), party('two')] }), 60))).toEqual(
      [],
    );
  });

  test('puts an election off that is near where its ministers do not want it, and not where they do', () => {
    const parties = [against('one'), party('two')];
    const delayed = acts(begun(waiting(only('postpone'), { parties, ...named('1900-01-05') }), 80));
    expect(delayed.length).toBeGreaterThan(0);
    for (const act of delayed)
      expect(act).toMatchObject({ act: 'postpone', about: { kind: 'body', index: 0 } });
    expect(acts(begun(waiting(only('postpone'), named('1900-01-05')), 30))).toEqual([]);
  });
});

const share = fc.double({ min: 0, max: 1, noNaN: true });

test.prop([share, fc.nat(6)])(
  'promises wear out with each putting off, and never meet more than they did',
  (met, times) => {
    const first = metBySummons(met, false, terms);
    const last = Array.from({ length: times }).reduce(
      (level: number) => metBySummons(level, true, terms),
      first,
    );
    expect(first).toBe(Math.max(met, terms.promised));
    expect(last).toBeCloseTo(first * terms.putOff ** times, 12);
  },
);

test('who expects as much of an election as it has gains nothing by it, and who has all can only lose', () => {
  expect(officeByElection([0.5, 0.5], [0.5, 0.5])).toBe(0);
  expect(officeByElection([1, 0], [0.3, 0.7])).toBeCloseTo(-0.7, 12);
  expect(officeByElection([0.25, 0.75], [0.75, 0.25])).toBeCloseTo(0.25 * 0.5 - 0.75 * 0.5, 12);
});

describe('a scenario is told', () => {
  const codes = (bodies: readonly Text[], more: Text = {}) =>
    faultsOf(townFiles({ bodies, ...more })).map(({ code }) => code);

  test('that nothing says how far those are met who wait', () => {
    expect(codes([assembly()])).toEqual(['summons-policy']);
    expect(codes([assembly()], { policies: { matter: 0 } })).toEqual([]);
  });

  test('that an issue has no such name, and that a fixed body is there already', () => {
    expect(codes([assembly({ issue: 'mater' })])).toEqual(['unknown-issue']);
    const fixed = { ...assembly(), rule: 'fixed', fixed: { one: 1 }, constituencies: [] };
    expect(codes([fixed], { policies: { matter: 0 } })).toEqual(['summons-fixed']);
  });
});

test('the scenario loads with what is said here', () => {
  expect(() => loadScenario(townFiles({ bodies: [assembly()], policies: { matter: 0 } }))).not.toThrow();
});
