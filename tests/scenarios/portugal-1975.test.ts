import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runScenario } from '../../src/experiment/run/run.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { factsOf, loadBundled } from '../bundled.js';

/** Days to 25 November, that day included. */
const TO_THE_RISING = 298;

const record = (
  interventions: Interventions,
  mode: 'run' | 'replay',
  { seed = 'carnations', ticks }: { seed?: string; ticks?: number } = {},
) =>
  runScenario({
    loaded: loadBundled('portugal-1975', interventions, mode === 'replay'),
    kernel: nodeKernel('auto'),
    population: 11_000,
    seed,
    mode,
    ticks,
    version: 'test',
  });

const counterfactual = (id: string): Interventions => {
  const name = `../../scenarios/portugal-1975/counterfactuals/${id}.yaml`;
  return loadCounterfactual({ name, text: readFileSync(new URL(name, import.meta.url), 'utf8') })
    .interventions;
};

/** Chance that the regiments rise, on the last day on which it was asked. */
const chanceOfRising = ({ decisions }: ReturnType<typeof record>): number =>
  decisions.filter(({ id }) => id === 'rising').at(-1)?.probabilities.rise ?? 0;

describe('Portugal 1975', { timeout: 30_000 }, () => {
  const replays = ['carnations', 'barricades'].map((seed) => record([], 'replay', { seed }));

  test('has no warning, computes every fact that the model has a figure for, and pushes nobody by hand', () => {
    expect(loadBundled('portugal-1975').warnings).toEqual([]);
    const computed = new Set(
      factsOf('portugal-1975').flatMap(({ id, is, among }) => ((is ?? among) !== undefined ? [id] : [])),
    );
    for (const { facts, standings, noValue } of replays) {
      const silent = facts?.filter(({ id, simulated }) => computed.has(String(id)) && simulated === null);
      expect({ silent, standings, noValue }).toEqual({ silent: [], standings: [], noValue: [] });
    }
  });

  test('as recorded has both risings, each a contest whose outcome and day are computed', () => {
    for (const { contests } of replays) {
      const [march, november] = contests;
      expect([march.by, november.by]).toEqual(['spinolists', 'popular-power']);
      expect(march.result).toBe('melted');
      expect(november.date >= '1975-11-26' && november.date <= '1975-12-05').toBe(true);
      expect(november.foreseen).toBeGreaterThan(0.02);
      expect(november.foreseen).toBeLessThan(0.98);
    }
  });

  test('says why a rising is likely: paratroops who are to go home, and a power that leads them', () => {
    const kept = record(counterfactual('paratroops-kept'), 'replay', { ticks: TO_THE_RISING });
    expect(chanceOfRising(replays[0])).toBeGreaterThan(chanceOfRising(kept) + 0.05);
    const { contests, impossible } = record(counterfactual('no-popular-power'), 'replay', {
      ticks: TO_THE_RISING,
    });
    expect(contests.map(({ by }) => by)).toEqual(['spinolists']);
    expect(impossible.map(({ id }) => id)).toContain('rising');
  });
});
