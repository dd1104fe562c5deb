/**
 * Shards: the cells divided among memories, so that threads share nothing and no memory is too small.
 *
 * Decision worth knowing: shards are ranges of cells in order, whatever strata they belong to, of nearly
 * equal work. So all that concerns the whole population goes through them one after another, and their number
 * never shows in a result.
 */
import type { PopulationPlan } from './plan.js';

/** The cells of one stratum in one shard: plain data, so that it can be sent to a thread. */
export interface Piece {
  /** Index of the stratum. */
  readonly stratum: number;
  /** What its draws are addressed by. */
  readonly entity: number;
  readonly tiesPerCell: number;
  /** Range among the cells of the shard. */
  readonly cellBegin: number;
  readonly cellEnd: number;
  /** The number within its stratum of the first of them. */
  readonly number: number;
  /** Index among the ties of the shard of the first tie of the first of them. */
  readonly tieBegin: number;
}

/** A range of the population's cells, and the pieces of strata it consists of. */
export interface ShardPlan {
  readonly cellBegin: number;
  readonly cellEnd: number;
  readonly pieces: readonly Piece[];
  /** Ties of all its cells. */
  readonly ties: number;
}

/**
 * A cell costs about as much as so many agents on top of its own: draws, means and sums. An assumption; it
 * only balances shards.
 */
const CELL_COST = 24;

/** Divides the cells into so many shards of nearly equal work; fewer where there are fewer cells. */
export function divideCells(plan: PopulationPlan, count: number): readonly ShardPlan[] {
  const cells = plan.cellAgents.length;
  const costs = plan.cellAgents.reduce((sum, agents) => sum + agents + CELL_COST, 0);
  const shards: ShardPlan[] = [];
  let begin = 0;
  let cost = 0;
  for (let cell = 0; cell < cells; cell++) {
    cost += plan.cellAgents[cell] + CELL_COST;
    if (cell + 1 < cells && cost * count < costs * (shards.length + 1)) continue;
    shards.push(shardOf(plan, begin, cell + 1));
    begin = cell + 1;
  }
  return shards;
}

function shardOf({ strata }: PopulationPlan, begin: number, end: number): ShardPlan {
  let ties = 0;
  const pieces = strata.flatMap(({ cellBegin, cellEnd, entity, tiesPerCell }, stratum) => {
    const first = Math.max(begin, cellBegin);
    const last = Math.min(end, cellEnd);
    if (first >= last) return [];
    const tieBegin = ties;
    ties += (last - first) * tiesPerCell;
    const range = { cellBegin: first - begin, cellEnd: last - begin, number: first - cellBegin };
    return [{ stratum, entity, tiesPerCell, ...range, tieBegin }];
  });
  return { cellBegin: begin, cellEnd: end, pieces, ties };
}

/** Index of the first tie of a cell of a piece. */
export const firstTie = (piece: Piece, cell: number): number =>
  piece.tieBegin + (cell - piece.cellBegin) * piece.tiesPerCell;
