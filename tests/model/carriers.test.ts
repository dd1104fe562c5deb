/** Parties carried by their adherents, in a town whose people never change their minds. */
import { describe, expect, test } from 'vitest';
import { daily, lawless, still, town } from '../small-town.js';

const people = (id: string, more: object = {}) => ({
  ...{ id, name: id, class: 'folk', place: 'town', persons: 1000, electorate: 1 },
  ...{ cells: [{ share: 1, cell: 10 }], source: 'assumption', ...more },
});

const party = (id: string, more: object = {}) => ({
  ...{ id, name: id, positions: { matter: 0 }, credibility: { all: 1 }, source: 'assumption' },
  ...{ reach: { all: 0.1 }, line: {}, ...more },
});

/** Camps that hold to a party each, and villagers who hold to nobody and know the loyal camp. */
const STRATA = [
  people('loyal', { tradition: { one: 0.5 } }),
  people('rebel', { tradition: { two: 0.5 } }),
  people('villagers', { ties: { loyal: 3 }, behaviour: { hearing: 0.4 } }),
];

/** Nobody adheres to a party that stands no higher than the others. */
const behaviour = { ...still, abstentionFloor: 0.1 };

const country = (carriers: object = {}, more: object = {}) =>
  town({
    ...{ population: 3000, behaviour, strata: STRATA, parties: [party('one'), party('two')] },
    laws: { ...lawless, carriers: { on: true, wordOfMouth: 0.1, ...carriers } },
    ...more,
  });

const reachOf = (loaded: ReturnType<typeof town>, of: readonly string[], days: number) =>
  daily(
    loaded,
    of.map((name) => `reach.${name}`),
    days,
  ).at(-1);

describe('a party', () => {
  test('is heard by more day by day where all whom people meet hold to it', () => {
    const [reach] = reachOf(country(), ['one.loyal'], 10) as number[];
    expect(reach).toBeCloseTo(1 - 0.9 * 0.9 ** 10, 12);
  });

  test('is heard no further among people of whom nobody holds to it and who know nobody who does', () => {
    expect(reachOf(country(), ['one.rebel', 'two.villagers'], 30)).toEqual([0.1, 0.1]);
  });

  test('comes along ties to people who have none of it, as far as they can be reached', () => {
    const [soon, late] = [10, 1000].map(
      (days) => reachOf(longer(country, days), ['one.villagers'], days)?.[0],
    );
    // Three of the four they meet, their own counted as one, hold to it.
    expect(soon).toBeCloseTo(0.4 - 0.3 * (1 - 0.1 * 0.75) ** 10, 12);
    expect(late).toBeCloseTo(0.4, 12);
  });

  test('with papers is heard where nobody holds to it', () => {
    const parties = [party('one', { press: { rebel: 0.05 } }), party('two')];
    const [reach] = reachOf(country({}, { parties }), ['one.rebel'], 10) as number[];
    expect(reach).toBeCloseTo(1 - 0.9 * 0.95 ** 10, 12);
  });

  test('is not printed as far as whoever governs represses and it stands against him', () => {
    const against = (state: number) => party('one', { press: { rebel: 0.05 }, line: { state } });
    const under = (state: number) => ({
      ...{ parties: [against(state), party('two')], policies: { repression: 0.5 }, emergency: 'repression' },
    });
    const [foe, friend] = [-0.8, 0.8].map(
      (line) => reachOf(country({}, under(line)), ['one.rebel'], 10)?.[0],
    );
    expect(foe).toBeCloseTo(1 - 0.9 * (1 - 0.05 * (1 - 0.5 * 0.8)) ** 10, 12);
    expect(friend).toBeCloseTo(1 - 0.9 * 0.95 ** 10, 12);
  });

  test('grows by a rate of its own where the law is not in force', () => {
    const parties = [party('one', { growth: 0.1, press: { all: 0.05 } }), party('two')];
    const [reach] = reachOf(country({ on: false }, { parties }), ['one.rebel'], 1) as number[];
    expect(reach).toBeCloseTo(0.1 + 0.1 * 0.1 * 0.9, 12);
  });
});

/** A country whose year is long enough. */
function longer(of: typeof country, days: number) {
  return of({}, { end: days > 100 ? '1903-12-31' : '1900-04-30' });
}

describe('check warns', () => {
  const warned = (loaded: ReturnType<typeof town>) =>
    loaded.warnings.filter(({ code }) => code === 'idle-reach').length;

  test('of growth under the law, and of papers and hearing without it', () => {
    const written = { parties: [party('one', { growth: 0.1, press: { all: 0.05 } }), party('two')] };
    expect(warned(country({}, written))).toBe(1);
    expect(warned(country({ on: false }, written))).toBe(2);
    expect(warned(country())).toBe(0);
  });
});
