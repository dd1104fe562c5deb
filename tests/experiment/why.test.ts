import { describe, expect, test } from 'vitest';
import { butFor, seedsOf } from '../../src/experiment/why/but-for.js';
import { accountOf, retell } from '../../src/experiment/why/account.js';
import type { Question } from '../../src/experiment/why/moved.js';
import { runScenario, type RunOptions } from '../../src/experiment/run/run.js';
import { ONE } from '../../src/foundation/fixed.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { createModel } from '../../src/model/model.js';
import { roundedTogether } from '../../src/report/points.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { loadBundled } from '../bundled.js';

const settings = (interventions: Interventions = []): RunOptions => ({
  loaded: loadBundled('two-powers', interventions),
  population: 2500,
  ticks: 60,
  kernel: nodeKernel('auto'),
  mode: 'run',
  version: 'test',
});

const total = (rows: readonly number[]): number => rows.reduce((a, b) => a + b, 0);

describe('what moved people', () => {
  const options = settings();
  const { definition } = options.loaded;
  const poor = definition.groups.find(({ id }) => id === 'poor')?.strata ?? [];
  const question: Question = { strata: poor, party: 1, from: 10, to: 50, byCause: true };
  const retold = retell(options, { question });
  const { moved, causes } = accountOf(retold, question);

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

  test('causes add up both ways: to the change, and source by source to the rows of the ledger', () => {
    const parts = (causes ?? []).flatMap(({ through }) => through);
    for (const { id, change } of moved?.rows ?? []) {
      const own = parts.filter(({ source }) => source === id);
      expect(total(own.map((part) => part.change))).toBeCloseTo(change, 12);
    }
    const change = (moved?.after ?? 0) - (moved?.before ?? 0);
    expect(total((causes ?? []).map((row) => row.change))).toBeCloseTo(change, 12);
    expect(causes?.filter(({ kind }) => kind === 'event').length).toBeGreaterThan(0);
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

describe('why a regime was entered', () => {
  const retold = retell({ ...settings(), ticks: undefined, seed: 'a' });
  const { fired } = accountOf(retold, undefined);

  test('is told of each change, with every feature and the first day of those on which it was met', () => {
    expect(fired.map(({ to }) => to)).toContain('two-powers');
    for (const { features, margin, date, lastToCome } of fired) {
      expect(Math.min(...features.map((feature) => feature.margin))).toBe(margin);
      for (const { holds, metSince } of features) expect(metSince !== null && metSince <= date).toBe(holds);
      const last = lastToCome === null ? null : features[lastToCome].metSince;
      for (const { metSince } of features) expect((metSince ?? '') <= (last ?? '')).toBe(true);
    }
  });

  test('is told of one regime alone where it is asked for', () => {
    const asked = accountOf(retold, undefined, 'two-powers').fired;
    expect(new Set(asked.map(({ to }) => to))).toEqual(new Set(['two-powers']));
  });

  test('comes with what was done on the days on which it led', () => {
    for (const { acts, date } of fired) for (const act of acts) expect(act.date <= date).toBe(true);
    expect(fired.some(({ acts, newHolder }) => newHolder && acts.some(({ kind }) => kind === 'head'))).toBe(
      fired.some(({ newHolder }) => newHolder),
    );
  });

  test('compares with the regime before, where the same holder may have that', () => {
    for (const { from, fits, before } of fired)
      expect(before?.margin).toBe(fits.find(({ regime }) => regime === from)?.margin);
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
    const finished: number[] = [];
    const { difference, pairs } = butFor(twins('ship-lost'), seedsOf('x', 3), question, (done, _, soFar) => {
      finished.push(done, soFar().pairs.length);
    });
    expect(finished).toEqual([1, 1, 2, 2, 3, 3]);
    expect(pairs.map(({ seed }) => seed)).toEqual(['x', 'x (2)', 'x (3)']);
    expect(difference?.loyalty.least).toBeGreaterThan(0.005);
    expect(difference?.sameSign).toBe(3);
    expect(difference?.through[0].name).toBe('Bread');
    expect(total((difference?.through ?? []).map(({ change }) => change))).toBeCloseTo(
      difference?.loyalty.mean ?? 0,
      12,
    );
  });

  test('is credited with what it stands at, in the same runs, however long before the question it came', () => {
    const early = butFor(twins('ship-lost'), ['x'], question);
    const late = butFor(twins('ship-lost'), ['x'], { ...question, from: 40 });
    expect(late.difference?.credited).toBeCloseTo(early.difference?.credited ?? 0, 12);
    expect(late.difference?.credited).toBeGreaterThan(0.005);
    expect(late.difference?.agrees).toBe(true);
  });

  test('what never came makes no difference, which has no sign', () => {
    const { difference } = butFor(twins('convoy'), seedsOf('x', 1), question);
    expect(difference?.loyalty).toEqual({ mean: 0, deviation: null, least: 0, greatest: 0 });
    expect(difference?.agrees).toBeNull();
    expect(difference?.sameSign).toBeNull();
  });
});
