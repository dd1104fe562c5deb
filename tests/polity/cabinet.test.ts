import { describe, expect } from 'vitest';
import {
  backingOf,
  bargained,
  caretakersFor,
  holdsOf,
  isViable,
  partnersOf,
  prospectOf,
  weigh,
  worth,
  type Bargain,
  type Prospect,
} from '../../src/polity/cabinet/bargain.js';
import {
  coalitionOf,
  distancesBetween,
  governabilityOf,
  isMember,
  membersOf,
  officesOf,
} from '../../src/polity/cabinet/coalition.js';
import { CABINET_TERMS as TERMS } from '../../src/polity/cabinet/constants.js';
import { ministersOf, portfoliosOf } from '../../src/polity/cabinet/portfolios.js';
import { review, type Occasion } from '../../src/polity/cabinet/review.js';
import { fc, test } from '../property.js';

const PARTIES = 4;
const ISSUES = 3;
const signed = fc.double({ min: -1, max: 1, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const rowOf = <T>(of: fc.Arbitrary<T>, length: number) =>
  fc.array(of, { minLength: length, maxLength: length });
const rowsOf = <T>(of: fc.Arbitrary<T>) => rowOf(rowOf(of, ISSUES), PARTIES);

interface Drawn {
  positions: number[][];
  salience: number[][];
  demand: number[][];
  unmet: number[];
  levels: number[];
  chamber: number[];
  stance: number[];
  will: number[];
  adherents: number[][];
  blame: number[];
  street: number;
  shocks: number[][];
  blood: number[][];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  positions: rowsOf(signed),
  salience: rowsOf(fc.double({ min: 0.01, max: 1, noNaN: true })),
  demand: rowsOf(signed),
  unmet: rowOf(share, ISSUES),
  levels: rowOf(share, ISSUES),
  chamber: rowOf(fc.integer({ min: 1, max: 300 }), PARTIES),
  stance: rowOf(signed, PARTIES),
  will: rowOf(share, PARTIES),
  adherents: rowOf(rowOf(fc.double({ min: 0, max: 0.25, noNaN: true }), PARTIES), 2),
  blame: rowOf(share, PARTIES),
  street: fc.double({ min: 0, max: 0.3, noNaN: true }),
  shocks: rowOf(rowOf(fc.double({ min: -2, max: 2, noNaN: true }), PARTIES), PARTIES),
  blood: rowOf(rowOf(share, PARTIES), PARTIES),
});

const FREE = { entering: 0, barred: 0 };

const bargainOf = (of: Drawn, bound: Partial<Bargain> = {}): Bargain => {
  const total = of.chamber.reduce((sum, seat) => sum + seat, 0);
  return {
    ...of,
    chambers: [of.chamber.map((seat) => seat / total)],
    seats: of.chamber.map((seat) => seat / total),
    organs: of.adherents.map((adherents) => ({ weight: 1, adherents })),
    lean: () => 0,
    blood: (p, q) => Math.max(of.blood[p][q], of.blood[q][p]) / 2,
    affront: () => 0,
    judgement: (p, q) => of.shocks[p][q],
    apart: distancesBetween(of.positions, of.salience),
    ...FREE,
    ...bound,
  };
};

/** Whether a party has neither the seats nor the operators of organs that make a partner. */
const isSmall = ({ chamber, adherents }: Drawn, party: number): boolean => {
  const seats = chamber[party] / chamber.reduce((sum, seat) => sum + seat, 0);
  const served = adherents.reduce((sum, row) => sum + row[party], 0) / adherents.length;
  return seats < TERMS.relevant && served < TERMS.relevant;
};

const permuted = <T>(row: readonly T[], order: readonly number[]): T[] => order.map((p) => row[p]);

/** The same with the parties in another order. */
const renamed = (of: Drawn, order: readonly number[]): Drawn => ({
  ...of,
  ...{ positions: permuted(of.positions, order), salience: permuted(of.salience, order) },
  ...{ demand: permuted(of.demand, order), chamber: permuted(of.chamber, order) },
  ...{ stance: permuted(of.stance, order), will: permuted(of.will, order), blame: permuted(of.blame, order) },
  adherents: of.adherents.map((row) => permuted(row, order)),
  shocks: permuted(of.shocks, order).map((row) => permuted(row, order)),
  blood: permuted(of.blood, order).map((row) => permuted(row, order)),
});

const QUIET: Occasion = { newRuler: false, decided: false, shaken: false, fought: false, days: 7 };
const NOBODY_UNEASY = new Array<number>(PARTIES).fill(0);

describe('a cabinet', () => {
  test.prop([drawn])('of a core is one whose place no other could take, where there is such a one', (of) => {
    const bargain = bargainOf(of);
    const terms = { ...TERMS, core: 1, governability: 0 };
    const formed = bargained(bargain, terms);
    if (formed === null || formed.caretaker) return;
    const all = Array.from({ length: 2 ** PARTIES - 1 }, (_, c) => prospectOf(bargain, c + 1, terms)).filter(
      (each) =>
        (each.coalition & ~partnersOf(bargain, terms)) === 0 &&
        isViable(bargain, each, terms) &&
        holdsOf(bargain, each, terms).every(({ margin }) => margin >= 0),
    );
    const valueOf = (each: Prospect, p: number) => worth(weigh(bargain, each, p, terms));
    const isTaken = (one: Prospect) =>
      all.some((other) =>
        membersOf(other.coalition, PARTIES).every((p) => valueOf(other, p) > valueOf(one, p)),
      );
    if (all.some((each) => !isTaken(each))) expect(isTaken(formed.prospect)).toBe(false);
  });

  test.prop([drawn])('is backed by a majority, stable, and nobody sits where it rejects', (of) => {
    const bargain = bargainOf(of);
    const formed = bargained(bargain, TERMS);
    if (formed === null) {
      for (const p of of.chamber.keys())
        if (of.stance[p] >= TERMS.joins) expect(isSmall(of, p), `party ${p} could have sat`).toBe(true);
      return;
    }
    const members = membersOf(formed.prospect.coalition, PARTIES);
    for (const p of members) expect(of.stance[p]).toBeGreaterThanOrEqual(TERMS.joins);
    if (formed.caretaker) {
      expect(members).toHaveLength(1);
      return;
    }
    expect(backingOf(bargain, formed.prospect, TERMS)).toBeGreaterThan(0.5);
    for (const { margin } of holdsOf(bargain, formed.prospect, TERMS))
      expect(margin).toBeGreaterThanOrEqual(0);
  });

  test.prop([drawn, fc.shuffledSubarray([0, 1, 2, 3], { minLength: PARTIES })])(
    'does not change with the names and the order of the parties',
    (of, order) => {
      fc.pre(new Set(of.chamber).size === PARTIES);
      const here = bargained(bargainOf(of), TERMS);
      const there = bargained(bargainOf(renamed(of, order)), TERMS);
      expect(there?.caretaker).toBe(here?.caretaker);
      // Two coalitions that are worth the same to the last digits may change places.
      expect(there?.liking ?? 0).toBeCloseTo(here?.liking ?? 0, 9);
      expect(there?.backing ?? 0).toBeCloseTo(here?.backing ?? 0, 9);
    },
  );

  test.prop([drawn])('that has just formed stays while nothing moves', (of) => {
    const bargain = bargainOf(of);
    const formed = bargained(bargain, TERMS);
    fc.pre(formed !== null);
    const { coalition } = formed.prospect;
    const sitting = { coalition, caretaker: formed.caretaker, uneasy: NOBODY_UNEASY };
    expect(review(bargain, sitting, QUIET, TERMS)).toEqual({ kind: 'stays', uneasy: NOBODY_UNEASY });
    const shaken = review(bargain, sitting, { ...QUIET, shaken: true }, TERMS);
    expect(shaken.kind).toBe('stays');
  });

  test.prop([drawn, drawn])('has a majority in every body that counts', (of, other) => {
    const [here, there] = [bargainOf(of), bargainOf(other)];
    const both = { ...here, chambers: [...here.chambers, ...there.chambers] };
    const formed = bargained(both, TERMS);
    fc.pre(formed !== null && !formed.caretaker);
    for (const chambers of [here.chambers, there.chambers])
      expect(backingOf({ ...both, chambers }, formed.prospect, TERMS)).toBeGreaterThan(0.5);
  });

  test.prop([drawn])('is not changed for a better one while the capital is fought over', (of) => {
    const bargain = bargainOf({ ...of, stance: of.stance.map(Math.abs) });
    for (let coalition = 1; coalition < 1 << PARTIES; coalition++) {
      const sitting = { coalition, caretaker: false, uneasy: NOBODY_UNEASY };
      const calm = review(bargain, sitting, QUIET, TERMS);
      const fought = review(bargain, sitting, { ...QUIET, fought: true }, TERMS);
      if (calm.kind === 'forms' && calm.cause === 'better') expect(fought.kind).toBe('stays');
      else expect(fought).toEqual(calm);
    }
  });

  test.prop([drawn, fc.nat(PARTIES - 1)])(
    'has who decided to enter, and not who decided to leave',
    (of, party) => {
      const willing = { ...of, stance: of.stance.map(Math.abs) };
      const entering = bargained(bargainOf(willing, { entering: coalitionOf([party]) }), TERMS);
      if (entering !== null && !entering.caretaker)
        expect(isMember(entering.prospect.coalition, party)).toBe(true);
      const leaving = bargained(bargainOf(willing, { barred: coalitionOf([party]) }), TERMS);
      if (leaving !== null) expect(isMember(leaving.prospect.coalition, party)).toBe(false);
    },
  );

  test.prop([drawn])(
    'is one of caretakers where nobody wills to rule: of the largest tolerated party',
    (of) => {
      const unwilling = bargainOf({ ...of, stance: of.stance.map(Math.abs), will: [0, 0, 0, 0] });
      const formed = bargained(unwilling, TERMS);
      expect(formed?.caretaker).toBe(true);
      expect(formed).toEqual(caretakersFor(unwilling, TERMS));
    },
  );

  test.prop([drawn])('is left by a member that has been worse off inside for two weeks', (of) => {
    const bargain = bargainOf({ ...of, stance: of.stance.map(Math.abs) });
    const formed = bargained(bargain, TERMS);
    fc.pre(formed !== null && !formed.caretaker);
    const { coalition } = formed.prospect;
    const [party] = membersOf(coalition, PARTIES);
    const offended = { ...bargain, lean: (p: number) => (p === party ? -5 : 0) };
    const once = review(offended, { coalition, caretaker: false, uneasy: NOBODY_UNEASY }, QUIET, TERMS);
    fc.pre(once.kind === 'stays');
    const uneasy = once.kind === 'stays' ? once.uneasy : NOBODY_UNEASY;
    expect(uneasy[party]).toBe(QUIET.days);
    const twice = review(offended, { coalition, caretaker: false, uneasy }, QUIET, TERMS);
    expect(twice).toMatchObject({ kind: 'leaves', party });
  });

  test.prop([drawn, fc.nat(PARTIES - 1)])(
    'is worth less to a member with blood, blame and the street against it',
    (of, party) => {
      const bargain = bargainOf({ ...of, street: 0, blame: [0, 0, 0, 0] }, { blood: () => 0 });
      const formed = bargained(bargain, TERMS);
      fc.pre(formed !== null && isMember(formed.prospect.coalition, party));
      const { prospect } = formed;
      const calm = weigh(bargain, prospect, party, TERMS);
      const hated = weigh({ ...bargain, street: 0.2, blame: [1, 1, 1, 1] }, prospect, party, TERMS);
      expect(hated.votes).toBeLessThan(calm.votes);
      const bloody = weigh({ ...bargain, blood: () => 0.5 }, prospect, party, TERMS);
      const isAlone = membersOf(prospect.coalition, PARTIES).length === 1;
      expect(bloody.blood).toBe(isAlone ? -0 : -TERMS.blood * 0.5);
    },
  );
});

const oneOf = fc.integer({ min: 0, max: PARTIES - 1 });

test.prop([drawn, oneOf, oneOf])(
  'who decides to enter sits down beside those who sit, where any such cabinet could govern',
  (of, entrant, member) => {
    fc.pre(entrant !== member);
    const [entering, beside] = [coalitionOf([entrant]), coalitionOf([member])];
    const bargain = bargainOf(of, { entering });
    const partners = partnersOf(bargain, TERMS);
    const both = entering | beside;
    fc.pre((partners & both) === both);
    const couldGovern = (coalition: number): boolean => {
      const prospect = prospectOf(bargain, coalition, TERMS);
      const holds = holdsOf(bargain, prospect, TERMS);
      return (
        isViable(bargain, prospect, TERMS) &&
        holds.every(({ party, margin }) => margin >= 0 || party === entrant)
      );
    };
    const all = Array.from({ length: 1 << PARTIES }, (_, coalition) => coalition);
    const withBoth = all.filter((c) => (c & partners) === c && (c & both) === both && couldGovern(c));
    const formed = bargained(bargain, TERMS, beside);
    if (withBoth.length > 0) expect(withBoth).toContain(formed?.prospect.coalition);
    else expect(formed).toEqual(bargained(bargain, TERMS));
  },
);

test.prop([drawn, fc.integer({ min: 1, max: (1 << PARTIES) - 1 })])(
  'caretakers who are backed give way to no cabinet that the bodies like less',
  (of, coalition) => {
    const bargain = bargainOf(of);
    const sitting = { coalition, caretaker: true, uneasy: NOBODY_UNEASY };
    const finding = review(bargain, sitting, QUIET, TERMS);
    if (finding.kind !== 'forms' || finding.before === null || finding.before.backing <= 0.5) return;
    expect(finding.formed.liking).toBeGreaterThanOrEqual(finding.before.liking);
  },
);

test('a majority takes in the party of the clerks, though it could rule without it', () => {
  const moderate = [0.3, 0.2];
  const both = [[0.35, 0.25], [0.05, 0], moderate];
  const base: Drawn = {
    positions: both,
    salience: [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    demand: both,
    unmet: [0.2, 0.2],
    levels: [0, 0],
    chamber: [60, 5, 35],
    stance: [0.6, 0.8, 0.1],
    will: [0.8, 0.8, 0.1],
    adherents: [],
    blame: [0, 0, 0],
    street: 0,
    shocks: [],
    blood: [],
  };
  const calm = { blood: () => 0, judgement: () => 0 };
  const organs = (clerks: number) => [{ weight: 1, adherents: [0.05, clerks, 0.05] }];
  const far: Drawn = {
    ...base,
    positions: [
      [0.5, 0.5],
      [-0.3, -0.3],
      [0.4, 0.4],
    ],
  };
  const withClerks = bargained({ ...bargainOf(far), organs: organs(0.9), ...calm }, TERMS);
  const without = bargained({ ...bargainOf(far), organs: organs(0), ...calm }, TERMS);
  expect(isMember(withClerks!.prospect.coalition, 1)).toBe(true);
  expect(isMember(without!.prospect.coalition, 1)).toBe(false);
});

describe('offices', () => {
  test.prop([
    rowOf(fc.integer({ min: 0, max: 300 }), PARTIES),
    fc.integer({ min: 1, max: 15 }),
    fc.integer({ min: 1, max: 20 }),
  ])('are shared out whole, nearly equally among members alone', (chamber, coalition, ministers) => {
    const total = chamber.reduce((sum, seat) => sum + seat, 0);
    const seats = chamber.map((seat) => (total > 0 ? seat / total : 0));
    const offices = officesOf(coalition, seats, TERMS);
    const count = membersOf(coalition, PARTIES).length;
    offices.forEach((part, p) => {
      if (!isMember(coalition, p)) expect(part).toBe(0);
      else expect(part).toBeGreaterThanOrEqual(TERMS.equal / count - 1e-12);
    });
    expect(offices.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
    expect(ministersOf(offices, ministers).reduce((sum, seat) => sum + seat, 0)).toBe(ministers);
  });

  test('go to those who care: the larger party picks first, then the other', () => {
    const salience = [
      [0.5, 0.4, 0.1],
      [0.6, 0.3, 0.1],
    ];
    expect(portfoliosOf([0.6, 0.4], salience, [0, 1, 2], 4)).toEqual([0, 1, 0, -1]);
    expect(portfoliosOf([0.6, 0.4], salience, [0, 1, 2], 3, 1)).toEqual([0, -1, -1]);
    expect(portfoliosOf([0, 0], salience, [0, 1, 2], 3)).toEqual([-1, -1, -1]);
  });

  test('a coalition governs the better the more of the operators are its own', () => {
    const organs = [{ weight: 1, adherents: [0.3, 0.2] }];
    const alone = governabilityOf(1, organs, [1, 0], TERMS);
    const tolerated = governabilityOf(1, organs, [1, 1], TERMS);
    const together = governabilityOf(3, organs, [1, 1], TERMS);
    const uncounted = governabilityOf(1, organs, [1, 0], { ...TERMS, governability: 0 });
    expect(uncounted).toBe(1);
    expect(alone).toBeCloseTo(Math.sqrt(0.3), 12);
    expect(tolerated).toBeCloseTo(Math.sqrt(0.4), 12);
    expect(together).toBeCloseTo(Math.sqrt(0.5), 12);
  });
});
