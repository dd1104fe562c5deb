/** How far one run is from the record, by role and by what is scored, beside the baselines it has to beat. */
import type { ScoredAs } from '../../scenario/compile/facts.js';
import type { Baselines, Distance, Distances, Misses } from './fact-record.js';
import { errorOver, SCORED, type ScoredRow } from './scale.js';

const BASELINES = ['persistence', 'trend', 'swing'] as const;

/** One thing of each baseline. */
export const byBaseline = <T>(one: (name: keyof Baselines) => T): Record<keyof Baselines, T> =>
  Object.fromEntries(BASELINES.map((name) => [name, one(name)])) as Record<keyof Baselines, T>;

/** Rows for which a baseline can be formed, each with what it foretells. */
export const foretoldRows = <Row extends Pick<ScoredRow, 'baselines'>>(
  rows: readonly Row[],
  name: keyof Baselines,
): (Row & { readonly foretold: number })[] =>
  rows.flatMap((row) => {
    const foretold = row.baselines[name];
    return foretold === null ? [] : [{ ...row, foretold }];
  });

const modelError = ({ simulated, recorded }: ScoredRow): number => simulated - recorded;

/** How far rows of one scale are from the record. */
export function distanceOf(rows: readonly ScoredRow[]): Distance {
  const beside = (name: keyof Baselines): Misses => {
    const known = foretoldRows(rows, name);
    return {
      rmse: errorOver(known, ({ foretold, recorded }) => foretold - recorded),
      model: errorOver(known, modelError),
      count: known.length,
    };
  };
  const events = new Set(rows.map(({ event }) => event)).size;
  return { rmse: errorOver(rows, modelError), count: rows.length, events, baselines: byBaseline(beside) };
}

/** Rows of one role and of what they are scored as. */
export const rowsOf = (rows: readonly ScoredRow[], role: ScoredRow['role'], family: ScoredAs): ScoredRow[] =>
  rows.filter((row) => row.role === role && row.family === family);

/** Distances of one role, of each that has rows. */
export const distancesOf = (rows: readonly ScoredRow[], role: ScoredRow['role']): Distances =>
  Object.fromEntries(
    SCORED.map((family) => [family, rowsOf(rows, role, family)] as const)
      .filter(([, own]) => own.length > 0)
      .map(([family, own]) => [family, distanceOf(own)]),
  );
