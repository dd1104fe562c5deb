/** Actors: what acts are worth, what is believed, when parties part. */
import { DOUBT_TERMS } from '../../src/polity/doubt.js';
import { expect } from 'vitest';
import { chanceToBeMet, chanceToReplace, neededOf, stakeIn } from '../../src/polity/actors/bargaining.js';
import { mergingHazard, PARTING, partingHazard } from '../../src/polity/actors/parting.js';
import { chanceToStop, stoppedOrgans, stoppedShare } from '../../src/polity/actors/strike.js';
import {
  blameForForce,
  chanceToPress,
  expectedCrowd,
  isAnswered,
  outragedLine,
} from '../../src/polity/actors/street.js';
import {
  judgedChance,
  chanceOfActing,
  NO_CONSEQUENCE,
  remembered,
  RESOLVE,
  utilityOf,
  UTILITY,
  type Consequences,
  type Temper,
} from '../../src/polity/actors/utility.js';
import { fc, test } from '../property.js';

const property = <T extends [unknown, ...unknown[]]>(
  name: string,
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  holds: (...drawn: T) => void,
) => test.prop(arbitraries)(name, holds);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const temper = fc.record({ seeking: fc.constantFrom('policy', 'office', 'votes'), boldness: share });
const act: fc.Arbitrary<Consequences> = fc.record({
  chance: share,
  policy: share,
  power: share,
  office: share,
  votes: share,
  risk: share,
  harm: share,
});
const terms = { inertia: RESOLVE.inertia.value, hazard: RESOLVE.hazard.value };
const parting = Object.fromEntries(
  Object.entries(PARTING).map(([name, { value }]) => [name, value]),
) as Record<keyof typeof PARTING, number>;

test('there are six weights', () => {
  expect(Object.keys(UTILITY)).toEqual(['policy', 'power', 'office', 'votes', 'risk', 'harm']);
});

property(
  'an act that gains something is worth the more the likelier it is to come off',
  [act, temper, share],
  (deed, who, other) => {
    const [low, high] = [Math.min(deed.chance, other), Math.max(deed.chance, other)];
    const worth = (chance: number) => utilityOf({ ...deed, chance }, who);
    expect(worth(high)).toBeGreaterThanOrEqual(worth(low) - 1e-12);
  },
);

property(
  'a hopeless rising is worth nothing, whatever it would gain',
  [share, share, temper],
  (policy, power, who) => {
    expect(utilityOf({ ...NO_CONSEQUENCE, chance: 0, policy, power, risk: 1 }, who as Temper)).toBeLessThan(
      0,
    );
  },
);

property(
  'who remembers a failure believes less, and after two months as before',
  [share, fc.integer({ min: 0, max: 200 })],
  (chance, age) => {
    const believed = judgedChance(chance, 0, remembered(age));
    expect(believed).toBeLessThanOrEqual(judgedChance(chance, 0, 0));
    if (age >= DOUBT_TERMS.days) expect(believed).toBe(judgedChance(chance, 0, 0));
    else expect(believed).toBeLessThan(judgedChance(chance, 0, 0));
  },
);

property(
  'nobody acts for what is not worth more than inertia, and nobody is certain to',
  [fc.double({ min: -3, max: 3, noNaN: true })],
  (utility) => {
    const chance = chanceOfActing(terms, utility, 3);
    expect(chance > 0).toBe(utility > terms.inertia);
    expect(chance).toBeLessThan(0.5);
  },
);

test('to be asked thrice in three days is to be asked once', () => {
  const daily = chanceOfActing(terms, 2, 1);
  expect(chanceOfActing(terms, 2, 3)).toBeCloseTo(1 - (1 - daily) ** 3, 12);
});

property(
  'a call brings a share, never more than whom it reaches',
  [fc.double({ min: 0, max: 1e7, noNaN: true }), share, share],
  (adherents, reach, strength) => {
    const crowd = expectedCrowd(adherents, reach, strength);
    expect(crowd).toBeLessThanOrEqual(adherents * reach);
    expect(chanceToPress(crowd, 0)).toBe(crowd > 0 ? 1 : 0);
    expect(chanceToPress(crowd, crowd + 1)).toBeLessThan(0.5);
  },
);

test('a call that one in twenty of the adherents follows is answered, and nobody’s call is not', () => {
  expect(isAnswered(50, 1000)).toBe(true);
  expect(isAnswered(49, 1000)).toBe(false);
  expect(isAnswered(0, 0)).toBe(false);
});

property(
  'whoever rejects those who rose is outraged, and only he',
  [fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })],
  (line, trust) => {
    const after = outragedLine(line, trust);
    expect(after).toBeGreaterThanOrEqual(-1);
    if (trust >= 0) expect(after).toBe(line);
    else expect(after).toBeLessThanOrEqual(line);
    expect(blameForForce(Math.max(0, -trust), 1)).toBeGreaterThanOrEqual(0);
  },
);

property(
  'a faction parts the sooner the farther it is and the more adherents it has',
  [share, share, share],
  (distance, other, part) => {
    const [near, far] = [Math.min(distance, other), Math.max(distance, other)];
    expect(partingHazard(parting, far, part)).toBeGreaterThanOrEqual(partingHazard(parting, near, part));
    expect(partingHazard(parting, distance, part)).toBeGreaterThanOrEqual(
      partingHazard(parting, distance, part / 2),
    );
    expect(partingHazard(parting, parting.apart, part)).toBe(0);
    expect(mergingHazard(parting, distance, part) > 0).toBe(distance < parting.near && part < parting.small);
  },
);

const shares = fc.array(fc.tuple(share, share, share), { minLength: 1, maxLength: 3 });

property(
  'a partner is needed wholly where the others have no majority without it, and otherwise by its part',
  [shares],
  (weights) => {
    const chambers = weights.map((row) =>
      row.map((weight) => weight / Math.max(1e-9, row[0] + row[1] + row[2])),
    );
    const needed = neededOf(chambers, [0, 1], 0);
    expect(needed).toBeGreaterThanOrEqual(0);
    expect(needed).toBeLessThanOrEqual(1);
    const breaks = chambers.some(([own, other]) => own + other > 0.5 && other <= 0.5);
    if (breaks) expect(needed).toBe(1);
  },
);

property(
  'a threat works the better the more it takes away and the less giving in costs',
  [share, share, share],
  (own, other, more) => {
    for (const chance of [chanceToBeMet, chanceToReplace]) {
      expect(chance(own + more, other)).toBeGreaterThanOrEqual(chance(own, other) - 1e-12);
      expect(chance(own, other + more)).toBeLessThanOrEqual(chance(own, other) + 1e-12);
      expect(chance(0, other)).toBe(0);
    }
  },
);

property('a matter is at stake as far as it is missing', [share, share, share], (mine, others, gap) => {
  expect(stakeIn([mine, others], 0, 0)).toBe(0);
  expect(stakeIn([mine, others], 0, gap)).toBeLessThanOrEqual(2 * gap + 1e-12);
  if (mine > 1e-9) expect(stakeIn([mine, mine], 0, gap)).toBeCloseTo(gap, 9);
});

property(
  'a strike stops no more than there is, and the more the more of those who run an organ hear it',
  [share, share, share],
  (adherents, reach, control) => {
    const stopped = stoppedShare([
      { adherents, reach },
      { adherents: 1, reach },
    ]);
    expect(stopped).toBeLessThanOrEqual(1);
    expect(stopped).toBeGreaterThanOrEqual(stoppedShare([{ adherents, reach }]));
    const organs = [
      { weight: 1, operators: [{ unit: 0, weight: 1 }] },
      { weight: 1, operators: [] },
    ];
    expect(stoppedOrgans(organs, () => stopped)).toBeCloseTo(stopped / 2, 12);
    expect(chanceToStop(stopped, control)).toBeGreaterThanOrEqual(stopped - 1e-12);
    expect(chanceToStop(0, control)).toBe(0);
  },
);
