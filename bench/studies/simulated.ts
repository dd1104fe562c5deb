/**
 * Results of runs that nobody ran, of which the truth is known: what the intervals of reports cover is counted over them.
 *
 * Decision worth knowing: rows go through the code that compares runs, not through a copy of its formulas, so what is counted is what a reader is told.
 */
import { isoOf } from '../../src/foundation/calendar.js';
import { keysFromSeed, normal, PURPOSE, uniform, type Keys } from '../../src/foundation/random.js';
import { compareRows, type Comparison } from '../../src/experiment/many/compare.js';
import type { Estimate } from '../../src/experiment/many/interval.js';
import { proportion } from '../../src/experiment/many/interval.js';
import { FALSE_DISCOVERY_RATE } from '../../src/experiment/many/looks.js';
import { stoppingBias, type StoppingRule } from '../../src/experiment/many/stopping.js';
import { kaplanMeier } from '../../src/experiment/many/survival.js';
import type { ColumnDef, Row } from '../../src/experiment/tables/table.js';

/** Days of a story: it begins on day 0 and ends on this one. */
const END = 200;
const DAY_COLUMN: ColumnDef = { name: 'day', type: 'date', meaning: 'day of the event' };

/** A day that comes about here, by the chance of the seed and that of the side, and later by so much in the twin. */
export interface DayStory {
  readonly middle: number;
  readonly later: number;
  readonly shared: number;
  readonly own: number;
}

const latent = (keys: Keys, story: DayStory, pair: number, side: 0 | 1): number => {
  const draw = (channel: number) => normal(keys, PURPOSE.parameter, 0, pair, channel);
  return Math.round(story.middle + side * story.later + story.shared * draw(0) + story.own * draw(1 + side));
};

const rowOf = (pair: number, day: number): Row => ({
  seed: String(pair),
  status: 'done',
  day: day > END ? null : isoOf(day),
});

/** Pairs of runs that tell a story, compared. */
export function compareStory(keys: Keys, story: DayStory, pairs: number): Comparison {
  const side = (which: 0 | 1) =>
    Array.from({ length: pairs }, (_, pair) => rowOf(pair, latent(keys, story, pair, which)));
  return compareRows(side(0), side(1), [DAY_COLUMN], isoOf(END));
}

/** The true difference of the mean days to the end, of very many pairs. */
export function trueRestricted(story: DayStory, pairs = 40_000): number {
  const keys = keysFromSeed('truth of a story');
  let sum = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const [a, b] = ([0, 1] as const).map((side) => Math.min(latent(keys, story, pair, side), END + 1));
    sum += b - a;
  }
  return sum / pairs;
}

const covers = ({ low, high }: Estimate, truth: number): boolean => low <= truth && truth <= high;

/** How often the interval of the mean days to the end covers the true difference, 0 to 1. */
export function restrictedCoverage(story: DayStory, pairs: number, trials: number): number {
  const truth = trueRestricted(story);
  let covered = 0;
  for (let trial = 0; trial < trials; trial++) {
    const [mean] = compareStory(keysFromSeed(`restricted ${trial}`), story, pairs).means;
    if (covers(mean.difference, truth)) covered++;
  }
  return covered / trials;
}

/** How often the interval of the share that has come by a day covers the true share, with runs that are watched for 50 to 150 days. */
export function curveCoverage(runs: number, trials: number): number {
  // Days are uniform to 200, so that half have come by day 100.
  let covered = 0;
  for (let trial = 0; trial < trials; trial++) {
    const keys = keysFromSeed(`curve ${trial}`);
    const watched = Array.from({ length: runs }, (_, run) => {
      const [day, last] = [0, 1].map((channel) => uniform(keys, PURPOSE.parameter, 0, run, channel));
      const [comes, ends] = [Math.ceil(200 * day), Math.floor(50 + 100 * last)];
      return { days: Math.min(comes, ends), came: comes <= ends };
    });
    const step = kaplanMeier(watched).findLast(({ days }) => days <= 100);
    if (step !== undefined && covers(step.share, 0.5)) covered++;
  }
  return covered / trials;
}

/** What is found among figures of which some differ by an effect, in standard deviations, and the others do not. */
export interface Findings {
  /** Average share of the findings that are none. */
  readonly falseRate: number;
  /** Average share of the true effects that are found. */
  readonly found: number;
}

/** Looks at many figures at once, trial after trial. */
export function findings(
  { figures, real, effect }: { readonly figures: number; readonly real: number; readonly effect: number },
  pairs: number,
  trials: number,
): Findings {
  const columns = Array.from({ length: figures }, (_, i): ColumnDef => ({
    ...{ name: `f${i}`, type: 'number', meaning: `figure ${i}` },
  }));
  let [falseRate, found] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const keys = keysFromSeed(`findings ${trial}`);
    const side = (which: 0 | 1): Row[] =>
      Array.from({ length: pairs }, (_, pair) => ({
        ...{ seed: String(pair), status: 'done' },
        ...Object.fromEntries(
          columns.map(({ name }, i) => [
            name,
            normal(keys, PURPOSE.parameter, which, pair, i) + (which === 1 && i < real ? effect : 0),
          ]),
        ),
      }));
    const { means } = compareRows(side(0), side(1), columns, isoOf(END));
    const told = means.flatMap(({ rate }, i) => ((rate ?? 1) <= FALSE_DISCOVERY_RATE ? [i] : []));
    falseRate += told.filter((i) => i >= real).length / Math.max(1, told.length) / trials;
    found += told.filter((i) => i < real).length / Math.max(1, real) / trials;
  }
  return { falseRate, found };
}

/** What stopping by a rule does to a share on average: as it is computed, and as it is in so many trials. */
export function stoppingTried(share: number, rule: StoppingRule, trials: number) {
  let sum = 0;
  for (let trial = 0; trial < trials; trial++) {
    const keys = keysFromSeed(`stopping ${trial}`);
    let [times, seeds] = [0, 0];
    for (;;) {
      for (let i = 0; i < rule.every; i++)
        if (uniform(keys, PURPOSE.parameter, 0, seeds + i, 0) < share) times++;
      seeds += rule.every;
      const { low, high } = proportion(times, seeds);
      if (high - low <= rule.width || seeds >= rule.most) break;
    }
    sum += times / seeds;
  }
  return { computed: stoppingBias(share, rule), tried: sum / trials - share };
}
