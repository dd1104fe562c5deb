/**
 * The people: their plan, the memories they live in, and views of them. create.ts brings them into being.
 *
 * Decision worth knowing: everything that changes is bytes at a known place, so saving and restoring are
 * copies and need no serialiser.
 */
import type { Keys } from '../foundation/random.js';
import { LASTING, type Shard } from './layout.js';
import type { PopulationPlan, StratumPlan } from './plan.js';

export interface Population {
  readonly plan: PopulationPlan;
  readonly strata: readonly StratumPlan[];
  readonly agentCount: number;
  readonly cellCount: number;
  /** 1 to 8. */
  readonly partyCount: number;
  /** The keys its people were drawn with; their personal tastes follow from them every day. */
  readonly keys: Keys;
  /** All cells, in order; 1 or more. */
  readonly shards: readonly Shard[];
}

/** The shard that a cell lies in. There are few. */
export function shardOf({ shards }: Population, cell: number): Shard {
  let i = 0;
  while (cell >= shards[i].cellEnd) i++;
  return shards[i];
}

/**
 * All that a day changes about the people, as bytes in native order: column by column, each through all
 * shards, so that the whole is the same for any number of them. These are views, to be read or written.
 */
export const lastingBytes = ({ shards }: Population): Uint8Array[] =>
  LASTING.flatMap((name) =>
    shards.map(({ columns }) => {
      const { buffer, byteOffset, byteLength } = columns[name];
      return new Uint8Array(buffer, byteOffset, byteLength);
    }),
  );
