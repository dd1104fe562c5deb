/** The book of causes: it divides what the ledger books, exactly, and changes nothing. */
import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { BEGINNING, CauseBook } from '../../src/experiment/causes/book.js';
import { Causes, Attributed } from '../../src/experiment/causes/parts.js';
import type { State } from '../../src/model/definition.js';
import type { Ledger } from '../../src/model/ledger.js';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { issueAppeal, worthOf, type IssueFigures, type Want } from '../../src/polity/appeal.js';
import type { LoadedScenario } from '../../src/scenario/load.js';
import { loadBundled } from '../bundled.js';
import { impulse, still, town } from '../small-town.js';

const source = 'assumption';

/** By how much entries do not add up to the ledger, at most over people and sources. */
function beyond({ entries, party }: CauseBook, ledger: Ledger, { definition }: State): number {
  let greatest = 0;
  definition.strata.forEach((_, s) => {
    const left = ledger.stocks.row(s, party).slice();
    for (const { source: row, stocks } of entries) left[row] -= stocks[s];
    greatest = Math.max(greatest, ...left.map(Math.abs));
  });
  return greatest;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const signed = fc.double({ min: -1, max: 1, noNaN: true });
const figures: fc.Arbitrary<IssueFigures> = fc.record({
  reach: share,
  salience: share,
  credibility: share,
  position: signed,
});
const wants = fc.record({ demand: signed, nearness: fc.oneof(fc.constant(0), share) });
const appealOf = (want: Want, { reach, salience, credibility, position }: IssueFigures): number =>
  issueAppeal(reach, salience, credibility, position, want);
const NAMES = ['reach', 'salience', 'credibility', 'position'] as const;

describe('the appeal of an issue is divided among its figures', () => {
  property.prop([wants, figures, figures])('so that the parts are the change', (want, from, to) => {
    const worth = worthOf(want, from, to);
    const parts = NAMES.map((name) => worth[name] * (to[name] - from[name]));
    const sum = parts.reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(appealOf(want, to) - appealOf(want, from), 12);
  });

  property.prop([wants, share, share, signed])(
    'so that two that do the same get the same',
    (want, low, high, position) => {
      const of = (value: number): IssueFigures => ({
        reach: value,
        salience: value,
        credibility: 1,
        position,
      });
      const worth = worthOf(want, of(low), of(high));
      expect(worth.reach).toBeCloseTo(worth.salience, 12);
    },
  );
});

test('a part is the difference between the course of a figure with and without it', () => {
  const cells = new Float64Array([0.5]);
  const causes = new Causes();
  const [cut, growth] = [causes.of('cut'), causes.of('growth')];
  const parts = new Attributed(() => cells);
  const rule = (value: number) => value + 0.1 * value * (1 - value);
  cells[0] = 0.25;
  parts.credit(cut);
  let without = 0.5;
  for (let day = 0; day < 200; day++) {
    cells[0] = rule(cells[0]);
    without = rule(without);
    parts.carry(0, rule, growth);
    expect(parts.added[0].get(cut)).toBeCloseTo(cells[0] - without, 9);
  }
  expect(Math.abs(parts.added[0].get(cut) ?? 1)).toBeLessThan(1e-3);
  expect(0.5 + [...parts.added[0].values()].reduce((a, b) => a + b, 0)).toBeCloseTo(cells[0], 12);
});

describe('the book of a party over a run', () => {
  const { definition } = loadBundled('two-powers');
  const options = { agents: 2500, kernel: chooseKernel('reference') };
  const [DAYS, PARTY] = [50, 0];
  const model = createModel(definition, options);
  const { ledger, state } = model;
  if (!ledger) throw new Error('the model keeps no ledger');
  const book = new CauseBook(state, ledger, PARTY);
  let greatest = 0;
  model.run(
    DAYS,
    () => {
      book.post();
      greatest = Math.max(greatest, beyond(book, ledger, state));
    },
    book.watch,
  );

  test('its entries add up to the ledger, source by source, to the last unit on every day', () => {
    expect(greatest).toBe(0);
    expect(new Set(book.entries.map(({ cause }) => cause)).size).toBeGreaterThan(5);
  });

  test('what began as nothing stays nothing but for rounding: all blame has somebody who is blamed', () => {
    const source = ledger.rows.indexOf('blame');
    const blamed = book.entries.filter((entry) => entry.source === source);
    const home = blamed.find(({ cause }) => cause === BEGINNING);
    definition.strata.forEach((_, s) => {
      const { agents } = state.population.strata[s];
      expect(Math.abs(home?.stocks[s] ?? NaN)).toBeLessThan(8 * agents);
    });
    expect(blamed.some(({ cause }) => cause.startsWith('blame.'))).toBe(true);
  });

  test('it watches, and changes nothing', () => {
    const alone = createModel(definition, { ...options, ledger: false });
    alone.run(DAYS);
    expect(model.digest()).toBe(alone.digest());
  });
});

/** A town in which people suffer want, which eases with a policy, a stock and what has happened. */
const wanting = (events: readonly object[], changes: object = {}): LoadedScenario =>
  town({
    parties: ['one', 'two'].map((id) => ({
      ...{ id, name: id, positions: { matter: 0.3 }, credibility: { all: 1 }, reach: { all: 1 } },
      ...{ line: { state: id === 'one' ? 1 : -1 }, source },
    })),
    policies: { order: 0 },
    stocks: [{ id: 'grain', name: 'Grain', start: 4, bounds: [0, 10], change: '0.1 * policy.order', source }],
    conditions: [
      {
        ...{ id: 'want', name: 'Want', curve: [['1900-01-01', 0.5]], exposure: { all: 1, rebel: 0.5 } },
        times: '(1 - 0.5 * policy.order) * (1 - stock.grain / 40) - 0.1 * happened.feast',
        ...{ supply: 0.2, source },
      },
    ],
    issues: [
      {
        ...{
          id: 'matter',
          name: 'Matter',
          salience: { all: 0.1 },
          follows: { want: 0.6 },
          demand: { all: 1 },
        },
        source,
      },
    ],
    behaviour: { ...still, learning: 0.1 },
    events: [impulse('feast', '1900-04-20', []), ...events],
    ...changes,
  });

/** Lets days pass with the book of a party open, and looks at the end of each. */
function watched(
  { definition }: LoadedScenario,
  days: number,
  look: (book: CauseBook, state: State, ledger: Ledger) => void,
  agents?: number,
): void {
  const model = createModel(definition, { agents, kernel: nodeKernel('auto') });
  const { ledger, state } = model;
  if (!ledger) throw new Error('the model keeps no ledger');
  const book = new CauseBook(state, ledger, 0);
  const observe = () => {
    book.post();
    look(book, state, ledger);
  };
  model.run(days, observe, book.watch);
}

/** By how much causes do not add up to what a condition has moved, at most over conditions and people. */
function unexplained(book: CauseBook, state: State, first: readonly Float64Array[]): number {
  const { definition, columns } = state;
  let greatest = 0;
  definition.conditions.forEach((_, c) =>
    definition.strata.forEach((_stratum, s) => {
      let left = columns.conditions.at(c, s) - first[c][s];
      for (const value of book.movedBy(c, s).values()) left -= value;
      greatest = Math.max(greatest, Math.abs(left));
    }),
  );
  return greatest;
}

const levelsOf = ({ definition, columns }: State): Float64Array[] =>
  definition.conditions.map((_, c) => columns.conditions.row(c).slice());

describe('what a policy, a stock or politics does to a condition', () => {
  const events = [
    impulse('order-given', '1900-01-10', [{ policy: { order: 0.4 } }]),
    impulse('grain-comes', '1900-01-20', [{ stock: { grain: 2 } }]),
    impulse('feast', '1900-01-25', []),
    impulse('order-lifted', '1900-02-10', [{ policy: { order: 0.1 } }]),
  ];
  const named = ['order-given', 'grain-comes', 'feast', 'order-lifted'];

  test('is owed to whoever set it: the ledger has a row of each, and the course of the condition none', () => {
    const scenario = wanting([], { events });
    let book: CauseBook | null = null;
    watched(scenario, 60, (own) => (book = own));
    const owed = new Map<string, number>();
    for (const { cause, stocks } of (book as CauseBook | null)?.entries ?? [])
      owed.set(cause, (owed.get(cause) ?? 0) + stocks[0]);
    // Want falls and the matter is dropped, so the party that stands for it draws less, but for the last.
    for (const cause of named.slice(0, 3)) expect(owed.get(cause), cause).toBeLessThan(-1000);
    expect(owed.get('order-lifted')).toBeGreaterThan(1000);
    expect(Math.abs(owed.get('condition.want') ?? 0)).toBeLessThan(1);
  });

  test('is that much: a single cause has the difference that it makes', () => {
    const found: number[] = [];
    for (const own of [[], [events[0]]])
      watched(wanting([], { events: [impulse('feast', '1900-04-20', []), ...own] }), 40, (book, state) => {
        if (state.tick === 39)
          found.push(state.columns.conditions.at(0, 0), book.movedBy(0, 0).get('order-given') ?? 0);
      });
    expect(found[3]).toBeCloseTo(found[2] - found[0], 12);
    expect(found[1]).toBe(0);
  });

  const day = fc.integer({ min: 2, max: 28 }).map((number) => `1900-01-${String(number).padStart(2, '0')}`);
  const effect = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }).map((order) => ({ policy: { order } })),
    fc.double({ min: -6, max: 6, noNaN: true }).map((grain) => ({ stock: { grain } })),
    fc.double({ min: -0.5, max: 0.9, noNaN: true }).map((all) => ({ condition: { want: { all } } })),
  );
  const happenings = fc
    .array(fc.tuple(day, fc.array(effect, { minLength: 1, maxLength: 3 })), { maxLength: 6 })
    .map((drawn) => drawn.map(([date, effects], i) => impulse(`event-${String(i)}`, date, effects)));

  property.prop([happenings, day], { numRuns: 10 })(
    'adds up with everything else to what the condition has moved, and to the ledger, on every day',
    (drawn, feast) => {
      let first: Float64Array[] | null = null;
      watched(wanting([], { events: [impulse('feast', feast, []), ...drawn] }), 40, (book, state, ledger) => {
        first ??= levelsOf(state);
        expect(unexplained(book, state, first)).toBeLessThan(1e-12);
        expect(beyond(book, ledger, state)).toBe(0);
      });
    },
  );

  test.each([
    ['two-powers', 2500, 184],
    ['germany-1918', 15_000, 30],
    ['portugal-1975', 12_000, 30],
    ['russia-1917', 48_000, 20],
  ])('adds up to what conditions have moved in %s', (id, agents, days) => {
    let first: Float64Array[] | null = null;
    const seen = { unexplained: 0, beyond: 0 };
    watched(
      loadBundled(id, [], true),
      days,
      (book, state, ledger) => {
        first ??= levelsOf(state);
        seen.unexplained = Math.max(seen.unexplained, unexplained(book, state, first));
        seen.beyond = Math.max(seen.beyond, beyond(book, ledger, state));
      },
      agents,
    );
    expect(seen.unexplained).toBeLessThan(1e-12);
    expect(seen.beyond).toBe(0);
  });
});
