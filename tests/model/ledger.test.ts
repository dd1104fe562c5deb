import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { twoPowers } from '../bundled.js';

const eachCell = (
  model: Model,
  visit: (s: number, p: number, rows: Float64Array, measured: number) => void,
): void => {
  const { ledger, state } = model;
  if (!ledger) throw new Error('the model keeps no ledger');
  state.definition.strata.forEach((_, s) =>
    state.definition.parties.forEach((_, p) => {
      visit(s, p, ledger.stocks.row(s, p), ledger.measured.at(s, p));
    }),
  );
};

const last = (rows: Float64Array): number => rows[rows.length - 1];

describe('ledger', () => {
  test('the stocks are integers and add up to the total loyalty, every day', () => {
    const model = twoPowers();
    for (let day = 0; day < 150; day++) {
      eachCell(model, (s, p, rows) => {
        expect(rows.every(Number.isInteger)).toBe(true);
        expect(rows.reduce((a, b) => a + b, 0)).toBe(model.state.tally.loyaltySum(s, p));
      });
      model.step();
    }
  });

  test('the last row moves as the kernel measures heterogeneity and noise, within one unit of rounding per agent', () => {
    const model = twoPowers();
    let greatest = 0;
    for (let day = 0; day < 120; day++) {
      const before = new Map<string, number>();
      eachCell(model, (s, p, rows) => before.set(`${s}.${p}`, last(rows)));
      model.step();
      eachCell(model, (s, p, rows, measured) => {
        const { agents } = model.state.population.strata[s];
        const moved = last(rows) - (before.get(`${s}.${p}`) ?? 0);
        greatest = Math.max(greatest, Math.abs(measured));
        expect(Math.abs(moved - measured)).toBeLessThanOrEqual(agents + rows.length);
      });
    }
    expect(greatest).toBeGreaterThan(100);
  });

  test('with equal receptivity and no noise the last row moves by at most one unit per agent and day', () => {
    const model = twoPowers({}, [
      { kind: 'set', path: 'behaviour.receptivitySpread', value: 0 },
      { kind: 'set', path: 'behaviour.noise', value: 0 },
    ]);
    for (let day = 0; day < 120; day++) {
      const before = new Map<string, number>();
      eachCell(model, (s, p, rows) => before.set(`${s}.${p}`, last(rows)));
      model.step();
      eachCell(model, (s, p, rows) => {
        const { agents } = model.state.population.strata[s];
        expect(Math.abs(last(rows) - (before.get(`${s}.${p}`) ?? 0))).toBeLessThanOrEqual(
          agents + rows.length,
        );
      });
    }
  });

  test('it agrees in sign with a rerun without the cause', () => {
    const days = 55;
    const model = twoPowers();
    const without = twoPowers({}, [{ kind: 'without', id: 'ship-lost' }]);
    model.run(days);
    without.run(days);
    const { ledger, state } = model;
    const council = state.definition.parties.findIndex((party) => party.id === 'council');
    const weavers = state.definition.strata.findIndex((stratum) => stratum.id === 'weavers');
    const row = ledger?.rows.indexOf('bread') ?? -1;
    const at = (m: Model) => m.ledger?.stocks.at(weavers, council, row) ?? NaN;
    const loyalty = (m: Model) => m.state.columns.loyalties.at(weavers, council);
    expect(at(model) - at(without)).toBeGreaterThan(0);
    expect(loyalty(model) - loyalty(without)).toBeGreaterThan(0);
  });
});
