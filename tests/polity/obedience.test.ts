import { fc, test } from '../property.js';
import { describe, expect } from 'vitest';
import { solveFrom, solveObedience, type ObedienceProblem } from '../../src/polity/obedience.js';

const problem = (
  parts: Partial<ObedienceProblem> & { logits: Float64Array; unitCount: number },
): ObedienceProblem => ({
  claimantCount: 2,
  forces: new Float64Array(parts.unitCount).fill(1000),
  ownForces: new Float64Array(2),
  company: 3,
  exponent: 1.5,
  neither: null,
  ...parts,
});

const logits = (unitCount: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
    minLength: 2 * unitCount,
    maxLength: 2 * unitCount,
  });

describe('obedience', () => {
  test.prop([logits(6)])(
    'what is solved is a fixed point: solving again from it changes nothing',
    (values) => {
      const p = problem({ unitCount: 6, logits: Float64Array.from(values) });
      const { chosen } = solveObedience(p, 0, Float64Array.of(0.5, 0.5));
      const again = solveFrom(p, chosen.chances);
      expect(Math.abs(again.chances[0] - chosen.chances[0])).toBeLessThan(1e-4);
      expect(chosen.residual).toBeLessThan(1e-6);
    },
  );

  test.prop([logits(5), fc.double({ min: 0.1, max: 5, noNaN: true })])(
    'is the logistic of what a unit would do by itself and what company adds, at rest or at the cap',
    (values, company) => {
      const p = problem({ unitCount: 5, logits: Float64Array.from(values), company });
      const { obedience, believed } = solveFrom(p, Float64Array.of(0.5, 0.5));
      obedience.forEach((share, i) => {
        const logit = values[i] + company * (believed[i % 2] - 0.5);
        expect(share).toBeCloseTo(1 / (1 + Math.exp(-logit)), 12);
      });
    },
  );

  test.prop([fc.array(fc.constantFrom(-1e4, -300, 0, 300, 1e4), { minLength: 6, maxLength: 6 })])(
    'is a share however sure units are, in everyday life and in a contest',
    (values) => {
      for (const neither of [null, 0.5, 1e4]) {
        const p = problem({ unitCount: 3, logits: Float64Array.from(values), company: 2000, neither });
        for (const share of solveFrom(p, Float64Array.of(1, 0)).obedience) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }
    },
  );

  test('with weak company there is one solution, with strong company two: the day is a hinge', () => {
    const even = Float64Array.of(0, 0, 0, 0, 0, 0);
    expect(
      solveObedience(
        problem({ unitCount: 3, logits: even, company: 1, exponent: 1 }),
        0,
        Float64Array.of(0.5, 0.5),
      ).hinge,
    ).toBe(0);
    const strong = problem({ unitCount: 3, logits: even, company: 6, exponent: 2.5 });
    expect(solveObedience(strong, 0, Float64Array.of(0.5, 0.5)).hinge).toBeGreaterThan(0.5);
  });

  test('at a hinge people stay with what they believed yesterday', () => {
    const strong = problem({ unitCount: 3, logits: new Float64Array(6), company: 6, exponent: 2.5 });
    expect(solveObedience(strong, 0, Float64Array.of(0.9, 0.1)).chosen.chances[0]).toBeGreaterThan(0.5);
    expect(solveObedience(strong, 0, Float64Array.of(0.1, 0.9)).chosen.chances[0]).toBeLessThan(0.5);
  });

  test('everyday obedience is not exclusive; in a contest a unit follows one side or neither', () => {
    const both = Float64Array.of(2, 2);
    const everyday = solveFrom(problem({ unitCount: 1, logits: both }), Float64Array.of(0.5, 0.5)).obedience;
    expect(everyday[0] + everyday[1]).toBeGreaterThan(1);
    const contest = solveFrom(
      problem({ unitCount: 1, logits: both, neither: 0.5 }),
      Float64Array.of(0.5, 0.5),
    ).obedience;
    expect(contest[0] + contest[1]).toBeLessThan(1);
  });

  test('more force in the street makes soldiers obey the only authority less', () => {
    const obeyed = (crowd: number) =>
      solveObedience(
        problem({
          unitCount: 2,
          logits: Float64Array.of(0.5, 0, 0.5, 0),
          ownForces: Float64Array.of(0, crowd),
        }),
        0,
        Float64Array.of(0.5, 0.5),
      ).chosen.obedience[0];
    expect(obeyed(20_000)).toBeLessThan(obeyed(0));
  });
});
