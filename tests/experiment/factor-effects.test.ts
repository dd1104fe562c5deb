/** What each factor of a sweep moves: by seeds in a grid, by points in a hypercube. */
import { describe, expect, test } from 'vitest';
import { interval } from '../../src/experiment/many/interval.js';
import { factorEffects, type SweptRuns } from '../../src/experiment/sensitivity/factor-effects.js';
import type { Row } from '../../src/experiment/tables/table.js';

const HELD = { text: 'held', anyOf: [{ column: 'held', value: null }] };

const grid: Row[] = [0.1, 0.3].flatMap((a) => ['never', '1911-05-01'].map((b) => ({ a, b })));

/** A run of a point holds where the rule says so of its levels and its seed. */
const runsOf = (
  points: readonly Row[],
  seeds: number,
  holds: (levels: Row, seed: number) => boolean,
): Row[] =>
  points.flatMap((levels, point) =>
    Array.from({ length: seeds }, (_, i) => ({
      ...{ point, replicate: i + 1, error: null, left_open: null },
      held: holds(levels, i + 1) ? '1911-06-01' : null,
    })),
  );

const swept = (rows: readonly Row[], more: Partial<SweptRuns> = {}): SweptRuns => ({
  ...{ design: 'grid', factors: ['a', 'b'], points: grid, rows },
  ...more,
});

describe('the effects of factors', () => {
  test('are the mean of the differences of seeds in a grid, the greatest first', () => {
    const rows = runsOf(grid, 4, ({ a }, seed) => a === 0.3 && seed !== 2);
    const [first, second] = factorEffects(swept(rows), HELD);
    expect(first).toMatchObject({ factor: 'a', low: 0.1, high: 0.3, atLow: 0, atHigh: 0.75 });
    expect(first.difference).toEqual(interval([1, 0, 1, 1]));
    expect(second).toMatchObject({ factor: 'b', difference: { value: 0, low: 0, high: 0 } });
  });

  test('leave out runs that failed or that the last day left open', () => {
    const rows = runsOf(grid, 4, () => false).map((row) =>
      row.replicate === 1
        ? { ...row, left_open: 'held' }
        : row.replicate === 2
          ? { ...row, error: 'x' }
          : row,
    );
    const [{ difference }] = factorEffects(swept(rows), HELD);
    expect(difference).toEqual(interval([0, 0]));
  });

  test('are those of the thirds at the ends of a hypercube, over its points', () => {
    const points = Array.from({ length: 9 }, (_, i) => ({ a: i / 10, b: (i * 4) % 9 }));
    const rows = runsOf(points, 2, ({ a }) => Number(a) >= 0.5);
    const effects = factorEffects(swept(rows, { design: 'lhs', points }), HELD);
    const [first] = effects;
    expect(first).toMatchObject({ factor: 'a', low: 0.2, high: 0.6, atLow: 0, atHigh: 1 });
    expect(first.difference.value).toBe(1);
    for (const { difference } of effects) {
      expect(difference.low).toBeLessThanOrEqual(difference.value);
      expect(difference.high).toBeGreaterThanOrEqual(difference.value);
    }
  });

  test('are none of a factor of one level', () => {
    const points = grid.map((levels) => ({ ...levels, b: 'never' }));
    const effects = factorEffects(
      swept(
        runsOf(points, 2, () => true),
        { points },
      ),
      HELD,
    );
    expect(effects.map(({ factor }) => factor)).toEqual(['a']);
  });
});
