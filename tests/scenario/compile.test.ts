import { describe, expect, it } from 'vitest';
import { keysFromSeed } from '../../src/foundation/random.js';
import { COLUMN_NAMES } from '../../src/model/columns/table.js';
import type { Definition, State } from '../../src/model/definition.js';
import { stateWithoutPeople } from '../../src/model/state/start.js';
import { FAMILIES } from '../../src/scenario/compile/families.js';
import { quantityNames } from '../../src/scenario/compile/quantities.js';

import { loadScenario } from '../../src/scenario/load.js';
import { withOtherNames } from '../renamed.js';
import { edited, twoPowers, type Edit } from './two-powers.js';

const load = (...edits: Edit[]): Definition => loadScenario(twoPowers(edited(...edits))).definition;

/** A state in which every cell of a column holds its own number; persons are those of the start. */
function numberedState(definition: Definition): State {
  const state = stateWithoutPeople(definition, keysFromSeed('compile')) as State;
  for (const name of COLUMN_NAMES.filter((each) => each !== 'persons'))
    state.columns.cells[name].forEach((_, i, column) => (column[i] = i / 100));
  return state;
}

const FACT = /facts:\n.*\n.*\n/;

/** A power abroad, of which the tutorial has none, with what it grants. */
const ABROAD: Edit = [
  '\norgans: # what power consists of, and who operates it\n',
  '\noutside:\n  - { id: ally, name: Ally, positions: { bread: 0.5 }, recognises: standing, source: assumption }\n\norgans:\n  - { id: standing, name: Standing, weight: 0.1, granted: true, source: assumption }\n',
];

/** A stock and a flow, of which the tutorial has none either. */
const STOCKED: Edit = [
  '\nissues:',
  '\nstocks:\n  - { id: flour, name: Flour, start: 1, bounds: [0, 2], source: assumption }\nflows:\n  - { id: away, text: They go., from: weavers, to: farmhands, rate: 0.001, source: assumption }\nforms:\n  - { id: strike, name: Striking, of: [weavers], source: assumption }\n\nissues:',
];

/** The tutorial with these expressions as its facts, to read their values in a state. */
function withFacts(expressions: readonly string[], ...edits: Edit[]): Definition {
  const facts = expressions.map(
    (is, i) =>
      `  - { id: f${i}, quantity: q${i}, recorded: 0, unit: none, date: 1848-06-01, role: anchor, is: '${is}', source: none }\n`,
  );
  return loadScenario(twoPowers(edited(...edits).replace(FACT, `facts:\n${facts.join('')}`))).definition;
}

function valueOf(expression: string, change: (state: State) => void): number {
  const definition = withFacts([expression]);
  const state = numberedState(definition);
  change(state);
  return definition.measures[0].is.value(state);
}

describe('a quantity', () => {
  it('of every family can be named, and has a finite value before the first day, but for what is yet to come', () => {
    const names = quantityNames(loadScenario(twoPowers(edited(STOCKED, ABROAD))).scenario);
    expect(new Set(names.map((name) => name.split('.')[0]))).toEqual(new Set([...FAMILIES.keys(), 'my']));
    const definition = withFacts(names, STOCKED, ABROAD);
    const state = numberedState(definition);
    const without = definition.measures.filter(({ is }) => !Number.isFinite(is.value(state)));
    expect(new Set(without.map(({ is }) => is.text.split('.')[0]))).toEqual(
      new Set(['since', 'awaited', 'seats', 'cabinet', 'leading', 'confrontation', 'footing']),
    );
  });

  /** Shares of reform, council and abstainers among weavers, farmhands, watch and masters. */
  const shares = [0.2, 0.5, 0.3, 0.3, 0.1, 0.6, 0.5, 0.25, 0.25, 1, 0, 0];
  const active = [0.1, 0.2, 0.3, 0.4];
  const setPeople = (state: State): void => {
    state.columns.shares.cells.set(shares);
    state.columns.active.set(active);
  };

  it.each([
    ['support.council.poor', (3600 + 200 + 90) / (5040 + 800 + 270)],
    ['abstain.all', (2160 + 1200 + 90) / (7200 + 2000 + 360 + 1500)],
    ['active.workers', (0.1 * 9000 + 0.2 * 4000 + 0.3 * 400) / 13400],
    ['streets.town', 900 + 120 + 600],
    ['persons.owners', 1500],
    ['loyalty.reform.workers', (0 * 9000 + 0.02 * 4000 + 0.04 * 400) / 13400],
    ['marchers.council.watch', 400 * 0.05],
    ['condition.hunger.masters', 0.03],
    ['salience.property.masters', 0.07],
    ['blame.council.farmhands', 0.03],
    ['reach.council.farmhands', 0.03],
  ])('of people is weighed by persons, and by ballots where it counts votes: %s', (expression, value) => {
    expect(valueOf(expression, setPeople)).toBeCloseTo(value, 12);
  });

  it.each([
    ['credibility.council.property', 0.03],
    ['policy.rationing', 0],
    ['line.council.government', 0.02],
    ['claim.council', 0.01],
    ['control.council.grain', 0.06],
    ['balance.council', 0.01],
    ['effective.council', 0.0001],
    ['obeys.guard.council', 0.03],
    ['obeys.farmhands.council', 0.09],
    ['force.council.hills', 0.03],
    ['force.council', 0.05],
    ['chance.council', 0.01],
    ['strength.yeomanry', 0.02],
    ['at.guard.town', 1],
    ['at.yeomanry.town', 0],
    ['founded.government', 1],
    ['founded.council', 0],
    ['regime.old-order', 1],
    ['entered.two-powers', 0],
  ])('of powers reads its own cell: %s', (expression, value) => {
    expect(valueOf(expression, () => undefined)).toBeCloseTo(value, 12);
  });

  it.each([
    ['seats.delegates.council', 0.3],
    ['deputies.delegates.none', 2],
    ['elected.delegates', 1],
    ['cabinet.government.reform', 0.75],
    ['ministers.government.none', 1],
    ['ministers.government', 4],
    ['leading.government.reform', 0.75],
    ['holder.government', 1],
    ['holder.council', 0],
    ['rival.share', 0],
    ['dwell', 4],
    ['happened.ship-lost', 1],
    ['since.ship-lost', 9],
    ['since.seizure', 5],
    ['decided.seizure', 1],
    ['chosen.seizure.seize', 1],
    ['chosen.seizure.wait', 0],
  ])('of politics reads the record: %s', (expression, value) => {
    const reading = valueOf(expression, (state) => {
      state.tick = 12;
      state.politics = {
        ...state.politics,
        regimeSince: 8,
        happened: [3, -1, -1],
        verdicts: [{ tick: 7, option: 1, pinned: false }],
        bodies: [{ elected: 2, seats: [5, 3, 2] }],
        cabinets: [
          { ...state.politics.cabinets[0], seats: [3, 0, 1], portfolios: [0, -1] },
          state.politics.cabinets[1],
        ],
      };
    });
    expect(reading).toBeCloseTo(value, 12);
  });

  it('of days has no value before its event, so that every comparison with it is false', () => {
    const readings = ['since.convoy > 3', 'since.convoy < 3', 'my.days > 3', 'my.days < 3'];
    const text = edited(['quantities: {', 'quantities: { days: since.convoy,']);
    for (const is of readings) {
      const { definition } = loadScenario(twoPowers(text.replace('100 * support.council.weavers', is)));
      expect(definition.measures[0].is.value(numberedState(definition))).toBe(0);
    }
  });

  it.each([
    ['support.council.weavers', 'abstains'],
    ['seats.delegates.council', 'is yet to be elected'],
    ['cabinet.council.reform', 'has no ministers'],
    ['since.convoy', 'has not happened'],
  ])('has no value where there is nothing to take it from: %s, who %s', (expression) => {
    const value = valueOf(expression, (state) => {
      const abstaining = state.definition.parties.length;
      state.columns.shares.cells.fill(0);
      state.definition.strata.forEach((_, s) => state.columns.shares.set(s, abstaining, 1));
    });
    expect(value).toBeNaN();
  });

  it('of contests speaks of the last one: a new attempt wipes out the old result', () => {
    const contest = { id: 0, by: 1, stage: 'over', since: 2 } as State['politics']['contests'][number];
    const failedWith = (contests: State['politics']['contests']) =>
      valueOf('failed.council', (state) => {
        state.politics = { ...state.politics, contests, failed: [-1, 5] };
      });
    expect(failedWith([])).toBe(0);
    expect(failedWith([contest])).toBe(1);
    expect(failedWith([contest, { ...contest, id: 1, since: 8 }])).toBe(0);
  });
});

describe('a guard', () => {
  it('measures distance in tens of days or in shares', () => {
    const guardOf = (when: string) => {
      const definition = load(['requires: seats.delegates.council > 0.4', `requires: ${when}`]);
      return definition.decisions[0].requires.margin(numberedState(definition));
    };
    expect(guardOf('day < 5')).toBeCloseTo(0.5);
    expect(guardOf('claim.council > 0.21')).toBeCloseTo(-0.2);
  });
});

describe('mappings by group', () => {
  it('let a later key override an earlier one for the people they share', () => {
    expect(
      load(['exposure: { all: 1, owners: 0.2 }', 'exposure: { all: 1, owners: 0.2, town: 0.5 }'])
        .conditions[0].exposure,
    ).toEqual([0.5, 1, 0.5, 0.5]);
    expect(
      load(['exposure: { all: 1, owners: 0.2 }', 'exposure: { town: 0.5, all: 1, owners: 0.2 }'])
        .conditions[0].exposure,
    ).toEqual([1, 1, 1, 0.2]);
  });

  it('reach those whom a group names and those who name the group', () => {
    const definition = load(
      ['groups: [{ id: poor,', 'groups: [{ id: armed, name: Armed, of: [watch] }, { id: poor,'],
      [
        'id: masters, name: Owners and their clerks,',
        'id: masters, groups: [armed], name: Owners and their clerks,',
      ],
    );
    const strataOf = (id: string) => definition.groups.find((group) => group.id === id)?.strata;
    expect(strataOf('armed')).toEqual([2, 3]);
    expect(strataOf('poor')).toEqual([0, 1, 2]);
    expect(strataOf('all')).toEqual([0, 1, 2, 3]);
  });
});

describe('behaviour', () => {
  it('is inherited value by value from everybody to class to stratum', () => {
    const { strata } = load([
      'sample: 2, source',
      'sample: 2, behaviour: { discontent: { base: 0.1 }, learning: 0.01 }, source',
    ]);
    const [weavers, , watch, masters] = strata.map((stratum) => stratum.behaviour);
    expect([weavers.learning, watch.learning, masters.learning]).toEqual([0.03, 0.01, 0.03]);
    expect([weavers.contagion, watch.contagion, masters.contagion]).toEqual([0.3, 0.3, 0.1]);
    expect([watch.discontent, watch.discontentBase, weavers.discontentBase]).toEqual([[0.5], 0.1, 0]);
  });
});

describe('units', () => {
  it('include the strata that operate organs without being written as units', () => {
    const { units, organs } = load();
    expect(units.map((unit) => unit.id)).toEqual(['constables', 'guard', 'yeomanry', 'weavers', 'farmhands']);
    expect(organs.map((organ) => organ.operators.map(({ unit }) => unit))).toEqual([[0, 1, 2], [3], [4], []]);
  });
});

describe('identities that draws are addressed by', () => {
  it('stay when events are added, removed or put in another order', () => {
    const rumour =
      '  - { id: rumour, title: A rumour, kind: impulse, date: 1848-03-05, source: none, effects: [{ tempo: { all: [1, 2] } }] }\n';
    const [before, after] = [load(), load(['events:\n', `events:\n${rumour}`])];
    const entitiesOf = ({ events, origins, decisions }: Definition, id: string) => {
      const event = events.find((each) => each.id === id);
      const amounts = origins[event?.origin ?? -1].effects.flatMap(({ shifts }) =>
        shifts.map((shift) => shift.amount.entity),
      );
      return [
        event?.entity,
        amounts,
        decisions.map((decision) => [decision.entity, decision.voters.map((voter) => voter.entity)]),
      ];
    };
    expect(after.events).toHaveLength(before.events.length + 1);
    expect(entitiesOf(after, 'ship-lost')).toEqual(entitiesOf(before, 'ship-lost'));
  });
});

const NAMES = [
  'id',
  'name',
  'title',
  'text',
  'by',
  'digest',
  'entity',
  'standings',
  'option',
  'impossible',
  'unit',
  'seed',
  'address',
];

/** A definition without its names; quantities as their values in a numbered state. */
function nameless(definition: Definition): unknown {
  const state = numberedState(definition);
  return JSON.parse(
    JSON.stringify(definition, (key, value: unknown) => {
      if (NAMES.includes(key) && typeof value !== 'number') return undefined;
      if (key === 'entity') return value !== 0;
      return typeof value === 'function' ? ((value as (state: State) => unknown)(state) ?? null) : value;
    }),
  );
}

describe('the engine', () => {
  it('knows no name: with every id changed, the compiled scenario is the same', () => {
    const other = loadScenario(withOtherNames(twoPowers()).files).definition;
    const original = load();
    expect(other.parties.map((party) => party.id)).not.toContain('council');
    const strip = (definition: Definition) =>
      JSON.parse(
        JSON.stringify(nameless(definition)).replace(/"(text|says)":"[^"]*"/g, '"$1":""'),
      ) as unknown;
    expect(strip(other)).toEqual(strip(original));
  });
});
