/** The sampler of a calibration finds posteriors that are known. */
import { describe, expect, test } from 'vitest';
import { candidatesOf, choose, pooled } from '../../src/experiment/calibration/choice.js';
import { distanceBetween, scalesOf } from '../../src/experiment/calibration/distance.js';
import { identify } from '../../src/experiment/calibration/identified.js';
import { sample, type Round } from '../../src/experiment/calibration/sampler.js';
import {
  figuresIn,
  measuresFor,
  scaled,
  targetsOf,
  unscaled,
} from '../../src/experiment/calibration/targets.js';
import { drawsOf, gaussian, lastOf, sampleToy, type Toy } from './calibration-fixture.js';

const one = [{ value: 2, weight: 1 }];
const asked = { names: ['mean'], observations: one, particles: 300, generations: 6, seed: 'a' };

describe('a posterior that is known', () => {
  test('of a normal mean is normal about the record, with the error of the measurement', async () => {
    const last = lastOf(await sampleToy(gaussian(1), { ...asked, generations: 5 }));
    const { marginals } = identify(last.particles, last.effective);
    // Shares of a range of 20 that begins at -10.
    const [{ mean, spread, error, identified }] = marginals;
    expect(Math.abs(20 * mean - 10 - 2)).toBeLessThan(4 * 20 * error);
    expect(20 * spread).toBeGreaterThan(0.85);
    expect(20 * spread).toBeLessThan(1.2);
    expect(identified).toBe(true);
  });

  test('has both its modes where there are two', async () => {
    // The square of the parameter is seen: 2 and -2 are alike.
    const square: Toy = ([share], draw) => [(8 * share - 4) ** 2 + 0.3 * draw.normal(0)];
    const observations = [{ value: 4, weight: 1 }];
    const last = lastOf(await sampleToy(square, { ...asked, observations, generations: 5 }));
    const above = last.particles
      .filter(({ shares }) => shares[0] > 0.5)
      .reduce((sum, { weight }) => sum + weight, 0);
    expect(above).toBeGreaterThan(0.35);
    expect(above).toBeLessThan(0.65);
    for (const { shares } of last.particles)
      expect(Math.abs(Math.abs(8 * shares[0] - 4) - 2)).toBeLessThan(0.6);
  });

  test('leaves a parameter that does nothing as wide as its prior, and finds the sum that the data know', async () => {
    const sum: Toy = ([a, b, _idle], draw) => [a + b + 0.02 * draw.normal(0)];
    const observations = [{ value: 1, weight: 1 }];
    const names = ['a', 'b', 'idle'];
    const last = lastOf(await sampleToy(sum, { ...asked, names, observations, generations: 5 }));
    const { marginals, directions, correlations } = identify(last.particles, last.effective);
    expect(marginals[2].identified).toBe(false);
    expect(marginals[2].width).toBeGreaterThan(0.8);
    expect(directions).toHaveLength(1);
    const [{ loadings, width }] = directions;
    expect(width).toBeLessThan(0.05);
    expect(loadings[0]).toBeCloseTo(Math.SQRT1_2, 1);
    expect(loadings[1]).toBeCloseTo(Math.SQRT1_2, 1);
    expect(correlations[0][1]).toBeLessThan(-0.8);
  });

  test('comes out alike with other seeds, within the errors that it states', async () => {
    const [one, other] = await Promise.all(
      ['a', 'b'].map(async (seed) => {
        const last = lastOf(await sampleToy(gaussian(1), { ...asked, seed }));
        return identify(last.particles, last.effective).marginals[0];
      }),
    );
    expect(one.mean).not.toBe(other.mean);
    expect(Math.abs(one.mean - other.mean)).toBeLessThan(4 * Math.hypot(one.error, other.error));
  });
});

describe('a sampler', () => {
  test('comes nearer to the record with every generation', async () => {
    const { generations, end } = await sampleToy(gaussian(1), asked);
    expect(end).toBe('done');
    expect(generations).toHaveLength(6);
    const scaled = generations.map(({ epsilon, scales }) => epsilon * Number(scales[0]));
    for (let g = 1; g < scaled.length; g++) expect(scaled[g]).toBeLessThan(scaled[g - 1]);
    for (const { effective, particles } of generations) {
      expect(particles).toHaveLength(300);
      expect(effective).toBeGreaterThan(100);
      expect(particles.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    }
  });

  test('stops where too few runs come as near, and keeps what it has', async () => {
    // No parameter moves the figure, so that each generation accepts half of what the one before did.
    const noise: Toy = (_shares, draw) => [draw.normal(0)];
    const { generations, end } = await sampleToy(noise, { ...asked, particles: 20, generations: 9 });
    expect(end).toBe('narrow');
    expect(generations.length).toBeGreaterThan(2);
  });

  test('leaves out runs that fail, and targets that mostly have no figure', async () => {
    const some: Toy = ([share], draw) =>
      draw.uniform(0) < 0.2 ? null : [share, draw.uniform(1) < 0.9 ? null : 3];
    const observations = [
      { value: 0.25, weight: 1 },
      { value: 5, weight: 1 },
    ];
    const last = lastOf(await sampleToy(some, { ...asked, observations, generations: 3 }));
    expect(last.scales[1]).toBeNull();
    expect(last.failed).toBeGreaterThan(0);
    for (const { shares } of last.particles) expect(Math.abs(shares[0] - 0.25)).toBeLessThan(0.2);
  });

  test('goes on after it was cut off to what it would have been', async () => {
    const toy = gaussian(1);
    const whole = await sampleToy(toy, { ...asked, particles: 40 });
    const kept = new Map<string, readonly (number | null)[] | null>();
    let left = 150;
    const cutting = async ({ generation, from, particles }: Round) => {
      const figures = await sampleOnce(toy, { generation, from, particles });
      for (const [i, each] of figures.entries()) {
        const name = `${generation} ${from + i}`;
        if (kept.has(name)) continue;
        if (left-- <= 0) return undefined;
        kept.set(name, each);
      }
      return figures;
    };
    const cut = await sample({ ...asked, particles: 40 }, cutting);
    expect(cut.end).toBe('cut');
    expect(cut.generations.length).toBeLessThan(whole.generations.length);
    left = Infinity;
    expect(await sample({ ...asked, particles: 40 }, cutting)).toEqual(whole);
  });
});

async function sampleOnce(toy: Toy, round: Round) {
  const { drawsOf } = await import('./calibration-fixture.js');
  return round.particles.map((shares, i) =>
    toy(shares, drawsOf(`${asked.seed} ${round.generation} ${round.from + i}`)),
  );
}

test('a figure is compared on the scale on which it is scored: points of shares and seats, logarithms of crowds', () => {
  const fact = {
    quantity: 'a',
    date: '1848-03-02',
    role: 'calibration',
    is: 'x',
    over: 0,
    take: 'on',
  } as const;
  const more = { score: false, source: 'invented', recorded: 99 };
  const units = ['votes', 'percent', 'seats', 'persons', 'delegates'];
  const kinds = [
    { id: 'councils', group: 'A', unit: 'seats', scored: 'seats' },
    { id: 'crowds', group: 'A', unit: 'persons', scored: 'counts' },
    { id: 'sizes', group: 'A', unit: 'delegates', without: 'no such thing' },
  ] as const;
  const targets = targetsOf(
    units.map((unit) => ({ ...fact, ...more, id: unit, unit, group: 'A', of: 198 })),
    { kinds: [...kinds], startDay: 0 },
  );
  const row = Object.fromEntries(measuresFor(targets).map(({ name }) => [name, 99]));
  const [votes, share, seats, persons, delegates] = figuresIn({ ...row, status: 'done' }, targets) ?? [];
  expect(votes).toBeCloseTo(Math.log(100), 12);
  expect(share).toBe(99);
  expect(seats).toBe(50);
  expect(persons).toBeCloseTo(Math.log(99), 12);
  expect(delegates).toBeCloseTo(Math.log(100), 12);
  targets.forEach((target) => expect(unscaled(scaled(99, target), target)).toBeCloseTo(99, 9));
});

describe('the best', () => {
  // Of a normal mean about the record 2, which is at a share of 0.6 of its range.
  const chosen = async (written: number | undefined, error = 1) => {
    const toy = gaussian(error);
    const last = lastOf(await sampleToy(toy, { ...asked, particles: 60, generations: 1 }));
    const candidates = candidatesOf(last, written === undefined ? undefined : [written]);
    const best = await choose(candidates, last, { ...asked, kinds: ['a'] }, ({ stage, particles }) =>
      Promise.resolve(particles.map((shares, i) => toy(shares, drawsOf(`${stage ?? ''} ${i}`)))),
    );
    return { candidates, best: best?.[0] ?? NaN, luckiest: last.particles[0].shares[0] };
  };

  test('is what lies nearest in further runs, not the particle whose run was luckiest', async () => {
    const { candidates, best, luckiest } = await chosen(undefined);
    const away = (share: number) => Math.abs(share - 0.6);
    expect(best).not.toBe(luckiest);
    expect(away(best)).toBeLessThan(away(luckiest));
    const nearer = candidates.filter(([share]) => away(share) < away(best)).length;
    expect(nearer).toBeLessThan(candidates.length / 2);
  });

  test('is chosen by a scale for each kind, however far single figures are from the record', () => {
    const scales = [2, 40, null, 4, 9];
    expect(pooled(scales, ['share', 'share', 'share', 'share', 'count'])).toEqual([4, 4, null, 4, 9]);
  });

  test('is what was written where no particle comes nearer', async () => {
    expect((await chosen(0.6, 0)).best).toBe(0.6);
    expect((await chosen(0.99, 0)).best).not.toBe(0.99);
  });
});

describe('distances', () => {
  test('weigh a figure that is never near to the record less than one that is', () => {
    const runs = [0, 1, 2, 3, 4].map((i) => [i, 10 + 0.01 * i]);
    const observations = [
      { value: 2, weight: 0.5 },
      { value: 50, weight: 0.5 },
    ];
    const scales = scalesOf(runs, observations);
    expect(scales[0]).toBe(2);
    expect(scales[1]).toBeGreaterThan(39);
    // One step of the first moves the distance more than the whole range of the second.
    const at = (a: number, b: number) => distanceBetween([a, b], observations, scales);
    expect(at(3, 10) - at(2, 10)).toBeGreaterThan(at(2, 10) - at(2, 10.04));
  });

  test('leave out what is the same in all runs', () => {
    expect(scalesOf([[1], [1], [1]], [{ value: 3, weight: 1 }])).toEqual([null]);
    expect(distanceBetween([1], [{ value: 3, weight: 1 }], [null])).toBe(0);
  });
});
