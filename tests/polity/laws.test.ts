import { describe, expect } from 'vitest';
import { nextClaim, willOf } from '../../src/polity/claim.js';
import { curveAt, felt, writeSalience } from '../../src/polity/condition.js';
import { changed, faded, freshly } from '../../src/polity/effect.js';
import { claimantsOf, nextAgitation, rivalryOf, shareFor, STREET } from '../../src/polity/everyday.js';
import { fearOf } from '../../src/polity/fear.js';
import { fc, test } from '../property.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const signed = fc.double({ min: -1, max: 1, noNaN: true });

describe('a condition', () => {
  const curve = fc
    .uniqueArray(fc.tuple(fc.integer({ min: -50, max: 400 }), share), {
      minLength: 1,
      selector: ([day]) => day,
    })
    .map((points) => points.sort(([a], [b]) => a - b));

  test.prop([curve, fc.integer({ min: -100, max: 500 })])(
    'stays between the points of its curve',
    (points, day) => {
      const values = points.map(([, value]) => value);
      expect(curveAt(points, day)).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
      expect(curveAt(points, day)).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
      for (const [there, value] of points) expect(curveAt(points, there)).toBeCloseTo(value, 12);
    },
  );

  test.prop([share, fc.double({ min: 0, max: 2, noNaN: true }), signed])(
    'is felt by those it does not reach only as far as events bring it to them',
    (level, exposure, shift) => {
      expect(felt(level, 0, shift)).toBe(Math.max(0, shift));
      expect(felt(level, exposure, shift)).toBeLessThanOrEqual(1);
    },
  );

  test.prop([share, signed, share])(
    'makes an issue that follows it matter more, the more it is felt',
    (own, shift, level) => {
      const matters = (at: number): number => {
        const out = new Float64Array(1);
        writeSalience([own], Float64Array.of(shift), [0, 0.5], () => Float64Array.of(at), out);
        return out[0];
      };
      expect(matters(level)).toBeGreaterThanOrEqual(matters(0));
      expect(matters(0)).toBe(Math.min(1, Math.max(0, own + shift)));
    },
  );
});

describe('an effect', () => {
  test.prop([signed, signed, fc.double({ min: -3, max: 3, noNaN: true })])(
    'sets a figure no further than its amount, and leaves it as it is no time over',
    (value, amount, times) => {
      const after = changed(value, amount, 'set', times);
      expect(after).toBeGreaterThanOrEqual(Math.min(value, amount) - 1e-12);
      expect(after).toBeLessThanOrEqual(Math.max(value, amount) + 1e-12);
      for (const mode of ['add', 'scale', 'set'] as const)
        expect(changed(value, amount, mode, 0) === value, mode).toBe(true);
    },
  );

  test.prop([fc.integer({ min: 1, max: 300 })])('that does not fade is felt on so many days', (days) => {
    let [left, count] = [faded(freshly(1, days), 1), 1];
    while (left) [left, count] = [faded(left, 1), count + 1];
    expect(count).toBe(days);
  });

  test.prop([fc.double({ min: 0.01, max: 0.99, noNaN: true })])(
    'that fades is forgotten one day',
    (decay) => {
      let left = faded(freshly(1, Infinity), decay);
      for (let day = 0; left && day < 1000; day++) left = faded(left, decay);
      expect(left).toBeNull();
    },
  );
});

describe('whom a unit can follow', () => {
  test.prop([fc.array(fc.boolean(), { minLength: 1, maxLength: 6 })])(
    'is every authority that exists, and the street where there is but one',
    (founded) => {
      const exist = founded.flatMap((exists, authority) => (exists ? [authority] : []));
      expect(claimantsOf(founded)).toEqual(exist.length === 1 ? [...exist, STREET] : exist);
    },
  );

  test.prop([signed, share])('the street has what the only authority has not', (support, obedience) => {
    const supports = Float64Array.of(support);
    expect(rivalryOf(supports, [0, STREET], 0)).toBeCloseTo(-rivalryOf(supports, [0, STREET], 1), 12);
    expect(shareFor(Float64Array.of(obedience), STREET, 0) + obedience).toBeCloseTo(1, 12);
  });

  test.prop([share, share])(
    'agitation comes nearer to the contact with agitators, and no further',
    (agitation, contact) => {
      const next = nextAgitation(agitation, contact);
      expect(Math.abs(contact - next)).toBeLessThanOrEqual(Math.abs(contact - agitation));
    },
  );
});

describe('a claim', () => {
  test.prop([share, share, share])(
    'comes nearer to the will to rule, and no further',
    (claim, will, rate) => {
      expect(Math.abs(will - nextClaim(claim, will, rate))).toBeLessThanOrEqual(
        Math.abs(will - claim) + 1e-15,
      );
    },
  );

  test.prop([share, share])(
    'is willed by those in the leadership who have a party, by their seats',
    (seats, will) => {
      expect(willOf([seats, 1 - seats], () => will)).toBeCloseTo(seats * will, 12);
    },
  );
});

test.prop([share, fc.nat(1e6), fc.nat(1e6), fc.nat(1e6)])(
  'fear grows with force, falls with the crowd, and is never above its greatest',
  (greatest, force, crowd, more) => {
    const fear = (f: number, c: number) => fearOf(greatest, f, c, { steepness: 1, offset: 100 });
    expect(fear(force, crowd)).toBeLessThanOrEqual(greatest);
    expect(fear(force + more, crowd)).toBeGreaterThanOrEqual(fear(force, crowd) - 1e-12);
    expect(fear(force, crowd + more)).toBeLessThanOrEqual(fear(force, crowd) + 1e-12);
  },
);
