/** A sweep: what is varied, as the points of one experiment, and what is told of its runs. */
import { parseDate } from '../../foundation/calendar.js';
import { faultOf, type Fault } from '../../foundation/fault.js';
import { batchesOf, gridDesign, latinDesign, pointsOf, type PointSource } from '../design/design.js';
import { lateNotices } from '../design/changes-after-end.js';
import type { Varied } from '../design/factor-conflicts.js';
import { grouped } from '../design/levels.js';
import { manifestOf, measuredColumns, toldColumns, type ExperimentManifest } from '../design/manifest.js';
import { readOutcomes } from '../design/outcomes.js';
import type { Setting } from '../design/setting.js';
import { readFactors } from '../design/vary.js';
import type { DaysComputed } from '../many/days.js';
import { MeasureMeans } from './measure-means.js';
import { seriesMeasures } from '../run/own-measures.js';
import { SeriesMeans } from './series-means.js';
import { PointPairs } from '../many/point-pairs.js';
import { stoppingBias } from '../many/stopping.js';
import { SweepCounts } from '../many/sweep.js';
import type { PointRecord, StoppingBias, SweepRecord } from '../many/sweep-record.js';
import type { Row } from '../tables/table.js';
import type { Teller } from './ports.js';

/** What a sweep is asked by: the texts of the options of `tauride sweep`, and their numbers. */
export interface SweepWords {
  readonly vary: readonly string[];
  readonly outcomes: readonly string[];
  readonly design: 'grid' | 'lhs';
  /** Points of a Latin hypercube. */
  readonly points: number | undefined;
  /** Width of interval at which it is to stop, 0 to 1; null for one that runs all its seeds. */
  readonly untilWidth: number | null;
}

/** A sweep as it is asked for. */
export interface Sweeping {
  readonly manifest: ExperimentManifest;
  /** What whoever asks should know before it runs, a line each. */
  readonly notices: readonly string[];
}

/** More points of a design nobody reads. */
const DESIGN_MAX = 100_000;

/** What is wrong with the number of points that is asked for. */
function pointFaults({ design, points }: SweepWords): Fault[] {
  const option = `--points ${points}`;
  if (design === 'lhs' && points === undefined) {
    const message = 'a Latin hypercube needs a number of points';
    return [faultOf('no-points', '--design lhs', message, 'add --points 100')];
  }
  if (points === undefined) return [];
  if (design !== 'lhs') {
    const message = 'a grid has as many points as there are combinations of levels';
    return [faultOf('points-of-grid', option, message, 'add --design lhs, or leave out --points')];
  }
  if (points <= DESIGN_MAX) return [];
  const message = `at most ${grouped(DESIGN_MAX)} points can be swept`;
  return [faultOf('design-size', option, message, 'take fewer points')];
}

/** What keeps factors from making a grid. */
function gridFaults(varied: readonly Varied[]): Fault[] {
  const endless = varied.filter(({ factor }) => factor.size === Infinity);
  const stepless = 'a range of numbers without a step has no end of levels';
  if (endless.length > 0)
    return endless.map(({ option }) =>
      faultOf('no-step', option, stepless, 'add a step, as 0.1..0.5/0.1, or --design lhs --points 100'),
    );
  const size = varied.reduce((product, { factor }) => product * factor.size, 1);
  if (size <= DESIGN_MAX) return [];
  const factors = varied
    .map(({ factor }) => `${grouped(factor.size)} levels of \`${factor.name}\``)
    .join(' times ');
  const message = `${factors} are ${grouped(size)} points, more than ${grouped(DESIGN_MAX)}`;
  return [faultOf('design-size', '--vary', message, 'take larger steps, or --design lhs --points 100')];
}

function designOf(varied: readonly Varied[], words: SweepWords, seed: string, faults: Fault[]): PointSource {
  const factors = varied.map(({ factor }) => factor);
  faults.push(...pointFaults(words));
  if (words.design !== 'lhs') faults.push(...gridFaults(varied));
  else if (words.vary.length === 0)
    faults.push(faultOf('no-factor', '--vary', 'nothing is varied', 'add --vary, or leave out --design'));
  if (faults.length > 0) return [];
  return words.points === undefined ? gridDesign(factors) : latinDesign(factors, words.points, seed);
}

/**
 * Reads a sweep; undefined where anything is wrong. Faults are added to the list, each at the option of
 * `tauride sweep` that asks for what is wrong.
 */
export function sweepOf(words: SweepWords, setting: Setting, faults: Fault[]): Sweeping | undefined {
  const varied = readFactors(words.vary, setting, faults);
  const points = designOf(varied, words, setting.seed, faults);
  const outcomes = readOutcomes(words.outcomes, setting.loaded.definition, toldColumns(setting), faults);
  const { design, untilWidth } = words;
  if (untilWidth !== null && outcomes.length === 0) {
    const message = 'it needs an outcome to look at';
    const hint = 'add --outcome ending=takeover:soviet';
    faults.push(faultOf('no-outcome', `--until-width ${untilWidth}`, message, hint));
  }
  if (faults.length > 0) return undefined;
  const factors = varied.map(({ factor }) => factor.column);
  const manifest = manifestOf(setting, { design, factors, points, outcomes, untilWidth });
  return { manifest, notices: lateNotices(varied, setting) };
}

/** Counts what the runs of a sweep came to. */
export class SweepTeller implements Teller<SweepRecord> {
  readonly counts: SweepCounts;
  readonly #pairs: PointPairs;
  readonly #means: MeasureMeans;
  readonly #series: SeriesMeans;
  readonly #points: PointSource;
  readonly #told: Omit<ExperimentManifest['settings'], 'points' | 'outcomes'>;
  #seedsRun = 0;

  constructor({ settings: { points, outcomes, ...told } }: ExperimentManifest) {
    this.#points = points;
    this.#told = told;
    const { length } = pointsOf(points);
    this.counts = new SweepCounts(length, outcomes);
    this.#pairs = new PointPairs(length, told.runs, outcomes);
    const lastDay = parseDate(told.end) ?? Infinity;
    this.#means = new MeasureMeans(length, measuredColumns(told), lastDay);
    this.#series = new SeriesMeans(length, seriesMeasures(told.measures));
  }

  addSeries(rows: readonly Row[]): void {
    this.#series.add(rows);
  }

  add(rows: readonly Row[]): void {
    this.counts.add(rows);
    this.#pairs.add(rows);
    this.#means.add(rows);
    for (const row of rows) this.#seedsRun = Math.max(this.#seedsRun, Number(row.replicate));
  }

  record(days: DaysComputed): SweepRecord {
    const changes = this.counts.counted().map(({ text }) => this.#pairs.fromFirst(text));
    const points = this.counts
      .points(this.#points, (outcome, point) => changes[outcome][point])
      .map((point, p) => {
        const series = this.#series.record(p);
        return { ...point, measures: this.#means.record(p), ...(series && { series }) };
      });
    const extremes = this.counts.counted().map(({ text }, i) => {
      const shares = points.map(({ outcomes }) => outcomes[i].share.value);
      return this.#pairs.extremes(text, shares);
    });
    const stopping = this.#stopping(points);
    return { ...this.#told, seedsRun: this.#seedsRun, days, stopping, extremes, points };
  }

  /** What stopping did, where it stops by itself: whether it was the width or the last seed that ended it. */
  #stopping(points: readonly PointRecord[]): StoppingBias | null {
    const { untilWidth: width, runs: most } = this.#told;
    if (width === null) return null;
    const [{ replicates }] = batchesOf(this.#points, most);
    const every = replicates[1] - replicates[0];
    const known = new Map<number, number>();
    const biasAt = (share: number): number => {
      const bias = known.get(share) ?? stoppingBias(share, { width, every, most });
      known.set(share, bias);
      return bias;
    };
    const shares = points.map(({ outcomes: [{ share }] }) => share.value);
    return { every, bias: shares.map((share) => (Number.isFinite(share) ? biasAt(share) : null)) };
  }
}
