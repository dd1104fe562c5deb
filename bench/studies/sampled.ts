/**
 * What a run of some size comes to, and whether runs of two sizes agree.
 *
 * Decision worth knowing: only rows of calibration are measured, so that choosing a size is no look at a figure that nothing was fitted to;
 * and of forecasts nothing but differences between sizes leaves this file, since their contests are anchors.
 */
import jStat from 'jstat';
import { contestsOf, regimesOf } from '../../src/experiment/run/chronicle.js';
import { measureCollector } from '../../src/experiment/run/collect.js';
import { endingOf } from '../../src/experiment/run/ending.js';
import { kindOfGovernment, orderOfRegimes } from '../../src/experiment/run/vitality.js';
import { isoOf } from '../../src/foundation/calendar.js';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { familyOf } from '../../src/scenario/compile/facts.js';
import type { LoadedScenario } from '../../src/scenario/load.js';
import { mean, spread } from './laboratory.js';

/** What one run came to. */
export interface Sampled {
  readonly agents: number;
  readonly mode: 'run' | 'replay';
  readonly seed: string;
  /** The model's figure by row of calibration; numbers of people as logarithms. Rows that were not reached are not there. */
  readonly figures: Readonly<Record<string, number>>;
  /** Endings, and regimes. */
  readonly outcomes: readonly string[];
  /** Foreseen chance of each contest that an answer to a question declared, in log odds, by that answer. */
  readonly forecasts: Readonly<Record<string, number>>;
}

/** Chances are held within this, so that their log odds are numbers. */
const CHANCE_MIN = 1e-6;

const logOdds = (chance: number): number => {
  const held = Math.min(1 - CHANCE_MIN, Math.max(CHANCE_MIN, chance));
  return Math.log(held / (1 - held));
};

/** Scored rows of calibration by what they are scored as. */
export const calibrationRows = ({ scenario }: LoadedScenario): ReadonlyMap<string, string> =>
  new Map(
    scenario.facts.flatMap((fact) => {
      const family = fact.role === 'calibration' ? familyOf(scenario.kinds, fact) : null;
      return family === null ? [] : [[fact.id, family] as const];
    }),
  );

/** Runs a scenario to its end and takes down what is compared. */
export function sample(
  loaded: LoadedScenario,
  { agents, mode, seed }: Pick<Sampled, 'agents' | 'mode' | 'seed'>,
): Sampled {
  const { definition } = loaded;
  const rows = calibrationRows(loaded);
  const model = createModel(definition, { seed, agents, kernel: nodeKernel('auto'), ledger: false });
  const measures = measureCollector(definition.measures.filter(({ id }) => rows.has(id)));
  model.run(definition.dayCount, (state) => measures.collect(state, null));
  const figures = [...measures.result()].flatMap(([id, { value }]) => {
    if (value === null || (rows.get(id) === 'counts' && value <= 0)) return [];
    return [[id, rows.get(id) === 'counts' ? Math.log(value) : value] as const];
  });
  const ending = endingOf(model.state);
  const order = orderOfRegimes(regimesOf(model.state), isoOf(definition.startDay + definition.dayCount - 1));
  const forecasts = contestsOf(model.state).flatMap(({ cause, place, foreseen }) =>
    cause === null || place === null ? [] : [[cause, logOdds(foreseen)] as const],
  );
  model.release();
  return {
    ...{ agents, mode, seed, figures: Object.fromEntries(figures), forecasts: Object.fromEntries(forecasts) },
    outcomes: [
      `ends by ${ending.kind}`,
      `holds at the end: ${ending.authority ?? 'nobody'}`,
      `governs at the end: ${kindOfGovernment(ending)}`,
      `regimes ${order.join(' > ')}`,
      ...new Set(order.map((regime) => `has ${regime}`)),
    ],
  };
}

/** A figure in runs of two sizes, the second the larger. */
export interface Pair {
  readonly name: string;
  /** Runs that have it. */
  readonly counts: readonly [number, number];
  readonly means: readonly [number, number];
  /** Standard deviations between seeds. */
  readonly spreads: readonly [number, number];
  readonly difference: number;
  /** The difference by the spread of both sizes (root of the mean variance; Cohen 1988). */
  readonly bySpread: number;
  /** The difference by the spread of the larger size. */
  readonly byLarger: number;
  /** Chance of so much of a difference or more where there is none (normal, both sides; Welch 1947). */
  readonly p: number;
}

/** Of how many runs of each size a figure must be known to be compared. */
const KNOWN_MIN = 10;

const ratio = (a: number, b: number): number => (a === 0 ? 0 : a / b);

function pairOf(name: string, first: readonly number[], second: readonly number[]): Pair {
  const [a, b] = [first, second].map((figures) => ({
    ...{ n: figures.length, mean: mean(figures), spread: spread(figures) },
  }));
  const difference = b.mean - a.mean;
  const error = Math.sqrt(a.spread ** 2 / a.n + b.spread ** 2 / b.n);
  const z = Math.abs(ratio(difference, error));
  return {
    ...{ name, counts: [a.n, b.n], means: [a.mean, b.mean], spreads: [a.spread, b.spread], difference },
    bySpread: ratio(difference, Math.sqrt((a.spread ** 2 + b.spread ** 2) / 2)),
    byLarger: ratio(difference, b.spread),
    p: z === Infinity ? 0 : 2 * (1 - jStat.normal.cdf(z, 0, 1)),
  };
}

/** Pairs of all figures that enough runs of both sizes have. */
export function pairsOf(
  first: readonly Readonly<Record<string, number>>[],
  second: readonly Readonly<Record<string, number>>[],
): Pair[] {
  const known = (runs: typeof first, name: string) => runs.flatMap((run) => (name in run ? [run[name]] : []));
  const names = [...new Set([...first, ...second].flatMap((run) => Object.keys(run)))].sort();
  return names.flatMap((name) => {
    const [a, b] = [known(first, name), known(second, name)];
    return Math.min(a.length, b.length) < KNOWN_MIN ? [] : [pairOf(name, a, b)];
  });
}

/** The chance that a mean of `runs` runs of each size is off by more than a share of the spread, where nothing differs. */
export const byChance = (share: number, runs: number): number =>
  2 * (1 - jStat.normal.cdf(share / Math.sqrt(2 / runs), 0, 1));
