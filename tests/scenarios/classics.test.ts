/**
 * Published models, reproduced: each expected number stands with the page it is on, and one changed input
 * moves it.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { normalQuantile } from '../../src/foundation/math.js';
import { dHondt, sainteLague } from '../../src/foundation/apportion.js';
import { active, courseOf, lived, meanLoyalty, ministersOf, salesOf, seatsOf, set, stockCourse } from '../classics.js';

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
    [0, 1].map((country) => Math.round(100 * (courseOf('kuran', active(country), set(changes)).at(-1) ?? NaN)));

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

describe("Tullock's lottery", () => {
  const ALONE = { 'authorities.third.founded': false, 'authorities.fourth.founded': false };
  const raisedTo = (r: number) => ({ 'quantities.r': r, 'mechanisms.obedience.beliefExponent': r });

  /** What each of those who take part lays out in the end. */
  const outlays = (players: number, changes: Readonly<Record<string, number>> = {}): number[] => {
    const { state } = lived('tullock', undefined, set({ ...(players === 2 ? ALONE : {}), ...changes }));
    return Array.from(state.columns.stocks.subarray(0, players));
  };

  // Tullock 1980, table 6.1, individual investments; r (N - 1) / N^2 of the prize.
  test.each([
    [4, 1, 18.75],
    [2, 1, 25],
    [4, 0.5, 9.375],
    [2, 0.5, 12.5],
    [2, 2, 50],
  ])('%i players and exponent %f: each lays out %f of 100 (Tullock 1980, table 6.1; to 0.01)', (n, r, outlay) => {
    for (const each of outlays(n, raisedTo(r))) expect(Math.abs(each - outlay)).toBeLessThan(0.01);
  });

  test('half of the prize is worth half of the outlay', () => {
    for (const each of outlays(4, { 'quantities.prize': 50 })) expect(Math.abs(each - 9.375)).toBeLessThan(0.01);
  });

  test('chances are those of men who come: a first that can lay out no more than 10 has the odds of it', () => {
    const { columns } = lived('tullock', undefined, set({ ...ALONE, 'stocks.first.bounds.1': 10 })).state;
    const [first, second] = [columns.stocks[0], columns.stocks[1]];
    expect(first).toBe(10);
    // The best answer to 10 is sqrt(10 x 100) - 10.
    expect(Math.abs(second - (Math.sqrt(1000) - 10))).toBeLessThan(0.01);
    expect(columns.chance[0]).toBeCloseTo(first / (first + second), 6);
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
    const sales = salesOf(set({ 'quantities.p': p, 'quantities.q': q, 'quantities.m': m, 'strata.without.persons': m }));
    const most = Math.max(...sales);
    return { years: (sales.indexOf(most) + 0.5) / 52, aYear: 52 * most };
  };

  // Bass 1969, table 1 for p, q and m; ln(q / p) / (p + q) and m (p + q)^2 / 4q. Weeks are finite steps.
  test.each([
    { thing: 'room air conditioners', terms: AIR_CONDITIONERS, years: 8.61, millions: 1.857 },
    { thing: 'black and white television', terms: TELEVISION, years: 7.88, millions: 7.493 },
  ])('$thing sell best after $years years, $millions million a year (Bass 1969; to 0.05 years and 5 in 1000)', ({ terms, years, millions }) => {
    const { p, q, m } = terms;
    expect(Math.log(q / p) / (p + q)).toBeCloseTo(years, 2);
    expect((m * (p + q) ** 2) / (4 * q) / 1e6).toBeCloseTo(millions, 3);
    const found = highest(terms);
    expect(Math.abs(found.years - years)).toBeLessThan(0.05);
    expect(Math.abs(found.aYear / 1e6 / millions - 1)).toBeLessThan(0.005);
  });

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

describe('the smallest majority', () => {
  const partners = (changes: Readonly<Record<string, number>> = {}): string =>
    ministersOf(lived('minimal-winning', undefined, set(changes)))
      .map((ministers, party) => (ministers > 0 ? 'ABCDE'[party] : ''))
      .join('');

  test('A, D and E govern, who have the fewest seats that are a majority (Lijphart 1999, chapter 6: ADE; exact)', () => {
    expect(partners()).toBe('ADE');
    // By seats 8, 12 and 33 of 53 (Gamson 1961).
    expect(ministersOf(lived('minimal-winning'))).toEqual([15, 0, 0, 23, 62]);
  });

  test('two parties govern where partners share equally (chapter 6: BE or CE, the bargaining proposition; exact)', () => {
    expect(['BE', 'CE']).toContain(partners({ 'laws.cabinets.equal': 1 }));
  });

  test('in the Bundestag of 1969 SPD and FDP govern and not the largest, as they did on 21 October (exact)', () => {
    const seats = { a: 0, b: 224, c: 30, d: 242, e: 0 };
    const changed = Object.entries(seats).map(([id, count]) => [`bodies.parliament.fixed.${id}`, count] as const);
    expect(partners(Object.fromEntries(changed))).toBe('BC');
  });

  test('more than a majority governs where nobody is left out by those who get more without him', () => {
    expect(partners({ 'laws.cabinets.core': 0 }).length).toBeGreaterThan(3);
  });

  test('it is not the smallest where whose people run the offices counts as well', () => {
    // B alone runs the office: it is wanted for more than its seats.
    const serving = { 'strata.voters.start.b': 0.5, 'laws.cabinets.governability': 1 };
    expect(partners(serving)).toContain('B');
    expect(partners({ ...serving, 'laws.cabinets.governability': 0 })).toBe('ADE');
  });
});

describe("Gamson's share", () => {
  const shared = (union: number, spd: number, changes: Readonly<Record<string, number>> = {}): number[] =>
    ministersOf(
      lived('gamson', undefined, set({ 'bodies.bundestag.fixed.union': union, 'bodies.bundestag.fixed.spd': spd, ...changes })),
    ).slice(0, 2);

  // Seats of the Bundeswahlleiter; ministers with the chancellor as appointed on 22 November 2005, 17 December 2013, 14 March 2018.
  test.each([
    { year: 2005, seats: [226, 222], ministers: [8, 8] },
    { year: 2013, seats: [311, 193], ministers: [10, 6] },
    { year: 2017, seats: [246, 153], ministers: [10, 6] },
  ])('after the election of $year CDU, CSU and SPD share 16 offices by their seats (Gamson 1961; exact)', ({ seats, ministers }) => {
    expect(shared(seats[0], seats[1])).toEqual(ministers);
  });

  test('where three offices of four are shared equally, the cabinet of 2018 is another', () => {
    expect(shared(246, 153, { 'laws.cabinets.equal': 0.75 })).toEqual([8, 8]);
  });
});
