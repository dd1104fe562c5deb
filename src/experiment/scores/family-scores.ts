/**
 * Scores of an ensemble of replays, apart for each thing that is scored: errors, the log score, and intervals
 * with what they hold.
 *
 * Of each run the error is the root mean square over rows, events weighing alike; the score is its mean over
 * the runs. The log score and the intervals are of the runs together (predictive.ts), and there are none
 * where nobody has said how far sources spread. A baseline says one figure; its interval is normal, as wide
 * as its own errors over calibration rows: nobody could have known those of later ones.
 *
 * Decision worth knowing: coverage never stands without the interval score. An interval from nothing to
 * everything holds all that happens; only the score says what that costs.
 */
import { mean, quantile as quantileOf } from 'simple-statistics';
import { round12 } from '../../foundation/math.js';
import type { ScoredAs } from '../../scenario/compile/facts.js';
import type { RunRecord } from '../run/record.js';
import { byBaseline, distanceOf, foretoldRows } from './distance.js';
import type { Baselines } from './fact-record.js';
import {
  coversFigure,
  intervalOf,
  intervalScore,
  logDensity,
  type Interval,
  type Predictive,
} from './predictive.js';
import { errorOver, SCORED, meanOverEvents, scoredRows, type ScoredRow } from './scale.js';

/** Shares of what is foretold that intervals are to hold. */
const SHARES = { half: 0.5, most: 0.9 } as const;

/** Intervals against the record: the share of it that they hold, and their score. */
export interface IntervalScore {
  /** 0 to 1, events weighing alike. */
  readonly coverage: number;
  /** Mean over events, on the scale of the family; the less the better. */
  readonly score: number;
}

/** Intervals that are to hold a half and nine tenths. */
export type IntervalScores = Readonly<Record<keyof typeof SHARES, IntervalScore>>;

/** A baseline over the rows for which it can be formed, with the model over the same. */
export interface BaselineScore {
  readonly count: number;
  readonly error: number | null;
  readonly model: number | null;
  /** Null where no calibration row tells how wide its intervals are, or nobody how far sources spread. */
  readonly intervals: { readonly baseline: IntervalScores; readonly model: IntervalScores } | null;
}

/** The score of what is scored alike: points, days or logarithms. */
export interface FamilyScore {
  readonly count: number;
  readonly events: number;
  /** Mean over the runs, and the middle nine tenths of them. */
  readonly error: { readonly mean: number; readonly low: number; readonly high: number };
  /** Mean log density over events; null without an error of sources, as the intervals. */
  readonly logScore: number | null;
  readonly intervals: IntervalScores | null;
  readonly baselines: Readonly<Record<keyof Baselines, BaselineScore>>;
}

/** Scores of one role. */
export type FamilyScores = Readonly<Partial<Record<ScoredAs, FamilyScore>>>;

/** A row with the figures of all runs. */
interface ManyRow extends ScoredRow {
  readonly figures: readonly number[];
}

/** Rows that every run has a figure for: one that stood still in some would be foretold by the rest. */
function together(runs: readonly (readonly ScoredRow[])[]): ManyRow[] {
  const figures = new Map<string, number[]>();
  for (const { id, simulated } of runs.flat()) figures.set(id, [...(figures.get(id) ?? []), simulated]);
  return runs[0].flatMap((row) => {
    const own = figures.get(row.id) ?? [];
    return own.length === runs.length ? [{ ...row, figures: own }] : [];
  });
}

function intervalsOf<Row extends ManyRow>(
  rows: readonly Row[],
  intervalFor: (row: Row, share: number) => Interval,
): IntervalScores {
  const scored = (share: number): IntervalScore => {
    const known = rows.map((row) => ({ ...row, interval: intervalFor(row, share) }));
    return {
      coverage: round12(
        meanOverEvents(known, ({ interval, recorded }) => Number(coversFigure(interval, recorded))),
      ),
      score: round12(
        meanOverEvents(known, ({ interval, recorded }) => intervalScore(interval, share, recorded)),
      ),
    };
  };
  return { half: scored(SHARES.half), most: scored(SHARES.most) };
}

/** Rows of a kind whose sources are known to spread. */
type Dressed = ManyRow & { readonly deviation: number };

const isDressed = (row: ManyRow): row is Dressed => row.deviation !== null;

const predictiveOf = ({ figures, deviation }: Dressed): Predictive => ({ figures, deviation });

const modelIntervals = (rows: readonly Dressed[]): IntervalScores =>
  intervalsOf(rows, (row, share) => intervalOf(predictiveOf(row), share));

/** A run's own rows among those that all runs have. */
const ofRun = (run: readonly ScoredRow[], rows: readonly ManyRow[]): ScoredRow[] => {
  const ids = new Set(rows.map(({ id }) => id));
  return run.filter(({ id }) => ids.has(id));
};

interface Ensemble {
  readonly runs: readonly (readonly ScoredRow[])[];
  readonly rows: readonly ManyRow[];
}

function baselineScore({ runs, rows }: Ensemble, name: keyof Baselines, width: number | null): BaselineScore {
  const known = foretoldRows(rows, name);
  const models = runs.flatMap((run) => distanceOf(ofRun(run, known)).rmse ?? []);
  const dressed = foretoldRows(rows.filter(isDressed), name);
  return {
    count: known.length,
    error: errorOver(known, ({ foretold, recorded }) => foretold - recorded),
    model: models.length === 0 ? null : round12(mean(models)),
    intervals:
      width === null || dressed.length === 0 || dressed.length < known.length
        ? null
        : {
            baseline: intervalsOf(dressed, ({ foretold }, share) =>
              intervalOf({ figures: [foretold], deviation: width }, share),
            ),
            model: modelIntervals(dressed),
          },
  };
}

function familyScore(
  ensemble: Ensemble,
  widths: Readonly<Record<keyof Baselines, number | null>>,
): FamilyScore {
  const { runs, rows } = ensemble;
  const errors = runs.flatMap((run) => distanceOf(ofRun(run, rows)).rmse ?? []);
  const at = (share: number): number => round12(quantileOf([...errors], share));
  const dressed = rows.filter(isDressed);
  const isTold = dressed.length === rows.length;
  return {
    count: rows.length,
    events: new Set(rows.map(({ event }) => event)).size,
    error: { mean: round12(mean(errors)), low: at(0.05), high: at(0.95) },
    logScore: isTold
      ? round12(meanOverEvents(dressed, (row) => logDensity(predictiveOf(row), row.recorded)))
      : null,
    intervals: isTold ? modelIntervals(dressed) : null,
    baselines: byBaseline((name) => baselineScore(ensemble, name, widths[name])),
  };
}

/** How wide a baseline's intervals are: its errors over calibration rows; null of fewer than two events. */
function widthOf(rows: readonly ManyRow[], name: keyof Baselines): number | null {
  const known = foretoldRows(rows, name);
  const events = new Set(known.map(({ event }) => event)).size;
  const width = events < 2 ? null : errorOver(known, ({ foretold, recorded }) => foretold - recorded);
  return width === 0 ? null : width;
}

/** Scores of replays, by role and by what is scored; a role or family without rows is not there. */
export function familyScores(
  runs: readonly Pick<RunRecord, 'facts' | 'dates'>[],
): Readonly<Record<ScoredRow['role'], FamilyScores>> {
  const all = runs.map(({ facts, dates }) => scoredRows(facts, dates));
  const rows = together(all);
  const ofRole = (role: ScoredRow['role']): FamilyScores =>
    Object.fromEntries(
      SCORED.flatMap((family) => {
        const own = { runs: all, rows: rows.filter((row) => row.role === role && row.family === family) };
        const fitted = rows.filter((row) => row.role === 'calibration' && row.family === family);
        if (own.rows.length === 0) return [];
        return [
          [
            family,
            familyScore(
              own,
              byBaseline((name) => widthOf(fitted, name)),
            ),
          ] as const,
        ];
      }),
    );
  return { calibration: ofRole('calibration'), validation: ofRole('validation') };
}
