/**
 * Standing acquaintance between cells: a village and the company its sons serve in.
 *
 * Decision worth knowing: a tie is addressed by the two strata, its ordinal and the number of the listening cell, so
 * adding ties to one stratum moves nobody else's.
 */
import { PURPOSE, drawAt, entityOf, openAddress, type Keys } from '../foundation/random.js';
import type { Columns } from './layout.js';
import type { PopulationPlan, StratumPlan } from './plan.js';
import type { StratumSpec } from './spec.js';

/** Who exists and where: the part of a population that ties are made of. */
interface Places {
  readonly plan: PopulationPlan;
  readonly columns: Columns;
}

/** Draws the ties of all cells. */
export function drawTies({ plan, columns }: Places, specs: readonly StratumSpec[], keys: Keys): void {
  plan.strata.forEach((from, s) => {
    const targets = specs[s].ties.flatMap(({ to, count }) =>
      Array.from({ length: count }, (_, ordinal) => ({ to: plan.strata[to], ordinal })),
    );
    if (targets.length === 0) tieToThemselves(columns, from);
    targets.forEach(({ to, ordinal }, place) => {
      const address = openAddress(keys, PURPOSE.tie, 0, entityOf(from.id, to.id, ordinal));
      for (let cell = from.cellBegin; cell < from.cellEnd; cell++)
        columns.tiedCells[firstTie(from, cell) + place] = tiedCell(
          to,
          cell,
          drawAt(address, cell - from.cellBegin),
        );
    });
  });
}

/** Index of the first tie of a cell. */
export const firstTie = (stratum: StratumPlan, cell: number): number =>
  stratum.tieBegin + (cell - stratum.cellBegin) * stratum.tiesPerCell;

function tieToThemselves(columns: Columns, stratum: StratumPlan): void {
  for (let cell = stratum.cellBegin; cell < stratum.cellEnd; cell++)
    columns.tiedCells[firstTie(stratum, cell)] = cell;
}

/** The cell of a stratum that a draw chooses; the next one if that is the listener itself. */
function tiedCell(to: StratumPlan, listener: number, draw: number): number {
  const count = to.cellEnd - to.cellBegin;
  const chosen = draw % count;
  return to.cellBegin + (to.cellBegin + chosen === listener ? (chosen + 1) % count : chosen);
}

/**
 * Where a stratum's news comes from [strata x strata]: the share of its agents' ties that lead to each stratum. A row
 * sums to 1.
 */
export function tieWeights({ plan, columns }: Places): Float64Array {
  const count = plan.strata.length;
  const weights = new Float64Array(count * count);
  plan.strata.forEach((from, s) => {
    const row = weights.subarray(s * count, (s + 1) * count);
    for (let cell = from.cellBegin; cell < from.cellEnd; cell++)
      for (let k = 0; k < from.tiesPerCell; k++)
        row[plan.cellStrata[columns.tiedCells[firstTie(from, cell) + k]]] += columns.agents[cell];
    row.forEach((agents, other) => (row[other] = agents / (from.agents * from.tiesPerCell)));
  });
  return weights;
}
