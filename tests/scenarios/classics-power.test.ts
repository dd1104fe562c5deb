/**
 * Published models of how power is shared and spent, reproduced: each expected number stands with where it is
 * printed, and one changed input moves it.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { State } from '../../src/model/definition.js';
import { lived, ministersOf, set } from '../classics.js';

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
  ])(
    '%i players and exponent %f: each lays out %f of 100 (Tullock 1980, table 6.1; to 0.01)',
    (n, r, outlay) => {
      for (const each of outlays(n, raisedTo(r))) expect(Math.abs(each - outlay)).toBeLessThan(0.01);
    },
  );

  test('half of the prize is worth half of the outlay', () => {
    for (const each of outlays(4, { 'quantities.prize': 50 }))
      expect(Math.abs(each - 9.375)).toBeLessThan(0.01);
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
    const changed = Object.entries(seats).map(
      ([id, count]) => [`bodies.parliament.fixed.${id}`, count] as const,
    );
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
      lived(
        'gamson',
        undefined,
        set({ 'bodies.bundestag.fixed.union': union, 'bodies.bundestag.fixed.spd': spd, ...changes }),
      ),
    ).slice(0, 2);

  // Seats of the Bundeswahlleiter; ministers with the chancellor as appointed on 22 November 2005, 17 December 2013, 14 March 2018.
  test.each([
    { year: 2005, seats: [226, 222], ministers: [8, 8] },
    { year: 2013, seats: [311, 193], ministers: [10, 6] },
    { year: 2017, seats: [246, 153], ministers: [10, 6] },
  ])(
    'after the election of $year CDU, CSU and SPD share 16 offices by their seats (Gamson 1961; exact)',
    ({ seats, ministers }) => {
      expect(shared(seats[0], seats[1])).toEqual(ministers);
    },
  );

  test('where three offices of four are shared equally, the cabinet of 2018 is another', () => {
    expect(shared(246, 153, { 'laws.cabinets.equal': 0.75 })).toEqual([8, 8]);
  });
});

describe("Tsebelis' veto", () => {
  /** Where spending and levies end, in percent, with some parties in the cabinet. */
  const ends = (
    seats: Readonly<Record<string, number>>,
    policies: Readonly<Record<string, number>> = {},
  ): number[] => {
    const cabinet = Object.entries(seats).map(
      ([id, count]) => [`authorities.government.cabinet.seats.${id}`, count] as const,
    );
    const started = Object.entries(policies).map(([id, level]) => [`policies.${id}`, level] as const);
    const { columns } = lived('tsebelis', undefined, set(Object.fromEntries([...cabinet, ...started]))).state;
    return Array.from(columns.policies, (level) => Math.round(1000 * level) / 10);
  };

  // Tsebelis 2002, chapter 1: on a line the core of unanimity lies between the extreme veto players.
  test.each<{ who: string; seats: Record<string, number>; core: number[] }>([
    { who: 'left, centre and right', seats: {}, core: [30, 70] },
    { who: 'left and right: the absorption rule', seats: { centre: 0 }, core: [30, 70] },
    { who: 'centre and right', seats: { left: 0 }, core: [50, 70] },
    { who: 'a fourth outside as well', seats: { outer: 5 }, core: [10, 90] },
    { who: 'the centre alone', seats: { left: 0, right: 0 }, core: [50, 50] },
  ])(
    '$who: what all want to change ends at the edge of the core (Tsebelis 2002, chapter 1; exact)',
    ({ seats, core }) => {
      expect(ends(seats)).toEqual(core);
    },
  );

  test('what lies in the core stays as it is, and moves where the party that stood at its edge need not be asked', () => {
    const within = { spending: 0.4, levies: 0.6 };
    expect(ends({}, within)).toEqual([40, 60]);
    expect(ends({ left: 0 }, within)).toEqual([50, 60]);
    expect(ends({ right: 0 }, within)).toEqual([40, 50]);
  });
});

describe("Epstein's arrest", () => {
  interface Morning {
    /** k C / A of the day before, by which people go. */
    readonly odds: number;
    /** His chance of an arrest, 1 - exp(-k C / A) with k = 2.3. */
    readonly arrest: number;
    /** Fear, as those show who stay at home: to 0.01, and to 0.001 where it is below a tenth. */
    readonly fear: number;
    readonly little: number;
  }

  const mornings = (changes: Readonly<Record<string, number>> = {}): Morning[] => {
    let officers = 0;
    const days: Morning[] = [];
    const observe = ({ columns: { stocks, active } }: State): void => {
      const odds = (2.3 * officers) / 1e6;
      days.push({ odds, arrest: 1 - Math.exp(-odds), fear: 1 - active[1], little: (1 - active[2]) / 10 });
      officers = stocks[0];
    };
    lived('epstein', observe, set(changes));
    // Nobody was in the street on the day before the first.
    return days.slice(1);
  };

  let written: readonly Morning[] = [];
  beforeAll(() => {
    written = mornings();
  });

  // 1 - exp(-x) and x / (1 + x) are both x where it is small, and differ by half of its square.
  test('where officers are few it is his chance of an arrest (Epstein 2002, k = 2.3; to half the square of it, 0.001)', () => {
    const few = written.filter(({ odds }) => odds > 0.01 && odds < 0.1);
    expect(few.length).toBeGreaterThan(20);
    for (const { odds, arrest, little } of few)
      expect(Math.abs(little - arrest)).toBeLessThan(odds ** 2 / 2 + 0.001);
  });

  test('where they are many both are certain (to 0.03)', () => {
    const many = written.filter(({ odds }) => odds > 60);
    expect(many.length).toBeGreaterThan(10);
    for (const { arrest, fear } of many) expect(Math.abs(fear - arrest)).toBeLessThan(0.03);
  });

  // The greatest of 1 - exp(-x) - x / (1 + x) is 0.204, at 2.5.
  test('between them his is higher, by 0.204 at most', () => {
    for (const { arrest, fear } of written) {
      expect(arrest - fear).toBeGreaterThan(-0.01);
      expect(arrest - fear).toBeLessThan(0.214);
    }
  });

  test('where fear follows the square of superiority it is another', () => {
    const [some] = mornings({ 'mechanisms.fear.steepness': 2 }).filter(({ odds }) => odds > 0.09);
    expect(some.little).toBeLessThan(some.arrest / 5);
  });
});
