/** Action that spreads along ties from cell to cell (Biggs 2005), by figures worked out by hand. */
import { describe, expect, test } from 'vitest';
import { daily, strataWith, town } from '../small-town.js';

/** People of the town who would act alone above such thresholds, and see those they are tied to. */
const crew = (id: string, thresholds: readonly number[], ties: object = {}) => ({
  ...{ id, name: id, class: 'folk', place: 'town', persons: 400, electorate: 1, ties },
  ...{ cells: [{ share: 1, cell: 20 }], tradition: {}, source: 'assumption' },
  behaviour: { thresholds, diffusion: 0.5, source: 'assumption' },
});

const shares = (first: readonly number[], others: object = {}) => {
  const strata = strataWith(
    crew('first', first),
    { ...crew('second', [0.3], { first: 1 }), ...others },
    crew('third', [0.3], { second: 2 }),
    crew('alone', [0.3]),
  );
  const loaded = town({ strata, population: 1800 });
  const texts = ['first', 'second', 'third', 'alone'].map((id) => `active.${id}`);
  return daily(loaded, texts, 5);
};

describe('action', () => {
  test('reaches a day later who is tied to those who act, and nobody else', () => {
    expect(shares([-0.5])).toEqual([
      [1, 0, 0, 0],
      [1, 1, 0, 0],
      [1, 1, 1, 0],
      [1, 1, 1, 0],
      [1, 1, 1, 0],
    ]);
  });

  // Half of 0.5 is 0.25, below 0.3; three in five of it are 0.3, which is not above; four in five are 0.4.
  test.each([
    [[-0.5, 1], 0],
    [[-0.5, -0.5, -0.5, 1, 1], 0],
    [[-0.5, -0.5, -0.5, -0.5, 1], 1],
  ])('spreads by the share that acts: thresholds %j', (thresholds, reached) => {
    const course = shares(thresholds);
    expect(course[0][1]).toBe(0);
    expect(course[4].slice(1)).toEqual([reached, reached, 0]);
  });

  test('adds to what is seen in the own cell', () => {
    // A tenth acts by itself: 0.5 x 0.1 of the tied, and 0.99 x 0.1 of the own, are above 0.1 only together.
    const behaviour = { thresholds: [-1, ...new Array<number>(9).fill(0.1)], source: 'assumption' };
    const tenth = [-0.5, ...new Array<number>(9).fill(1)];
    const second = (more: object) =>
      shares(tenth, { behaviour: { ...behaviour, ...more } }).map((day) => day[1]);
    expect(second({ diffusion: 0.5, contagion: 0 })).toEqual([0.1, 0.1, 0.1, 0.1, 0.1]);
    expect(second({ diffusion: 0, contagion: 0.99 })).toEqual([0.1, 0.1, 0.1, 0.1, 0.1]);
    expect(second({ diffusion: 0.5, contagion: 0.99 })).toEqual([0.1, 1, 1, 1, 1]);
  });
});
