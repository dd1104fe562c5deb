import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { runScenario } from '../../src/experiment/run/run.js';
import { distanceOf, rowsOf } from '../../src/experiment/scores/distance.js';
import { factTable } from '../../src/experiment/scores/fact-table.js';
import { scoredRows } from '../../src/experiment/scores/scale.js';
import { scoreOf } from '../../src/experiment/scores/scores.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { Intervention } from '../../src/scenario/intervene.js';
import { compileScenario, parseScenario } from '../../src/scenario/load.js';
import { Fact } from '../../src/scenario/schema/scenario.js';
import { edited, twoPowers } from '../scenario/two-powers.js';

const fact = (id: string, item: string[], recorded: number, date = '1917-10-07') =>
  Fact.parse({
    ...{ id, quantity: id, recorded, unit: 'percent', date, role: 'validation', series: 'south', item },
    ...{ among: 'all', source: 'invented' },
  });

describe('the distance of a run', () => {
  test('has beside each baseline its own error over the same lists', () => {
    const facts = [
      fact('then', ['red'], 10, '1917-06-01'),
      fact('red', ['red'], 40),
      fact('blue', ['blue'], 60),
    ];
    const simulated = new Map([
      ['red', { value: 36, blank: null }],
      ['blue', { value: 52, blank: null }],
    ]);
    const rows = scoredRows(factTable({ facts, kinds: undefined }, simulated));
    const distance = distanceOf(rowsOf(rows, 'validation', 'shares'));
    expect(distance).toMatchObject({ count: 2, rmse: expect.closeTo(Math.sqrt((16 + 64) / 2), 9) as number });
    expect(distance.baselines.persistence).toEqual({ rmse: 30, model: 4, count: 1 });
    expect(distance.baselines.swing).toEqual({ rmse: null, model: null, count: 0 });
  });
});

/** The small scenario with a vote that is scored. */
const parsed = parseScenario(
  twoPowers(
    edited(
      [
        'role: anchor,\n      is: 100 * support.council.weavers',
        'role: validation,\n      item: council, among: weavers',
      ],
      ['date: 1848-06-01, role', 'date: 1848-03-01, role'],
    ),
  ),
);

const run = (mode: 'run' | 'replay', seed: string, interventions: readonly Intervention[] = []): RunRecord =>
  runScenario({
    loaded: compileScenario(parsed, { interventions, pinDecisions: mode === 'replay' }),
    ...{ mode, seed, population: 2500, ticks: 1, kernel: nodeKernel('auto'), version: 'test' },
  });

const replays = ['a', 'b', 'c'].map((seed) => run('replay', seed));

describe('a run is set against the record', () => {
  test('where it is a replay with nothing changed', () => {
    for (const { scores, unscored } of replays) {
      expect(scores?.validation.count).toBe(1);
      expect(unscored).toBeUndefined();
    }
  });

  const change: fc.Arbitrary<Intervention> = fc.oneof(
    fc.constantFrom<Intervention>(
      { kind: 'without', id: 'ship-lost' },
      { kind: 'without', id: 'seizure' },
      { kind: 'pin', id: 'seizure', option: 'wait' },
      { kind: 'scale', condition: 'hunger', from: '1848-07-01', times: 0.5 },
    ),
    fc
      .integer({ min: 11, max: 28 })
      .map((day): Intervention => ({ kind: 'move', id: 'ship-lost', date: `1848-04-${day}` })),
    fc
      .double({ min: 0, max: 0.5, noNaN: true })
      .filter((value) => value > 0)
      .map((value): Intervention => ({ kind: 'set', path: 'policies.rationing', value })),
  );
  property.prop([fc.array(change, { minLength: 1, maxLength: 2 }), fc.constantFrom('run', 'replay')], {
    numRuns: 12,
  })('and in no other case, with the reason', (changes, mode) => {
    const record = run(mode, 'a', changes);
    expect(record).not.toHaveProperty('scores');
    expect(record.unscored).toBe(mode === 'run' ? 'free' : 'changed');
  });

  test('not where decisions were free', () => {
    expect(run('run', 'a')).toMatchObject({ unscored: 'free' });
  });
});

describe('the score', () => {
  property.prop([fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 4 })], {
    numRuns: 5,
  })('is the mean of the distances of runs, which is never less than the distance of their mean', (seeds) => {
    const records = seeds.map((seed) => run('replay', seed));
    const { validation, runs } = scoreOf(records);
    const errors = records.map(({ facts }) => facts?.find(({ family }) => family !== null)?.error ?? NaN);
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(runs).toBe(seeds.length);
    expect(validation?.mean).toBeCloseTo(mean(errors.map(Math.abs)), 8);
    expect(validation?.mean).toBeGreaterThanOrEqual(Math.abs(mean(errors)) - 1e-9);
  });

  const [first, second] = replays;
  test.each<[string, RunRecord[]]>([
    ['nothing', []],
    ['one seed twice', [first, first]],
    ['a free run', [first, run('run', 'b')]],
    ['a changed run', [first, run('replay', 'b', [{ kind: 'without', id: 'ship-lost' }])]],
    ['two sizes', [first, { ...second, population: { agents: 5000, persons: 1 } }]],
  ])('is refused of %s', (_, records) => {
    expect(() => scoreOf(records)).toThrow(RangeError);
  });
});
