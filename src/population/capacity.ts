/**
 * How much memory a population takes, before any is taken.
 *
 * Decision worth knowing: it is computed from the plan of the very population, not from a rule of thumb; only
 * the largest one that fits is found by trying.
 */
import { layoutOf } from './layout.js';
import { planPopulation } from './plan.js';
import { sampleFaults, type Agents } from './sampling.js';
import { divideCells } from './shard.js';
import type { StratumSpec } from './spec.js';

/** Bytes of a cell in the plan, and a little for its workplace. */
const PLAN_BYTES = 26;
/** Bytes allowed for the rest of a process, code, scenario and tables: an assumption, generous. */
const REST_BYTES = 2 ** 27;

/** Bytes of a process with such a population. Throws a FaultError as `planPopulation` does. */
export function bytesOfPopulation(specs: readonly StratumSpec[], agents: Agents, partyCount: number): number {
  const plan = planPopulation(specs, agents);
  const [whole] = divideCells(plan, 1);
  return layoutOf(plan, whole, partyCount).bytes + PLAN_BYTES * plan.cellAgents.length + REST_BYTES;
}

const TRIES = 24;

/**
 * About the greatest number of agents that `bytes` suffice for; 0 if not even the smallest population fits.
 */
export function largestPopulation(specs: readonly StratumSpec[], bytes: number, partyCount: number): number {
  const fits = (agents: number): boolean => bytesOfPopulation(specs, agents, partyCount) <= bytes;
  let low = 0;
  let high = specs.reduce((sum, { persons }) => sum + persons, 0);
  for (let i = 0; i < TRIES && high - low > high / 100; i++) {
    const agents = Math.floor((low + high) / 2);
    const isTooSmall = sampleFaults(specs, agents).length > 0;
    if (isTooSmall || fits(agents)) low = agents;
    else high = agents;
  }
  return sampleFaults(specs, low).length > 0 ? 0 : low;
}
