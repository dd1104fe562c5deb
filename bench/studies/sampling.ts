/**
 * Do endings, orders of regimes and shares depend on how many agents stand for the people?
 *
 *     npm run study:sampling -- --runs 50                  replays, to results/sampling.json
 *     npm run study:sampling -- --runs 50 --mode run       free runs, to results/sampling-free.json
 *
 * Runs of the smallest population that a scenario can have, and of other sizes (`--sizes 100000,300000`), by the same seeds, each size held
 * against the last. Whether the floor of the sample may fall is asked by writing the candidate into CELLS_MIN (src/population/sampling.ts)
 * and committing it first. It may if means of scored shares (calibration only) and of endings are at most half of the spread between seeds
 * apart, no order of regimes is outside the 95 % interval of a difference, and forecasts of contests are within 0.3 in log odds. Of so many
 * comparisons some fail by chance: what fails is asked again of fresh seeds (`--first 51`), and only what fails twice counts.
 *
 * Each run is kept when it is done (`--keep FILE`, a line a run), and is not made again; `--name NAME` names the result.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentsMin } from '../../src/population/sampling.js';
import { loadBundled } from '../../tests/bundled.js';
import { familyOf } from '../processor.js';
import { compareFrequencies, isOutside } from './frequencies.js';
import { committed, keep, option, say, seedsOf, word } from './laboratory.js';
import { byChance, calibrationRows, pairsOf, sample, type Pair, type Sampled } from './sampled.js';

/** Shares of the spread between seeds that means may differ by, and log odds that forecasts may. */
const SPREAD_SHARE = 0.5;
const LOG_ODDS = 0.3;

const at = committed();
const scenario = word('scenario', 'russia-1917');
const [first, runs] = [option('first', 1), option('runs', 50)];
const kept = word('keep', join(tmpdir(), `sampling-${at.commit}.ndjson`));
const mode = word('mode', 'replay') === 'run' ? 'run' : 'replay';
const loaded = loadBundled(scenario, [], mode === 'replay');
const smallest = agentsMin(loaded.definition.strata.map(({ spec }) => spec));
const sizes = [smallest, ...word('sizes', '100000,300000').split(',').map(Number)];
const seeds = seedsOf('sampling', first + runs - 1).slice(first - 1);

const lines = existsSync(kept) ? readFileSync(kept, 'utf8').split('\n') : [];
const known = new Map(
  lines
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Sampled)
    .map((each) => [`${each.mode} ${each.agents} ${each.seed}`, each]),
);

const made = (asked: Pick<Sampled, 'agents' | 'mode' | 'seed'>): Sampled => {
  const name = `${asked.mode} ${asked.agents} ${asked.seed}`;
  const before = known.get(name);
  if (before) return before;
  const now = sample(loaded, asked);
  appendFileSync(kept, `${JSON.stringify(now)}\n`);
  say(name);
  return now;
};

const all = seeds.flatMap((seed) => sizes.map((agents) => made({ agents, mode, seed })));
const families = calibrationRows(loaded);

const rounded = (value: number) => Number(value.toPrecision(5));
const inShort = ({ name, counts, means, spreads, bySpread, byLarger, p }: Pair) => ({
  ...{ name, counts, means: means.map(rounded), spreads: spreads.map(rounded) },
  ...{ bySpread: rounded(bySpread), byLarger: rounded(byLarger), p: rounded(p) },
});

/** Of pairs by what they are scored as: how many there are, how many are apart and how many would be by chance. */
const familyAt = (pairs: readonly Pair[]) => ({
  compared: pairs.length,
  apart: pairs.filter(({ bySpread }) => Math.abs(bySpread) > SPREAD_SHARE).map(({ name }) => name),
  apartByLarger: pairs.filter(({ byLarger }) => Math.abs(byLarger) > SPREAD_SHARE).map(({ name }) => name),
  apartByChance: rounded(pairs.length * byChance(SPREAD_SHARE, runs)),
  // The first step of Holm (1979): whether the least p is below 5 % divided by the number of all.
  leastByHolm: rounded(Math.min(1, pairs.length * Math.min(1, ...pairs.map(({ p }) => p)))),
  medianSpreadRatio: rounded(
    pairs
      .map(({ spreads: [a, b] }) => a / b)
      .filter(Number.isFinite)
      .sort((a, b) => a - b)[Math.floor(pairs.length / 2)] ?? NaN,
  ),
});

/** A difference of shares by the spread of what either happens or does not. */
const bySpreadOf = (a: number, b: number): number =>
  (b - a) / Math.sqrt((a * (1 - a) + b * (1 - b)) / 2 || 1);

const ofSize = (size: number) => all.filter(({ agents }) => agents === size);
const large = ofSize(sizes[sizes.length - 1]);

const againstLarge = (agents: number) => {
  const small = ofSize(agents);
  const pairs = pairsOf(
    small.map(({ figures }) => figures),
    large.map(({ figures }) => figures),
  );
  const outcomes = compareFrequencies(
    small.map((each) => each.outcomes),
    large.map((each) => each.outcomes),
  );
  const kinds = [...new Set(families.values())].sort();
  const told = outcomes.map(({ outcome, first: a, second: b, difference, p }) => ({
    ...{ outcome, counts: [a, b], low: rounded(difference.low), high: rounded(difference.high) },
    ...{ bySpread: rounded(bySpreadOf(a / small.length, b / large.length)), p: rounded(p) },
  }));
  return {
    rows: Object.fromEntries(
      kinds.map((kind) => [kind, familyAt(pairs.filter(({ name }) => families.get(name) === kind))]),
    ),
    outcomes: {
      compared: outcomes.length,
      outside95: outcomes.filter(isOutside).map(({ outcome }) => outcome),
      outsideByChance: 0.05 * outcomes.length,
      leastByHolm: Math.min(1, ...outcomes.map(({ allowed }) => allowed)),
      apart: told.flatMap(({ outcome, bySpread }) => (Math.abs(bySpread) > SPREAD_SHARE ? [outcome] : [])),
      all: told,
    },
    pairs: pairs.map(inShort),
  };
};

/** Forecasts of the contests that answers on record declare: differences alone. */
const forecastsAt = (agents: number) =>
  pairsOf(
    ofSize(agents).map(({ forecasts }) => forecasts),
    large.map(({ forecasts }) => forecasts),
  ).map(({ name, counts, difference, spreads, p }) => ({
    ...{ name, counts, difference: rounded(difference), spreads: spreads.map(rounded), p: rounded(p) },
    within: Math.abs(difference) <= LOG_ODDS,
  }));

const against = sizes.slice(0, -1).map((agents) => {
  const forecasts = mode === 'replay' ? forecastsAt(agents) : [];
  const { rows, outcomes, pairs } = againstLarge(agents);
  const comparisons = pairs.length + outcomes.compared + forecasts.length;
  return { agents, comparisons, rows, forecasts, outcomes, pairs };
});
for (const { agents, rows, outcomes, forecasts } of against) {
  for (const [kind, { compared, apart, apartByLarger, apartByChance, medianSpreadRatio }] of Object.entries(
    rows,
  )) {
    const beside = `by the larger size's spread ${apartByLarger.length}, by chance ${apartByChance}`;
    say(
      `${agents} ${kind}: of ${compared} apart ${apart.length} (${beside}); spread ${medianSpreadRatio} times`,
    );
  }
  say(`${agents} outcomes: of ${outcomes.compared} outside 95 %: ${outcomes.outside95.join('; ')}`);
  for (const { name, difference } of forecasts) say(`${agents} ${name}: ${difference} in log odds`);
}
const name = word('name', mode === 'replay' ? 'sampling' : 'sampling-free');
keep(first === 1 ? name : `${name}-from-${first}`, {
  ...{ ...at, processor: familyOf(), scenario, mode, first, runs, sizes, against },
});
