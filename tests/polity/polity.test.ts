import { fc, test } from '../property.js';
import { describe, expect } from 'vitest';
import { largestRemainder } from '../../src/foundation/apportion.js';
import { issueAppeal } from '../../src/polity/appeal.js';
import { deputiesOf, plurality, withWinner } from '../../src/polity/body.js';
import { nextMelted, tullock } from '../../src/polity/contest.js';
import { balanceOf, controlOf } from '../../src/polity/control.js';
import { choiceProbabilities, outcomeOf, outcomeProbabilities } from '../../src/polity/decision.js';
import { excessHarm, nextBlame, nextCredibility, nextReach, responsibility } from '../../src/polity/party.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const signed = fc.double({ min: -1, max: 1, noNaN: true });

describe('appeal', () => {
  test.prop([share, share, share, share, signed, signed])(
    'credibility multiplies attraction only: nobody is loved because a hated party is discredited',
    (reach, salience, low, high, demand, position) => {
      const [less, more] = [Math.min(low, high), Math.max(low, high)];
      const want = { demand, nearness: 0 };
      const discredited = issueAppeal(reach, salience, less, position, want);
      const believed = issueAppeal(reach, salience, more, position, want);
      if (demand * position > 0) expect(discredited).toBeLessThanOrEqual(believed);
      else expect(discredited).toBe(believed);
    },
  );
});

describe('an issue that counts by nearness', () => {
  // d p - p^2 / 2: those at 0.2 have 0.2 x 0.3 - 0.045 = 0.015 for 0.3, 0.2 x 0.1 - 0.005 = 0.015 for 0.1.
  test('ties two parties that stand as far from a person', () => {
    const at = (position: number) => issueAppeal(1, 1, 1, position, { demand: 0.2, nearness: 1 });
    expect(at(0.3)).toBeCloseTo(0.015, 12);
    expect(at(0.1)).toBeCloseTo(0.015, 12);
  });

  test.prop([signed, signed, signed])(
    'draws most whoever is nearest (Downs 1957), and by direction whoever is furthest',
    (demand, one, other) => {
      const order = (nearness: number): number => {
        const [a, b] = [one, other].map((p) => issueAppeal(1, 1, 1, p, { demand, nearness }));
        return Math.abs(a - b) < 1e-12 ? 0 : Math.sign(a - b);
      };
      const nearer = (demand - other) ** 2 - (demand - one) ** 2;
      if (Math.abs(nearer) > 1e-9) expect(order(1)).toBe(Math.sign(nearer));
      const further = demand * (one - other);
      if (Math.abs(further) > 1e-9) expect(order(0)).toBe(Math.sign(further));
    },
  );
});

describe('parties', () => {
  const terms = { rate: 0.02, max: 0.3, tau: 60 };
  test.prop([fc.double({ min: -0.3, max: 0.3, noNaN: true }), signed])(
    'blame stays within its bounds',
    (blame, excess) => {
      expect(Math.abs(nextBlame(blame, excess, terms))).toBeLessThanOrEqual(terms.max);
    },
  );
  test.prop([share, fc.double({ min: 0, max: 2, noNaN: true }), share])(
    'a harm is felt beyond or below what was expected as its level is, however much of it reaches people',
    (level, exposure, expected) => {
      const excess = excessHarm(Math.min(1, level * exposure), exposure, expected);
      expect(Math.abs(Math.sign(excess) - Math.sign(level - expected))).toBeLessThanOrEqual(1);
      if (exposure === 0 || level === expected) expect(excess).toBe(0);
    },
  );
  test('what an event brings to people who are not exposed is held against office in full', () => {
    expect(excessHarm(0.2, 0, 0.7)).toBe(0.2);
  });
  test('relief under office turns into credit', () => {
    expect(nextBlame(0, -0.5, terms)).toBeLessThan(0);
  });
  test.prop([share, share])(
    'credibility falls toward its floor and never through it',
    (credibility, unmet) => {
      const next = nextCredibility(credibility, unmet, { rate: 0.05, floor: 0.1 });
      expect(next).toBeLessThanOrEqual(credibility);
      expect(next).toBeGreaterThanOrEqual(Math.min(credibility, 0.1));
    },
  );
  test('reach grows to its ceiling and falls back to a lowered one', () => {
    let reach = 0.02;
    for (let day = 0; day < 1000; day++) reach = nextReach(reach, 0.03, 0.6);
    expect(reach).toBeCloseTo(0.6, 6);
    expect(nextReach(0.6, 0.03, 0.3)).toBeLessThan(0.6);
  });
  test('a sole minister with the portfolio is wholly responsible', () => {
    expect(responsibility(1, true)).toBe(1);
  });
});

describe('bodies', () => {
  test('one deputy per thousand leaves a workshop of ten with as many deputies as a plant of a thousand', () => {
    expect(deputiesOf(10, 1000, 1)).toBe(deputiesOf(1000, 1000, 1));
    expect(deputiesOf(3500, 1000, 1)).toBe(3);
  });
  test.prop([
    fc.array(fc.nat(1000), { minLength: 2, maxLength: 8 }),
    fc.integer({ min: 1, max: 900 }),
    share,
  ])(
    'an executive has all its seats, and its largest party no fewer than proportion gives',
    (strengths, seats, prize) => {
      const proportional = largestRemainder(strengths, strengths.some(Boolean) ? seats : 0);
      const executive = withWinner(proportional, prize);
      const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
      expect(total(executive)).toBe(total(proportional));
      const first = plurality(proportional, proportional.length);
      if (first >= 0) expect(executive[first]).toBeGreaterThanOrEqual(proportional[first]);
    },
  );
});

describe('contests', () => {
  test.prop([
    fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 5 }),
    fc.double({ min: 0.5, max: 6, noNaN: true }),
  ])('chances sum to one and the stronger never has the smaller', (forces, exponent) => {
    const chances = tullock(Float64Array.from(forces), exponent);
    expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    forces.forEach((a, i) =>
      forces.forEach((b, j) => {
        if (a > b) expect(chances[i]).toBeGreaterThanOrEqual(chances[j]);
      }),
    );
  });
  test.prop([share, share, signed])(
    'a column never grows on the way, and without agitators it stays whole',
    (melted, agitation, conviction) => {
      expect(nextMelted(melted, agitation, conviction)).toBeGreaterThanOrEqual(melted - 1e-12);
      expect(nextMelted(melted, 0, conviction)).toBeCloseTo(melted, 12);
    },
  );
  test('a convinced column melts more slowly', () => {
    expect(nextMelted(0, 0.5, 0.8)).toBeLessThan(nextMelted(0, 0.5, -0.2));
  });
});

describe('control', () => {
  test('two authorities can both be obeyed: control is not exclusive, balance is', () => {
    const obedience = Float64Array.of(0.9, 0.8);
    const control = Float64Array.of(
      controlOf([{ unit: 0, weight: 1 }], () => obedience[0]),
      controlOf([{ unit: 0, weight: 1 }], () => obedience[1]),
    );
    expect(control[0] + control[1]).toBeGreaterThan(1);
    const balance = new Float64Array(2);
    balanceOf(control, [1], balance);
    expect(balance[0] + balance[1]).toBeCloseTo(1, 12);
  });
});

describe('decisions', () => {
  test('a majority is by weight, ties leave things as they are, consent needs everybody', () => {
    expect(outcomeOf([1, 0, 0], [3, 1, 1], 2, 'majority')).toBe(1);
    expect(outcomeOf([1, 0], [1, 1], 2, 'majority')).toBe(0);
    expect(outcomeOf([1, 1, 0], [9, 9, 1], 2, 'consent')).toBe(0);
    expect(outcomeOf([1, 1, 1], [1, 1, 1], 2, 'consent')).toBe(1);
  });
  test.prop([
    fc.array(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.constantFrom('majority' as const, 'consent' as const),
  ])('the probabilities of a decision are exact: they sum to one over its options', (utilities, rule) => {
    const choices = utilities.map((row) => choiceProbabilities(row, 0.3));
    const sum = outcomeProbabilities(
      choices,
      utilities.map((_, i) => 1 + i),
      3,
      rule,
    ).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 10);
  });
  test('one voter decides with the logit probability', () => {
    const [stay, rise] = choiceProbabilities([0, 1], 1);
    expect(rise / stay).toBeCloseTo(Math.E, 10);
    expect(outcomeProbabilities([[stay, rise]], [1], 2, 'majority')[1]).toBeCloseTo(rise, 12);
  });
});
