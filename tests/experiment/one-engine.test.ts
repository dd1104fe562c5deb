/** A run without a cause is one and the same, whoever asks for it; the study of it takes every cause of every scenario to the end. */
import { expect, test } from 'vitest';
import { causesOf, digestsOf, disagreements } from '../../bench/studies/agreement.js';
import { agentsMin } from '../../src/population/sampling.js';
import { loadBundled } from '../bundled.js';

const agentsOf = (scenario: string): number =>
  agentsMin(loadBundled(scenario).definition.strata.map(({ spec }) => spec));

test.each([
  ['two-powers', 'run', 70, causesOf('two-powers')],
  ['two-powers', 'replay', 120, ['ship-lost', 'loaf-riot', 'seizure']],
  ['germany-1918', 'replay', 25, ['order-to-sail', 'kiel-mutiny', 'mspd-leaves']],
  ['russia-1917', 'replay', 12, ['suppression', 'succession']],
] as const)(
  'replay --without, why --but-for and compare agree: %s, %s, %i days',
  (scenario, mode, ticks, causes) => {
    const all = digestsOf({ scenario, mode, seed: 'one', agents: agentsOf(scenario), ticks, causes });
    expect(disagreements(all)).toEqual([]);
    expect(all.some(({ run, baseline }) => run !== baseline)).toBe(true);
  },
);
