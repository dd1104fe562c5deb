/** Small peoples for tests. */
import { keysFromSeed, type Keys } from '../../src/foundation/random.js';
import type { PeopleColumns, Layout } from '../../src/population/layout.js';
import { planPopulation } from '../../src/population/plan.js';
import { createPopulation } from '../../src/population/create.js';
import { lastingBytes, type Population } from '../../src/population/population.js';
import type { Agents } from '../../src/population/sampling.js';
import type { StratumSpec } from '../../src/population/spec.js';

/** A stratum of villages of 100, unless told otherwise. */
export const stratum = (id: string, persons: number, more: Partial<StratumSpec> = {}): StratumSpec => ({
  id,
  persons,
  cellClasses: [{ share: 1, cellPersons: 100, workplacePersons: 100 }],
  tasteSpread: new Array<number>(8).fill(0.1),
  receptivitySpread: 0.3,
  thresholdMean: 0.4,
  thresholdSd: 0.1,
  ties: [],
  ...more,
});

export interface PeopleOptions {
  readonly specs: readonly StratumSpec[];
  readonly agents?: Agents;
  readonly partyCount?: number;
  readonly keys?: Keys;
  /** Start of every stratum by party. */
  readonly start?: readonly number[];
  readonly personalTaste?: number;
  readonly floor?: number;
}

export const keys = keysFromSeed('people of the tests');

/** A population from specs; by default one agent per person. */
export function people(options: PeopleOptions): OneShard {
  const { specs, agents = 'full', partyCount = 3, start = [1000, -2000, 500, 0, 0, 0, 0, 0] } = options;
  const population = createPopulation({
    plan: planPopulation(specs, agents),
    specs,
    partyCount,
    keys: options.keys ?? keys,
    start: Int16Array.from(specs.flatMap(() => start.slice(0, partyCount))),
    personalTaste: new Int16Array(specs.length).fill(options.personalTaste ?? 2000),
    floor: new Int16Array(specs.length).fill(options.floor ?? 1000),
  });
  return openShard(population);
}

/** A population in one shard, its columns at hand. */
export interface OneShard extends Population {
  readonly columns: PeopleColumns;
  readonly layout: Layout;
}

/** Puts the columns of the only shard at hand. */
export function openShard(population: Population): OneShard {
  const { shards } = population;
  if (shards.length !== 1) throw new RangeError(`${shards.length} shards`);
  return { ...population, columns: shards[0].columns, layout: shards[0].layout };
}

/** A copy of all that a day changes about the people. */
export const saveState = (population: Population): Uint8Array => Buffer.concat(lastingBytes(population));

/** Puts people back as they were saved, in whatever shards. */
export function loadState(population: Population, saved: Uint8Array): void {
  let at = 0;
  for (const view of lastingBytes(population)) view.set(saved.subarray(at, (at += view.length)));
}

/** Numbers 0 to count - 1. */
export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
