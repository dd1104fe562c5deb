import { describe, expect, test } from 'vitest';
import { chainOf } from '../../src/model/command.js';
import { createModel, type Model } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { holdingsOf } from '../../src/experiment/run/chronicle.js';
import { impulse, ofArms, regiment, rising, strataWith, town, unitsWith } from '../small-town.js';

const ORDER = 31;
const RISE = '1900-02-01';

/** Rebels who may take the town; far away a strong garrison of the state and a band, by a railway. */
const divided = (more: object = {}) =>
  town({
    places: [
      { id: 'town', name: 'Town', weight: 3, railway: 'trains', source: 'assumption' },
      { id: 'far', name: 'Far', railway: 'trains', source: 'assumption' },
      { id: 'coast', name: 'Coast', source: 'assumption' },
    ],
    strata: strataWith(),
    units: unitsWith(
      regiment('crowd', 'rebel', 200),
      regiment('fort', 'loyal', 3000, { place: 'far' }),
      regiment('band', 'rebel', 900, { place: 'far' }),
      regiment('ships', 'loyal', 300, { place: 'coast' }),
      regiment('trains', 'loyal', 100, { place: 'far', arms: 0 }),
    ),
    mechanisms: ofArms({}, { base: 0, common: 1, own: 1, exponent: 1.5 }),
    events: [impulse('rise', RISE, [rising('rebels', 'state')])],
    ...more,
  });

const model = (seed: string, more: object = {}): Model =>
  createModel(divided(more).definition, { seed, kernel: nodeKernel('simd'), ledger: false });

/** The model of a seed in which the capital was taken, on a day on which the country is still to be held. */
const inTheMiddle = (): Model => {
  for (const seed of 'abcdefgh') {
    const tried = model(seed);
    tried.run(ORDER + 8);
    if (tried.state.politics.holding.length > 0) return tried;
  }
  throw new Error('the town was never taken');
};

describe('a holding', () => {
  test('goes on from a fork and from a snapshot as it would have', () => {
    const original = inTheMiddle();
    const fork = original.fork();
    const restored = model(original.seed);
    restored.restore(original.snapshot());
    for (const each of [original, fork, restored]) each.run(ORDER + 70);
    expect(original.state.politics.holding).toEqual([]);
    expect(fork.digest()).toBe(original.digest());
    expect(restored.digest()).toBe(original.digest());
    expect(holdingsOf(restored.state)).toEqual(holdingsOf(original.state));
  });

  test('is over within sixty days, tells its end, and in some seeds places come back to the loser', () => {
    let back = 0;
    const ends = new Set<string>();
    for (const seed of 'abcdefghijklmnopqrstuvwx') {
      const lived = model(seed);
      lived.run(ORDER + 75);
      const { holding, contests } = lived.state.politics;
      if (contests[0].result === 'repelled') continue;
      expect(holding).toEqual([]);
      const told = holdingsOf(lived.state);
      const end = told.at(-1);
      expect(end?.what).toBe(contests[0].result);
      ends.add(String(end?.what));
      expect(contests[0].holdChance).toBeGreaterThanOrEqual(0);
      const owners = new Map<string | null, string | null>();
      for (const { place, side, what } of told)
        if (what === 'over') {
          back += Number((owners.get(place) ?? side) !== side);
          owners.set(place, side);
        }
    }
    expect(back).toBeGreaterThan(0);
    expect(ends.size).toBeGreaterThan(1);
  });

  test('leaves lawful whom the capital was taken from until it is over, and then makes whoever governs so', () => {
    const held = inTheMiddle();
    const { definition, politics } = held.state;
    const [rebels, state] = ['rebels', 'state'].map((id) =>
      definition.authorities.findIndex((authority) => authority.id === id),
    );
    const clerks = { ...definition.units[0], chain: -1 };
    expect(politics.holder).toBe(rebels);
    expect(chainOf(held.state, clerks)).toBe(state);
    held.run(ORDER + 70);
    expect(chainOf(held.state, clerks)).toBe(held.state.politics.holder);
  });

  test('is called off with its contest', () => {
    const stood = model('a', {
      events: [
        impulse('rise', RISE, [rising('rebels', 'state')]),
        impulse('off', '1900-02-06', [{ stand: ['rebels'] }]),
      ],
    });
    stood.run(ORDER + 12);
    expect(stood.state.politics.holding).toEqual([]);
    expect(holdingsOf(stood.state).every(({ date }) => date < '1900-02-07')).toBe(true);
  });
});
