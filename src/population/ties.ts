/**
 * Standing acquaintance between cells: a village and the company its sons serve in.
 *
 * Decision worth knowing: a tie is addressed by the two strata, its ordinal and the number of the listening
 * cell, so adding ties to one stratum moves nobody else's.
 */
import { PURPOSE, drawAt, entityOf, openAddress } from '../foundation/random.js';
import type { Shard } from './layout.js';
import type { StratumPlan } from './plan.js';
import type { Population } from './population.js';
import { firstTie, type Piece } from './shard.js';
import type { StratumSpec } from './spec.js';

/** One tie of every cell of a stratum: to whom, and the open address of its draws. */
interface Tie {
  readonly to: StratumPlan;
  readonly address: number;
}

/** Draws the ties of all cells. */
export function drawTies({ plan, shards, keys }: Population, specs: readonly StratumSpec[]): void {
  const ties = plan.strata.map(({ id }, s) =>
    specs[s].ties.flatMap(({ to, count }) =>
      Array.from({ length: count }, (_, ordinal): Tie => {
        const entity = entityOf(id, plan.strata[to].id, ordinal);
        return { to: plan.strata[to], address: openAddress(keys, PURPOSE.tie, 0, entity) };
      }),
    ),
  );
  for (const shard of shards) for (const piece of shard.pieces) tiePiece(shard, piece, ties[piece.stratum]);
}

/** Ties the cells of a piece; those of a stratum without ties, to themselves. */
function tiePiece({ cellBegin: shardBegin, columns }: Shard, piece: Piece, ties: readonly Tie[]): void {
  for (let cell = piece.cellBegin; cell < piece.cellEnd; cell++) {
    const first = firstTie(piece, cell);
    const listener = shardBegin + cell;
    const number = piece.number + cell - piece.cellBegin;
    columns.tiedCells[first] = listener;
    ties.forEach(({ to, address }, place) => {
      columns.tiedCells[first + place] = tiedCell(to, listener, drawAt(address, number));
    });
  }
}

/** The cell of a stratum that a draw chooses; the next one if that is the listener itself. */
function tiedCell(to: StratumPlan, listener: number, draw: number): number {
  const count = to.cellEnd - to.cellBegin;
  const chosen = draw % count;
  return to.cellBegin + (to.cellBegin + chosen === listener ? (chosen + 1) % count : chosen);
}

/**
 * Where a stratum's news comes from [strata x strata]: the share of its agents' ties that lead to each
 * stratum. A row sums to 1.
 */
export function tieWeights({ plan, shards }: Population): Float64Array {
  const count = plan.strata.length;
  const weights = new Float64Array(count * count);
  for (const shard of shards)
    for (const piece of shard.pieces)
      countTies(shard, piece, plan.cellStrata, weights.subarray(piece.stratum * count));
  plan.strata.forEach(({ agents, tiesPerCell }, s) => {
    for (let other = 0; other < count; other++) weights[s * count + other] /= agents * tiesPerCell;
  });
  return weights;
}

/** Adds the agents of a piece, once for each tie, to the strata that the ties lead to. */
function countTies({ columns }: Shard, piece: Piece, strata: Uint16Array, row: Float64Array): void {
  for (let cell = piece.cellBegin; cell < piece.cellEnd; cell++)
    for (let k = 0; k < piece.tiesPerCell; k++)
      row[strata[columns.tiedCells[firstTie(piece, cell) + k]]] += columns.agents[cell];
}
