/**
 * The score of a scenario: replays with nothing changed, set against what is on record.
 *
 * **The score of vote shares** is this and nothing else, wherever it is printed: of each replay with nothing
 * changed, the root mean square of the errors of all scored lists of a role, in percentage points, each list
 * as it stood on the ballot and elections weighing alike; the mean of that over SCORE_RUNS seeds at
 * SCORE_AGENTS agents. Turnout, seats, days and counts are scored in the same way, each by itself
 * (family-scores.ts). Beside a score stand the number of rows and, for each baseline, its own error and the
 * model's over the rows for which that baseline can be formed: an easy subset would otherwise look like a
 * good baseline.
 *
 * **The score of decisions** is the log score of the answers of history over all days on which a question was
 * open (decision-scores.ts), its mean over the same runs, of days of action and of waiting apart.
 *
 * Decision worth knowing: runs are scored and then averaged. The error of the averaged shares would always be
 * smaller, by what chance adds to a single run, and nobody lives through an average. One run has a distance
 * from the record, which is called that and never a score.
 */
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { round12 } from '../../foundation/math.js';
import type { RunRecord } from '../run/record.js';
import { byBaseline } from './distance.js';
import type { Baselines, DecisionScores, Distance, Misses } from './fact-record.js';
import { familyScores, type FamilyScores } from './family-scores.js';

/** Agents, and seeds, of a score. */
export const SCORE_AGENTS = 100_000;
export const SCORE_RUNS = 20;

/** The score of one role: distances of single runs from the record, averaged. */
export interface Score {
  /** Mean over the runs, and their standard deviation; percentage points. */
  readonly mean: number;
  readonly spread: number;
  /** Lists. */
  readonly count: number;
  /** A baseline's error, and the mean of the runs' over the same lists. */
  readonly baselines: Readonly<Record<keyof Baselines, Misses>>;
}

/** The log score of decisions: mean over the runs and standard deviation, and the mean number of days. */
export interface DayScore {
  readonly mean: number;
  readonly spread: number;
  readonly days: number;
}

/** The score of a scenario; null for a role without lists. */
export interface Scores {
  readonly scenario: string;
  readonly agents: number;
  readonly runs: number;
  readonly calibration: Score | null;
  readonly validation: Score | null;
  /** Everything scored, each by itself; scores that were kept before there were others have none. */
  readonly families?: Readonly<Record<'calibration' | 'validation', FamilyScores>>;
  /** Null where no answer is on record. */
  readonly decisions: Readonly<Record<'action' | 'waiting', DayScore>> | null;
}

/**
 * The one size, scenario and length that all runs have, each with its own seed and its distance from the
 * record.
 */
const refuseOthers = (runs: readonly RunRecord[]): void => {
  // Each run may have parameters of its own, drawn from one source; the scenario is then that of the source.
  const scenarioOf = ({ scenarioDigest, sourceDigest, usedParameters: used }: RunRecord) =>
    used === undefined ? scenarioDigest : `${sourceDigest} ${used.which} ${used.posterior ?? ''}`;
  const alike = (run: RunRecord) => `${scenarioOf(run)} ${run.population.agents} ${run.end}`;
  const seeds = new Set(runs.map(({ seed }) => seed));
  if (runs.length === 0 || seeds.size < runs.length || new Set(runs.map(alike)).size > 1)
    throw new RangeError(
      'a score is of runs that differ by their seed, and the parameters drawn by it, alone',
    );
  if (runs.some(({ scores }) => scores === undefined))
    throw new RangeError('a score is of replays with nothing changed');
};

const scoreOfRole = (distances: readonly Distance[]): Score | null => {
  const errors = distances.flatMap(({ rmse: error }) => error ?? []);
  if (errors.length === 0) return null;
  const [{ count, baselines }] = distances;
  const beside = (name: keyof Baselines): Misses => {
    const models = distances.flatMap((distance) => distance.baselines[name].model ?? []);
    return { ...baselines[name], model: models.length === 0 ? null : round12(mean(models)) };
  };
  return {
    mean: round12(mean(errors)),
    spread: deviation(errors),
    count,
    baselines: byBaseline(beside),
  };
};

const deviation = (values: readonly number[]): number =>
  values.length < 2 ? 0 : round12(sampleStandardDeviation([...values]));

const scoreOfDays = (runs: readonly DecisionScores[], kind: 'action' | 'waiting'): DayScore => {
  const sums = runs.map((scores) => scores[kind].logScore);
  return {
    mean: round12(mean(sums)),
    spread: deviation(sums),
    days: round12(mean(runs.map((scores) => scores[kind].days))),
  };
};

const scoreOfDecisions = (runs: readonly DecisionScores[]): Scores['decisions'] =>
  runs.some(({ action, waiting }) => action.days + waiting.days > 0)
    ? { action: scoreOfDays(runs, 'action'), waiting: scoreOfDays(runs, 'waiting') }
    : null;

/**
 * The scores of vote shares and of decisions over replays of one scenario. They are *the* scores where these
 * are SCORE_RUNS runs of SCORE_AGENTS agents.
 *
 * @throws RangeError unless the runs are replays with nothing changed that differ by their seed alone
 */
export const scoreOf = (runs: readonly RunRecord[]): Scores => {
  refuseOthers(runs);
  const ofRole = (role: 'calibration' | 'validation') =>
    scoreOfRole(runs.flatMap(({ scores }) => scores?.[role] ?? []));
  const [{ scenario, population }] = runs;
  return {
    scenario,
    agents: population.agents,
    runs: runs.length,
    calibration: ofRole('calibration'),
    validation: ofRole('validation'),
    families: familyScores(runs),
    decisions: scoreOfDecisions(runs.flatMap(({ scores }) => scores?.decisions ?? [])),
  };
};
