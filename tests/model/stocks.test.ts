/** Stocks are laid in and used up as a loop on paper says, and say whose doing that was. */
import { describe, expect, test as plain } from 'vitest';
import { CauseBook } from '../../src/experiment/causes/book.js';
import { runScenario } from '../../src/experiment/run/run.js';
import { tableCollectors, tablesOf } from '../../src/experiment/tables/tables.js';
import { FaultError } from '../../src/foundation/fault.js';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { createModel, type Model } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { fc, test } from '../property.js';
import { daily, impulse, town } from '../small-town.js';

const stock = (id: string, start: number, bounds: readonly number[], change?: unknown) => ({
  ...{ id, name: id, start, bounds, source: 'assumption' },
  ...(change === undefined ? {} : { change }),
});

const modelOf = (changes: object, threads = 1, seed = 'town'): Model =>
  createModel(town(changes).definition, { seed, kernel: nodeKernel('simd', threads) });

/** Grain of which more is eaten than comes in, of which a theft takes some on the tenth day (9 days after the first). */
const GRAIN = {
  stocks: [stock('grain', 20, [0, 30], '0.5 - 1.25')],
  events: [impulse('theft', '1900-01-10', [{ stock: { grain: -4 } }])],
};

describe('a stock', () => {
  plain('over thirty days is what is written on paper: 20, less 0.75 a day, less 4 on the tenth', () => {
    const levels = daily(town(GRAIN), ['stock.grain', 'cut.grain'], 30);
    levels.forEach(([level, cut], tick) => {
      const wanted = 20 - 0.75 * (tick + 1) - (tick >= 9 ? 4 : 0);
      expect(level, `day ${tick}`).toBe(Math.max(0, wanted));
      // 16 / 0.75 is 21.33: the twenty-second day lacks 0.5, each later one all of 0.75.
      expect(cut, `day ${tick}`).toBe(tick === 21 ? -0.5 : tick > 21 ? -0.75 : 0);
    });
  });

  plain('reads what held yesterday, so that two may feed each other', () => {
    const stocks = [
      stock('hare', 8, [0, 100], '0.5 * stock.hare - 0.25 * stock.lynx'),
      stock('lynx', 4, [0, 100], '0.25 * stock.hare - 0.5 * stock.lynx'),
    ];
    const [first, second] = daily(town({ stocks }), ['stock.hare', 'stock.lynx'], 2);
    expect(first).toEqual([11, 4]);
    expect(second).toEqual([15.5, 4.75]);
  });

  plain('stops at its bounds, which is told once for as long as it lasts, with its cause', () => {
    const model = modelOf({
      stocks: [stock('chest', 9, [0, 10], 'day < 3 ? 1 : day < 6 ? -6 : 0')],
      events: [impulse('gift', '1900-01-20', [{ stock: { chest: 100 } }])],
    });
    const levels: number[] = [];
    model.run(20, ({ columns }) => levels.push(columns.stocks[0]));
    expect(levels.slice(0, 7)).toEqual([10, 10, 10, 4, 0, 0, 0]);
    expect(levels[19]).toBe(10);
    const bounds = model.state.journal.entries.filter(({ kind }) => kind === 'bound');
    expect(bounds).toEqual([
      { kind: 'bound', tick: 1, stock: 0, bound: 'most', cut: 1, cause: '' },
      { kind: 'bound', tick: 4, stock: 0, bound: 'least', cut: -2, cause: '' },
      { kind: 'bound', tick: 19, stock: 0, bound: 'most', cut: 90, cause: 'gift' },
    ]);
  });

  plain('without a change moves by effects alone, times what these say', () => {
    const stocks = [stock('chest', 1, [-100, 100])];
    const events = [impulse('fee', '1900-01-03', [{ stock: { chest: 2 }, times: 'stock.chest + 2' }])];
    expect(daily(town({ stocks, events }), ['stock.chest'], 4)).toEqual([[1], [1], [7], [7]]);
  });

  plain('whose change has no value that day stays as it is, which is told', () => {
    const stocks = [stock('chest', 3, [0, 100], '1 / (day - 1)')];
    const model = modelOf({ stocks });
    const levels: number[] = [];
    model.run(3, ({ columns }) => levels.push(columns.stocks[0]));
    expect(levels).toEqual([2, 2, 3]);
    expect(model.state.journal.entries).toContainEqual(
      expect.objectContaining({ kind: 'blank', tick: 1, address: 'stocks.chest.change' }),
    );
  });
});

/** Eighths, which add up without rounding as far as they go here; sums of products are the same doubles anyway. */
const eighths = (least: number, most: number) =>
  fc.integer({ min: 8 * least, max: 8 * most }).map((whole) => whole / 8);

const effect = fc.record({
  day: fc.integer({ min: 0, max: 29 }),
  of: fc.constantFrom(0, 1),
  by: eighths(-9, 9),
});

const written = fc.record({ by: eighths(-2, 2), own: eighths(-1, 1), other: eighths(-1, 1) });

test.prop([fc.tuple(written, written), fc.array(effect, { maxLength: 8 }), eighths(0, 10)], { numRuns: 60 })(
  'any changes and effects give what the loop on paper gives, to the last digit',
  ([first, second], effects, most) => {
    const IDS = ['a', 'b'];
    const bounds = [-3, most + 1];
    const laws = [first, second];
    const text = ({ by, own, other }: typeof first, i: number) =>
      `${by} + ${own} * stock.${IDS[i]} + ${other} * stock.${IDS[1 - i]}`;
    const date = (day: number) => `1900-01-${String(day + 1).padStart(2, '0')}`;
    const model = modelOf({
      stocks: laws.map((law, i) => stock(IDS[i], 1, bounds, text(law, i))),
      events: effects.map(({ day, of, by }, i) =>
        impulse(`e${i}`, date(day), [{ stock: { [IDS[of]]: by } }]),
      ),
    });
    const levels: number[][] = [];
    model.run(30, ({ columns }) => levels.push([...columns.stocks]));
    const within = (value: number) => Math.min(bounds[1], Math.max(bounds[0], value));
    let now = [1, 1];
    for (let day = 0; day < 30; day++) {
      now = laws.map(({ by, own, other }, i) => within(now[i] + (by + own * now[i] + other * now[1 - i])));
      for (const { day: due, of, by } of effects) if (due === day) now[of] = within(now[of] + by);
      expect(levels[day].map((level) => level + 0)).toEqual(now.map((level) => level + 0));
    }
  },
);

/** Hunger as grain runs out, which matters to the people, whose party promises bread. */
const HUNGRY = {
  ...GRAIN,
  conditions: [
    {
      ...{ id: 'hunger', name: 'Hunger', source: 'assumption', exposure: { all: 1 } },
      curve: [['1900-01-01', 0.5]],
      times: '1 - stock.grain / 20',
    },
  ],
  issues: [
    {
      ...{ id: 'matter', name: 'Bread', salience: { all: 0.05 }, demand: { all: 0.5 }, source: 'assumption' },
      follows: { hunger: 0.25 },
    },
  ],
  parties: ['one', 'two'].map((id, i) => ({
    ...{ id, name: id, positions: { matter: 1 - i }, credibility: { all: 1 }, reach: { all: 0.5 } },
    ...{ line: { state: 1 - 2 * i, rebels: 2 * i - 1 }, source: 'assumption' },
  })),
  behaviour: { learning: 0.1, noise: 0.001, threshold: { mean: 1, sd: 0.1 }, source: 'assumption' },
};

describe('a run with stocks', () => {
  plain('ends on one digest straight, resumed, forked, on the reference kernel and on three threads', () => {
    const DAYS = 30;
    const straight = modelOf(HUNGRY);
    straight.run(12);
    const bytes = straight.snapshot();
    const fork = straight.fork();
    for (const model of [straight, fork]) model.run(DAYS);
    const resumed = modelOf(HUNGRY, 3);
    resumed.restore(bytes);
    const threads = modelOf(HUNGRY, 3);
    const reference = createModel(town(HUNGRY).definition, { kernel: chooseKernel('reference') });
    for (const model of [resumed, threads, reference]) model.run(DAYS);
    for (const model of [fork, resumed, threads, reference]) {
      expect(model.digest()).toBe(straight.digest());
      expect(model.state.journal.entries).toEqual(straight.state.journal.entries);
    }
  });

  plain('has its stocks in the digest, and one without stocks nothing of them', () => {
    const digestOf = (changes: object) => {
      const model = modelOf(changes);
      model.run(3);
      return model.digest();
    };
    expect(digestOf({ stocks: [stock('idle', 1, [0, 2])] })).not.toBe(
      digestOf({ stocks: [stock('idle', 2, [0, 2])] }),
    );
    expect(digestOf({ stocks: [] })).toBe(digestOf({}));
  });

  plain('keeps a table of them, and one without stocks does not', () => {
    const tablesIn = (changes: object) => {
      const loaded = town(changes);
      const further = tableCollectors(loaded, 29);
      const record = runScenario({
        ...{ loaded, further, ticks: 30, mode: 'run', kernel: nodeKernel('auto'), version: 'test' },
      });
      return tablesOf(further, record);
    };
    const table = tablesIn(GRAIN).find(({ name }) => name === 'stocks');
    expect(table?.rows).toHaveLength(30);
    expect(table?.rows[9]).toEqual({ date: '1900-01-10', stock: 'grain', unit: null, level: 8.5, cut: 0 });
    expect(tablesIn({}).map(({ name }) => name)).not.toContain('stocks');
  });
});

describe('by cause', () => {
  /** What causes of the rows of an issue add up to in the first stratum, for the first party, after so many days. */
  const causesAfter = (days: number, changes: object = HUNGRY) => {
    const model = modelOf(changes);
    const { ledger, state } = model;
    if (ledger === null) throw new Error('the model keeps no ledger');
    const book = new CauseBook(state, ledger, 0);
    model.run(days, () => book.post(), book.watch);
    const source = ledger.rows.indexOf('matter');
    const rows = book.entries.filter((entry) => entry.source === source && !entry.hastened);
    const sums = new Map<string, number>();
    for (const { cause, stocks } of rows) sums.set(cause, (sums.get(cause) ?? 0) + stocks[0]);
    return { sums, total: ledger.stocks.at(0, 0, source) };
  };

  plain('an effect on a stock has its own row, and the day that eats it another; rows add up', () => {
    const { sums, total } = causesAfter(15);
    expect(sums.get('theft')).toBeGreaterThan(0);
    expect(sums.get('stock.grain')).toBeGreaterThan(0);
    expect([...sums.values()].reduce((sum, value) => sum + value, 0)).toBe(total);
    // Without stocks that move, the course of the condition would be all: here nothing is left of it.
    expect(Math.abs(sums.get('condition.hunger') ?? 0)).toBeLessThan(0.01 * (sums.get('stock.grain') ?? 0));
  });

  plain('the row of the effect is what is lacking without it', () => {
    const withTheft = causesAfter(15);
    const without = causesAfter(15, { ...HUNGRY, events: [] });
    expect(without.sums.has('theft')).toBe(false);
    const difference = withTheft.total - without.total;
    expect(Math.abs((withTheft.sums.get('theft') ?? 0) - difference)).toBeLessThan(0.02 * difference);
  });
});

/** Faults as they are told. */
const faultsOf = (changes: object): string => {
  try {
    town(changes);
  } catch (error) {
    if (error instanceof FaultError) return error.faults.map((fault) => JSON.stringify(fault)).join('\n');
    throw error;
  }
  return '';
};

plain.each([
  [
    'an unknown stock in an effect',
    { events: [impulse('e', '1900-01-02', [{ stock: { grian: 1 } }])] },
    /unknown-stock.*grian.*did you mean `grain`/,
  ],
  [
    'an unknown stock in an expression',
    { quantities: { q: 'stock.grian' } },
    /unknown-quantity.*did you mean `grain`/,
  ],
  [
    'an unknown name in a change',
    { stocks: [stock('grain', 1, [0, 2], 'suport.one.all')] },
    /unknown-quantity.*stocks|stocks.*unknown-quantity/,
  ],
  [
    'a start below the bounds',
    { stocks: [stock('grain', -1, [0, 2])] },
    /stock-start.*starts at -1, outside its bounds.*start it from 0 to 2/,
  ],
  ['bounds high to low', { stocks: [stock('grain', 1, [2, 0])] }, /range-reversed.*low to high/],
  [
    'a change that is never finite',
    { stocks: [stock('grain', 1, [0, 2], '1 / 0')] },
    /no-value.*no finite result/,
  ],
  ['an own quantity that needs itself', { quantities: { q: 'my.q + stock.grain' } }, /circular-quantity/],
  [
    'two of one id',
    { stocks: [stock('grain', 1, [0, 2]), stock('grain', 1, [0, 2])] },
    /duplicate-id.*another stock/,
  ],
  ['no source', { stocks: [{ id: 'grain', name: 'g', start: 1, bounds: [0, 2] }] }, /source/],
] as const)('%s is a fault with its place and a reason', (_, changes, said) => {
  const told = faultsOf({ stocks: [stock('grain', 1, [0, 2])], ...changes });
  expect(told).toMatch(said);
  expect(told).toMatch(/"line":/);
});
