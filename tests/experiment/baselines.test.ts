import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { foretell, type RecordedFigure } from '../../src/experiment/scores/baselines.js';
import { factTable } from '../../src/experiment/scores/fact-table.js';
import { factsOf, kindsIn } from '../bundled.js';

const PARTIES = ['red', 'pink', 'blue', 'green'];

/** Ways in which four parties can stand on lists. */
const BALLOTS: readonly (readonly (readonly string[])[])[] = [
  PARTIES.map((party) => [party]),
  [['red', 'pink'], ['blue'], ['green']],
  [['pink', 'red', 'blue'], ['green']],
  [
    ['red', 'pink'],
    ['green', 'blue'],
  ],
];

interface World {
  /** The share of one party in one place on one day. */
  readonly share: (place: number, party: number, day: number) => number;
  /** Days on which all places vote, each always on one ballot; otherwise days and ballots vary. */
  readonly days?: readonly number[];
}

const numbers = (length: number) =>
  fc.array(fc.integer({ min: -20, max: 20 }), { minLength: length, maxLength: length });

/** Elections of two or three places, each on some days and on some ballot, in a world that gives the shares. */
const elections = ({ share, days }: World): fc.Arbitrary<RecordedFigure[]> => {
  const own = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 4 });
  const place = fc.record({
    days: days ? fc.constant(days) : own,
    ballots: fc.array(fc.constantFrom(...BALLOTS), { minLength: 4, maxLength: 4 }),
  });
  return fc.array(place, { minLength: 2, maxLength: 3 }).map((places) =>
    places.flatMap((each, p) =>
      each.days.flatMap((day, i) =>
        each.ballots[days ? 0 : i].map((item) => ({
          series: `place ${p}`,
          item,
          day,
          recorded: item.reduce((sum, party) => sum + share(p, PARTIES.indexOf(party), day), 0),
        })),
      ),
    ),
  );
};

/** Any shares at all, always the same for a place, a party and a day. */
const anyShare: World['share'] = (place, party, day) =>
  ((place * 7919 + party * 104_729 + day * 1_299_709) % 97) / 3;

/** Figures of a list in one series by day, by trying every choice of lists of that day. */
function figures(
  facts: readonly RecordedFigure[],
  series: string | undefined,
  list: readonly string[],
): Map<number, number> {
  const found = new Map<number, number>();
  for (const { day } of facts) {
    const row = facts.filter((fact) => fact.series === series && fact.day === day);
    for (let choice = 1; choice < 2 ** row.length; choice++) {
      const parts = row.filter((_, i) => (choice >> i) % 2 === 1);
      const parties = parts
        .flatMap(({ item }) => item)
        .sort()
        .join();
      if (parties === [...list].sort().join())
        found.set(
          day,
          parts.reduce((sum, { recorded }) => sum + recorded, 0),
        );
    }
  }
  return found;
}

const daysOf = (
  facts: readonly RecordedFigure[],
  series: string | undefined,
  list: readonly string[],
  until: number,
): number[] => [...figures(facts, series, list).keys()].filter((day) => day < until);

const others = (facts: readonly RecordedFigure[], { series }: RecordedFigure): string[] =>
  [...new Set(facts.map((fact) => fact.series ?? ''))].filter((name) => name !== series);

const isFormed = (value: number | null): boolean => value !== null;

describe('a baseline', () => {
  property.prop([elections({ share: anyShare })], { numRuns: 40 })(
    'is formed wherever the place or another has the figures',
    (facts) => {
      for (const fact of facts) {
        const own = daysOf(facts, fact.series, fact.item, fact.day);
        const elsewhere = others(facts, fact).map((name) => daysOf(facts, name, fact.item, fact.day));
        const withNight = others(facts, fact).map((name) => daysOf(facts, name, fact.item, fact.day + 1));
        const { baselines } = foretell(fact, facts);
        expect(isFormed(baselines.persistence)).toBe([own, ...elsewhere].some((days) => days.length > 0));
        expect(isFormed(baselines.trend)).toBe([own, ...elsewhere].some((days) => days.length > 1));
        const since = Math.max(...own);
        const overlap = withNight.some((days) => days.length > 1 && Math.max(...days) > since);
        expect(isFormed(baselines.swing)).toBe(own.length > 0 && overlap);
      }
    },
  );

  property.prop([elections({ share: anyShare })], { numRuns: 40 })(
    'uses nothing that came later, in whatever order it stands',
    (facts) => {
      for (const fact of facts) {
        const whole = foretell(fact, facts);
        const tonight = facts.filter(
          ({ day, series }) => day < fact.day || (day === fact.day && series !== fact.series),
        );
        expect(foretell(fact, tonight).baselines).toEqual(whole.baselines);
        expect(foretell(fact, [...facts].reverse()).baselines).toEqual(whole.baselines);
        const eve = foretell(
          fact,
          facts.filter(({ day }) => day < fact.day),
        ).baselines;
        expect([eve.persistence, eve.trend]).toEqual([whole.baselines.persistence, whole.baselines.trend]);
      }
    },
  );

  property.prop([
    numbers(12).chain((base) => elections({ share: (place, party) => base[place * 4 + party] })),
  ])('is exact where nothing changes', (facts) => {
    for (const fact of facts) {
      if (daysOf(facts, fact.series, fact.item, fact.day).length === 0) continue;
      for (const value of Object.values(foretell(fact, facts).baselines) as (number | null)[])
        expect(value ?? fact.recorded).toBeCloseTo(fact.recorded, 8);
    }
  });

  const lines = fc
    .tuple(numbers(12), numbers(4))
    .chain(([base, rate]) =>
      elections({ share: (place, party, day) => base[place * 4 + party] + (rate[party] * day) / 10 }),
    );
  property.prop([lines], { numRuns: 40 })(
    'of the trend is exact where every party goes one way everywhere',
    (facts) => {
      for (const fact of facts) {
        if (daysOf(facts, fact.series, fact.item, fact.day).length === 0) continue;
        expect(foretell(fact, facts).baselines.trend ?? fact.recorded).toBeCloseTo(fact.recorded, 8);
      }
    },
  );

  const swings = fc.tuple(numbers(12), numbers(16)).chain(([base, moves]) =>
    elections({
      share: (place, party, day) => base[place * 4 + party] + moves[(day / 50) * 4 + party],
      days: [0, 50, 100, 150],
    }),
  );
  property.prop([swings], { numRuns: 40 })(
    'of the swing is exact where all places vote at once and move alike',
    (facts) => {
      for (const fact of facts)
        expect(foretell(fact, facts).baselines.swing ?? fact.recorded).toBeCloseTo(fact.recorded, 8);
    },
  );

  const figuresOf = (days: number) =>
    fc
      .array(fc.tuple(fc.nat(days), fc.nat(100)), { minLength: 1, maxLength: 4 })
      .map((all) => [...new Map(all)]);
  property.prop([figuresOf(100), figuresOf(120)])(
    'is the same whether a joint list elsewhere is on record whole or in parts',
    (own, other) => {
      const list =
        (series: string, item: readonly string[]) =>
        ([day, recorded]: [number, number]): RecordedFigure => ({
          ...{ series, item, day, recorded },
        });
      const target = { series: 'south', item: ['pink', 'red'], day: 110, recorded: 0 };
      const south = own.map(list('south', ['red', 'pink']));
      const parts = other.flatMap(([day, recorded]) => [
        list('north', ['red'])([day, recorded - 7]),
        list('north', ['pink'])([day, 7]),
      ]);
      const whole = foretell(target, [...south, ...other.map(list('north', ['red', 'pink']))]);
      expect(foretell(target, [...south, ...parts])).toEqual(whole);
    },
  );

  test('of a series without items has no elsewhere: turnout and prices have nothing in common', () => {
    const fact = (series: string, day: number, recorded: number): RecordedFigure => ({
      series,
      item: [],
      day,
      recorded,
    });
    const target = fact('turnout', 120, 60);
    const facts = [fact('turnout', 0, 80), target, fact('price', 0, 10), fact('price', 120, 90)];
    expect(foretell(target, facts)).toEqual({
      baselines: { persistence: 80, trend: null, swing: null },
      elsewhere: [],
    });
  });

  test('of Moscow in October is formed from Petrograd, June to September, list by list', () => {
    const rows = factTable({ facts: factsOf('russia-1917'), kinds: kindsIn('russia-1917') }, new Map());
    const of = (id: string) => rows.find((row) => row.id === id);
    for (const id of ['msk_sep_bol', 'msk_sep_kd']) {
      expect(of(id)?.elsewhere).toEqual(['petrograd']);
      expect(Object.values(of(id)?.baselines ?? {})).not.toContain(null);
    }
    // In June the SRs and the Mensheviks of Petrograd stood together: what either had is not on record.
    for (const id of ['msk_sep_sr', 'msk_sep_men'])
      expect(of(id)?.baselines).toMatchObject({ trend: null, swing: null });
  });
});
