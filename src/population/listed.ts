/**
 * Listed thresholds: every cell has them all, one by one.
 *
 * Decision worth knowing: they are shared out by rank and not drawn. What a list is written for (a crowd in
 * which one person more or less decides) would be lost among draws: of a hundred people drawn from a hundred
 * thresholds a third of these would be nobody's.
 */
import { firstThreshold } from './layout.js';
import type { Population } from './population.js';
import type { StratumSpec } from './spec.js';
import { listedBytes } from './traits.js';

/**
 * Writes the thresholds of all strata that list them. In a cell with as many agents as the list has entries
 * everybody has one of them; in any other the agents stand at equal distances along the list.
 */
export function dealListed({ shards }: Population, specs: readonly StratumSpec[]): void {
  const lists = specs.map(listedBytes);
  for (const { columns, pieces } of shards)
    for (const { stratum, cellBegin, cellEnd } of pieces) {
      const list = lists[stratum];
      if (list.length === 0) continue;
      for (let cell = cellBegin; cell < cellEnd; cell++) {
        const first = firstThreshold(columns, cell);
        const agents = columns.agents[cell];
        for (let j = 0; j < agents; j++)
          columns.blocks[first + j] = list[Math.floor(((j + 0.5) * list.length) / agents)];
      }
    }
}
