/**
 * The logical content of the people, for the digest of a run: agents and cells in order, no padding and no
 * layout.
 */
import type { Digest } from '../foundation/digest.js';
import {
  firstCode,
  firstLoyalty,
  firstReceptivity,
  firstThreshold,
  LANES,
  loyaltyStep,
  type PeopleColumns,
} from './layout.js';
import type { Population } from './population.js';

/** Takes the rows of all cells in cell order. */
export function digestTallies(digest: Digest, { shards }: Population): Digest {
  for (const { columns } of shards) digest.words(columns.tallies);
  return digest;
}

/**
 * Takes every agent in order: loyalties by party, then receptivity, threshold and code in one word; and each
 * cell's fatigue.
 */
export function digestAgents(digest: Digest, { shards }: Population): Digest {
  for (const { columns } of shards) digestShard(digest, columns);
  return digest;
}

function digestShard(digest: Digest, columns: PeopleColumns): void {
  const width = columns.partyCount + 1;
  const most = columns.agents.reduce((most, agents) => Math.max(most, agents), 0);
  const words = new Int32Array(most * width + 1);
  for (let cell = 0; cell < columns.agents.length; cell++) {
    const count = columns.agents[cell] * width;
    writeAgents(columns, cell, words);
    words[count] = columns.fatigues[cell];
    digest.words(words.subarray(0, count + 1));
  }
}

/** Writes the words of a cell's agents. */
function writeAgents(columns: PeopleColumns, cell: number, words: Int32Array): void {
  const { agents, blocks, loyalties, partyCount } = columns;
  const loyalty = firstLoyalty(columns, cell);
  const receptivity = firstReceptivity(columns, cell);
  const threshold = firstThreshold(columns, cell);
  const code = firstCode(columns, cell);
  let word = 0;
  for (let j = 0; j < agents[cell]; j++) {
    const first = loyalty + loyaltyStep(partyCount, j);
    for (let p = 0; p < partyCount; p++) words[word++] = loyalties[first + p * LANES];
    words[word++] = blocks[receptivity + j] | (blocks[threshold + j] << 8) | (blocks[code + j] << 16);
  }
}
