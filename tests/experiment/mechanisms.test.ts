/** What `--switches` takes away beside laws: each mechanism that a scenario has, and nothing else. */
import { describe, expect, test } from 'vitest';
import { mechanismsOf } from '../../src/experiment/sensitivity/mechanisms.js';
import { intervene } from '../../src/scenario/intervene.js';
import { bundledScenarios } from '../../src/platform/node/files/bundled.js';
import { compileScenario } from '../../src/scenario/load.js';
import { parseBundled } from '../bundled.js';

const idsIn = (scenario: Parameters<typeof mechanismsOf>[0]) => mechanismsOf(scenario).map(({ id }) => id);

describe.each(bundledScenarios())('the mechanisms of %s', (id) => {
  const parsed = parseBundled(id);
  const all = mechanismsOf(parsed.scenario);

  test('are taken away one at a time', () => {
    expect(all.length).toBeGreaterThan(1);
    for (const { id: one, sets } of all) {
      const changes = sets.map((set) => ({ kind: 'set' as const, ...set }));
      const { scenario } = intervene(parsed.scenario, changes, () => expect.unreachable());
      expect(idsIn(scenario)).toEqual(idsIn(parsed.scenario).filter((other) => other !== one));
    }
  });

  test('leave another scenario that compiles', () => {
    const [{ sets }] = all;
    const interventions = sets.map((set) => ({ kind: 'set' as const, ...set }));
    const { definition } = compileScenario(parsed, { interventions });
    expect(definition.digest).not.toBe(compileScenario(parsed, {}).definition.digest);
  });
});

test('are of 1917 all that there are', () => {
  expect(idsIn(parseBundled('russia-1917').scenario)).toEqual([
    ...['encounters', 'ties', 'spreading action', 'fear', 'blame', 'wear of credibility', 'tempo', 'recall'],
  ]);
});
