/** Counterfactuals that ship, put to many runs beside the baseline and each by itself. */
import { describe, expect, test } from 'vitest';
import { Ensemble, type BatchResult } from '../../src/experiment/many/ensemble.js';
import {
  bundledFolder,
  bundledScenarios,
  counterfactualPaths,
} from '../../src/platform/node/files/bundled.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { readSource } from '../../src/platform/node/files/source-file.js';
import { agentsMin } from '../../src/population/sampling.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { firstTick } from '../../src/scenario/twin.js';
import { loadBundled, parseBundled } from '../bundled.js';

/** What is computed, and how much of it. */
interface Extent {
  /** Of which scenarios; all that have counterfactuals, if nothing is said. */
  readonly of?: (id: string) => boolean;
  /** Until when runs of a scenario are compared, in days. */
  readonly daysOf: (id: string) => number;
  /** Of how many that part from the baseline on the first day it is asked what they would be by themselves. */
  readonly ofFirstDay: number;
}

const questions = (id: string) =>
  counterfactualPaths(bundledFolder(id)).map((path) => loadCounterfactual(readSource(path)));

/** These and the baseline, on one seed. */
function compute(id: string, days: number, twins: readonly Interventions[], sharing: boolean): BatchResult {
  const { definition } = loadBundled(id);
  const points = [[], ...twins].map((changes) => ({ levels: {}, changes }));
  const plan = {
    scenario: parseBundled(id).scenario,
    base: [],
    points,
    seed: definition.seed,
    agents: agentsMin(definition.strata.map(({ spec }) => spec)),
    tickCount: Math.min(days, definition.dayCount),
    comparesDays: true,
    sharing,
  };
  const batch = { index: 0, points: [0, points.length], replicates: [1, 2] } as const;
  return new Ensemble(plan, nodeKernel('simd')).compute(batch);
}

/** Says that every counterfactual can be put to many runs: none fails, and each is what it would be by itself. */
export function sayThatPastsAreShared({ of: isAsked = () => true, daysOf, ofFirstDay }: Extent): void {
  const asked = bundledScenarios().filter((id) => isAsked(id) && questions(id).length > 0);
  describe.each(asked)('the counterfactuals of %s', (id) => {
    test('share a past with their baseline, and end as if they had not', () => {
      const { definition } = loadBundled(id);
      const days = daysOf(id);
      const twins = questions(id).map(({ interventions }) => interventions);
      const parts = twins.map((twin) => firstTick(twin, definition));
      const shared = compute(id, days, twins, true);
      expect(shared.rows.filter(({ status }) => status !== 'done')).toEqual([]);
      const first = parts.flatMap((tick, i) => (tick === 0 ? [i] : [])).slice(0, ofFirstDay);
      const isWhole = parts.map((tick, i) => (tick > 0 && tick < days) || first.includes(i));
      const whole = compute(
        id,
        days,
        twins.filter((_, i) => isWhole[i]),
        false,
      );
      const ends = (rows: BatchResult['rows']) => rows.map(({ run: _run, point: _point, ...end }) => end);
      expect(ends(shared.rows.filter(({ point }) => point === 0 || isWhole[Number(point) - 1]))).toEqual(
        ends(whole.rows),
      );
      // A twin that cannot have parted by then is its baseline.
      const [{ digest }] = whole.rows;
      for (const row of shared.rows)
        if (parts[Number(row.point) - 1] >= days) expect(row.digest).toBe(digest);
      expect(whole.rows.length).toBeGreaterThan(1);
      const soon = parts.filter((tick) => tick < days);
      expect(shared.days.simulated).toBeLessThan(days * (1 + soon.length));
    });
  });
}
