import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { isoOf, parseDate } from '../../src/foundation/calendar.js';
import { loadBundled } from '../bundled.js';
import { daily, impulse, lived, march, ofArms, regiment, rising, town, unitsWith } from '../small-town.js';

/** The day of the order, and days after it. */
const ORDER = 31;
const dayOf = (tick: number): string => isoOf((parseDate('1900-01-01') ?? 0) + tick);
const after = (days: number): string => dayOf(ORDER + days);

const strangers = (people: string, strength: number) =>
  unitsWith(regiment('strangers', people, strength, { place: 'far' }));

const seeds = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');

describe('a contest', () => {
  test('for the capital goes on for the country; for another place it is over once that is decided', () => {
    const placesOf = (capital: string) =>
      lived(
        loadBundled(
          'two-powers',
          [
            { kind: 'set', path: 'capital', value: capital },
            { kind: 'set', path: 'laws.rivals.on', value: false },
          ],
          true,
        ),
      ).contests.map(({ place }) => place);
    expect(placesOf('town')).toEqual(['town', null]);
    expect(placesOf('hills')).toEqual(['town']);
  });

  property.prop([fc.integer({ min: 0, max: 6 }), fc.option(fc.integer({ min: 0, max: 9 })), fc.boolean()], {
    numRuns: 15,
  })(
    'is decided so many days after its order, and not before its column is there',
    (takeDays, days, first) => {
      const orders = days === null ? [] : [march(['strangers'], 'rebels', 'town', days)];
      const effects = first ? [...orders, rising('rebels', 'state')] : [rising('rebels', 'state'), ...orders];
      const loaded = town({
        units: strangers('rebel', 50),
        mechanisms: ofArms({ takeDays }),
        events: [impulse('rise', after(0), effects)],
      });
      const [{ date, forces }] = lived(loaded, 45).contests;
      expect(date).toBe(after(Math.max(takeDays, days ?? 0)));
      expect(forces[0]).toBeCloseTo(days === null ? 100 : 150, 6);
    },
  );

  property.prop([fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9 })], { numRuns: 10 })(
    'counts relief for the defender from the day on which it arrives',
    (takeDays, days) => {
      const relief = march(['strangers'], 'state', 'town', days);
      const loaded = town({
        units: strangers('loyal', 300),
        mechanisms: ofArms({ takeDays }),
        events: [impulse('rise', after(0), [relief, rising('rebels', 'state')])],
      });
      expect(lived(loaded, 45).contests[0].forces[1]).toBeCloseTo(days <= takeDays ? 500 : 200, 6);
    },
  );

  property.prop([seeds, fc.integer({ min: 1, max: 20 })], { numRuns: 7 })(
    'for the country is over by its last day, at the chance that was told on the day the capital was taken',
    (seed, holdDays) => {
      const loaded = town({
        mechanisms: ofArms({ holdDays }),
        events: [impulse('rise', after(0), [rising('rebels', 'state')])],
      });
      const [taken, country] = lived(loaded, undefined, seed).contests;
      fc.pre(taken.result === 'taken');
      expect(country.date <= after(1 + holdDays)).toBe(true);
      const days = daily(loaded, ['prospect.hold.rebels'], ORDER + 2, seed);
      // What is published is known to a sixteenth, what is believed to a twelfth.
      expect(Math.abs(Number(days[ORDER + 1][0]) - country.chance)).toBeLessThanOrEqual(1 / 12 + 1 / 16);
    },
  );
});

/** Luck, doubt and waverers as by default; 200 people of the state and 150 of the rebels, who come as they feel called. */
const OPEN = {
  contest: { takeDays: 1 },
  force: { support: 60, base: -2, called: 4, conviction: 0, neither: 0 },
  obedience: { support: 60, base: 0, company: 0 },
};
const open = (contest: object = {}, more: object = {}) =>
  town({
    units: [regiment('ua', 'loyal', 200), regiment('ub', 'rebel', 150)],
    mechanisms: { ...OPEN, contest: { ...OPEN.contest, ...contest } },
    events: [impulse('rise', after(0), [rising('rebels', 'state')])],
    ...more,
  });
const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `seed ${i}`);

describe('a contest of days', () => {
  property.prop([fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 5 }), fc.nat(50)], {
    numRuns: 15,
  })('ends on its last day at the latest, which is a clash if it comes to that', (days, takeDays, seed) => {
    const loaded = open({ days, takeDays, clash: 0, standDown: days % 2 === 0 ? 0.7 : 0 });
    const [first] = lived(loaded, 60, `seed ${seed}`).contests;
    expect(first.days).toBeLessThan(days);
    expect(first.date).toBe(after(takeDays + first.days));
    if (first.clash || days % 2 === 1) expect([first.days, first.clash]).toEqual([days - 1, true]);
  });

  test('has the chance that was told the evening before the order, whatever luck comes to', () => {
    const loaded = open();
    const chances = numbered(4).map((seed) => {
      const [{ chance, foreseen }] = lived(loaded, 45, seed).contests;
      const evening = daily(loaded, ['prospect.take.rebels'], ORDER, seed).at(-1)?.[0];
      expect(foreseen).toBeCloseTo(evening ?? 0, 9);
      return chance;
    });
    expect(new Set(chances).size).toBe(1);
    expect(chances[0]).toBeGreaterThan(0.1);
  });

  test('is won as often as was said', () => {
    const loaded = open({}, { events: [impulse('rise', dayOf(0), [rising('rebels', 'state')])] });
    const seeds = numbered(120);
    const records = seeds.map((seed) => lived(loaded, 12, seed).contests[0]);
    const won = records.filter(({ result }) => result === 'taken').length;
    const { chance } = records[0];
    const spread = Math.sqrt(seeds.length * chance * (1 - chance));
    expect(Math.abs(won - seeds.length * chance)).toBeLessThan(3.5 * spread);
    // Some stand down, and nobody is hurt then.
    const quiet = records.filter(({ clash }) => !clash);
    expect(quiet.length).toBeGreaterThan(10);
    for (const { casualties } of quiet) expect(casualties).toBe(0);
    for (const { clash, casualties, forces } of records)
      if (clash) expect(casualties).toBe(Math.round(0.02 * Math.min(...forces)));
  });

  test('fails without anybody who would come', () => {
    const units = [regiment('ua', 'loyal', 200), regiment('ub', 'rebel', 0)];
    const loaded = open({}, { units });
    const records = numbered(8).map((seed) => lived(loaded, 45, seed).contests[0]);
    for (const { result, chance, forces } of records)
      expect([result, chance < 0.01, forces[0] < 1]).toEqual(['repelled', true, true]);
  });

  test('brings more people of a party that calls them, and fewer of one that calls them home', () => {
    const forceOf = (call: number) => {
      const called = { call: { two: { rebel: call } }, days: 20 };
      const events = [impulse('rise', after(0), [rising('rebels', 'state'), called])];
      return lived(open({ takeDays: 2 }, { events }), 60).contests[0].forces[0];
    };
    expect(forceOf(1)).toBeGreaterThan(forceOf(0));
    expect(forceOf(-0.4)).toBeLessThan(forceOf(0));
  });

  test('leaves aside whom neither side moves', () => {
    const parties = ['one', 'two'].map((id) => ({
      id,
      name: id,
      positions: { matter: 0 },
      credibility: { all: 1 },
      reach: { all: 1 },
      line: id === 'one' ? { state: 0, rebels: 0 } : { state: -1, rebels: 1 },
      source: 'assumption',
    }));
    const force = { ...OPEN.force, support: 4, neither: 6, base: 100 };
    const [{ forces }] = lived(open({}, { parties, mechanisms: { ...OPEN, force } }), 60).contests;
    expect(forces[1]).toBeLessThan(2);
    expect(forces[0]).toBeLessThan(150);
  });
});

describe('a column', () => {
  const at = ['at.strangers.far', 'at.strangers.town'];

  property.prop([fc.integer({ min: 0, max: 9 })], { numRuns: 10 })(
    'is in no place while it is on the way, and from its arrival where it was ordered',
    (days) => {
      const loaded = town({
        units: strangers('rebel', 1000),
        events: [impulse('sent', after(0), [march(['strangers'], 'rebels', 'town', days)])],
      });
      daily(loaded, [...at, 'force.rebels.everywhere'], 60).forEach(([far, inTown, force], day) => {
        expect([far, inTown]).toEqual([day < ORDER ? 1 : 0, day >= ORDER + days ? 1 : 0]);
        if (day > ORDER) expect(force).toBeCloseTo(day > ORDER + days || days === 0 ? 1100 : 100, 6);
      });
    },
  );

  /** Rebels sent by the state, for twelve days: half of those who are left stay behind each day. */
  const melting = (...later: object[]) =>
    town({
      units: strangers('rebel', 1000),
      mechanisms: ofArms({ persuasion: 10 }),
      events: [
        impulse('sent', after(0), [
          march(['strangers'], 'state', 'town', 12),
          rising('state', 'rebels', 'town', { agitators: 50 * Math.LN2 }),
        ]),
        ...later,
      ],
    });

  property.prop([seeds], { numRuns: 6 })(
    'that has melted counts with what is left of it when the contest is decided',
    (seed) => {
      const [{ date, forces, chance }] = lived(melting(), 60, seed).contests;
      expect(date < after(12)).toBe(true);
      // They obey the rebels, all who are left.
      expect(forces[0]).toBeCloseTo(200, 6);
      expect(forces[1]).toBeGreaterThan(100);
      expect(forces[1]).toBeLessThanOrEqual(300 + 1e-6);
      expect(chance).toBeCloseTo(200 / (200 + forces[1]), 9);
    },
  );

  property.prop([fc.integer({ min: 100, max: 2000 }), fc.integer({ min: 1, max: 2000 })], { numRuns: 8 })(
    'melts the more slowly, the larger it is',
    (size, more) => {
      const meltedOf = (strength: number) =>
        daily(
          town({
            units: unitsWith(regiment('strangers', 'rebel', strength, { place: 'far' })),
            events: [
              impulse('sent', after(0), [
                march(['strangers'], 'state', 'town', 12),
                rising('state', 'rebels', 'town', { agitators: 5 }),
              ]),
            ],
          }),
          ['melted.strangers'],
          ORDER + 2,
        ).at(-1)?.[0] ?? 0;
      expect(meltedOf(size)).toBeGreaterThan(0);
      expect(meltedOf(size + more)).toBeLessThan(meltedOf(size));
    },
  );

  property.prop([seeds, fc.integer({ min: 13, max: 40 })], { numRuns: 7 })(
    'that did not win goes home, whole again, and counts in no later contest for the place',
    (seed, wait) => {
      const loaded = melting(impulse('again', after(wait), [rising('rebels', 'state')]));
      const [sent, again] = lived(loaded, undefined, seed).contests.filter(({ place }) => place !== null);
      fc.pre(sent.result !== 'taken');
      expect(again.forces.map((force) => Math.round(force))).toEqual([100, 200]);
      const last = daily(loaded, [...at, 'melted.strangers'], ORDER + 12, seed).at(-1);
      expect(last).toEqual([1, 0, 0]);
    },
  );

  property.prop([seeds, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 8 })], { numRuns: 7 })(
    'turns back where its contest is called off, for as many days as it had come',
    (seed, days, wait) => {
      const loaded = town({
        units: strangers('rebel', 1000),
        mechanisms: ofArms({ takeDays: 30 }),
        events: [
          impulse('sent', after(0), [
            march(['strangers'], 'rebels', 'town', days),
            rising('rebels', 'state'),
          ]),
          impulse('off', after(wait), [{ stand: ['rebels'] }]),
        ],
      });
      const home = ORDER + wait + Math.min(wait, days);
      const course = daily(loaded, at, 60, seed);
      expect(course[home]).toEqual([1, 0]);
      if (home > ORDER + wait) expect(course[home - 1]).toEqual([0, 0]);
      expect(lived(loaded, 90, seed).contests).toEqual([]);
    },
  );
});

describe('casualties', () => {
  const rises = fc.array(
    fc.record({
      by: fc.constantFrom('rebels', 'state'),
      day: fc.integer({ min: 0, max: 80 }),
      place: fc.constantFrom('town', 'far'),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const totalOf = ({ contests }: RunRecord): number =>
    contests.reduce((sum, { casualties }) => sum + casualties, 0);

  property.prop([rises, seeds, fc.constantFrom(1, 2, 5, 120)], { numRuns: 15 })(
    'are one number: rows of contests, that of the run and that of expressions agree, and the country costs none',
    (list, seed, ticks) => {
      const loaded = town({
        mechanisms: ofArms({ blood: 0.3, holdDays: 5 }),
        units: unitsWith(
          regiment('fa', 'loyal', 70, { place: 'far' }),
          regiment('fb', 'rebel', 90, { place: 'far' }),
        ),
        events: list.map(({ by, day, place }, i) =>
          impulse(`rise-${i}`, dayOf(day), [rising(by, by === 'state' ? 'rebels' : 'state', place)]),
        ),
      });
      const record = lived(loaded, ticks, seed);
      expect(record.outcome.row.casualties).toBe(totalOf(record));
      expect(daily(loaded, ['casualties'], ticks, seed).at(-1)).toEqual([totalOf(record)]);
      for (const { place, casualties } of record.contests) if (place === null) expect(casualties).toBe(0);
    },
  );
});
