/**
 * Published models, reproduced: each expected number stands with the page it is on, and one changed input
 * moves it.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { normalQuantile } from '../../src/foundation/math.js';
import { dHondt, sainteLague } from '../../src/foundation/apportion.js';
import { active, courseOf, lived, meanLoyalty, salesOf, seatsOf, set, stockCourse } from '../classics.js';

describe("Granovetter's hundred", () => {
  const crowd = active(0);

  test('all riot, one more each day (Granovetter 1978, p. 1424: 100; exact)', () => {
    const days = courseOf('granovetter', crowd).map((share) => Math.round(100 * share));
    expect(days.slice(0, 4)).toEqual([1, 2, 3, 4]);
    expect(days.at(-1)).toBe(100);
  });

  test('one riots where the threshold of one is two (p. 1425: 1; exact)', () => {
    const changed = set({ 'strata.crowd.behaviour.thresholds.1': 0.01 });
    expect(new Set(courseOf('granovetter', crowd, changed))).toEqual(new Set([0.01]));
  });

  test('it is the same on the kernel that defines the results', () => {
    expect(courseOf('granovetter', crowd, [], 'reference')).toEqual(courseOf('granovetter', crowd));
  });
});

describe("Granovetter's normal crowd", () => {
  test('six riot at a spread of 12.2 and a hundred just above it (p. 1427-1428, figure 2; to 1)', () => {
    const rioters = [0, 1].map((s) => 100 * (courseOf('granovetter-normal', active(s)).at(-1) ?? NaN));
    expect(Math.abs(rioters[0] - 6)).toBeLessThan(1.5);
    expect(Math.round(rioters[1])).toBe(100);
  });

  /** Thresholds of a hundred people about 25, as the first crowd has them. */
  const spreadBy = (spread: number) =>
    set(
      Object.fromEntries(
        Array.from({ length: 100 }, (_, i) => [
          `strata.of-one-mind.behaviour.thresholds.${i}`,
          0.005 * (25 + spread * normalQuantile((i + 0.5) / 100)),
        ]),
      ),
    );

  // A threshold is a byte, here to an eighth of a person; that moves the jump by a tenth or so.
  test('the jump is at 12.2 (p. 1427-1428, figure 2; to 0.2)', () => {
    let [below, above] = [11, 14];
    while (above - below > 0.02) {
      const middle = (below + above) / 2;
      const share = courseOf('granovetter-normal', active(0), spreadBy(middle)).at(-1) ?? NaN;
      if (share < 0.5) below = middle;
      else above = middle;
    }
    expect(Math.abs(below - 12.2)).toBeLessThan(0.2);
  });
});

describe("Kuran's ten", () => {
  const opposition = (changes = {}) =>
    [0, 1].map((country) =>
      Math.round(100 * (courseOf('kuran', active(country), set(changes)).at(-1) ?? NaN)),
    );

  test('10% oppose in either country (Kuran 1991, p. 20-21; exact)', () => {
    expect(opposition()).toEqual([10, 10]);
  });

  test('where the second person needs 10% and not 20, it is 90% in one and 20% in the other (p. 20-21; exact)', () => {
    expect(
      opposition({
        'strata.country-a.behaviour.thresholds.1': 0.05,
        'strata.country-b.behaviour.thresholds.1': 0.05,
      }),
    ).toEqual([90, 20]);
  });
});

describe("DeGroot's consensus", () => {
  /** Influence of each circle: what is left of the opinion that it alone held, of 0.5. */
  const influences = (changes = {}): number[] => {
    const { state } = lived('degroot', undefined, set(changes));
    return [0, 1, 2].map((party) => 2 * meanLoyalty(party)(state));
  };

  const expectNear = (found: readonly number[], expected: readonly number[]) =>
    found.forEach((each, i) => expect(Math.abs(each - expected[i])).toBeLessThan(0.002));

  // Means of cells are cut to 1/32768 each day, always toward zero: 90 days of that are less than 0.002.
  test('influences are 3/11, 4/11, 4/11 (Jackson, Social and Economic Networks, lecture 6.5; to 0.002)', () => {
    expectNear(influences(), [3 / 11, 4 / 11, 4 / 11]);
  });

  test('all agree', () => {
    const { state } = lived('degroot');
    for (const party of [0, 1, 2]) {
      const opinions = [0, 1, 2].map((s) => state.columns.loyalties.at(s, party));
      expect(Math.max(...opinions) - Math.min(...opinions)).toBeLessThan(0.001);
    }
  });

  // By hand: s T = s with the third row 1/8, 1/8, 3/4.
  test('where the third hears the first as well, they are 3/10, 3/10, 4/10', () => {
    expectNear(influences({ 'strata.third.ties.first': 1 }), [0.3, 0.3, 0.4]);
  });
});

describe("Friedkin and Johnsen's four", () => {
  const opinions = (changes: Readonly<Record<string, number>> = {}): number[] => {
    const { columns } = lived('friedkin-johnsen', undefined, set(changes)).state;
    return [0, 1, 2, 3].map((person) => 200 * columns.loyalties.at(person, 0));
  };

  const expectNear = (found: readonly number[], expected: readonly number[]) =>
    found.forEach((each, i) => expect(Math.abs(each - expected[i])).toBeLessThan(0.3));

  // (I - A W)^-1 (I - A) (25, 25, 75, 85). Means of cells are cut toward zero.
  test('25, 25, 75 and 85 come to rest at 60, 60, 75 and 75 (Friedkin & Johnsen 1999; to 0.3)', () => {
    expectNear(opinions(), [60, 60, 75, 75]);
  });

  // By the same formula, with the third row 0.26, 0.26, 0.22, 0.26.
  test('where the third hears the others as the first does, they are 53.3, 53.3, 62.8 and 68.5', () => {
    const third = (key: string) => `strata.third.${key}`;
    const hearing = { [third('behaviour.learning')]: 0.11, [third('behaviour.contact')]: 0.3042 };
    const ties = { [third('ties.first')]: 1, [third('ties.second')]: 1, [third('ties.fourth')]: 1 };
    expectNear(opinions({ ...hearing, ...ties }), [53.27, 53.26, 62.76, 68.47]);
  });

  test('where nobody remembers where he began, all come to think as the one who hears nobody', () => {
    const forgotten = ['first', 'second', 'fourth'].map(
      (id) => [`strata.${id}.behaviour.learning`, 0] as const,
    );
    expectNear(opinions(Object.fromEntries(forgotten)), [75, 75, 75, 75]);
  });
});

describe('the voter in the middle', () => {
  /** Groups of nine, of equal size from -0.8 to 0.8, that vote for the party of the right. */
  const groupsOfRight = (left: number, right: number, more = {}): number => {
    const changes = set({
      'parties.left.positions.matter': left,
      'parties.right.positions.matter': right,
      ...more,
    });
    const { state } = lived('downs', undefined, changes);
    return state.definition.strata.reduce((sum, _, s) => sum + state.columns.shares.at(s, 1), 0);
  };

  // Whoever stands above the midpoint of both votes right (Hotelling 1929, p. 45-46; Downs 1957, p. 115-118; exact).
  test.each([
    [-0.5, 0.3, 5],
    [-0.1, 0.3, 4],
    [-0.9, -0.3, 7],
    [-0.9, 0.95, 4],
  ])('votes for whoever is nearer: at %f and %f, %i groups of nine', (left, right, groups) => {
    expect(groupsOfRight(left, right)).toBe(groups);
  });

  test('lets whoever stands there beat anybody else (Black 1948, p. 28: a simple majority at least; exact)', () => {
    for (const other of [-0.9, -0.5, -0.1, 0.1, 0.5, 0.9])
      expect(groupsOfRight(other, 0)).toBeGreaterThanOrEqual(5);
  });

  test('decides nothing where the side counts and not the distance', () => {
    // The group in the middle has no side: its tie goes to the first.
    expect(groupsOfRight(-0.9, 0.05, { 'issues.matter.nearness': 0 })).toBe(4);
    expect(groupsOfRight(-0.9, 0.05)).toBe(7);
  });
});

describe('New Zealand 2017', () => {
  const DECLARED = [56, 46, 9, 8, 1];

  test('Sainte-Lague gives the seats that were declared (Electoral Commission, 7 October 2017; exact)', () => {
    expect(seatsOf(lived('new-zealand-2017'), 'parliament')).toEqual(DECLARED);
  });

  test("d'Hondt gives the last seat to the second and not to the smallest", () => {
    expect(seatsOf(lived('new-zealand-2017'), 'by-dhondt')).toEqual([56, 47, 9, 8, 0]);
  });

  test('other votes give other seats', () => {
    const changed = set({ 'strata.act-voters.persons': 8_000 });
    expect(seatsOf(lived('new-zealand-2017', undefined, changed), 'parliament')).not.toEqual(DECLARED);
  });

  test('its voters are those of the count: the ballots are shared out as by hand', () => {
    const votes = [1_152_075, 956_184, 186_706, 162_443, 13_075];
    expect(sainteLague(votes, 120)).toEqual(DECLARED);
    expect(dHondt(votes, 120)).toEqual([56, 47, 9, 8, 0]);
  });
});

describe('Austria 2017', () => {
  const DECLARED = [62, 52, 51, 10, 8, 0, 0];

  test("d'Hondt gives the seats that were declared (Federal Ministry of the Interior, final result; exact)", () => {
    expect(seatsOf(lived('austria-2017'), 'council')).toEqual(DECLARED);
  });

  test('by Sainte-Lague they would have been others, and with a threshold of 3% the Greens would sit there', () => {
    const other = lived('austria-2017', undefined, set({ 'bodies.council.rule': 'sainte-lague' }));
    expect(seatsOf(other, 'council')).toEqual([61, 52, 51, 10, 9, 0, 0]);
    const lower = lived('austria-2017', undefined, set({ 'bodies.council.threshold': 0.03 }));
    expect(seatsOf(lower, 'council')).toEqual([59, 50, 49, 10, 8, 7, 0]);
  });
});

describe("Verhulst's ceiling", () => {
  /** Millions of people x years after 1780 by the curve of Pearl & Reed 1920. */
  const curve = (x: number): number => 2.930301 / (0.014854 + Math.exp(-0.0313395 * x));
  /** Quarters of a year from the start to a year. */
  const quarterOf = (year: number): number => 4 * (year - 1790);
  const course: number[] = [];
  const reach: number[] = [];
  beforeAll(() => {
    lived('verhulst', ({ columns }) => {
      course.push(columns.stocks[0]);
      reach.push(columns.reach.at(0, 0));
    });
  });

  // A quarter is a finite step: growth lags behind the curve by up to 0.7% of it.
  test.each([1800, 1850, 1900, 1910, 1950])(
    'people of %i are as many as by the curve through three counts (Pearl & Reed 1920, p. 275-288; to 8 in 1000)',
    (year) => {
      expect(Math.abs(course[quarterOf(year) - 1] / curve(year - 1780) - 1)).toBeLessThan(0.008);
    },
  );

  test('growth is fastest in 1914, at half of the ceiling of 197.27 million (the same; to 0.8 years and a million)', () => {
    const growth = course.map((count, quarter) => count - (course[quarter - 1] ?? count));
    const fastest = growth.indexOf(Math.max(...growth));
    expect(Math.abs(1790 + (fastest + 0.5) / 4 - 1914.32)).toBeLessThan(0.8);
    expect(Math.abs(course[fastest] - 197.27 / 2)).toBeLessThan(1);
  });

  test('a party is heard by the same law (to 0.8%)', () => {
    for (const year of [1850, 1910, 1950])
      expect(Math.abs((197.2735 * reach[quarterOf(year) - 1]) / curve(year - 1780) - 1)).toBeLessThan(0.008);
  });

  test('where there is room for twice as many, the count of 1910 is missed', () => {
    const roomy = stockCourse('verhulst', 0, set({ 'quantities.ceiling': 394.547 }));
    expect(roomy[quarterOf(1910) - 1]).toBeGreaterThan(110);
  });
});

describe("Bass's bandwagon", () => {
  const AIR_CONDITIONERS = { p: 0.010399, q: 0.41861, m: 16_895_000 };
  const TELEVISION = { p: 0.027877, q: 0.25105, m: 96_717_000 };

  const highest = ({ p, q, m }: typeof TELEVISION) => {
    const sales = salesOf(
      set({ 'quantities.p': p, 'quantities.q': q, 'quantities.m': m, 'strata.without.persons': m }),
    );
    const most = Math.max(...sales);
    return { years: (sales.indexOf(most) + 0.5) / 52, aYear: 52 * most };
  };

  // Bass 1969, table 1 for p, q and m; ln(q / p) / (p + q) and m (p + q)^2 / 4q. Weeks are finite steps.
  test.each([
    { thing: 'room air conditioners', terms: AIR_CONDITIONERS, years: 8.61, millions: 1.857 },
    { thing: 'black and white television', terms: TELEVISION, years: 7.88, millions: 7.493 },
  ])(
    '$thing sell best after $years years, $millions million a year (Bass 1969; to 0.05 years and 5 in 1000)',
    ({ terms, years, millions }) => {
      const { p, q, m } = terms;
      expect(Math.log(q / p) / (p + q)).toBeCloseTo(years, 2);
      expect((m * (p + q) ** 2) / (4 * q) / 1e6).toBeCloseTo(millions, 3);
      const found = highest(terms);
      expect(Math.abs(found.years - years)).toBeLessThan(0.05);
      expect(Math.abs(found.aYear / 1e6 / millions - 1)).toBeLessThan(0.005);
    },
  );

  test('nobody is lost, and sales only fall where nobody buys because others have', () => {
    const alone = salesOf(set({ 'quantities.q': 0, 'quantities.p': 0.41861 }));
    alone.forEach((week, i) => i > 0 && expect(week).toBeLessThanOrEqual(alone[i - 1] + 1));
    const { state } = lived('bass');
    expect(state.columns.persons[0] + state.columns.persons[1]).toBe(16_895_000 + 100_000);
  });
});

describe("Condorcet's jury", () => {
  const SIZES = [3, 11, 41];

  /** Chance that a majority of n is right where each is with a chance v: the binomial law. */
  const majority = (n: number, v: number): number => {
    let [sum, ways] = [0, 1];
    for (let k = 0; k <= n; k++) {
      if (2 * k > n) sum += ways * v ** k * (1 - v) ** (n - k);
      ways *= (n - k) / (k + 1);
    }
    return sum;
  };

  /** Share of 3000 juries of each size that are right; two even tastes within 0.2 have a triangular difference. */
  const rightJuries = (v: number, changes: Readonly<Record<string, number>> = {}): number[] => {
    const lead = v >= 0.5 ? 0.4 * (1 - Math.sqrt(2 - 2 * v)) : -0.4 * (1 - Math.sqrt(2 * v));
    const starts = Object.fromEntries(SIZES.map((n) => [`strata.of-${n}.start.right`, lead]));
    const trial = lived('condorcet', undefined, set({ ...starts, ...changes }));
    return SIZES.map((n) => seatsOf(trial, `juries-of-${n}`)[0] / 3000);
  };

  // 3000 juries: three standard errors. At v = 0.6 the law has 0.648, 0.753 and 0.903.
  test.each([0.6, 0.7, 0.4])(
    'at v = %f majorities are right as often as by the binomial law (Condorcet 1785, first part; to 3 standard errors)',
    (v) => {
      rightJuries(v).forEach((share, i) => {
        const expected = majority(SIZES[i], v);
        const error = Math.sqrt((expected * (1 - expected)) / 3000);
        expect(Math.abs(share - expected), `${SIZES[i]}`).toBeLessThan(3 * error);
      });
    },
  );

  test('where each jury has heard the same witness, size is worth next to nothing', () => {
    const [of3, , of41] = rightJuries(0.6, { 'behaviour.taste.all': 0.1 });
    expect(of41 - of3).toBeLessThan(0.05);
  });
});
