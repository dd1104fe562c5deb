/** People who go from one stratum to another: counted by hand, conserved, and the same however a run is made. */
import { describe, expect, test as plain } from 'vitest';
import { CauseBook } from '../../src/experiment/causes/book.js';
import { FaultError } from '../../src/foundation/fault.js';
import { chooseKernel, type Kernel } from '../../src/kernel/kernel.js';
import { createModel, type Model } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { countCell } from '../../src/population/count.js';
import { agentsMin } from '../../src/population/sampling.js';
import { agentsNow } from '../../src/population/move.js';
import { fc, test } from '../property.js';
import { daily, town } from '../small-town.js';

const flow = (id: string, from: string, to: string, rate: unknown, more: object = {}) => ({
  ...{ id, from, to, rate, text: 'They go.', source: 'assumption' },
  ...more,
});

/** Two peoples who hold to different parties and change their minds a little every day, with noise. */
const people = (id: string, party: string, persons: number, cell = 10, more: object = {}) => ({
  ...{ id, name: id, class: 'folk', place: 'town', persons, electorate: 0.5 },
  ...{ cells: [{ share: 1, cell }], tradition: { [party]: 0.5 }, source: 'assumption' },
  behaviour: { learning: 0.02, encounter: 0.01, contact: 0.005, noise: 0.02, receptivitySpread: 0.3 },
  ...more,
});

const modelOf = (changes: object, kernel: Kernel = nodeKernel('simd', 1), agents?: number | 'full'): Model =>
  createModel(town(changes).definition, {
    seed: 'town',
    kernel,
    ...(agents === undefined ? {} : { agents }),
  });

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, each) => all + each, 0);

describe('a flow', () => {
  plain('takes what is written on paper: a tenth of 100 a day, of what is left, in whole persons', () => {
    const flows = [flow('go', 'loyal', 'rebel', 0.1)];
    const asked = ['persons.loyal', 'persons.rebel', 'moved.go', 'adherents.one.rebel', 'support.one.rebel'];
    const days = daily(town({ flows }), asked, 4);
    // 10; 9; 8.1, of which 0.1 stays due; 7.3 and that 0.1, of which 0.4 stays due.
    expect(days.map(([loyal]) => loyal)).toEqual([90, 81, 73, 66]);
    expect(days.map(([, rebel]) => rebel)).toEqual([110, 119, 127, 134]);
    expect(days.map(([, , moved]) => moved)).toEqual([10, 19, 27, 34]);
    // Nobody here changes his mind, so all who came hold to the party of those they left.
    days.forEach(([, rebel, moved, adherents, share]) => {
      expect(adherents).toBeCloseTo(moved ?? 0, 9);
      expect(share).toBeCloseTo((moved ?? 0) / (rebel ?? 0), 12);
    });
  });

  plain('is booked to by how much those who came differ, and adds up', () => {
    const model = modelOf({ flows: [flow('go', 'loyal', 'rebel', 0.1)] });
    model.run(1);
    const { ledger, state } = model;
    if (ledger === null) throw new Error('no ledger is kept');
    const row = ledger.rows.indexOf('moved.go');
    // Ten with 0.5 for their party come to a hundred with 0; the other way round for the other party.
    expect(ledger.stocks.at(1, 0, row)).toBe(10 * 16384);
    expect(ledger.stocks.at(1, 1, row)).toBe(-10 * 16384);
    expect(ledger.stocks.at(1, 1, ledger.rows.indexOf('tradition'))).toBe(110 * 16384);
    expect(ledger.stocks.at(0, 0, row)).toBe(0);
    expect(ledger.stocks.at(0, 0, ledger.rows.indexOf('tradition'))).toBe(90 * 16384);
    expect(state.columns.comersLoyalty.at(0, 0)).toBe(10 * 16384);
  });

  plain('may empty cells, and leaves the last person', () => {
    const flows = [flow('all', 'loyal', 'rebel', 1)];
    for (const kernel of [nodeKernel('simd', 1), chooseKernel('reference')]) {
      const model = modelOf({ flows }, kernel);
      model.run(3);
      const { columns, population } = model.state;
      expect([...columns.persons]).toEqual([1, 199]);
      expect([...population.shards[0].columns.agents].filter((agents) => agents === 0)).toHaveLength(9);
      expect(model.state.columns.shares.at(0, 0)).toBe(1);
    }
  });

  plain('takes nobody for whom there is no room, which is told', () => {
    const strata = [people('loyal', 'one', 100), people('rebel', 'two', 100, 10, { most: 115 })];
    const model = modelOf({ strata, flows: [flow('go', 'loyal', 'rebel', 0.1)] });
    const told: number[][] = [];
    model.run(3, ({ columns }) => told.push([columns.wentToday[0], columns.refusedToday[0]]));
    expect(told).toEqual([
      [10, 0],
      [5, 4],
      [0, 8],
    ]);
  });

  plain('that is switched off moves nobody', () => {
    const off = modelOf({ flows: [flow('go', 'loyal', 'rebel', 0.1, { on: 0 })] });
    off.run(5);
    expect([...off.state.columns.persons]).toEqual([100, 100]);
  });

  plain('between samples of unlike weights makes and loses no person', () => {
    const strata = [
      people('loyal', 'one', 48_000, 100, { most: 60_000 }),
      people('rebel', 'two', 1_200_000, 100),
    ];
    const flows = [flow('home', 'loyal', 'rebel', 0.02), flow('called', 'rebel', 'loyal', 0.0004)];
    const model = modelOf({ strata, flows, population: 12_000 });
    const { plan } = model.state.population;
    expect(plan.strata[1].weight / plan.strata[0].weight).toBeGreaterThan(4);
    model.run(60);
    const { columns, population } = model.state;
    expect(sum(columns.persons)).toBe(1_248_000);
    // Mixed by 60 days: a fifth of the soldiers' places have been taken by villagers.
    expect(columns.shares.at(0, 1)).toBeGreaterThan(0.1);
    plan.strata.forEach(({ weight }, s) => {
      expect(agentsNow(population, s)).toBe(Math.round(columns.persons[s] / weight));
    });
  });
});

const IDS = ['a', 'b', 'c'];

const written = fc.record({
  from: fc.nat(2),
  step: fc.integer({ min: 1, max: 2 }),
  rate: fc.oneof(
    fc.constantFrom('0', '1', 'loyalty.one.a', '0.2 * active.b', '1 / (moved.f0 - 3)'),
    fc.double({ min: 0, max: 0.3, noNaN: true }).map(String),
  ),
});

const scene = fc.record({
  persons: fc.tuple(...IDS.map(() => fc.integer({ min: 20, max: 400 }))),
  cells: fc.tuple(...IDS.map(() => fc.integer({ min: 1, max: 20 }))),
  room: fc.option(fc.double({ min: 1, max: 3, noNaN: true })),
  flows: fc.array(written, { minLength: 1, maxLength: 5 }),
  full: fc.boolean(),
});

type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

/** A town of three peoples with flows between them: each person an agent, or few agents for many. */
const townOf = ({ persons, cells, room, flows, full }: Scene) => {
  const many = persons.map((each) => (full ? each : 25 * each));
  const changes = {
    strata: IDS.map((id, s) =>
      people(id, s === 0 ? 'one' : 'two', many[s], cells[s], {
        ties: { [IDS[(s + 1) % 3]]: 2 },
        most: Math.ceil(many[s] * (room ?? 4)),
      }),
    ),
    units: ['ua', 'ub'].map((id, u) => ({
      ...{ id, name: id, people: IDS[u], arms: 1, place: 'town', source: 'assumption' },
    })),
    flows: flows.map(({ from, step, rate }, i) => flow(`f${i}`, IDS[from], IDS[(from + step) % 3], rate)),
    population: sum(many),
  };
  if (full) return changes;
  return { ...changes, population: agentsMin(town(changes).definition.strata.map(({ spec }) => spec)) + 17 };
};

const two = nodeKernel('simd', 2);
const one = nodeKernel('simd', 1);
const DAYS = 12;

test.prop([scene], { numRuns: 10 })(
  'any flows keep every person, and give the same on any kernel, on two threads, resumed and forked',
  (asked) => {
    const changes = townOf(asked);
    const model = modelOf(changes, one);
    const { population, columns, tally } = model.state;
    const all = sum(columns.persons);
    for (let day = 0; day < DAYS; day++) {
      model.step();
      expect(sum(columns.persons)).toBe(all);
      population.strata.forEach(({ weight, most }, s) => {
        const agents = agentsNow(population, s);
        expect(agents).toBe(Math.round(columns.persons[s] / weight));
        expect(agents).toBe(tally.agents(s));
        expect(agents).toBeGreaterThan(0);
        expect(columns.persons[s]).toBeLessThanOrEqual(most);
        expect(sum(columns.shares.row(s))).toBeCloseTo(1, 12);
        for (let p = 0; p < 2; p++) {
          const stocks = model.ledger?.stocks.row(s, p) ?? [];
          expect(sum(stocks), `ledger of day ${day}`).toBe(tally.loyaltySum(s, p));
        }
      });
    }
    const digest = model.digest();
    for (const kernel of [chooseKernel('reference'), two]) {
      const other = modelOf(changes, kernel);
      other.run(DAYS);
      expect(other.digest(), kernel.name).toBe(digest);
      expect([...(other.ledger?.stocks.cells ?? [])]).toEqual([...(model.ledger?.stocks.cells ?? [])]);
    }
    const past = modelOf(changes, two);
    past.run(5);
    const kept = past.snapshot();
    const resumed = modelOf(changes, one);
    resumed.restore(kept);
    expect(resumed.snapshot()).toEqual(kept);
    const fork = resumed.fork();
    resumed.run(DAYS);
    fork.run(DAYS);
    expect([resumed.digest(), fork.digest()]).toEqual([digest, digest]);
    expect([...(fork.ledger?.stocks.cells ?? [])]).toEqual([...(model.ledger?.stocks.cells ?? [])]);
  },
);

test.prop([scene], { numRuns: 10 })('what is counted of a cell one by one is what is in it', (asked) => {
  const model = modelOf(townOf(asked));
  for (let day = 0; day < DAYS; day++) {
    model.step();
    for (const { columns } of model.state.population.shards) {
      const { tallies, means, activeShares, agents } = columns;
      const told = [...tallies, ...means, ...activeShares];
      agents.forEach((_, cell) => void countCell(columns, cell));
      expect([...tallies, ...means, ...activeShares]).toEqual(told);
    }
  }
});

test.prop([scene], { numRuns: 10 })('rows by cause add up to the ledger where people move', (asked) => {
  const model = modelOf(townOf(asked));
  if (model.ledger === null) throw new Error('no ledger is kept');
  const book = new CauseBook(model.state, model.ledger, 0);
  for (let day = 0; day < DAYS; day++) {
    model.step(undefined, book.watch);
    book.post();
    model.ledger.rows.forEach((_, row) => {
      for (let s = 0; s < 3; s++) {
        const entries = book.entries.filter(({ source }) => source === row);
        expect(sum(entries.map(({ stocks }) => stocks[s])) + 0).toBe(
          (model.ledger?.stocks.at(s, 0, row) ?? NaN) + 0,
        );
      }
    });
  }
});

describe('what is no flow is refused, with its place and what to do', () => {
  const faultsOf = (changes: object) => {
    try {
      town(changes);
    } catch (error) {
      if (error instanceof FaultError) return error.faults;
      throw error;
    }
    return [];
  };
  const strata = (more: object) => [people('loyal', 'one', 100, 10, more), people('rebel', 'two', 100)];
  plain.each([
    ['flow-nowhere', 'flows.0.to', { flows: [flow('go', 'loyal', 'loyal', 0.1)] }],
    ['flow-rate', 'flows.0.rate', { flows: [flow('go', 'loyal', 'rebel', 1.5)] }],
    ['flow-rate', 'flows.0.rate', { flows: [flow('go', 'loyal', 'rebel', '-0.1')] }],
    ['flow-date', 'flows.0.rate', { flows: [flow('go', 'loyal', 'rebel', 'day > 20 ? 0.1 : 0')] }],
    [
      'flow-date',
      'flows.0.rate',
      { flows: [flow('go', 'loyal', 'rebel', 'my.late')], quantities: { late: 'day / 1000' } },
    ],
    ['unknown-stratum', 'flows.0.to', { flows: [flow('go', 'loyal', 'rebels', 0.1)] }],
    [
      'most-too-few',
      'strata.0.most',
      { strata: strata({ most: 50 }), flows: [flow('go', 'rebel', 'loyal', 0.1)] },
    ],
    [
      'flow-room',
      'strata.0.cells.0.cell',
      {
        strata: [people('loyal', 'one', 100, 100), people('rebel', 'two', 100_000, 100)],
        flows: [flow('go', 'rebel', 'loyal', 0.1)],
      },
    ],
    [
      'duplicate-id',
      'flows.1.id',
      { flows: [flow('go', 'loyal', 'rebel', 0.1), flow('go', 'rebel', 'loyal', 0.1)] },
    ],
    ['missing-key', 'flows.0.source', { flows: [flow('go', 'loyal', 'rebel', 0.1, { source: undefined })] }],
  ])('%s at %s', (code, place, changes) => {
    const faults = faultsOf(changes);
    expect(faults.map((fault) => [fault.code, fault.path])).toContainEqual([code, place]);
  });
});
