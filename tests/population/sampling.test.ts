import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { FaultError } from '../../src/foundation/fault.js';
import { planPopulation, type PopulationPlan } from '../../src/population/plan.js';
import { agentsMin, agentsOf } from '../../src/population/sampling.js';
import type { CellClass, StratumSpec } from '../../src/population/spec.js';
import { range, stratum } from './fixture.js';

const cellClass = fc
  .record({
    share: fc.integer({ min: 1, max: 9 }),
    cellPersons: fc.integer({ min: 1, max: 2048 }),
    cells: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ share, cellPersons, cells }): CellClass => ({
    share,
    cellPersons,
    workplacePersons: cellPersons * cells,
  }));

const spec = fc
  .record({
    persons: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 60_000 })),
    classes: fc.array(cellClass, { minLength: 1, maxLength: 3 }),
    sampleWeight: fc.constantFrom(undefined, 0.5, 4),
  })
  .map(({ persons, classes, sampleWeight }): Omit<StratumSpec, 'id'> => {
    const whole = classes.reduce((sum, { share }) => sum + share, 0);
    const cellClasses = classes.map((each) => ({ ...each, share: each.share / whole }));
    return stratum('', persons, { cellClasses, sampleWeight });
  });

const country = fc
  .array(spec, { minLength: 1, maxLength: 6 })
  .map((specs) => specs.map((each, s): StratumSpec => ({ ...each, id: `s${s}` })));

/** A country and how large its sample is: 0 the smallest that works, 1 everybody. */
const sampled = fc.tuple(country, fc.double({ min: 0, max: 1, noNaN: true }));

const sum = (values: Iterable<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
const personsOf = (specs: readonly StratumSpec[]): number => sum(specs.map(({ persons }) => persons));

function planAt(specs: readonly StratumSpec[], size: number): PopulationPlan {
  const smallest = agentsMin(specs);
  return planPopulation(specs, Math.round(smallest + size * (personsOf(specs) - smallest)));
}

describe('a sample', () => {
  test.prop([sampled])(
    'has the agents asked for, all of a stratum with one weight of at least 1',
    ([specs, size]) => {
      const smallest = agentsMin(specs);
      expect(agentsOf(specs, 'smallest')).toBe(smallest);
      const asked = Math.round(smallest + size * (personsOf(specs) - smallest));
      const plan = planPopulation(specs, asked);
      expect(plan.agents).toBe(asked);
      plan.strata.forEach((each, s) => {
        expect(each.agents * each.weight).toBeCloseTo(specs[s].persons, 4);
        expect(each.weight).toBeGreaterThanOrEqual(1);
        expect(sum(plan.cellAgents.subarray(each.cellBegin, each.cellEnd))).toBe(each.agents);
      });
    },
  );

  test.prop([sampled])(
    'never has a cell below 48 agents unless the real one is as small',
    ([specs, size]) => {
      const plan = planAt(specs, size);
      plan.cellAgents.forEach((agents, cell) => {
        expect(agents).toBeLessThanOrEqual(2048);
        // Real cells of one class may differ by a person.
        expect(agents).toBeGreaterThanOrEqual(Math.min(48, Math.floor(plan.cellPersons[cell] - 1)));
      });
    },
  );

  test.prop([sampled])(
    'stands for all persons, in cells and workplaces no rarer than life',
    ([specs, size]) => {
      const plan = planAt(specs, size);
      plan.strata.forEach(({ cellBegin, cellEnd, weight }, s) => {
        const cells = range(cellEnd - cellBegin).map((i) => cellBegin + i);
        expect(sum(cells.map((c) => plan.cellPersons[c] * plan.realCells[c]))).toBeCloseTo(
          specs[s].persons,
          3,
        );
        for (const c of cells)
          expect(plan.cellPersons[c] * plan.realCells[c]).toBeCloseTo(plan.cellAgents[c] * weight, 6);
      });
      expect(Math.min(...plan.realCells)).toBeGreaterThanOrEqual(1);
      expect(Math.min(...plan.realWorkplaces)).toBeGreaterThanOrEqual(1);
    },
  );

  test.prop([sampled])(
    'puts every cell into one workplace, a range of cells of one stratum',
    ([specs, size]) => {
      const plan = planAt(specs, size);
      expect(plan.workplaceCells[0]).toBe(0);
      expect(plan.workplaceCells.at(-1)).toBe(plan.cellAgents.length);
      plan.cellWorkplaces.forEach((workplace, cell) => {
        expect(plan.workplaceCells[workplace]).toBeLessThanOrEqual(cell);
        expect(plan.workplaceCells[workplace + 1]).toBeGreaterThan(cell);
        const { workplaceBegin, workplaceEnd } = plan.strata[plan.cellStrata[cell]];
        expect(workplace).toBeGreaterThanOrEqual(workplaceBegin);
        expect(workplace).toBeLessThan(workplaceEnd);
      });
    },
  );

  test.prop([country])('of everybody has real cells and one agent per person', (specs) => {
    const plan = planPopulation(specs, 'full');
    expect(plan.agents).toBe(personsOf(specs));
    expect(new Set(plan.strata.map(({ weight }) => weight))).toEqual(new Set([1]));
    expect(new Set(plan.realCells)).toEqual(new Set([1]));
    expect(new Set(plan.realWorkplaces)).toEqual(new Set([1]));
    expect([...plan.cellPersons]).toEqual([...plan.cellAgents]);
    expect(planPopulation(specs, personsOf(specs))).toEqual(plan);
  });

  test.prop([country])('too small is refused, naming the smallest that works', (specs) => {
    const smallest = agentsMin(specs);
    expect(() => planPopulation(specs, smallest)).not.toThrow();
    expect(() => planPopulation(specs, smallest - 1)).toThrow(FaultError);
    expect(() => planPopulation(specs, smallest - 1)).toThrow(String(smallest));
    expect(() => planPopulation(specs, personsOf(specs) + 1)).toThrow('full');
    expect(() => planPopulation(specs, NaN)).toThrow(FaultError);
  });
});

describe('the agents of a stratum', () => {
  it('go by the square root of its persons and by its weight', () => {
    const specs = [
      stratum('village', 16_000_000),
      stratum('town', 1_000_000),
      stratum('capital', 1_000_000, { sampleWeight: 3 }),
    ];
    const base = agentsMin(specs) / 3;
    const [village, town, capital] = planPopulation(specs, 80_000).strata.map(({ agents }) => agents - base);
    expect(village / town).toBeCloseTo(4, 2);
    expect(capital / town).toBeCloseTo(3, 2);
  });

  it('are never three for a small but decisive one', () => {
    const [, garrison] = planPopulation(
      [stratum('empire', 165_000_000), stratum('garrison', 160_000)],
      20_000,
    ).strata;
    expect(garrison.agents).toBeGreaterThanOrEqual(24 * 48);
  });
});

describe('cells', () => {
  /** Cells and their mean size for so many agents in cells of 300. */
  const cellsAt = (agents: number) => {
    const cellClasses = [{ share: 1, cellPersons: 300, workplacePersons: 1200 }];
    const plan = planPopulation([stratum('plants', 3_000_000, { cellClasses })], agents);
    return {
      cells: plan.cellAgents.length,
      size: agents / plan.cellAgents.length,
      workplaces: plan.realWorkplaces.length,
    };
  };

  it('are thinned to 200 at their real size, then shrunk to 48 agents, then thinned further', () => {
    expect(cellsAt(300_000)).toEqual({ cells: 1000, size: 300, workplaces: 250 });
    expect(cellsAt(60_000)).toMatchObject({ cells: 200, size: 300 });
    expect(cellsAt(30_000)).toMatchObject({ cells: 200, size: 150 });
    expect(cellsAt(9_600)).toMatchObject({ cells: 200, size: 48 });
    expect(cellsAt(4_800)).toMatchObject({ cells: 100, size: 48 });
  });

  it('leave 24 workplaces before they leave workplaces whole', () => {
    expect(cellsAt(9_600).workplaces).toBe(50);
    expect(cellsAt(2_400)).toEqual({ cells: 50, size: 48, workplaces: 24 });
  });
});
