import { fc, test as property } from '../property.js';
import { describe, expect } from 'vitest';
import { crowd, daily, impulse, lived, regiment, rising, strataWith, town } from '../small-town.js';

/** A town in which nobody is certain, and a crowd of one camp or the other stands in the street every day. */
const street = (forParty: string, kinship: number, more: object = {}) =>
  town({
    population: 1000,
    strata: strataWith(crowd('street', forParty, 2000)),
    units: [
      regiment('ua', 'loyal', 200, { kinship: { street: kinship } }),
      regiment('ub', 'rebel', 600, { kinship: { street: kinship } }),
    ],
    mechanisms: {
      contest: { takeDays: 1, clash: 1, standDown: 0 },
      force: { support: 2, waverers: 0 },
      obedience: { support: 2 },
    },
    ...more,
  });

const kinships = fc.double({ min: 0.05, max: 1, noNaN: true });
const obeys = ['ua', 'ub'].flatMap((unit) => ['state', 'rebels'].map((who) => `obeys.${unit}.${who}`));
const DAYS = 8;

describe('a crowd in the street', () => {
  property.prop([kinships], { numRuns: 5 })(
    'that stands for who governs costs him no obedience',
    (kinship) => {
      const [with_, without] = [kinship, 0].map((k) =>
        daily(street('one', k), ['streets.town', ...obeys], DAYS),
      );
      expect(with_.at(-1)?.[0]).toBeGreaterThan(1000);
      expect(with_).toEqual(without);
    },
  );

  property.prop([kinships], { numRuns: 5 })('that stands against him holds his units back', (kinship) => {
    const [with_, without] = [kinship, 0].map((k) =>
      daily(street('two', k), ['obeys.ua.state'], DAYS).at(-1),
    );
    expect(with_?.[0]).toBeLessThan(without?.[0] ?? 0);
  });

  property.prop([kinships, fc.boolean()], { numRuns: 6 })(
    'holds units back in a contest from the side that it is against, whichever that is, and from no other',
    (kinship, forRebels) => {
      const forcesOf = (k: number) =>
        lived(
          street(forRebels ? 'two' : 'one', k, {
            events: [impulse('rise', '1900-01-05', [rising('rebels', 'state')])],
          }),
          DAYS,
        ).contests[0].forces;
      const [[by, against], [byWithout, againstWithout]] = [forcesOf(kinship), forcesOf(0)];
      if (forRebels) expect(against).toBeLessThan(againstWithout);
      else expect(by).toBeLessThan(byWithout);
      // Who is held back from one side follows the other, or neither.
      expect(forRebels ? by >= byWithout : against >= againstWithout).toBe(true);
    },
  );

  property.prop([fc.constantFrom('one', 'two')], { numRuns: 2 })(
    'is the force of the street against the only authority as far as it is against it',
    (forParty) => {
      const authorities = ['state', 'rebels'].map((id) => ({
        id,
        name: id,
        founded: id === 'state',
        claim: 1,
        source: 'assumption',
      }));
      const chanceOf = (persons: number) =>
        daily(
          street(forParty, 0, { authorities, strata: strataWith(crowd('street', forParty, persons)) }),
          ['chance.state'],
          DAYS,
        ).at(-1)?.[0] ?? 0;
      const [few, many] = [chanceOf(1000), chanceOf(4000)];
      if (forParty === 'two') expect(many).toBeLessThan(few);
      else expect(many).toBe(few);
    },
  );
});
