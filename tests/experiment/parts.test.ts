/** Shapley values of the parts of an affair: of games that are known, and of runs. */
import { describe, expect, test } from 'vitest';
import { butFor, seedsOf } from '../../src/experiment/why/but-for.js';
import type { PartsTask } from '../../src/experiment/why/parts.js';
import { PartsRunner } from '../../src/experiment/why/parts.js';
import {
  coalitionsOf,
  everyPart,
  joinedIn,
  ordersOf,
  sharesOverAll,
  sharesOverOrders,
} from '../../src/experiment/why/shapley.js';
import type { CourseQuestion } from '../../src/experiment/why/course.js';
import { compileAsked } from '../../src/scenario/ask.js';
import type { RunOptions } from '../../src/experiment/run/run.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadScenario, type LoadedScenario } from '../../src/scenario/load.js';
import { loadBundled } from '../bundled.js';
import { fc, test as property } from '../property.js';
import { impulse, townFiles } from '../small-town.js';

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Values of all coalitions of two to five parts. */
const games = fc
  .integer({ min: 2, max: 5 })
  .chain((count) =>
    fc.tuple(
      fc.constant(count),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2 ** count, maxLength: 2 ** count }),
    ),
  );

describe('Shapley values', () => {
  test('are those of the glove game and of a known vote', () => {
    // One right glove (part 0) and two left ones: 2/3, 1/6, 1/6 (Shapley 1953, as in every textbook since).
    const gloves = (c: number) => Number((c & 1) > 0 && (c & 6) > 0);
    for (const [part, share] of [2 / 3, 1 / 6, 1 / 6].entries())
      expect(sharesOverAll(3, gloves).shares[part]).toBeCloseTo(share, 14);
    // Weights 3, 2, 1, 1 with a quota of 4: 1/2, 1/6, 1/6, 1/6 (Shapley & Shubik 1954).
    const weights = [3, 2, 1, 1];
    const vote = (c: number) => Number(total(weights.filter((_, i) => (c >> i) & 1)) >= 4);
    for (const [part, share] of [1 / 2, 1 / 6, 1 / 6, 1 / 6].entries())
      expect(sharesOverAll(4, vote).shares[part]).toBeCloseTo(share, 14);
  });

  property.prop([games, fc.string()])(
    'add up to the whole, over all orders and over some',
    ([count, values], seed) => {
      const value = (c: number) => values[c];
      const orders = ordersOf(count, { seed, orders: 3 });
      for (const { whole, shares } of [sharesOverAll(count, value), sharesOverOrders(orders, value)]) {
        expect(whole).toBe(values[everyPart(count)] - values[0]);
        expect(total(shares)).toBeCloseTo(whole, 12);
      }
    },
  );

  property.prop([games])(
    'are the mean of what parts add over every order that there is',
    ([count, values]) => {
      const permute = (left: number[]): number[][] =>
        left.length === 0
          ? [[]]
          : left.flatMap((part) =>
              permute(left.filter((each) => each !== part)).map((rest) => [part, ...rest]),
            );
      const all = permute(Array.from({ length: count }, (_, i) => i));
      const [exact, listed] = [
        sharesOverAll(count, (c) => values[c]),
        sharesOverOrders(all, (c) => values[c]),
      ];
      for (const [part, share] of exact.shares.entries()) expect(listed.shares[part]).toBeCloseTo(share, 12);
    },
  );

  test('over random orders lie within their standard errors of those over all, as often as they should', () => {
    const value = (c: number) => Number(coalitionsOf(4).indexOf(c) % 5) / 5;
    const exact = sharesOverAll(4, value).shares;
    const drawn = Array.from({ length: 200 }, (_, i) =>
      sharesOverOrders(ordersOf(4, { seed: `seed ${i}`, orders: 40 }), value),
    );
    const within = drawn.flatMap(({ shares, errors }) =>
      shares.map((share, part) => Math.abs(share - exact[part]) <= 2.02 * (errors?.[part] ?? 0)),
    );
    const covered = within.filter(Boolean).length / within.length;
    expect(covered).toBeGreaterThan(0.92);
    expect(covered).toBeLessThan(0.98);
  });

  test('of orders have the address of their seed, and every part in its turn once', () => {
    const orders = ordersOf(5, { seed: 'a', orders: 6 });
    expect(ordersOf(5, { seed: 'a', orders: 3 })).toEqual(orders.slice(0, 3));
    expect(ordersOf(5, { seed: 'b', orders: 6 })).not.toEqual(orders);
    for (const order of orders) expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
    expect(joinedIn([2, 0, 1])).toEqual([0, 4, 5, 7]);
  });
});

/** A town that gets another regime once an expression is true. */
const townWhere = (expression: string): ((without: readonly string[]) => LoadedScenario) => {
  const regime = (id: string, bound: object) => ({
    ...{ id, name: id, holder: 'state', source: 'assumption' },
    features: [{ is: 'policy.ruin', ...bound, scale: 1 }],
  });
  const files = townFiles({
    policies: { ruin: 0 },
    events: [
      impulse('storm', '1900-02-01', []),
      impulse('famine', '1900-02-10', []),
      {
        ...{ id: 'fall', title: 'Fall', kind: 'outcome', when: expression, source: 'assumption' },
        effects: [{ policy: { ruin: 1 } }],
      },
    ],
    affairs: [{ id: 'blows', title: 'Blows', of: ['storm', 'famine'] }],
    regimes: [regime('old', { below: 0.5 }), regime('new', { above: 0.5 })],
    end: '1900-03-15',
  });
  return (without) => loadScenario(files, { interventions: without.map((id) => ({ kind: 'without', id })) });
};

const optionsOf = (loaded: LoadedScenario, more: Partial<RunOptions> = {}): RunOptions => ({
  ...{ loaded, kernel: nodeKernel('auto'), mode: 'run', version: 'test' },
  ...more,
});

const partsOf = (without: PartsTask['without'], orders: number | null = null): PartsTask => ({
  parts: [
    { id: 'storm', title: 'Storm' },
    { id: 'famine', title: 'Famine' },
  ],
  orders,
  without,
});

/** Quantities asked of the town on a day. */
const courseOf = (loaded: LoadedScenario, texts: readonly string[], to: number): CourseQuestion => ({
  ...{ texts, from: 0, to },
  quantities: compileAsked(loaded.scenario, texts, '--quantity'),
});

/** Shares of the parts in what the town comes to where an expression is true. */
function owedWhere(expression: string, orders: number | null = null, texts: readonly string[] = []) {
  const without = townWhere(expression);
  const loaded = without([]);
  const runner = new PartsRunner(
    partsOf(without, orders),
    optionsOf(loaded),
    undefined,
    courseOf(loaded, texts, 70),
  );
  for (const seed of seedsOf('x', 2)) runner.add(seed);
  const { outcomes } = runner.result();
  return Object.fromEntries(
    outcomes.map(({ id, whole, parts }) => [
      id,
      { whole: whole.mean, shares: parts.map(({ mean }) => mean), last: parts.map(({ last }) => last) },
    ]),
  );
}

describe('the parts of an affair', () => {
  test('of which either suffices are owed half each, though none is missed by itself', () => {
    const owed = owedWhere('happened.storm or happened.famine');
    expect(owed['regime.new']).toEqual({ whole: 1, shares: [0.5, 0.5], last: [0, 0] });
  });

  test('of which both are needed are owed half each, and either is missed whole', () => {
    const owed = owedWhere('happened.storm and happened.famine');
    expect(owed['regime.new']).toEqual({ whole: 1, shares: [0.5, 0.5], last: [1, 1] });
  });

  test.each([null, 5])('of which only one counts leave nothing to the other (orders: %s)', (orders) => {
    const owed = owedWhere('happened.famine', orders);
    expect(owed['regime.new']).toEqual({ whole: 1, shares: [0, 1], last: [0, 1] });
  });

  test('are owed their shares in any quantity, of each in its own unit', () => {
    const texts = ['40 * policy.ruin - 7', 'happened.storm + 10 * happened.famine'];
    const owed = owedWhere('happened.storm or happened.famine', null, texts);
    expect(owed[`quantity.${texts[0]}`]).toEqual({ whole: 40, shares: [20, 20], last: [0, 0] });
    expect(owed[`quantity.${texts[1]}`]).toEqual({ whole: 11, shares: [1, 10], last: [1, 10] });
  });

  test('are owed nothing of a quantity that some of their runs know nothing of', () => {
    const owed = owedWhere('happened.storm', null, ['1 / happened.storm', 'happened.famine']);
    expect(Object.keys(owed).filter((id) => id.startsWith('quantity.'))).toEqual([
      'quantity.happened.famine',
    ]);
  });

  test('are owed what but-for says of the whole, in loyalty and ballots, and what runs of their own say', () => {
    const parts = ['ship-lost', 'seizure'].map((id) => ({ id, title: id }));
    const without = (ids: readonly string[]) =>
      loadBundled(
        'two-powers',
        ids.map((id) => ({ kind: 'without', id }) as const),
      );
    const ids = parts.map(({ id }) => id);
    const options = optionsOf(without([]), { population: 2500, ticks: 60 });
    const question = { strata: [0], party: 1, from: 0, to: 55 };
    const heard: string[] = [];
    const texts = ['support.council.weavers', 'obeys.constables.government'];
    const twins = {
      ...{ course: courseOf(options.loaded, texts, question.to) },
      ...{ cause: 'all', withCause: options, without: { ...options, loaded: without(ids) } },
      ...{ parts: { parts, orders: null, without }, onRun: () => heard.push('run') },
    };
    const answer = butFor(twins, ['x', 'y'], question);
    const outcomes = answer.parts?.outcomes ?? [];
    const [loyalty, share] = ['loyalty', 'share'].map((id) => outcomes.find((each) => each.id === id));
    expect(heard).toHaveLength(8);
    expect(loyalty?.whole.mean).toBeCloseTo(answer.difference?.loyalty.mean ?? NaN, 12);
    expect(share?.whole.mean).toBeCloseTo(answer.difference?.share.mean ?? NaN, 12);
    for (const { quantity, difference } of answer.quantities)
      expect(outcomes.find(({ id }) => id === `quantity.${quantity}`)?.whole.mean).toBeCloseTo(
        difference?.mean ?? NaN,
        11,
      );
    expect(answer.quantities.map(({ quantity, pairs }) => [quantity, pairs])).toEqual([
      [texts[0], 2],
      [texts[1], 2],
    ]);
    expect(Math.abs(answer.quantities[1].difference?.mean ?? 0)).toBeGreaterThan(0.01);
    for (const { whole, parts: owed } of outcomes)
      expect(total(owed.map(({ mean }) => mean))).toBeCloseTo(whole.mean, 12);
    const lacking = { ...options, loaded: without(['ship-lost']) };
    const alone = butFor({ cause: 'ship-lost', withCause: options, without: lacking }, ['x'], question);
    expect(answer.parts?.pairs[0].outcomes.loyalty.last[0]).toBeCloseTo(
      alone.difference?.loyalty.mean ?? NaN,
      12,
    );
    expect(loyalty?.parts[0].mean).toBeGreaterThan(0.005);
    const { low, high, mean } = loyalty?.whole ?? {};
    expect([low, high].every((end) => typeof end === 'number')).toBe(true);
    expect((low ?? NaN) < (mean ?? NaN) && (mean ?? NaN) < (high ?? NaN)).toBe(true);
  });
});
