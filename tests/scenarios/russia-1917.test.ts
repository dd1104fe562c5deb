/**
 * Russia 1917: the cause is flipped, the outcome moves. Recorded outcomes are reported elsewhere and never asserted; here only what
 * must follow from a mechanism is.
 *
 * Decision worth knowing: what parts from the replay on a later day is forked from it there, as runs of an ensemble are
 * (`counterfactuals.test.ts`: digest for digest what a whole run gives).
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { actsOf } from '../../src/experiment/run/acts.js';
import {
  contestsOf,
  electionsOf,
  eventsOf,
  impossibleOf,
  regimesOf,
} from '../../src/experiment/run/chronicle.js';
import { sharesOf } from '../../src/experiment/run/support.js';
import { courseCollector } from '../../src/experiment/why/course.js';
import { parseDate } from '../../src/foundation/calendar.js';
import type { Definition, State } from '../../src/model/definition.js';
import { createModel, type Model } from '../../src/model/model.js';
import { judgementsOf } from '../../src/model/repertoire/judgement.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { compileAsked } from '../../src/scenario/ask.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { compileScenario, parseScenario } from '../../src/scenario/load.js';
import { firstTick } from '../../src/scenario/twin.js';
import { filesOf, parseBundled } from '../bundled.js';

const AGENTS = 48_000;
const parsed = parseBundled('russia-1917');
const { definition: own, scenario } = compileScenario(parsed, { pinDecisions: true });
const START = parseDate('1917-03-08') ?? 0;
const ticksTo = (date: string): number => (parseDate(date) ?? 0) - START + 1;

/** A replay before its first day. */
const begin = (definition: Definition): Model =>
  createModel(definition, { agents: AGENTS, kernel: nodeKernel('auto'), ledger: false });

const changed = (interventions: Interventions): Definition =>
  compileScenario(parsed, { interventions, pinDecisions: true }).definition;

/** The replay as it was after as many days as somebody asks for. */
const replayed = new Map<number, Model>();

/** A replay after some days: for as long as nothing is changed in it, it is the scenario's own. */
function modelAt(ticks: number, interventions: Interventions = []): Model {
  const parts = Math.min(ticks, firstTick(interventions, own));
  const past = replayed.get(parts);
  if (interventions.length === 0 && past !== undefined) return past;
  const definition = changed(interventions);
  const model = past?.fork(definition) ?? begin(definition);
  model.run(ticks);
  return model;
}

const replay = (until: string, interventions: Interventions = []): State =>
  modelAt(ticksTo(until), interventions).state;

const happened = (state: State, id: string): boolean =>
  eventsOf(state).some((e) => e.id === id && e.outcome === 'happened');
const measure = (state: State, id: string): number => eventsOf(state).find((e) => e.id === id)?.measure ?? 0;
const entered = (state: State, regime: string): boolean => regimesOf(state).some((r) => r.to === regime);
const contest = (state: State, by: string) => contestsOf(state).find((c) => c.by === by);
const vote = (state: State, group: string, party: string): number => {
  const { groups, parties } = state.definition;
  const strata = groups.find(({ id }) => id === group)?.strata ?? [];
  return sharesOf(state, strata).shares[parties.findIndex(({ id }) => id === party)];
};

/** Share of all of a class, voting or not, that adheres to a party. */
const adherents = ({ definition, columns }: State, group: string, party: string): number => {
  const p = definition.parties.findIndex(({ id }) => id === party);
  const people = scenario.strata.flatMap((stratum, s) => (stratum.class === group ? [s] : []));
  const persons = (s: number): number => definition.strata[s].persons;
  const all = people.reduce((sum, s) => sum + persons(s), 0);
  return people.reduce((sum, s) => sum + persons(s) * columns.shares.at(s, p), 0) / all;
};
const seats = (state: State, body: string, party: string): number => {
  const found = electionsOf(state).find((b) => b.id === body);
  const total = Object.values(found?.seats ?? {}).reduce((a, b) => a + b, 0);
  return (found?.seats[party] ?? 0) / total;
};

const without = (id: string) => ({ kind: 'without', id }) as const;
const pin = (id: string, option: string) => ({ kind: 'pin', id, option }) as const;
const set = (path: string, value: number) => ({ kind: 'set', path, value }) as const;
const move = (id: string, date: string) => ({ kind: 'move', id, date }) as const;

interface Flip {
  readonly cause: string;
  /** Past the outcome. */
  readonly until: string;
  readonly interventions: Interventions;
  readonly outcome: string;
  /** What is true of the baseline and false of the flipped run (or smaller in it). */
  readonly of: (state: State) => boolean | number;
}

const FLIPS: readonly Flip[] = [
  {
    cause: 'bread in the shops of Petrograd',
    until: '1917-03-25',
    interventions: [set('policies.supply', 0.8)],
    outcome: 'the Tsardom falls',
    of: (r) => entered(r, 'dual-power'),
  },
  {
    cause: 'an officer corps obeyed as in peace (tenfold discipline of the garrison)',
    until: '1917-03-25',
    interventions: [set('mechanisms.obedience.chain', 20)],
    outcome: 'the garrison goes over',
    of: (r) => happened(r, 'garrison-mutiny'),
  },
  {
    cause: 'no note to the Allies',
    until: '1917-05-20',
    interventions: [without('milyukov-note')],
    outcome: 'two ministers resign and a coalition is formed',
    of: (r) => happened(r, 'milyukov-guchkov-resign') && entered(r, 'coalition'),
  },
  {
    cause: 'no April Theses',
    until: '1917-07-10',
    interventions: [pin('april-theses', 'old-line')],
    outcome: 'Bolshevik votes in Petrograd',
    of: (r) => vote(r, 'petrograd', 'bolshevik'),
  },
  {
    cause: 'one deputy for as many workers in workshops as in plants',
    until: '1917-03-25',
    interventions: [set('bodies.petrograd-soviet.constituencies.1.coverage', 0.04)],
    outcome: 'Mensheviks in the Soviet',
    of: (r) => seats(r, 'petrograd-soviet', 'menshevik'),
  },
  {
    cause: 'nobody calls the people out in June',
    until: '1917-07-10',
    interventions: [without('june-call')],
    outcome: 'the demonstration of 1 July',
    of: (r) => measure(r, 'june-demonstration'),
  },
  {
    cause: 'the Kadet ministers stay and the machine-gunners keep quiet',
    until: '1917-10-07',
    interventions: [pin('kadet-ministers-resign', 'stay'), without('machine-gunners')],
    outcome: 'the July Days',
    of: (r) => measure(r, 'july-days'),
  },
  {
    cause: 'no strike called in Moscow',
    until: '1917-10-07',
    interventions: [pin('moscow-strike-call', 'work')],
    outcome: 'half of Moscow on strike',
    of: (r) => measure(r, 'moscow-strike'),
  },
  {
    cause: 'no agitators, no arming, and a larger column',
    until: '1917-10-07',
    interventions: [
      pin('mobilisation', 'stand-by'),
      set('units.third-corps.strength', 35_000),
      set('units.savage-division.strength', 20_000),
    ],
    outcome: 'the coup melts (and not: the generals take the capital)',
    of: (r) => contest(r, 'stavka')?.result === 'melted' && !entered(r, 'military-dictatorship'),
  },
  {
    cause: 'no march of the generals',
    until: '1917-10-07',
    interventions: [without('kornilov-march')],
    outcome: 'the swing to the Bolsheviks in Petrograd',
    of: (r) => vote(r, 'petrograd', 'bolshevik'),
  },
  {
    cause: 'a rising in May, without support in the garrison',
    until: '1917-07-10',
    interventions: [move('insurrection', '1917-05-20')],
    outcome: 'no contest lost by the party',
    of: (r) => contest(r, 'mrc')?.result !== 'repelled',
  },
];

/** What who governs could do, day by day. */
const POWER = ['confrontation.provisional-government.soviet', 'footing.provisional-government'];
const EVE = '1917-11-05';
const power = courseCollector({
  ...{ texts: POWER, quantities: compileAsked(scenario, POWER, 'asked') },
  ...{ from: ticksTo('1917-03-25'), to: ticksTo(EVE) },
});

/** What the other tests of the replay ask for: the last day of each. */
const ENDS = ['1917-03-30', '1917-05-20', '1917-06-15', '1917-07-14', '1917-10-07'].map(ticksTo);

const RADA: Interventions = [move('rada-agreement', '1917-07-10')];

beforeAll(() => {
  const partings = [RADA, ...FLIPS.map(({ interventions }) => interventions)].map((twin) =>
    firstTick(twin, own),
  );
  const stops = [
    ...ENDS,
    ...FLIPS.map(({ until }) => ticksTo(until)),
    ...partings.filter((tick) => tick > 0),
  ];
  const model = begin(own);
  const watch = (state: State) => power.collect(state, null);
  for (const stop of [...new Set(stops)].sort((a, b) => a - b)) {
    model.run(stop, watch);
    replayed.set(stop, model.fork());
  }
  model.run(ticksTo(EVE), watch);
});

describe('flip the cause, the outcome moves', () => {
  test.each(FLIPS)('$cause: $outcome', ({ until, interventions, of }) => {
    const [before, after] = [of(replay(until)), of(replay(until, interventions))];
    if (typeof before === 'boolean') expect([before, after]).toEqual([true, false]);
    else expect(after).toBeLessThan(Number(before));
  });
});

/** Quantities after the first days of a replay. */
const asked = (texts: readonly string[], ticks: number, interventions: Interventions = []): number[] => {
  const { scenario: text } = compileScenario(parsed, { interventions, pinDecisions: true });
  const { state } = modelAt(ticks, interventions);
  return compileAsked(text, texts, 'asked').map((quantity) => quantity.value(state));
};

/** Strikers of the capital on the third day: nobody has decided anything yet. */
const strikers = (interventions: Interventions = []): number =>
  asked(['doing.strike.capital-workers'], 3, interventions)[0];

test('the strike of March is owed to hunger and to ties from plant to plant, and to no event', () => {
  const all = strikers();
  expect(strikers([without('bread-failure')])).toBeGreaterThan(0.9 * all);
  expect(strikers([set('behaviour.diffusion', 0)])).toBeLessThan(0.95 * all);
  expect(strikers([set('policies.supply', 0.8)])).toBeLessThan(0.2 * all);
});

test('villages that take land drive landowners from those in office to the right; where land is given, none take it', () => {
  const texts = ['loyalty.right.landowners', 'loyalty.kadet.landowners', 'engaged.taking-land.villages'];
  const [right, kadet, taking] = asked(texts, ticksTo('1917-06-15'));
  const off = asked(texts, ticksTo('1917-06-15'), [
    { kind: 'set', path: 'forms.taking-land.on', value: false },
  ]);
  expect(taking).toBeGreaterThan(0);
  expect(right).toBeGreaterThan(off[0]);
  expect(kadet).toBeLessThan(off[1]);
  expect(asked(texts, ticksTo('1917-04-01'), [set('policies.land', 0.9)])[2]).toBe(0);
});

test('had the villages been given the land, fewer of the peasantry would adhere to the Left SRs', () => {
  const held = (interventions: Interventions): number =>
    adherents(replay('1917-10-07', interventions), 'peasantry', 'left-sr');
  expect(held([set('policies.land', 0.9)])).toBeLessThan(held([]));
});

test('who governs could prevail over the Soviet in spring and not in autumn, and on the eve of the rising stands lower', () => {
  const { days } = power.result();
  const mean = (i: number, from: string, to: string): number => {
    const within = days
      .filter(({ date }) => date >= from && date <= to)
      .map(({ values }) => Number(values[i]));
    return within.reduce((sum, value) => sum + value, 0) / within.length;
  };
  expect(mean(0, '1917-10-01', '1917-11-05')).toBeLessThan(mean(0, '1917-03-25', '1917-04-30'));
  expect(mean(1, '1917-11-01', '1917-11-05')).toBeLessThan(mean(1, '1917-03-25', '1917-04-30'));
});

test('every name that the rule had until October fitted it, and the reason of each is told', () => {
  const state = replay('1917-10-07');
  const [regimes, acts] = [regimesOf(state), actsOf(state)];
  expect(regimes.length).toBeGreaterThan(3);
  for (const { margin, fits, to, date } of regimes) {
    expect(margin).toBeGreaterThan(0);
    expect(Math.max(...fits.map((fit) => fit.margin))).toBe(margin);
    expect(acts.some((act) => act.kind === 'regime' && act.id === to && act.date === date)).toBe(true);
  }
});

test('what is not possible on its day is said, with the reason', () => {
  const state = replay('1917-03-30', [move('milyukov-note', '1917-03-10')]);
  expect(impossibleOf(state).find((one) => one.id === 'milyukov-note')?.reason).toMatch(/foreign office/);
});

test('the labels of two parties can be swapped, and the outcomes swap with them', () => {
  const swapped = filesOf('russia-1917').map(({ name, text }) => ({
    name,
    text: text.replaceAll(/\b(bolshevik|kadet)\b/g, (word) => (word === 'kadet' ? 'bolshevik' : 'kadet')),
  }));
  const { definition } = compileScenario(parseScenario(swapped), { pinDecisions: true });
  const until = '1917-05-20';
  const mirrored = begin(definition);
  mirrored.run(ticksTo(until));
  const original = replay(until);
  expect(vote(mirrored.state, 'petrograd', 'kadet')).toBe(vote(original, 'petrograd', 'bolshevik'));
  expect(regimesOf(mirrored.state).map((r) => r.to)).toEqual(regimesOf(original).map((r) => r.to));
});

test('terms with the Rada are a reason for the Kadets to go, and without them there is less of one', () => {
  const reasons = (interventions: Interventions) => {
    const state = replay('1917-07-14', interventions);
    const { definition } = state;
    const index = definition.parties.findIndex(({ id }) => id === 'kadet');
    const decision = definition.decisions.find(({ id }) => id === 'kadet-ministers-resign');
    if (decision === undefined) throw new Error('there is no such question');
    const [, resign] = judgementsOf(state, decision, { kind: 'party', index, id: 'kadet' });
    return {
      worth: resign.utility,
      affront: resign.parts.find(({ text }) => text.startsWith('affront'))?.value ?? 0,
    };
  };
  const [agreed, waited] = [reasons(RADA), reasons([])];
  expect(waited.affront).toBe(0);
  expect(agreed.affront).toBeGreaterThan(0.05);
  expect(agreed.worth - waited.worth).toBeGreaterThan(0.05);
});
