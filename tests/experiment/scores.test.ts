import { describe, expect, test } from 'vitest';
import { factTable } from '../../src/experiment/scores.js';
import { Fact } from '../../src/scenario/schema/scenario.js';

/** A fact of a series, in as many words as a baseline needs. */
const fact = (series: string, date: string, recorded: number, item?: string) =>
  Fact.parse({
    id: `${series}-${date}`,
    quantity: series,
    recorded,
    unit: 'percent',
    date,
    role: 'validation',
    series,
    ...(item === undefined ? {} : { item }),
    source: 'assumption',
  });

const baselinesOf = (facts: readonly ReturnType<typeof fact>[], id: string) =>
  factTable(facts, (date) => date, new Map()).find((row) => row.id === id)?.baselines;

describe('what extrapolation would have foretold', () => {
  test('uniform swing carries the change of an item elsewhere over', () => {
    const facts = [
      fact('north', '1917-06-01', 20, 'reds'),
      fact('north', '1917-10-01', 50, 'reds'),
      fact('south', '1917-06-01', 10, 'reds'),
      fact('south', '1917-10-01', 35, 'reds'),
    ];
    expect(baselinesOf(facts, 'south-1917-10-01')).toEqual({ persistence: 10, trend: null, swing: 40 });
  });

  test('series without items have no swing in common', () => {
    const facts = [
      fact('turnout', '1917-06-01', 80),
      fact('turnout', '1917-10-01', 60),
      fact('price', '1917-06-01', 10),
      fact('price', '1917-10-01', 90),
    ];
    expect(baselinesOf(facts, 'turnout-1917-10-01')).toEqual({ persistence: 80, trend: null, swing: null });
  });
});
