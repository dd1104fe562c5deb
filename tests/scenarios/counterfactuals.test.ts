/** Every counterfactual that ships can be put to many runs: none fails, and each is what it would be by itself. */
import { describe, expect, test } from 'vitest';
import { Ensemble, type BatchResult } from '../../src/experiment/many/ensemble.js';
import { bundledFolder, bundledScenarios, counterfactualPaths } from '../../src/platform/node/files/bundled.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { readSource } from '../../src/platform/node/files/source-file.js';
import { agentsMin } from '../../src/population/sampling.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { firstTick } from '../../src/scenario/twin.js';
import { loadBundled, parseBundled } from '../bundled.js';

/** Until when runs are compared, in days: long enough for most to have parted, and of the many of 1917 for half. */
const daysOf = (id: string): number => (id === 'russia-1917' ? 40 : 80);

const questions = (id: string) =>
  counterfactualPaths(bundledFolder(id)).map((path) => loadCounterfactual(readSource(path)));

/** These and the baseline, on one seed. */
function compute(id: string, twins: readonly Interventions[], sharing: boolean): BatchResult {
  const { definition } = loadBundled(id);
  const points = [[], ...twins].map((changes) => ({ levels: {}, changes }));
  const plan = {
    scenario: parseBundled(id).scenario,
    base: [],
    points,
    seed: definition.seed,
    agents: agentsMin(definition.strata.map(({ spec }) => spec)),
    tickCount: Math.min(daysOf(id), definition.dayCount),
    comparesDays: true,
    sharing,
  };
  const batch = { index: 0, points: [0, points.length], replicates: [1, 2] } as const;
  return new Ensemble(plan, nodeKernel('simd')).compute(batch);
}

const asked = bundledScenarios().filter((id) => questions(id).length > 0);

describe.each(asked)('the counterfactuals of %s', (id) => {
  test('share a past with their baseline, and end as if they had not', () => {
    const { definition } = loadBundled(id);
    const twins = questions(id).map(({ interventions }) => interventions);
    const isSoon = twins.map((twin) => firstTick(twin, definition) < daysOf(id));
    const shared = compute(id, twins, true);
    expect(shared.rows.filter(({ status }) => status !== 'done')).toEqual([]);
    const whole = compute(
      id,
      twins.filter((_, i) => isSoon[i]),
      false,
    );
    const ends = (rows: BatchResult['rows']) => rows.map(({ run: _run, point: _point, ...end }) => end);
    expect(ends(shared.rows.filter(({ point }) => point === 0 || isSoon[Number(point) - 1]))).toEqual(
      ends(whole.rows),
    );
    // A twin that cannot have parted by then is its baseline.
    const [{ digest }] = whole.rows;
    for (const row of shared.rows) if (!isSoon[Number(row.point) - 1]) expect(row.digest).toBe(digest);
    expect(whole.rows.length).toBeGreaterThan(1);
    expect(shared.days.simulated).toBeLessThan(whole.days.simulated);
  });
});
