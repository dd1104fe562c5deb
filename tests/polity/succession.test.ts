/** The laws by which power moves without anybody's order: yielding, the vacuum, claims, rivals, founding. */
import { describe, expect } from 'vitest';
import { believedChance, CLAIMS, nextClaim, willOf } from '../../src/polity/claim.js';
import { chanceMovedBy, doubtAfter, DOUBT_TERMS } from '../../src/polity/doubt.js';
import { backersOf, foundingHazard, LATENT } from '../../src/polity/latent.js';
import { plainValues } from '../../src/polity/reasoned.js';
import { areIncompatible, RIVALS, rivalryOutcome } from '../../src/polity/rivals.js';
import { nextLine, STANCES, verdictOn } from '../../src/polity/stance.js';
import { fillerOf, receiverOf, VACUUM, willingness, type Receiver } from '../../src/polity/vacuum.js';
import { daysBelow, pressureOf, YIELDING, yieldingHazard } from '../../src/polity/yielding.js';
import { fc, test } from '../property.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const signed = fc.double({ min: -1, max: 1, noNaN: true });
const [yielding, vacuum, claims] = [plainValues(YIELDING), plainValues(VACUUM), plainValues(CLAIMS)];
const [rivals, latent, stances] = [plainValues(RIVALS), plainValues(LATENT), plainValues(STANCES)];

describe('who governs', () => {
  test.prop([share, fc.nat(100), share])(
    'yields with a hazard between 0 and 1, and never on a footing above the threshold',
    (footing, days, pressure) => {
      const hazard = yieldingHazard({ footing, days, pressure }, yielding);
      expect(hazard).toBeGreaterThanOrEqual(0);
      expect(hazard).toBeLessThanOrEqual(1);
      if (footing >= yielding.threshold) expect(hazard).toBe(0);
    },
  );

  test.prop([share, share])('does not yield before days of grace have passed', (footing, pressure) => {
    for (let days = 0; days <= yielding.grace; days++)
      expect(yieldingHazard({ footing, days, pressure }, yielding)).toBe(0);
  });

  test.prop([fc.double({ min: 0, max: 0.24, noNaN: true }), share, share])(
    'yields the sooner the harder it is pressed and the less would follow it',
    (footing, pressure, more) => {
      const at = (less: number, press: number) =>
        yieldingHazard({ footing: less, days: 9, pressure: press }, yielding);
      expect(at(footing, Math.max(pressure, more))).toBeGreaterThanOrEqual(at(footing, pressure));
      expect(at(footing * more, pressure)).toBeGreaterThanOrEqual(at(footing, pressure));
    },
  );

  test.prop([fc.array(fc.record({ rejection: share, claim: share }), { maxLength: 5 })])(
    'is not pressed by those who reject nothing, and less by who dislikes than by who claims',
    (pressers) => {
      expect(
        pressureOf(
          pressers.map(({ claim }) => ({ rejection: 0, claim })),
          yielding,
        ),
      ).toBe(0);
      const patrons = pressers.map(({ rejection }) => ({ rejection, claim: 0 }));
      expect(pressureOf(patrons, yielding)).toBeLessThanOrEqual(pressureOf(pressers, yielding));
    },
  );

  test.prop([fc.array(share, { minLength: 1, maxLength: 20 })])(
    'counts days without a footing from the last day with one',
    (footings) => {
      const days = footings.reduce((sum, footing) => daysBelow(sum, footing, yielding.threshold), 0);
      const last = footings.findLastIndex((footing) => footing >= yielding.threshold);
      expect(days).toBe(footings.length - 1 - last);
    },
  );
});

const receiver = fc.record({
  authority: fc.nat(9),
  present: fc.boolean(),
  heir: fc.boolean(),
  exists: fc.boolean(),
  claim: share,
  will: share,
  command: share,
  age: fc.nat(60),
});
const receivers = fc.uniqueArray(receiver, { maxLength: 6, selector: ({ authority }) => authority });

describe('power that is given up', () => {
  test.prop([receivers])('goes only to one who is there and wills it', (all) => {
    const found = receiverOf(all, vacuum);
    if (found === undefined) return;
    expect(found.present).toBe(true);
    expect(willingness(found)).toBeGreaterThanOrEqual(vacuum.willing);
  });

  test.prop([receivers])('goes to the heir before all others', (all) => {
    const able = (each: Receiver) => each.present && willingness(each) >= vacuum.willing;
    const found = receiverOf(all, vacuum);
    if (all.some((each) => each.heir && able(each))) expect(found?.heir).toBe(true);
  });

  test.prop([receivers])('goes to nobody young while somebody older wills it', (all) => {
    const found = receiverOf(all, vacuum);
    if (found === undefined || found.heir || found.age >= vacuum.known) return;
    const older = all.filter(({ present, exists, age }) => present && exists && age >= vacuum.known);
    expect(older.every((each) => willingness(each) < vacuum.willing)).toBe(true);
  });

  test.prop([receivers])('is taken by somebody wherever one exists who is there', (all) => {
    const somebody = all.some(({ present, exists }) => present && exists);
    if (somebody) expect(fillerOf(all, vacuum)).toBeDefined();
    expect(fillerOf(all, vacuum)?.present ?? true).toBe(true);
  });

  test.prop([receivers, fc.nat(100)])('goes to the same one by whatever names', (all, shift) => {
    const renamed = all.map((each) => ({ ...each, authority: each.authority + shift }));
    const [before, after] = [fillerOf(all, vacuum), fillerOf(renamed, vacuum)];
    expect(after?.authority).toBe(before && before.authority + shift);
  });
});

describe('a claim', () => {
  const today = fc.record({ claim: share, will: share, trust: signed, chance: share, rests: fc.boolean() });

  test.prop([today])('stays between 0 and 1', (of) => {
    const next = nextClaim(of, claims);
    expect(next).toBeGreaterThanOrEqual(0);
    expect(next).toBeLessThanOrEqual(1);
  });

  test.prop([today, share, share])('grows with rejection and with belief', (of, more, surer) => {
    const next = nextClaim(of, claims);
    const rejecting = { ...of, trust: Math.max(-1, of.trust - more) };
    expect(nextClaim(rejecting, claims)).toBeGreaterThanOrEqual(next - 1e-15);
    expect(nextClaim({ ...of, chance: Math.max(of.chance, surer) }, claims)).toBeGreaterThanOrEqual(next);
  });

  test.prop([share, share])(
    'of one who confronts nobody comes nearer to its will, and no further',
    (claim, will) => {
      const next = nextClaim({ claim, will, trust: 0, chance: 0, rests: false }, claims);
      expect(Math.abs(will - next)).toBeLessThanOrEqual(Math.abs(will - claim) + 1e-15);
    },
  );

  test.prop([today])('does not rise while it rests', (of) => {
    expect(nextClaim({ ...of, rests: true }, claims)).toBeLessThanOrEqual(of.claim);
  });

  test.prop([share, share])(
    'is willed by those in the leadership who have a party, by their seats',
    (seats, will) => {
      expect(willOf([seats, 1 - seats], () => will)).toBeCloseTo(seats * will, 12);
    },
  );

  test.prop([share, share])(
    'follows a belief that grows with the confrontation, and is even where that is',
    (low, more) => {
      expect(believedChance(0.5)).toBe(0.5);
      expect(believedChance(low) + believedChance(1 - low)).toBeCloseTo(1, 12);
      expect(believedChance(Math.max(low, more))).toBeGreaterThanOrEqual(believedChance(low));
    },
  );
});

describe('a failure', () => {
  test.prop([fc.nat(200), fc.nat(200)])(
    'is remembered less from day to day, and then not at all',
    (since, more) => {
      expect(doubtAfter(since + more)).toBeLessThanOrEqual(doubtAfter(since));
      expect(doubtAfter(DOUBT_TERMS.days + since)).toBe(0);
      expect(doubtAfter(Infinity)).toBe(0);
      expect(doubtAfter(0)).toBe(DOUBT_TERMS.size);
    },
  );

  test.prop([share, fc.double({ min: 0, max: 3, noNaN: true })])(
    'takes from belief, and never all of it',
    (chance, logits) => {
      const less = chanceMovedBy(chance, -logits);
      expect(less).toBeLessThanOrEqual(Math.max(chance, 1e-6) + 1e-12);
      expect(less).toBeGreaterThan(0);
    },
  );
});

describe('two claims', () => {
  test.prop([share, share, fc.boolean()])(
    'are incompatible only if both are high and one rejects the other',
    (own, other, reject) => {
      const incompatible = areIncompatible([own, other], reject, rivals);
      expect(incompatible).toBe(reject && Math.min(own, other) > rivals.claim);
    },
  );

  test.prop([share, share])(
    'are decided by what both believe: nobody attempts what he does not believe in',
    (challenger, holder) => {
      const outcome = rivalryOutcome({ challenger, holder }, rivals);
      if (outcome === 'challenge') expect(challenger).toBeGreaterThanOrEqual(rivals.challenge);
      if (outcome === 'put-down') expect(holder).toBeLessThan(rivals.putDown);
    },
  );
});

describe('a latent claimant', () => {
  const parties = fc.array(fc.record({ party: fc.nat(9), line: signed, trust: signed }), { maxLength: 6 });

  test.prop([parties])('has no backers but those who stand for it and reject who governs', (all) => {
    for (const { line, trust } of backersOf(all, latent)) {
      expect(line).toBeGreaterThanOrEqual(latent.stand);
      expect(trust).toBeLessThanOrEqual(-latent.rejection);
    }
  });

  test.prop([share, share])(
    'is not raised by those who reject nothing or believe in nothing',
    (rejection, chance) => {
      expect(foundingHazard(0, chance, latent)).toBe(0);
      expect(foundingHazard(rejection, 0, latent)).toBe(0);
      expect(foundingHazard(rejection, chance, latent)).toBeLessThanOrEqual(latent.hazard);
    },
  );
});

test.prop([signed, signed])('a line comes nearer to trust, slowly, and no further', (line, trust) => {
  const next = nextLine(line, trust, stances);
  expect(Math.abs(trust - next)).toBeLessThanOrEqual(Math.abs(trust - line) + 1e-15);
  expect(Math.abs(next - line)).toBeLessThanOrEqual(2 / stances.days + 1e-15);
});

test.prop([fc.array(fc.tuple(signed, share, share), { minLength: 1, maxLength: 9 }), fc.nat(8), share])(
  'who stands outside judges by what is done: better the more of it is as it would have it',
  (issues, at, level) => {
    const [positions, levels, salience] = [0, 1, 2].map((i) => issues.map((issue) => issue[i]));
    const verdict = verdictOn(positions, levels, salience);
    expect(Math.abs(verdict)).toBeLessThanOrEqual(1 + 1e-12);
    const k = at % issues.length;
    const moved = verdictOn(positions, levels.with(k, level), salience);
    const wanted = (level - levels[k]) * Math.sign(positions[k]);
    if (wanted > 0) expect(moved).toBeGreaterThanOrEqual(verdict - 1e-12);
    else expect(moved).toBeLessThanOrEqual(verdict + 1e-12);
  },
);
