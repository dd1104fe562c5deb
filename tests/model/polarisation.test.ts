/** The flight to whoever can stop the other side, in a town of three camps and of citizens who fear one of them. */
import { describe, expect, test } from 'vitest';
import { CauseBook, FEARED } from '../../src/experiment/causes/book.js';
import { ONE } from '../../src/foundation/fixed.js';
import { createModel, type Model } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { lawless, regiment, still, town } from '../small-town.js';

const people = (id: string, persons: number, more: object = {}) => ({
  ...{ id, name: id, class: 'folk', place: 'town', persons, electorate: 1 },
  ...{ cells: [{ share: 1, cell: 10 }], source: 'assumption', ...more },
});

const party = (id: string, matter: number, creed = 0) => ({
  ...{ id, name: id, positions: { matter, creed }, credibility: { all: 1 }, reach: { all: 0 } },
  ...{ line: {}, source: 'assumption' },
});

const issue = (id: string, salience: object, demand: object) => ({
  ...{ id, name: id, salience, demand, source: 'assumption' },
});

/** Citizens want the contrary of what the reds want; the whites are against the reds in all, the greys in part. */
const ISSUES = [
  issue('matter', { all: 0, citizens: 0.2 }, { all: 0, citizens: -1 }),
  issue('creed', { all: 0 }, { all: 0 }),
];
const PARTIES = [party('reds', 1), party('whites', -1), party('greys', -1, 1)];

/** Camps that hold to a party each, by persons, and a thousand citizens who hold to none. */
const country = (reds: number, whites: number, greys: number, more: object = {}) =>
  town({
    ...{ behaviour: { ...still, abstentionFloor: 0.1 }, issues: ISSUES, parties: PARTIES },
    population: reds + whites + greys + 1000,
    strata: [
      people('red', reds, { tradition: { reds: 0.5 } }),
      people('white', whites, { tradition: { whites: 0.5 } }),
      people('grey', greys, { tradition: { greys: 0.5 } }),
      people('citizens', 1000),
    ],
    units: [regiment('ua', 'red', 200), regiment('ub', 'white', 100)],
    laws: { ...lawless, polarisation: { on: true } },
    ...more,
  });

const modelOf = (loaded: ReturnType<typeof town>, ledger = true): Model =>
  createModel(loaded.definition, { seed: 'town', kernel: nodeKernel('auto'), ledger });

const CITIZENS = 3;

/** What draws citizens to each party, in loyalty, on the second day. */
const drawn = (loaded: ReturnType<typeof town>): number[] => {
  const model = modelOf(loaded);
  model.run(2);
  return [...model.state.columns.appeal.row(CITIZENS)].map((appeal) => appeal / ONE);
};

describe('who fears one side', () => {
  test('is drawn to its opponents by what there is to lose, how strong it is, and how strong they are', () => {
    const [reds, whites, greys] = drawn(country(500, 250, 250));
    // Loss 0.2, chance a half; the greys stand against the reds by the cosine of 45 degrees.
    const fear = 0.2 * 0.5;
    expect(reds).toBe(0);
    expect(whites).toBeCloseTo(fear / (1 + Math.SQRT1_2), 4);
    expect(greys).toBeCloseTo((fear * Math.SQRT1_2) / (1 + Math.SQRT1_2), 4);
  });

  test('fears as it is weighed, and nothing where the law is not in force', () => {
    const half = { laws: { ...lawless, polarisation: { on: true, weight: 0.5 } } };
    expect(drawn(country(500, 500, 10, half))[1]).toBeCloseTo(drawn(country(500, 500, 10))[1] / 2, 4);
    expect(drawn(country(500, 500, 10, { laws: lawless }))).toEqual([0, 0, 0]);
  });

  test('fears only who is strong where he lives', () => {
    const far = country(500, 250, 250, {
      strata: [
        people('red', 500, { tradition: { reds: 0.5 }, place: 'far' }),
        people('white', 250, { tradition: { whites: 0.5 } }),
        people('grey', 250, { tradition: { greys: 0.5 } }),
        people('citizens', 1000),
      ],
    });
    expect(drawn(far)).toEqual([0, 0, 0]);
  });
});

test('the weaker of two opponents is deserted for the stronger, the more the greater the fear (Cox 1997)', () => {
  /** Votes of the second loser over those of the first, when citizens who like both as much have made up their minds. */
  const ratio = (weight: number): number => {
    const model = modelOf(
      country(600, 120, 80, {
        behaviour: { ...still, learning: 0.05, abstentionFloor: 0.01, personalTaste: 0.03 },
        parties: [party('reds', 1), party('whites', -1), party('greys', -1)],
        laws: { ...lawless, polarisation: { on: true, weight } },
      }),
    );
    model.run(115);
    const { tally } = model.state;
    return tally.count(CITIZENS, 2) / tally.count(CITIZENS, 1);
  };
  const [none, some, more] = [0, 1, 3].map(ratio);
  expect(none).toBeGreaterThan(0.8);
  expect(some).toBeLessThan(0.6 * none);
  expect(more).toBeLessThan(0.1);
});

test('fear is told by the party that is feared, and rows by cause add up to the ledger', () => {
  const model = modelOf(
    country(500, 250, 250, { behaviour: { ...still, learning: 0.02, receptivitySpread: 0.3, noise: 0.01 } }),
  );
  if (model.ledger === null) throw new Error('no ledger is kept');
  const { ledger } = model;
  const book = new CauseBook(model.state, ledger, 1);
  for (let day = 0; day < 20; day++) {
    model.step(undefined, book.watch);
    book.post();
    ledger.rows.forEach((_, row) => {
      const entries = book.entries.filter(({ source }) => source === row);
      const sum = entries.reduce((all, { stocks }) => all + stocks[CITIZENS], 0);
      expect(sum + 0).toBe(ledger.stocks.at(CITIZENS, 1, row) + 0);
    });
  }
  const feared = book.entries.find(({ cause }) => cause === `${FEARED}reds`);
  expect(feared?.stocks[CITIZENS]).toBeGreaterThan(0);
  expect(book.entries.some(({ cause }) => cause === `${FEARED}whites`)).toBe(false);
});
