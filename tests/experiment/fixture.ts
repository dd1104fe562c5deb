/** Small ensembles of the two powers. */
import type { BandTally } from '../../src/experiment/many/bands.js';
import { batchesOf, type Point } from '../../src/experiment/design/design.js';
import { Ensemble, type BatchResult, type EnsemblePlan } from '../../src/experiment/many/ensemble.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { Change } from '../../src/scenario/intervene.js';
import { parseBundled } from '../bundled.js';

export const points = (...changes: readonly (readonly Change[])[]): Point[] =>
  changes.map((each) => ({ levels: {}, changes: each }));

export const planOf = (more: Partial<EnsemblePlan>): EnsemblePlan => ({
  scenario: parseBundled('two-powers').scenario,
  base: [],
  points: points([]),
  seed: 'test',
  agents: 2292,
  tickCount: 100,
  comparesDays: false,
  ...more,
});

/** All batches of a plan, one after the other. */
export function computed(
  plan: EnsemblePlan,
  runs: number,
): Omit<BatchResult, 'tally'> & { readonly tallies: readonly BandTally[] } {
  const ensemble = new Ensemble(plan, nodeKernel('auto'));
  const results = batchesOf(plan.points, runs).map((batch) => ensemble.compute(batch));
  return {
    rows: results.flatMap((result) => result.rows),
    sittings: results.flatMap((result) => result.sittings),
    series: results.flatMap((result) => result.series),
    tallies: results.map((result) => result.tally),
    days: {
      simulated: results.reduce((sum, { days }) => sum + days.simulated, 0),
      asked: results.reduce((sum, { days }) => sum + days.asked, 0),
    },
  };
}
