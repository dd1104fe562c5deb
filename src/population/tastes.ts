/**
 * Standing tastes of cells: this factory is a stronghold of that party, for no reason the model knows.
 *
 * Decision worth knowing: tastes are ranked, not drawn one by one. The draw only says which cell gets which
 * quantile of the stratum's normal distribution, so mean and spread over its agents are right for any number
 * of cells and any seed; independent draws would double the noise between seeds.
 */
import { toCoefficient } from '../foundation/fixed.js';
import { normalQuantile } from '../foundation/math.js';
import { PURPOSE, drawAt, entityOf, openAddress } from '../foundation/random.js';
import type { Population } from './population.js';
import type { StratumSpec } from './spec.js';

/** Draws the tastes of all cells for all parties. */
export function drawTastes(population: Population, specs: readonly StratumSpec[]): void {
  const { plan, keys, partyCount } = population;
  plan.strata.forEach(({ id, cellBegin, cellEnd }, s) => {
    const agents = plan.cellAgents.subarray(cellBegin, cellEnd);
    for (let p = 0; p < partyCount; p++) {
      const address = openAddress(keys, PURPOSE.cellTaste, 0, entityOf(id, p));
      const quantiles = standardQuantiles(agents, ranking(address, agents.length));
      writeTastes(population, s, p, (number) => toCoefficient(quantiles[number] * specs[s].tasteSpread[p]));
    }
  });
}

/** Writes a stratum's tastes for a party, given by the number of the cell within the stratum. */
function writeTastes(
  { shards, partyCount }: Population,
  s: number,
  party: number,
  tasteOf: (number: number) => number,
): void {
  for (const { pieces, columns } of shards)
    for (const { stratum, cellBegin, cellEnd, number } of pieces) {
      if (stratum !== s) continue;
      for (let cell = cellBegin; cell < cellEnd; cell++)
        columns.tastes[cell * partyCount + party] = tasteOf(number + cell - cellBegin);
    }
}

/** Numbers 0 to count - 1 in the order of their draws; count stays below 2 to the 21. */
function ranking(address: number, count: number): Float64Array {
  const order = Float64Array.from({ length: count }, (_, i) => drawAt(address, i) * 2 ** 21 + i);
  return order.sort().map((drawn) => drawn % 2 ** 21);
}

/**
 * The standard normal quantile of every cell at the middle of the agents it takes up in the order given;
 * centred and scaled, so that mean 0 and variance 1 over agents are exact. All 0 where a single cell takes up
 * everybody.
 */
function standardQuantiles(agents: ArrayLike<number>, order: Float64Array): Float64Array {
  const quantiles = new Float64Array(agents.length);
  const total = Array.from(agents).reduce((sum, count) => sum + count, 0);
  let before = 0;
  for (const i of order) {
    quantiles[i] = normalQuantile((before + agents[i] / 2) / total);
    before += agents[i];
  }
  const mean = weightedMean(quantiles, agents, total);
  const centred = quantiles.map((q) => q - mean);
  const variance = weightedMean(
    centred.map((q) => q * q),
    agents,
    total,
  );
  return variance > 0 ? centred.map((q) => q / Math.sqrt(variance)) : centred;
}

const weightedMean = (values: Float64Array, weights: ArrayLike<number>, total: number): number =>
  values.reduce((sum, value, i) => sum + value * weights[i], 0) / total;
