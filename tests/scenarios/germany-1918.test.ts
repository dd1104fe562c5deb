import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runScenario } from '../../src/experiment/run.js';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { loadBundled } from '../bundled.js';

const record = (interventions: Interventions, mode: 'run' | 'replay', ticks?: number) =>
  runScenario({
    loaded: loadBundled('germany-1918', interventions, mode === 'replay'),
    kernel: chooseKernel('reference'),
    mode,
    ticks,
    version: 'test',
  });

const counterfactual = (id: string): Interventions => {
  const name = `../../scenarios/germany-1918/counterfactuals/${id}.yaml`;
  return loadCounterfactual({ name, text: readFileSync(new URL(name, import.meta.url), 'utf8') }).interventions;
};

describe('Germany 1918', () => {
  test('computes a figure of its own for every fact, and fights the contest that is ordered', () => {
    const { facts, contests } = record([], 'replay');
    expect(facts?.every(({ simulated }) => simulated !== null)).toBe(true);
    expect(contests.map(({ by }) => by)).toEqual(['committee']);
  });

  test('keeps the Emperor for the time where Kiel stays quiet', () => {
    const { regimes } = record([{ kind: 'without', id: 'kiel' }], 'run', 9);
    expect(regimes).toEqual([]);
  });

  test('has no rising where nobody is dismissed', () => {
    const { impossible } = record(counterfactual('no-dismissal'), 'replay');
    expect(impossible.map(({ id }) => id)).toContain('january-rising');
  });

  test('has no National Assembly where the Congress wants none', () => {
    const { regimes } = record(counterfactual('all-power-to-the-councils'), 'run');
    expect(regimes.map(({ to }) => to)).not.toContain('parliament');
  });
});
