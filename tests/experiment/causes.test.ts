/** The book of causes: it divides what the ledger books, exactly, and changes nothing. */
import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { BEGINNING, CauseBook } from '../../src/experiment/causes/book.js';
import { Causes, Attributed } from '../../src/experiment/causes/parts.js';
import { createModel } from '../../src/model/model.js';
import { issueAppeal, worthOf, type IssueFigures, type Want } from '../../src/polity/appeal.js';
import { loadBundled } from '../bundled.js';

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
      definition.strata.forEach((_, s) => {
        const left = ledger.stocks.row(s, PARTY).slice();
        for (const { source, stocks } of book.entries) left[source] -= stocks[s];
        greatest = Math.max(greatest, ...left.map(Math.abs));
      });
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
