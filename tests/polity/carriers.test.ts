/** Carriers: the growth that Bass (1969) published, and what must hold of any. */
import { describe, expect } from 'vitest';
import { CARRIERS, carriedReach } from '../../src/polity/carriers.js';
import { plainValues } from '../../src/polity/reasoned.js';
import { fc, test } from '../property.js';

/** Mean coefficients of 213 diffusions (Sultan, Farley & Lehmann 1990), per year. */
const [INNOVATION, IMITATION] = [0.03, 0.38];

/** Steps a year: so short that the difference equation is the differential one. */
const STEPS = 2000;

/** Reach by step where whoever hears a party holds to it, and everybody meets everybody. */
const diffusion = (press: number, imitation: number, steps: number): number[] => {
  const reach = [0];
  for (let step = 0; step < steps; step++) {
    const carriers = { press: press / STEPS, met: reach[step], hearing: 1 };
    reach.push(carriedReach(reach[step], carriers, { wordOfMouth: imitation / STEPS }));
  }
  return reach;
};

describe('reach by carriers', () => {
  test('is the diffusion of Bass where all who hear are adherents: its course, its peak, its height there', () => {
    const [p, q] = [INNOVATION, IMITATION];
    const course = diffusion(p, q, 12 * STEPS);
    const closed = (t: number) => {
      const left = Math.exp(-(p + q) * t);
      return (1 - left) / (1 + (q / p) * left);
    };
    for (const year of [1, 3, 6, 12]) expect(course[year * STEPS]).toBeCloseTo(closed(year), 3);
    const rise = course.slice(1).map((reach, step) => reach - course[step]);
    const peak = rise.indexOf(Math.max(...rise)) / STEPS;
    // Bass 1969: the peak is at ln(q/p)/(p+q) = 6.19 years, at (p+q)^2/4q = 0.1106 a year.
    expect(peak).toBeCloseTo(Math.log(q / p) / (p + q), 1);
    expect(Math.max(...rise) * STEPS).toBeCloseTo((p + q) ** 2 / (4 * q), 3);
    // Half as much imitation: another peak.
    const slow = diffusion(p, q / 2, 12 * STEPS);
    expect(slow[6 * STEPS]).toBeLessThan(course[6 * STEPS] - 0.1);
  });

  test('of a party with neither papers nor adherents there stays what it is', () => {
    expect(carriedReach(0.2, { press: 0, met: 0, hearing: 0.9 }, plainValues(CARRIERS))).toBe(0.2);
  });

  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const ordered = (a: number, b: number) => [Math.min(a, b), Math.max(a, b)];

  test.prop([share, share, share, share, share])(
    'goes toward what can be reached, never past it, and no slower where more carry',
    (reach, press, one, other, hearing) => {
      const [few, many] = ordered(one, other);
      const after = (met: number) => carriedReach(reach, { press, met, hearing }, { wordOfMouth: 0.5 });
      const [low, high] = ordered(reach, hearing);
      for (const met of [few, many]) {
        expect(after(met)).toBeGreaterThanOrEqual(low - 1e-15);
        expect(after(met)).toBeLessThanOrEqual(high + 1e-15);
      }
      expect(Math.abs(after(many) - reach)).toBeGreaterThanOrEqual(Math.abs(after(few) - reach));
    },
  );
});
