import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { isoOf, parseDate } from '../../src/foundation/calendar.js';
import { loadBundled } from '../bundled.js';
import { daily, impulse, lived, march, noWayOut, regiment, rising, town, unitsWith } from '../small-town.js';

/** The day of the order, and days after it. */
const ORDER = 31;
const dayOf = (tick: number): string => isoOf((parseDate('1900-01-01') ?? 0) + tick);
const after = (days: number): string => dayOf(ORDER + days);

/** Whoever adheres to a side follows it: forces are the strengths of the regiments, 200 of the state, 100 of the rebels. */
const mechanisms = (contest: object) => ({
  contest: { exponent: 1, takeDays: 1, ...contest },
  obedience: { support: 60, base: 0, company: 0, neither: 0 },
});
const strangers = (people: string, strength: number) =>
  unitsWith(regiment('strangers', people, strength, { place: 'far' }));

const seeds = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');

describe('a contest', () => {
  test('for the capital goes on for the country; for another place it is over once that is decided', () => {
    const placesOf = (capital: string) =>
      lived(loadBundled('two-powers', [{ kind: 'set', path: 'capital', value: capital }], true)).contests.map(
        ({ place }) => place,
      );
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
        mechanisms: mechanisms({ takeDays }),
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
        mechanisms: mechanisms({ takeDays }),
        events: [impulse('rise', after(0), [relief, rising('rebels', 'state')])],
      });
      expect(lived(loaded, 45).contests[0].forces[1]).toBeCloseTo(days <= takeDays ? 500 : 200, 6);
    },
  );

  property.prop([seeds, fc.integer({ min: 1, max: 20 })], { numRuns: 7 })(
    'for the country that is all but over has the chance that was told the evening before',
    (seed, holdDays) => {
      const loaded = town({
        mechanisms: mechanisms({ holdDays }),
        events: [impulse('rise', after(0), [rising('rebels', 'state')])],
      });
      const [taken, country] = lived(loaded, undefined, seed).contests;
      fc.pre(taken.result === 'taken');
      const eve = ORDER + holdDays;
      const days = daily(loaded, ['prospect.hold.rebels'], eve + 1, seed);
      expect(days[eve][0]).toBeCloseTo(country.chance, 9);
      expect(country.chance).toBeLessThan(1);
    },
  );
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
      mechanisms: mechanisms({ melt: 0.25 }),
      ...noWayOut,
      events: [
        impulse('sent', after(0), [
          march(['strangers'], 'state', 'town', 12),
          rising('state', 'rebels', 'town', { agitation: 1 }),
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
        mechanisms: mechanisms({ takeDays: 30 }),
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
        mechanisms: mechanisms({ blood: 0.3, holdDays: 5 }),
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
