import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { Digest } from '../../src/foundation/digest.js';
import { fromQ15 } from '../../src/foundation/fixed.js';
import { keysFromSeed } from '../../src/foundation/random.js';
import { digestAgents, digestTallies } from '../../src/population/digest.js';
import {
  PADDING,
  firstCode,
  firstReceptivity,
  firstThreshold,
  lanesOf,
} from '../../src/population/layout.js';
import { Tally } from '../../src/population/tally.js';
import { tieWeights } from '../../src/population/ties.js';
import { thresholdScale } from '../../src/population/traits.js';
import { loadState, people, range, saveState, stratum, type OneShard } from './fixture.js';

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const sd = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((x) => (x - centre) ** 2)));
};

/** Bytes of a trait of all agents. */
const traits = ({ columns, cellCount }: OneShard, firstOf: typeof firstReceptivity): number[] =>
  range(cellCount).flatMap((cell) => {
    const first = firstOf(columns, cell);
    return [...columns.blocks.subarray(first, first + columns.agents[cell])];
  });

const agentsDigest = (population: OneShard): string => digestAgents(new Digest(), population).hex();

describe('standing tastes', () => {
  const classes = [
    { share: 0.6, cellPersons: 400, workplacePersons: 400 },
    { share: 0.4, cellPersons: 20, workplacePersons: 20 },
  ];

  test.prop([fc.string(), fc.integer({ min: 2, max: 40 })])(
    'have mean 0 and the spread of their stratum over agents, whatever the seed and number of cells',
    (seed, hundreds) => {
      const specs = [stratum('s', hundreds * 100, { cellClasses: classes, tasteSpread: [0.1, 0.05, 0] })];
      const { columns, cellCount, agentCount } = people({ specs, keys: keysFromSeed(seed) });
      for (const p of [0, 1, 2]) {
        const moment = (power: number): number =>
          range(cellCount).reduce(
            (sum, c) => sum + columns.agents[c] * fromQ15(columns.tastes[c * 3 + p]) ** power,
            0,
          ) / agentCount;
        expect(Math.abs(moment(1))).toBeLessThan(2e-5);
        expect(Math.abs(Math.sqrt(moment(2)) - specs[0].tasteSpread[p])).toBeLessThan(2e-4);
      }
    },
  );

  it('are normal: two thirds of the cells within one spread', () => {
    const { columns, cellCount } = people({ specs: [stratum('s', 50_000)], partyCount: 1 });
    const within = [...columns.tastes].filter((taste) => Math.abs(fromQ15(taste)) < 0.1).length;
    expect(within / cellCount).toBeCloseTo(0.683, 2);
  });

  it('favour other cells under another seed, and for another party', () => {
    const tastes = (seed: string) => [
      ...people({ specs: [stratum('s', 5000)], keys: keysFromSeed(seed) }).columns.tastes,
    ];
    expect(tastes('one')).not.toEqual(tastes('other'));
    const ofParty = (p: number) => tastes('one').filter((_, i) => i % 3 === p);
    expect(ofParty(0)).not.toEqual(ofParty(1));
    expect(ofParty(0).sort((a, b) => a - b)).toEqual(ofParty(1).sort((a, b) => a - b));
  });
});

describe('people', () => {
  const specs = [
    stratum('village', 20_000, { receptivitySpread: 0.3, thresholdMean: 0.5, thresholdSd: 0.1 }),
    stratum('regiment', 3_001, { thresholdMean: 0.2, thresholdSd: 0.02 }),
  ];
  const population = people({ specs });

  it('learn at 1 on average, with the spread given', () => {
    const receptivities = traits(population, firstReceptivity).map((byte) => byte / 128);
    expect(mean(receptivities)).toBeCloseTo(1, 2);
    expect(sd(receptivities)).toBeCloseTo(0.3, 2);
    expect(Math.min(...receptivities)).toBeGreaterThan(0);
  });

  it('act at the threshold of their stratum on average, with its spread', () => {
    const bytes = traits(population, firstThreshold);
    const [village, regiment] = [bytes.slice(0, 20_000), bytes.slice(20_000)].map((own, s) => {
      const { least, step } = thresholdScale(specs[s]);
      return own.map((byte) => (least + byte * step) / 32768);
    });
    expect(mean(village)).toBeCloseTo(0.5, 2);
    expect(sd(village)).toBeCloseTo(0.1, 2);
    expect(mean(regiment)).toBeCloseTo(0.2, 2);
    expect(sd(regiment)).toBeCloseTo(0.02, 2);
  });

  it('start with what their stratum brings along, spread by personal taste', () => {
    const tally = new Tally(people({ specs, personalTaste: 4000 }));
    for (const s of [0, 1])
      [1000, -2000, 500].forEach((start, p) =>
        expect(Math.abs(tally.loyaltySum(s, p) / specs[s].persons - start)).toBeLessThan(120),
      );
  });

  it('hold to nobody where nothing stands out', () => {
    const abstaining = new Tally(people({ specs, floor: 32767 }));
    expect(abstaining.count(0, 3)).toBe(20_000);
    const deciding = new Tally(people({ specs, floor: 0 }));
    expect(deciding.count(0, 3)).toBe(0);
  });

  it('are nobody in the lanes that fill up a tile', () => {
    const { columns, cellCount } = people({ specs: [stratum('crew', 13)] });
    expect(cellCount).toBe(1);
    const first = firstCode(columns, 0);
    expect([...columns.blocks.subarray(first, first + lanesOf(13))].map((code) => code === PADDING)).toEqual(
      range(16).map((j) => j >= 13),
    );
  });

  test.prop([fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 8 })])(
    'are all counted, by allegiance',
    (persons, partyCount) => {
      const tally = new Tally(people({ specs: [stratum('s', persons)], partyCount }));
      expect(range(partyCount + 1).reduce((sum, a) => sum + tally.count(0, a), 0)).toBe(persons);
      expect(range(partyCount + 1).reduce((sum, a) => sum + tally.activeCount(0, a), 0)).toBe(0);
    },
  );

  it('are the same whoever else exists', () => {
    const alone = people({ specs: [specs[1]] });
    const together = population;
    const begin = firstReceptivity(together.columns, together.strata[1].cellBegin);
    const length = 100;
    const first = firstReceptivity(alone.columns, 0);
    expect([...together.columns.blocks.subarray(begin, begin + length)]).toEqual([
      ...alone.columns.blocks.subarray(first, first + length),
    ]);
  });
});

describe('ties', () => {
  const specs = [
    stratum('village', 5000, {
      ties: [
        { to: 0, count: 2 },
        { to: 1, count: 1 },
      ],
    }),
    stratum('regiment', 2000, { ties: [{ to: 0, count: 1 }] }),
    stratum('hermits', 300),
  ];
  const population = people({ specs });

  it('lead where the spec says, by weight', () => {
    expect([...tieWeights(population)].map((weight) => weight.toFixed(4))).toEqual(
      [2 / 3, 1 / 3, 0, 1, 0, 0, 0, 0, 1].map((weight) => weight.toFixed(4)),
    );
  });

  it('lead no cell to itself where there is another, and a cell without any to itself', () => {
    const { columns, strata } = population;
    for (let cell = strata[0].cellBegin; cell < strata[0].cellEnd; cell++)
      expect([...columns.tiedCells.subarray(3 * cell, 3 * cell + 3)]).not.toContain(cell);
    const hermits = strata[2];
    expect([...columns.tiedCells.subarray(hermits.tieBegin)]).toEqual(
      range(hermits.cellEnd - hermits.cellBegin).map((i) => hermits.cellBegin + i),
    );
  });

  it('stay as they are when another stratum gains some', () => {
    const more = people({ specs: [specs[0], { ...specs[1], ties: [{ to: 0, count: 4 }] }, specs[2]] });
    const end = 3 * population.strata[0].cellEnd;
    expect(more.columns.tiedCells.subarray(0, end)).toEqual(population.columns.tiedCells.subarray(0, end));
  });
});

describe('a tally', () => {
  it('gives persons that add up, and no more active ones than there are', () => {
    const population = people({ specs: [stratum('s', 1_000_000)], agents: 5000 });
    const tally = new Tally(population);
    tally.strata.set([700, 300, 1500, 2500, 100, 299, 0, 1]);
    const { allegiance, active } = tally.persons(0, 999_999);
    expect(allegiance.reduce((a, b) => a + b)).toBe(999_999);
    expect(active).toEqual([20_000, 59_800, 0, 200]);
    expect(allegiance).toEqual([140_000, 60_000, 300_000, 499_999]);
  });
});

describe('the bytes of a population', () => {
  const specs = [stratum('s', 700, { ties: [{ to: 0, count: 1 }] })];

  it('bring everything back when loaded', () => {
    const population = people({ specs });
    const saved = saveState(population);
    const before = agentsDigest(population);
    population.columns.blocks.fill(7);
    expect(agentsDigest(population)).not.toBe(before);
    loadState(population, saved);
    expect(agentsDigest(population)).toBe(before);
  });

  it('begin on 64 bytes, column after column, without overlap', () => {
    const { layout } = people({ specs });
    const offsets = Object.values(layout.offsets);
    expect(offsets.every((offset) => offset % 64 === 0)).toBe(true);
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    expect(layout.bytes).toBe(layout.offsets.blocks + layout.lengths.blocks);
  });
});

describe('the digest of people', () => {
  const specs = [stratum('s', 100)];

  it('sees any agent change, and no padding', () => {
    const population = people({ specs });
    const { columns } = population;
    const before = agentsDigest(population);
    columns.loyalties[lanesOf(100) * 3 - 1]++;
    columns.blocks[firstCode(columns, 0) + 100]--;
    expect(agentsDigest(population)).toBe(before);
    columns.loyalties[0]++;
    expect(agentsDigest(population)).not.toBe(before);
  });

  it('sees any tally change', () => {
    const population = people({ specs });
    const before = digestTallies(new Digest(), population).hex();
    population.columns.tallies[2]++;
    expect(digestTallies(new Digest(), population).hex()).not.toBe(before);
  });
});
