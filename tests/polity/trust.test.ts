import { describe, expect } from 'vitest';
import { footingOf, prevailing } from '../../src/polity/confrontation.js';
import {
  asLeaders,
  campOf,
  heldByLeaders,
  nearness,
  programmeDistance,
  rejectionOf,
  rejects,
  REJECTS,
  trustOf,
} from '../../src/polity/trust.js';
import { fc, test } from '../property.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const signed = fc.double({ min: -1, max: 1, noNaN: true });
const ISSUES = 4;
const PARTIES = 3;
const programme = fc.array(signed, { minLength: ISSUES, maxLength: ISSUES });
const programmes = fc.array(programme, { minLength: PARTIES, maxLength: PARTIES });
const salience = fc.array(share, { minLength: ISSUES, maxLength: ISSUES });
const seats = fc.array(fc.nat(300), { minLength: PARTIES, maxLength: PARTIES });

describe('trust', () => {
  const trusted = (
    all: readonly number[][],
    weights: readonly number[],
    line: number,
    held: readonly number[],
    weight: number,
  ): number => {
    const leaders = asLeaders(held);
    const near = nearness(leaders, (other) => programmeDistance(all[0], all[other], weights));
    return trustOf(line, leaders, near, weight);
  };

  test.prop([programmes, salience, signed, seats, share])(
    'lies between -1 and 1, and is the line alone where nobody leads',
    (all, weights, line, held, weight) => {
      const trust = trusted(all, weights, line, held, weight);
      expect(Math.abs(trust)).toBeLessThanOrEqual(1 + 1e-12);
      if (held.every((seat) => seat === 0)) expect(trust).toBe(line);
    },
  );

  test.prop([programmes, salience, signed, fc.integer({ min: 1, max: 300 }), share])(
    'of a party in what its own people lead is at least that in what rivals lead, and never less for each seat more',
    (all, weights, line, chamber, weight) => {
      const led = (own: number) => trusted(all, weights, line, [own, chamber - own, 0], weight);
      for (let own = 0; own < chamber; own += 17)
        expect(led(Math.min(chamber, own + 17))).toBeGreaterThanOrEqual(led(own) - 1e-12);
      expect(led(chamber)).toBeCloseTo((1 - weight) * line + weight, 12);
    },
  );

  test.prop([programme, programme, salience])(
    'measures programmes alike from both sides; only what matters counts',
    (one, other, weights) => {
      const distance = programmeDistance(one, other, weights);
      expect(distance).toBeCloseTo(programmeDistance(other, one, weights), 12);
      expect(programmeDistance(one, one, weights)).toBe(0);
      const ignored = weights.map((weight, k) => (k === 0 ? 0 : weight));
      if (ignored.some((weight) => weight > 1e-6))
        expect(programmeDistance([0.3, ...one.slice(1)], [-1, ...other.slice(1)], ignored)).toBeCloseTo(
          programmeDistance(one, other, ignored),
          9,
        );
    },
  );

  test.prop([seats, fc.array(signed, { minLength: PARTIES, maxLength: PARTIES })])(
    'of an authority lies between those of the parties that lead it',
    (held, trusts) => {
      const trust = heldByLeaders(asLeaders(held), (party) => trusts[party]);
      const leading = trusts.filter((_, party) => held[party] > 0);
      expect(trust).toBeGreaterThanOrEqual(Math.min(0, ...leading) - 1e-12);
      expect(trust).toBeLessThanOrEqual(Math.max(0, ...leading) + 1e-12);
      if (leading.length === 1) expect(trust).toBeCloseTo(leading[0], 12);
    },
  );

  test.prop([signed])('below the bound is rejection', (trust) => {
    expect(rejectionOf(trust)).toBe(trust < 0 ? -trust : 0);
    expect(rejects(trust)).toBe(trust < -REJECTS);
  });
});

describe('camps', () => {
  const COUNT = 5;
  const table = fc.array(fc.array(signed, { minLength: COUNT, maxLength: COUNT }), {
    minLength: COUNT,
    maxLength: COUNT,
  });

  test.prop([table, fc.subarray([0, 1, 2, 3, 4], { minLength: 2 })])(
    'of two authorities have nobody in common, and nobody in them trusts the other more',
    (trust, exist) => {
      const [own, rival] = exist;
      const trustIn = (from: number, to: number) => trust[from][to];
      const camp = campOf(own, rival, exist, trustIn);
      const other = campOf(rival, own, exist, trustIn);
      expect(camp).toContain(own);
      expect(other).toContain(rival);
      expect(camp.filter((authority) => other.includes(authority))).toEqual([]);
      for (const authority of camp)
        if (authority !== own) expect(trust[authority][own]).toBeGreaterThan(trust[authority][rival]);
    },
  );
});

describe('a confrontation', () => {
  const force = fc.double({ min: 0, max: 1e6, noNaN: true });
  const pair = (part: fc.Arbitrary<number>) => fc.tuple(part, part);

  test.prop([pair(force), pair(share)])('is shared out between two camps', (forces, organs) => {
    const first = prevailing({ forces, organs });
    const second = prevailing({ forces: [forces[1], forces[0]], organs: [organs[1], organs[0]] });
    expect(first).toBeGreaterThanOrEqual(0);
    expect(first + second).toBeCloseTo(1, 12);
  });

  test.prop([fc.array(share, { maxLength: 6 })])(
    'gives a footing: the weakest of those with whoever rejects, and 1 without anybody',
    (shares) => {
      const opponents = shares.map((_, opponent) => opponent);
      const { footing, against } = footingOf(opponents, (opponent) => shares[opponent]);
      expect(footing).toBe(Math.min(1, ...shares));
      if (against >= 0) expect(shares[against]).toBe(footing);
      else expect(footing).toBe(1);
    },
  );
});
