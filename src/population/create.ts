/**
 * How a population comes into being: divided into shards, placed in memories, given tastes and ties, and
 * settled.
 *
 * Decision worth knowing: whoever is to move people gives the memories and says how many there are to be;
 * nothing else depends on it.
 */
import { memoryOf } from '../foundation/machine.js';
import type { Keys } from '../foundation/random.js';
import { layoutOf, placeBlocks, viewColumns, type Ground, type Layout, type Shard } from './layout.js';
import { dealListed, settlePeople, upbringings } from './people.js';
import type { PopulationPlan } from './plan.js';
import type { Population } from './population.js';
import { divideCells, type ShardPlan } from './shard.js';
import { PARTIES_MAX, type StratumSpec } from './spec.js';
import { drawTastes } from './tastes.js';
import { drawTies } from './ties.js';

/** What a population begins with. */
export interface PopulationStart {
  readonly plan: PopulationPlan;
  /** The specs the plan was made from. */
  readonly specs: readonly StratumSpec[];
  readonly partyCount: number;
  readonly keys: Keys;
  /** [stratum x party] Loyalty before any taste, Q15. */
  readonly start: Int16Array;
  /** [stratum] Amplitude of personal tastes, Q15 from 0. */
  readonly personalTaste: Int16Array;
  /** [stratum] How far the greatest loyalty must stand above the mean to be an allegiance, Q15 from 0. */
  readonly floor: Int16Array;
  /** Into how many memories to divide it, seeing how many bytes one would need; default: one. */
  readonly shards?: (bytes: number) => number;
  /** Gives the memory of a shard; default: a new buffer. A kernel in WebAssembly gives its own. */
  readonly allocate?: (bytes: number) => Ground;
  /** Does what `settlePeople` does, only faster. */
  readonly settle?: typeof settlePeople;
}

/** Brings a population into being, counted and with nobody active. */
export function createPopulation(origin: PopulationStart): Population {
  const { partyCount } = origin;
  if (!(partyCount >= 1 && partyCount <= PARTIES_MAX)) throw new RangeError(`${partyCount} parties`);
  const shards = divide(origin).map((shard) => place(shard, origin));
  const population = inhabited(origin, shards);
  drawTastes(population, origin.specs);
  drawTies(population, origin.specs);
  (origin.settle ?? settlePeople)(population, upbringings(origin.specs, origin));
  dealListed(population, origin.specs);
  return population;
}

/** The shards that are wanted for a population as large as this. */
function divide({ plan, partyCount, shards }: PopulationStart): readonly ShardPlan[] {
  const [whole] = divideCells(plan, 1);
  const count = shards?.(layoutOf(plan, whole, partyCount).bytes) ?? 1;
  return count === 1 ? [whole] : divideCells(plan, count);
}

/** An independent copy of a population as it is now, in memories of its own. */
export function copyPopulation(
  population: Population,
  allocate: PopulationStart['allocate'] = newGround,
): Population {
  const shards = population.shards.map((shard) => {
    const { layout, columns } = shard;
    const ground = allocate(layout.bytes);
    const from = columns.agents.byteOffset - layout.offsets.agents;
    const bytes = new Uint8Array(columns.agents.buffer, from, layout.bytes);
    new Uint8Array(ground.buffer, ground.offset, layout.bytes).set(bytes);
    return settled(shard, layout, ground);
  });
  return inhabited(population, shards);
}

function newGround(bytes: number): Ground {
  return { buffer: memoryOf(bytes, 'the population', () => new ArrayBuffer(bytes)), offset: 0 };
}

function place(shard: ShardPlan, { plan, partyCount, allocate = newGround }: PopulationStart): Shard {
  const layout = layoutOf(plan, shard, partyCount);
  const placed = settled(shard, layout, allocate(layout.bytes));
  placeBlocks(placed.columns, plan, shard);
  return placed;
}

/**
 * A shard where it lies. This and the next are written out, not spread, so that all of a kind have one hidden
 * class.
 */
const settled = ({ cellBegin, cellEnd, pieces, ties }: ShardPlan, layout: Layout, ground: Ground): Shard => ({
  cellBegin,
  cellEnd,
  pieces,
  ties,
  layout,
  columns: viewColumns(layout, ground),
});

const inhabited = (
  { plan, partyCount, keys }: Pick<Population, 'plan' | 'partyCount' | 'keys'>,
  shards: readonly Shard[],
): Population => ({
  plan,
  strata: plan.strata,
  agentCount: plan.agents,
  cellCount: plan.cellAgents.length,
  partyCount,
  keys,
  shards,
});
