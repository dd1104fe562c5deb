/**
 * Rules of election on elections that were held. Figures are the official final results unless said otherwise.
 */
import { fc, test } from '../property.js';
import { describe, expect } from 'vitest';
import {
  countSeats,
  firstPastThePost,
  overThreshold,
  RULES,
  runoffBallots,
  twoRounds,
  type BallotRule,
  type Rule,
} from '../../src/polity/elections.js';
import { town } from '../small-town.js';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const nowhere = () => [];

const ballotRule = (word: Rule): BallotRule => {
  const rule = RULES[word];
  if (rule.by !== 'ballots') throw new Error(`${word} counts no ballots`);
  return rule;
};
const seatsBy = (word: Rule, ballots: readonly number[], seats: number): number[] =>
  countSeats(ballotRule(word), ballots, seats, nowhere);

const COUNTED = (Object.keys(RULES) as Rule[]).filter((word) => RULES[word].by === 'ballots');

describe('a published election', () => {
  test("by d'Hondt: Austria's members of the European Parliament, 2019 (Ministry of the Interior, with postal votes)", () => {
    const votes = [1_305_954, 903_151, 650_114, 532_194, 319_024, 39_234, 30_086];
    expect(seatsBy('lists', votes, 18)).toEqual([7, 5, 3, 2, 1, 0, 0]);
  });

  test('by Sainte-Laguë: the Bundestag, 2025 (second votes of CDU, AfD, SPD, Greens, Left, CSU, SSW)', () => {
    const votes = [11_196_374, 10_328_780, 8_149_124, 5_762_380, 4_356_532, 2_964_028, 76_138];
    expect(seatsBy('sainte-lague', votes, 630)).toEqual([164, 152, 120, 85, 64, 44, 1]);
  });

  test("by largest remainders, Hare's quota: the lists of the State Duma, 2003 (those above the threshold)", () => {
    expect(seatsBy('delegates', [22_776_294, 7_647_820, 6_944_322, 5_470_429], 225)).toEqual([
      120, 40, 36, 29,
    ]);
  });

  test("by largest remainders, Droop's quota, with a threshold of 5 %: the National Council of Slovakia, 2023", () => {
    const seated = [681_017, 533_136, 436_415, 264_137, 202_515, 187_645, 166_995];
    // Republika and Aliancia, which missed it, and all others of 2 967 896 votes, none of which had 3 %, as two lists.
    const votes = [...seated, 141_099, 130_183, 112_377, 112_377];
    const counted = overThreshold(votes, 0.05);
    expect(seatsBy('droop', counted, 150)).toEqual([42, 32, 27, 16, 12, 11, 10, 0, 0, 0, 0]);
    expect(seatsBy('droop', votes, 150)[7]).toBeGreaterThan(0);
  });

  test('first past the post: North East Fife, 2017, by two votes (SNP, Liberal Democrats, Conservatives, Labour)', () => {
    expect(firstPastThePost([13_743, 13_741, 10_088, 4_026], 1, nowhere)).toEqual([1, 0, 0, 0]);
  });

  test('in two rounds: the presidency of France, 1981, in which the second round reversed the first', () => {
    const first = [
      8_222_432, 7_505_960, 5_225_848, 4_456_922, 1_126_254, 668_057, 642_847, 481_821, 386_623, 321_353,
    ];
    const second = (finalists: readonly [number, number]) => {
      expect(finalists).toEqual([0, 1]);
      return [14_642_306, 15_708_262];
    };
    expect(twoRounds(first, 1, second)).toEqual([0, 1]);
  });
});

const ballots = fc
  .array(fc.nat(1_000_000), { minLength: 2, maxLength: 9 })
  .filter((all) => all.some((count) => count > 0));

describe('every rule that counts ballots', () => {
  test.prop([fc.constantFrom(...COUNTED), ballots, fc.nat(700)])('fills every seat', (word, votes, seats) => {
    const won = seatsBy(word, votes, seats);
    expect(sum(won)).toBe(seats);
    won.forEach((count, party) => count > 0 && expect(votes[party]).toBeGreaterThan(0));
  });

  test.prop([fc.constantFrom(...COUNTED), ballots, fc.nat(700)])(
    'never gives more votes fewer seats',
    (word, votes, seats) => {
      const won = seatsBy(word, votes, seats);
      votes.forEach((a, i) =>
        votes.forEach((b, j) => a > b && expect(won[i]).toBeGreaterThanOrEqual(won[j])),
      );
    },
  );

  test.prop([fc.constantFrom(...COUNTED), fc.nat(20)])('elects nobody where nobody votes', (word, seats) => {
    expect(seatsBy(word, [0, 0, 0], seats)).toEqual([0, 0, 0]);
  });
});

describe('a second round', () => {
  const programmes = fc.array(
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
    {
      minLength: 5,
      maxLength: 5,
    },
  );

  test.prop([fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 }), programmes])(
    'keeps the voters of both, and the others go to the nearer or nowhere',
    (votes, programme) => {
      const totals = runoffBallots(votes, [1, 3], (party) => programme[party]);
      const product = (a: number, b: number) => sum(programme[a].map((x, k) => x * programme[b][k]));
      const joined = [0, 2, 4].filter((party) => product(party, 1) > product(party, 3));
      expect(totals[1]).toBe(votes[1] + sum(joined.map((party) => votes[party])));
      expect(sum(totals)).toBeLessThanOrEqual(sum(votes));
      expect([totals[0], totals[2], totals[4]]).toEqual([0, 0, 0]);
    },
  );
});

describe('a threshold', () => {
  test.prop([ballots, fc.double({ min: 0, max: 1, noNaN: true })])(
    'leaves lists with their share as they are and others nothing, unless no list has it',
    (votes, threshold) => {
      const least = threshold * sum(votes);
      const counted = overThreshold(votes, threshold);
      if (votes.some((count) => count > 0 && count >= least))
        expect(counted).toEqual(votes.map((count) => (count >= least ? count : 0)));
      else expect(counted).toEqual(votes);
    },
  );
});

describe('a body of a scenario', () => {
  /** Seats of a body elected on the second day by all of the town, half of whom stand for each of two parties. */
  const seatsOf = (body: object): readonly number[] => {
    const { definition } = town({
      bodies: [
        {
          id: 'diet',
          name: 'Diet',
          elected: ['1900-01-02'],
          constituencies: [
            { of: 'loyal', seats: 7 },
            { of: 'all', seats: 4 },
          ],
          source: 'assumption',
          ...body,
        },
      ],
    });
    const model = createModel(definition, { kernel: nodeKernel('auto'), ledger: false });
    model.run(2);
    return model.state.politics.bodies[0].seats;
  };

  test.each(COUNTED)('can be elected by the rule %s', (rule) => {
    const even = RULES[rule].by === 'ballots' && ballotRule(rule).proportional;
    expect(seatsOf({ rule })).toEqual(even ? [9, 2, 0] : [11, 0, 0]);
  });

  test('can have a threshold, which is that of each constituency', () => {
    expect(seatsOf({ rule: 'lists', threshold: 0.5 })).toEqual([9, 2, 0]);
    expect(() => seatsOf({ rule: 'plurality', threshold: 0.5 })).toThrow('has no threshold');
  });
});
