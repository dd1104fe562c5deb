/**
 * The runs of hypotheses: all sides of one seed together, for each seed, each draw of the prior and each law
 * that is switched.
 *
 * Decision worth knowing: a job is known by its part and number, and not by how many there are. So a folder
 * that holds twenty pairs goes on to forty, and whoever asks for switches later has the pairs already.
 */
import { parseDate } from '../../foundation/calendar.js';
import type { Change } from '../../scenario/intervene.js';
import type { Batch, Point } from '../design/design.js';
import { planOf, type Setting } from '../design/setting.js';
import type { EnsemblePlan } from '../many/ensemble.js';
import { AS_IT_IS, SWITCH, switchPoints } from '../sensitivity/switched.js';
import type { Row } from '../tables/table.js';
import type { PriorDraws } from './draws.js';
import type { HypothesesPlan } from './plan.js';

/** What one side of a job came to. */
export interface SideFigures {
  readonly digest: string;
  /** [measure] A value, or days after the first; null where it had none, or never came. */
  readonly values: readonly (number | null)[];
}

/** What a job came to: [side], null for a run that failed. */
export type JobFigures = readonly (SideFigures | null)[];

/** All sides of one seed under one set of parameters. */
export interface HypothesesJob {
  /** `pairs`, `prior`, or the law as it is switched: `repertoire off`. */
  readonly part: string;
  /** The number in its part, from 0. */
  readonly number: number;
  readonly batch: Batch;
}

/** All that is to be run. */
export interface HypothesesJobs {
  readonly plan: EnsemblePlan;
  readonly jobs: readonly HypothesesJob[];
  /** Laws as they are switched, and those that cannot be. */
  readonly switches: readonly string[];
  readonly notices: readonly string[];
}

/** How much is asked for. */
export interface HypothesesSize {
  readonly runs: number;
  /** Draws from the prior. */
  readonly draws: number;
  readonly switches: boolean;
}

/** The parts of every job but those of switches. */
export const PAIRS = 'pairs';
export const PRIOR = 'prior';

/** Seeds of each draw from the prior, by which what parameters do is told from what chance does. */
export const SEEDS_OF_DRAW = 4;

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Makes jobs, and the points that they are runs of. */
class Jobs {
  readonly points: Point[] = [];
  readonly jobs: HypothesesJob[] = [];
  readonly #blocks = new Map<string, number>();

  constructor(private readonly sides: HypothesesPlan['sides']) {}

  /** The number of the first point of all sides under such changes. */
  #block(changes: readonly Change[]): number {
    const key = JSON.stringify(changes);
    const from = this.#blocks.get(key) ?? this.points.length;
    if (!this.#blocks.has(key))
      this.points.push(...this.sides.map((side) => ({ levels: {}, changes: [...changes, ...side] })));
    this.#blocks.set(key, from);
    return from;
  }

  add(part: string, number: number, { changes, seed }: { changes: readonly Change[]; seed: number }): void {
    const from = this.#block(changes);
    const points = [from, from + this.sides.length] as const;
    const batch = { index: this.jobs.length, points, replicates: [seed, seed + 1] as const };
    this.jobs.push({ part, number, batch });
  }
}

/**
 * All jobs of hypotheses.
 *
 * @param prior draws of it; pairs and switches have the parameters of the setting, by their seeds
 */
export function hypothesesJobs(
  { sides, measures }: HypothesesPlan,
  setting: Setting,
  prior: PriorDraws,
  size: HypothesesSize,
): HypothesesJobs {
  const jobs = new Jobs(sides);
  for (const i of upTo(size.runs)) jobs.add(PAIRS, i, { changes: [], seed: i + 1 });
  for (const i of upTo(size.draws * SEEDS_OF_DRAW)) {
    const changes = prior.changesOf(Math.floor(i / SEEDS_OF_DRAW));
    jobs.add(PRIOR, i, { changes, seed: i + 1 });
  }
  const switched = size.switches ? switchPoints(setting) : { points: [], refused: [] };
  const laws = switched.points
    .map(({ levels, changes }) => ({ law: String(levels[SWITCH.name]), changes }))
    .filter(({ law }) => law !== AS_IT_IS);
  for (const { law, changes } of laws)
    for (const i of upTo(size.runs)) jobs.add(law, i, { changes, seed: i + 1 });
  const plan = planOf(setting, jobs.points, { comparesDays: false, bands: false });
  return {
    plan: { ...plan, measures },
    jobs: jobs.jobs,
    switches: laws.map(({ law }) => law),
    notices: switched.refused.map(({ law, reason }) => `${law} cannot be switched here: ${reason}`),
  };
}

/** The cell of a measure as a number. */
function numberOf(cell: Row[string], startDay: number): number | null {
  if (typeof cell === 'number') return cell;
  const day = typeof cell === 'string' ? parseDate(cell) : undefined;
  return day === undefined ? null : day - startDay;
}

/** What the rows of a job come to, side by side. */
export function figuresOfJob(
  rows: readonly Row[],
  { measures, startDay }: Pick<HypothesesPlan, 'measures'> & { readonly startDay: number },
  { points }: Batch,
): JobFigures {
  const byPoint = new Map(rows.map((row) => [Number(row.point), row]));
  return upTo(points[1] - points[0]).map((side) => {
    const row = byPoint.get(points[0] + side);
    if (row?.status !== 'done') return null;
    return {
      digest: String(row.digest),
      values: measures.map(({ name }) => numberOf(row[name] ?? null, startDay)),
    };
  });
}
