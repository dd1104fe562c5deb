import { describe, expect, test as plain } from 'vitest';
import { HOLDING, HOLDING_TABLE } from '../../src/polity/holding/constants.js';
import {
  beginHolding,
  beliefInHolder,
  commandOf,
  copyHolding,
  servedShare,
  UNDECIDED,
  type CountryToday,
  type Followers,
  type ServiceToday,
  type Fate,
  type HoldingCourse,
  type Two,
} from '../../src/polity/holding/course.js';
import { holdOn, luckFactor, type HoldingDay } from '../../src/polity/holding/holding.js';
import { foretellHolding } from '../../src/polity/holding/forecast.js';
import { mix32 } from '../../src/foundation/random.js';
import { fc, test } from '../property.js';

/** A fate for a number: draws by day, kind and place. */
const fateOf = (number: number, luck = 1): Fate => {
  const at = (...parts: readonly number[]) =>
    parts.reduce((state, part) => mix32(state + mix32(part + 1)), number) / 2 ** 32;
  return {
    luck: (place, side) => luckFactor(luck * (4 * at(7, place, side) - 2)),
    draw: (day, kind, place) => at(day, kind, place),
  };
};

const share = fc.double({ min: 0, max: 1, noNaN: true });
const two: fc.Arbitrary<Two> = fc
  .tuple(share, share)
  .map(([a, b]) => [a * (1 - b / 2), (b * (1 - a)) / 1.0001]);
const force = fc.oneof(fc.constant(0), fc.double({ min: 1, max: 1e5, noNaN: true }));
const place = fc.record({
  weight: fc.integer({ min: 0, max: 3 }),
  forces: fc.tuple(force, force),
  railway: fc.option(two, { nil: null }),
});
const neutralIn = ([own, rival]: Two): number => Math.max(0, 1 - own - rival);
const followersIn = (at: number, weight: number, adherents: Two, working: Two = [1, 1]): Followers => ({
  weight,
  place: at,
  adherents: [adherents[0] * working[0], adherents[1] * working[1]],
  neutral: [neutralIn(adherents) * working[0], neutralIn(adherents) * working[1]],
  defiant: [adherents[0] * (1 - working[1]), adherents[1] * (1 - working[0])],
});
const serviceOf = (adherents: Two, isNational: boolean, working = 1): ServiceToday => ({
  loyal: adherents[0] * working,
  neutral: neutralIn(adherents) * working,
  opposed: adherents[1] * working,
  isNational,
});
const PLACES = 4;
const country: fc.Arbitrary<CountryToday> = fc
  .record({
    places: fc.array(place, { minLength: PLACES, maxLength: PLACES }),
    services: fc.array(fc.tuple(two, fc.boolean()), { maxLength: 3 }),
    people: fc.array(fc.tuple(two, fc.tuple(share, share)), { minLength: PLACES, maxLength: PLACES }),
    days: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ places, services, people, days }) => ({
    capital: 0,
    days,
    exponent: 1.5,
    places: places.map((each) => ({ ...each, arms: 2 * (each.forces[0] + each.forces[1]) })),
    services: services.map(([each, isNational]) => serviceOf(each, isNational)),
    followers: people.map(([each, working], p) => followersIn(p, 1 / PLACES, each, working)),
  }));
const number = fc.nat(1e6);

const lived = (today: CountryToday, fate: Fate): { course: HoldingCourse; days: HoldingDay[] } => {
  const course = beginHolding(today.capital, today.places.length);
  const days: HoldingDay[] = [];
  while (!days.at(-1)?.end) days.push(holdOn(course, today, fate));
  return { course, days };
};

describe('a holding', () => {
  test.prop([country, number])('is over by its last day, and the end says what was so', (today, seed) => {
    const { course, days } = lived(today, fateOf(seed));
    expect(days.length).toBeLessThanOrEqual(today.days);
    const end = days.at(-1)?.end;
    const [own, rival] = commandOf(course, today);
    if (end?.by === 'days') expect(own).toBeGreaterThan(rival);
    if (end?.result === 'divided') expect(course.places.some(({ side }) => side === 1)).toBe(true);
    if (end?.result !== 'lost') expect(course.places[0].side).toBe(0);
  });

  test.prop([country, number])('keeps what it keeps in its bounds', (today, seed) => {
    const { course } = lived(today, fateOf(seed));
    for (const { disarmed } of course.places)
      for (const lost of disarmed) {
        expect(lost).toBeGreaterThanOrEqual(0);
        expect(lost).toBeLessThanOrEqual(HOLDING.disarmedMost);
      }
    for (const shaken of course.shaken) expect(shaken).toBeGreaterThanOrEqual(0);
    expect(course.stock).toBeLessThanOrEqual(HOLDING.stock);
    expect(beliefInHolder(course, today)).toBeGreaterThanOrEqual(0);
    expect(beliefInHolder(course, today)).toBeLessThanOrEqual(1);
    expect(servedShare(course, today)).toBeLessThanOrEqual(1);
  });

  test.prop([country, number])('gives no place to a side that has nobody', (today, seed) => {
    const alone = {
      ...today,
      places: today.places.map((each): typeof each => ({ ...each, forces: [each.forces[0], 0] })),
    };
    const { course, days } = lived(alone, fateOf(seed));
    expect(course.places.every(({ side }) => side !== 1)).toBe(true);
    expect(days.flatMap(({ events }) => events).every(({ side }) => side === 0)).toBe(true);
    expect(days.at(-1)?.end?.result).not.toBe('divided');
  });

  test.prop([country, number, fc.nat(30)])('goes on from a copy as it would have', (today, seed, days) => {
    const course = beginHolding(0, PLACES);
    const fate = fateOf(seed);
    for (let day = 0; day < Math.min(days, today.days - 1); day++) holdOn(course, today, fate);
    const copy = copyHolding(JSON.parse(JSON.stringify(course)) as HoldingCourse);
    expect(holdOn(copy, today, fate)).toEqual(holdOn(course, today, fate));
    expect(copy).toEqual(course);
  });

  test.prop([country, number, fc.integer({ min: 1, max: 3 })])(
    'is served no better the more places the rival has',
    (today, seed, taken) => {
      const { course } = lived(today, fateOf(seed));
      const before = servedShare(course, today);
      course.places[taken].side = 1;
      expect(servedShare(course, today)).toBeLessThanOrEqual(before + 1e-12);
    },
  );
});

const FAR = 3;
/** The holder has the capital, the rival three strong places that railways serve; services are even. */
const even: CountryToday = {
  capital: 0,
  days: 60,
  exponent: 1.5,
  places: Array.from({ length: FAR + 1 }, (_, p) => ({
    weight: p === 0 ? 3 : 1,
    forces: p === 0 ? [3000, 1000] : [500, 5000],
    arms: 50_000,
    railway: [0.3, 0.3],
  })),
  services: [serviceOf([0.4, 0.3], true)],
  followers: Array.from({ length: FAR + 1 }, (_, p) =>
    followersIn(p, 1 / (FAR + 1), p === 0 ? [0.6, 0.2] : [0.2, 0.6]),
  ),
};

const resultsOf = (today: CountryToday): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 200; seed++) {
    const result = lived(today, fateOf(seed)).days.at(-1)?.end?.result ?? '';
    counts.set(result, (counts.get(result) ?? 0) + 1);
  }
  return counts;
};

describe('over many seeds', () => {
  plain(
    'a capital against a country that rejects it is lost more often than one that the country follows',
    () => {
      const followed: CountryToday = {
        ...even,
        places: even.places.map((each) => ({ ...each, forces: [5000, 500] })),
        followers: even.followers.map(({ weight }, p) => followersIn(p, weight, [0.6, 0.2])),
      };
      const [hard, easy] = [resultsOf(even), resultsOf(followed)];
      expect(hard.get('held') ?? 0).toBeLessThan((easy.get('held') ?? 0) - 50);
    },
  );

  plain('the loser of a place comes back in some, and the country is divided in some', () => {
    let back = 0;
    for (let seed = 0; seed < 100; seed++) {
      const { days } = lived(even, fateOf(seed));
      const owners = new Map<number, number>();
      for (const { what, place: where, side } of days.flatMap(({ events }) => events)) {
        if (what !== 'over') continue;
        if ((owners.get(where) ?? side) !== side) back++;
        owners.set(where, side);
      }
    }
    expect(back).toBeGreaterThan(0);
    const level: CountryToday = {
      ...even,
      places: even.places.map((each, p) => (p < 2 ? { ...each, forces: [9000, 100] } : each)),
      followers: even.followers.map(({ weight }, p) =>
        followersIn(p, weight, p < 2 ? [0.7, 0.1] : [0.1, 0.7]),
      ),
      services: [],
    };
    expect(resultsOf(level).get('divided') ?? 0).toBeGreaterThan(10);
  });

  plain(
    'a forecast is the share in which it was not lost, to a sixteenth, and a sure one asks for few',
    () => {
      const spread: CountryToday = {
        ...even,
        places: even.places.map((each, p) => ({ ...each, forces: p === 0 ? [9000, 100] : [1000, 1000] })),
      };
      for (const [today, most] of [
        [even, 40],
        [spread, 70],
      ] as const) {
        const tried = new Set<number>();
        const fates = Array.from({ length: 200 }, (_, seed): Fate => {
          const fate = fateOf(seed);
          return { ...fate, luck: (where, side) => (tried.add(seed), fate.luck(where, side)) };
        });
        const { held, divided } = foretellHolding(beginHolding(0, FAR + 1), today, fates, 1 / 16);
        const lost = (resultsOf(today).get('lost') ?? 0) / 200;
        expect(Math.abs(1 - held - divided - lost)).toBeLessThan(3 / 16);
        expect(tried.size).toBeGreaterThanOrEqual(18);
        expect(tried.size).toBeLessThan(most);
      }
    },
  );

  plain(
    'a country whose people strike against the holder is lost sooner, and one that works for him is not',
    () => {
      const served: Two = [0.35, 0.3];
      const losses = (working: Two): number => {
        const today: CountryToday = {
          ...even,
          places: even.places.map((each) => ({ ...each, forces: [5000, 500] })),
          services: [serviceOf(served, true, working[0])],
          followers: even.followers.map(({ weight }, p) => followersIn(p, weight, served, working)),
        };
        const ends = Array.from({ length: 100 }, (_, seed) => lived(today, fateOf(seed)).days);
        return ends.filter((days) => days.at(-1)?.end?.result === 'lost').length;
      };
      expect(losses([0.2, 1])).toBeGreaterThan(losses([1, 1]) + 30);
    },
  );

  plain('a capital that services leave goes hungry, and its holder loses heart', () => {
    const hungry = { ...even, services: [serviceOf([0.05, 0.8], true)] };
    const course = beginHolding(0, FAR + 1);
    for (let day = 0; day < 20; day++) holdOn(course, hungry, { luck: () => 1, draw: () => 1 });
    expect(course.stock).toBe(0);
    expect(course.shaken[0]).toBeGreaterThan(0);
    expect(course.places.every(({ side }, p) => side === (p === 0 ? 0 : UNDECIDED))).toBe(true);
  });
});

plain('every constant says what it is and where it comes from', () => {
  for (const [name, { about, source, value }] of Object.entries(HOLDING_TABLE)) {
    expect([name, about.length > 10, source.length > 5]).toEqual([name, true, true]);
    expect(HOLDING[name as keyof typeof HOLDING]).toBe(value);
  }
});
