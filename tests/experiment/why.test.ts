import { describe, expect, test } from 'vitest';
import { butFor, seedsOf } from '../../src/experiment/why/but-for.js';
import { hindrancesOf } from '../../src/experiment/why/fired.js';
import { accountOf, retell } from '../../src/experiment/why/account.js';
import type { Question } from '../../src/experiment/why/moved.js';
import { runScenario, type RunOptions } from '../../src/experiment/run/run.js';
import { ONE } from '../../src/foundation/fixed.js';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { createModel } from '../../src/model/model.js';
import { roundedTogether } from '../../src/report/points.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { loadBundled } from '../bundled.js';

const settings = (interventions: Interventions = []): RunOptions => ({
  loaded: loadBundled('two-powers', interventions),
  population: 2500,
  ticks: 60,
  kernel: chooseKernel('reference'),
  mode: 'run',
  version: 'test',
});

const total = (rows: readonly number[]): number => rows.reduce((a, b) => a + b, 0);

describe('what moved people', () => {
  const options = settings();
  const { definition } = options.loaded;
  const poor = definition.groups.find(({ id }) => id === 'poor')?.strata ?? [];
  const question: Question = { strata: poor, party: 1, from: 10, to: 50 };
  const retold = retell(options, question);
  const { moved } = accountOf(retold, question);

  test('a run that is made again with its ledger is the same run', () => {
    expect(retold.digest).toBe(runScenario(options).digest);
  });

  test('the rows add up to the change of the loyalty that the people themselves hold', () => {
    const loyalty = (days: number) => {
      const model = createModel(definition, { agents: 2500, kernel: options.kernel });
      model.run(days);
      const { tally, population } = model.state;
      const persons = total(poor.map((s) => definition.strata[s].persons));
      return total(
        poor.map(
          (s) =>
            (tally.loyaltySum(s, 1) / population.strata[s].agents / ONE) *
            (definition.strata[s].persons / persons),
        ),
      );
    };
    const change = loyalty(51) - loyalty(11);
    expect(Math.abs(change)).toBeGreaterThan(0.001);
    expect(total((moved?.rows ?? []).map((row) => row.change))).toBeCloseTo(change, 12);
    expect((moved?.after ?? 0) - (moved?.before ?? 0)).toBeCloseTo(change, 12);
  });

  test('the stretches between the kept days add up to the same change', () => {
    expect(total((moved?.stretches ?? []).map(({ change }) => change))).toBeCloseTo(
      (moved?.after ?? 0) - (moved?.before ?? 0),
      12,
    );
    expect(moved?.stretches.length).toBeGreaterThan(5);
  });

  test('the largest row is first and what is left is last', () => {
    const sizes = (moved?.rows ?? []).map(({ change }) => Math.abs(change));
    expect(sizes[0]).toBe(Math.max(...sizes.slice(0, -1)));
    expect(moved?.rows.at(-1)?.kind).toBe('rest');
  });

  test('rows that are rounded for a reader still add up', () => {
    const values = [0.01234, -0.00456, 0.00051, 0.00049, -0.00001];
    const tenths = (all: readonly number[]) => Math.round(total(all) * 1000);
    expect(tenths(roundedTogether(values))).toBe(tenths(values));
  });
});

describe('what would have stopped a transition', () => {
  const term = (text: string, holds: boolean, margin: number) => ({ text, left: 0, right: 0, margin, holds });

  test.each([
    ['a and b', [1, 3], [[0], [1]]],
    ['a or b', [1, 3], [[0, 1]]],
    ['a or b', [2, -3], [[0]]],
    ['not a', [-2], [[0]]],
    ['a and (b or c)', [5, 1, 2], [[1, 2], [0]]],
    ['a ? b : c', [1, 2, -3], [[0], [1]]],
    ['true or a', [1, 1], []],
  ])('%s with margins %j: %j', (guard, margins, expected) => {
    const terms = margins.map((margin, i) => term(String(i), margin > 0, margin));
    expect(hindrancesOf(guard, terms)).toEqual(expected);
  });

  test('the hardest comparison of the easiest way is the margin of the guard', () => {
    const { fired } = accountOf(retell({ ...settings(), ticks: undefined }), undefined);
    expect(fired.length).toBeGreaterThan(0);
    for (const { stoppers, terms, margin } of fired)
      expect(Math.max(...stoppers[0].map((i) => Math.abs(terms[i].margin)))).toBeCloseTo(margin, 9);
  });
});

describe('but for a cause', () => {
  const question: Question = { strata: [0], party: 1, from: 0, to: 59 };
  const twins = (cause: string) => ({
    cause,
    withCause: settings(),
    without: settings([{ kind: 'without', id: cause }]),
  });

  test('hunger that is spared would have spared the government, in every pair', () => {
    const { difference, pairs } = butFor(twins('ship-lost'), seedsOf('x', 3), question);
    expect(pairs.map(({ seed }) => seed)).toEqual(['x', 'x (2)', 'x (3)']);
    expect(difference?.loyalty.least).toBeGreaterThan(0.005);
    expect(difference?.sameSign).toBe(3);
    expect(difference?.through[0].name).toBe('Bread');
    expect(total((difference?.through ?? []).map(({ change }) => change))).toBeCloseTo(
      difference?.loyalty.mean ?? 0,
      12,
    );
  });

  test('what never came makes no difference, which has no sign', () => {
    const { difference } = butFor(twins('convoy'), seedsOf('x', 1), question);
    expect(difference?.loyalty).toEqual({ mean: 0, deviation: null, least: 0, greatest: 0 });
    expect(difference?.agrees).toBeNull();
    expect(difference?.sameSign).toBeNull();
  });
});
