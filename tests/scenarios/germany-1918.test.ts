import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runScenario } from '../../src/experiment/run/run.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { factsOf, loadBundled } from '../bundled.js';

const DAYS_TO = { midNovember: 23, newYear: 69, rising: 76 };

const record = (interventions: Interventions, mode: 'run' | 'replay', ticks?: number) =>
  runScenario({
    loaded: loadBundled('germany-1918', interventions, mode === 'replay'),
    kernel: nodeKernel('auto'),
    population: 15_000,
    seed: 'a winter',
    mode,
    ticks,
    version: 'test',
  });

const counterfactual = (id: string): Interventions => {
  const name = `../../scenarios/germany-1918/counterfactuals/${id}.yaml`;
  return loadCounterfactual({ name, text: readFileSync(new URL(name, import.meta.url), 'utf8') })
    .interventions;
};

describe('Germany 1918', { timeout: 120_000 }, () => {
  test('computes every fact that it has a figure for, reaches Berlin from Kiel in days, and pushes nobody by hand', () => {
    const { facts, events, contests, standings } = record([], 'replay');
    const computed = new Set(
      factsOf('germany-1918').flatMap(({ id, is, among }) => ((is ?? among) !== undefined ? [id] : [])),
    );
    expect(facts?.filter(({ id, simulated }) => computed.has(String(id)) && simulated === null)).toEqual([]);
    const dateOf = (id: string) => events.find((event) => event.id === id)?.date ?? '';
    expect(dateOf('kiel-mutiny') >= '1918-10-31' && dateOf('kiel-mutiny') <= '1918-11-07').toBe(true);
    expect(dateOf('berlin-goes-over')).toBe('1918-11-09');
    expect(contests.map(({ by }) => by)).toEqual([
      'government',
      'revolt',
      'government',
      'government',
      'generals',
      'generals',
    ]);
    expect(standings).toEqual([]);
  });

  test('keeps the Kaiser for the time where nobody orders the fleet out and decisions are free', () => {
    const { regimes } = record(counterfactual('no-order-to-sail'), 'run', DAYS_TO.midNovember);
    expect(regimes).toEqual([]);
  });

  test.each(['independents-stay', 'eichhorn-stays'])('has nobody to ask for a rising where %s', (id) => {
    const { decisions } = record(counterfactual(id), 'replay', DAYS_TO.rising);
    expect(decisions.map((decision) => decision.id)).not.toContain('rising');
  });

  test('has nobody to send against the Palace where there is no pact', () => {
    const { impossible } = record(counterfactual('no-pact'), 'replay', DAYS_TO.newYear);
    expect(impossible.map(({ id }) => id)).toContain('attack-on-the-palace');
  });
});
