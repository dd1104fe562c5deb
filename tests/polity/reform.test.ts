/** What cabinets carry out, how long a mandate lasts, and to whom a provisional holder hands over. */
import { describe, expect } from 'vitest';
import { REFORM_TERMS, reformsOf } from '../../src/polity/cabinet/reform.js';
import { answeredFor, HAND_OVER_TERMS, handsOver, ledByTheSame } from '../../src/polity/hand-over.js';
import { MANDATE_TERMS, mandateDistance, renewalHazard } from '../../src/polity/mandate.js';
import { fc, test } from '../property.js';

const PARTIES = 4;
const ISSUES = 3;
const signed = fc.double({ min: -1, max: 1, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const rowOf = <T>(of: fc.Arbitrary<T>, length: number) =>
  fc.array(of, { minLength: length, maxLength: length });

describe('a reform', () => {
  const agenda = fc.record({
    members: fc.array(
      fc.record({
        office: fc.constant(0.5),
        positions: rowOf(signed, ISSUES),
        salience: rowOf(share, ISSUES),
        demand: rowOf(signed, ISSUES),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    others: fc.array(
      fc.record({ office: share, salience: rowOf(share, ISSUES), demand: rowOf(signed, ISSUES) }),
      { maxLength: 2 },
    ),
    platform: rowOf(signed, ISSUES),
    levels: rowOf(share, ISSUES),
    control: share,
  });

  test.prop([agenda])(
    'leaves no partner farther from where it stands, and moves by one step at most',
    (asked) => {
      const { reforms, vetoed } = reformsOf(asked, REFORM_TERMS);
      for (const { issue, level, stake } of reforms) {
        expect(stake).toBeGreaterThan(REFORM_TERMS.stake);
        expect(Math.abs(level - asked.levels[issue])).toBeLessThanOrEqual(REFORM_TERMS.step + 1e-12);
        for (const { positions } of asked.members)
          expect(Math.abs(positions[issue] - level)).toBeLessThanOrEqual(
            Math.abs(positions[issue] - asked.levels[issue]) + 1e-8,
          );
      }
      for (const { issue, level, member } of vetoed) {
        const { positions } = asked.members[member];
        expect(Math.abs(positions[issue] - level)).toBeGreaterThan(
          Math.abs(positions[issue] - asked.levels[issue]),
        );
      }
    },
  );

  test('comes to nothing on what divides a coalition, and comes at once without the partner', () => {
    const peasants = { office: 0.5, positions: [0.9], salience: [0.2], demand: [0.9] };
    const owners = { office: 0.5, positions: [-0.4], salience: [0.2], demand: [-0.4] };
    const together = { members: [peasants, owners], others: [], platform: [0.7], levels: [0], control: 1 };
    expect(reformsOf(together, REFORM_TERMS)).toMatchObject({
      reforms: [],
      vetoed: [{ issue: 0, member: 1 }],
    });
    const alone = { ...together, members: [{ ...peasants, office: 1 }], platform: [0.9] };
    expect(reformsOf(alone, REFORM_TERMS).reforms).toMatchObject([{ issue: 0, level: 0.25 }]);
  });

  test('waits where a power abroad on which the cabinet depends stands against it, and comes where it does not', () => {
    const peasants = { office: 1, positions: [0.9], salience: [0.2], demand: [0.9] };
    const agenda = { members: [peasants], others: [], platform: [0.9], levels: [0], control: 1 };
    const abroad = (office: number) => ({ office, salience: [0.9], demand: [-0.9] });
    expect(reformsOf(agenda, REFORM_TERMS).reforms).toHaveLength(1);
    // 0.9 x 0.9 of its own voters, less 0.8 x 0.9 x 0.9 abroad: 0.162 and above; with all of it nothing is left.
    expect(reformsOf({ ...agenda, others: [abroad(0.8)] }, REFORM_TERMS).reforms[0].stake).toBeCloseTo(
      0.162,
      12,
    );
    expect(reformsOf({ ...agenda, others: [abroad(0.9)] }, REFORM_TERMS).reforms).toEqual([]);
  });

  test('is taken back only as far as the organs of power obey', () => {
    const owners = { office: 1, positions: [-0.8], salience: [0.2], demand: [-0.8] };
    const agendaAt = (control: number) => ({
      ...{ members: [owners], others: [], platform: [-0.8], levels: [0.5], control },
    });
    expect(reformsOf(agendaAt(1), REFORM_TERMS).reforms[0].level).toBeCloseTo(0.25, 12);
    expect(reformsOf(agendaAt(0.4), REFORM_TERMS).reforms[0].level).toBeCloseTo(0.4, 12);
    expect(reformsOf(agendaAt(0), REFORM_TERMS).reforms).toEqual([]);
  });
});

describe('a mandate', () => {
  test.prop([rowOf(fc.nat(300), PARTIES), rowOf(fc.nat(300), PARTIES)])(
    'is the farther from the electors the more seats they would give to others',
    (seats, today) => {
      fc.pre(seats.some((seat) => seat > 0) && today.some((seat) => seat > 0));
      const distance = mandateDistance(seats, today);
      expect(distance).toBeGreaterThanOrEqual(0);
      expect(distance).toBeLessThanOrEqual(1 + 1e-12);
      expect(mandateDistance(today, seats)).toBeCloseTo(distance, 12);
      expect(mandateDistance(seats, seats)).toBe(0);
    },
  );

  test('runs out after two months, the sooner the farther the body is', () => {
    expect(renewalHazard(59, 1, MANDATE_TERMS)).toBe(0);
    expect(renewalHazard(60, 0.15, MANDATE_TERMS)).toBe(0);
    expect(renewalHazard(60, 0.65, MANDATE_TERMS)).toBeCloseTo(0.05, 12);
  });
});

test('a provisional holder that wills it hands over to a body of its own side that wills it, and to no other', () => {
  const leadersWill = 0.6;
  expect(handsOver({ stance: 0.4, will: 0.7, leadersWill }, HAND_OVER_TERMS)).toBe(true);
  expect(handsOver({ stance: -0.2, will: 0.9, leadersWill }, HAND_OVER_TERMS)).toBe(false);
  expect(handsOver({ stance: 0.8, will: 0.3, leadersWill }, HAND_OVER_TERMS)).toBe(false);
  expect(handsOver({ stance: 0.4, will: 0.7, leadersWill: 0.4 }, HAND_OVER_TERMS)).toBe(false);
});

test('two are led by the same parties as far as each has a part in both', () => {
  expect(ledByTheSame([0.5, 0.5, 0], [0.2, 0.3, 0.5])).toBeCloseTo(0.5, 12);
  expect(ledByTheSame([1, 0], [0, 1])).toBe(0);
  expect(ledByTheSame([1, 0], [1, 0])).toBe(1);
  expect(ledByTheSame([0, 0], [0.4, 0.6])).toBe(1);
});

test.prop([signed, signed, share, share])(
  'the line toward an heir that answers for another lies between the lines toward both',
  (heir, actor, same, answersFor) => {
    const line = answeredFor({ heir, actor }, same, { answersFor });
    expect(answeredFor({ heir, actor }, 0, { answersFor })).toBeCloseTo(heir, 12);
    expect(answeredFor({ heir, actor }, 1, { answersFor: 1 })).toBeCloseTo(actor, 12);
    expect(line).toBeGreaterThanOrEqual(Math.min(heir, actor) - 1e-12);
    expect(line).toBeLessThanOrEqual(Math.max(heir, actor) + 1e-12);
  },
);
