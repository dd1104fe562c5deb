/**
 * The logical content of the people, for the digest of a run: agents and cells in order, no padding and no layout.
 */
import type { Digest } from '../foundation/digest.js';
import {
  firstCode,
  firstLoyalty,
  firstReceptivity,
  firstThreshold,
  LANES,
  loyaltyStep,
  type Columns,
} from './layout.js';
import type { Population } from './population.js';

/** Takes the rows of all cells in cell order. */
export function digestTallies(digest: Digest, { shards }: Population): Digest {
  for (const { columns } of shards) digest.words(columns.tallies);
  return digest;
}

/** Takes every agent in order: loyalties by party, then receptivity, threshold and code in one word; and each cell's fatigue. */
export function digestAgents(digest: Digest, { shards }: Population): Digest {
  for (const { columns } of shards) digestShard(digest, columns);
  return digest;
}

function digestShard(digest: Digest, columns: Columns): void {
  const { partyCount } = columns;
  const words = new Int32Array(partyCount + 1);
  for (let cell = 0; cell < columns.agents.length; cell++) {
    const loyalty = firstLoyalty(columns, cell);
    for (let j = 0; j < columns.agents[cell]; j++) {
      const first = loyalty + loyaltyStep(partyCount, j);
      for (let p = 0; p < partyCount; p++) words[p] = columns.loyalties[first + p * LANES];
      words[partyCount] = traitsOf(columns, cell, j);
      digest.words(words);
    }
    digest.words(Int32Array.of(columns.fatigues[cell]));
  }
}

function traitsOf(columns: Columns, cell: number, j: number): number {
  const receptivity = columns.blocks[firstReceptivity(columns, cell) + j];
  const threshold = columns.blocks[firstThreshold(columns, cell) + j];
  return receptivity | (threshold << 8) | (columns.blocks[firstCode(columns, cell) + j] << 16);
}
