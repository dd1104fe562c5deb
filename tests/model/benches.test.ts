/**
 * Seats of bodies elected by workplaces: they follow from the people as they are, not from how many agents stand for them.
 */
import { describe, expect, test } from 'vitest';
import { createBenches } from '../../src/model/benches.js';
import { planPopulation } from '../../src/population/plan.js';
import { agentsMin } from '../../src/population/sampling.js';
import { loadScenario } from '../../src/scenario/load.js';
import { loadBundled } from '../bundled.js';
import { fc } from '../property.js';
import { edited, placeIn, printed, twoPowers } from '../scenario/two-powers.js';

const { definition } = loadBundled('two-powers');

describe('the seats of a body elected by workplaces', () => {
  const people = fc.record({
    persons: fc.integer({ min: 2000, max: 60_000 }),
    cell: fc.integer({ min: 2, max: 400 }),
    shops: fc.integer({ min: 1, max: 12 }),
    per: fc.integer({ min: 1, max: 2000 }),
    atLeast: fc.constantFrom(0, 1, 2),
    coverage: fc.constantFrom(0.5, 1),
    agents: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  test('are as many at any number of agents', () => {
    fc.assert(
      fc.property(people, ({ persons, cell, shops, per, atLeast, coverage, agents }) => {
        const [stratum, ...others] = definition.strata.map(({ spec }) => spec);
        const cellClasses = [
          { share: 0.6, cellPersons: cell, workplacePersons: cell * shops },
          { share: 0.4, cellPersons: 17, workplacePersons: 17 },
        ];
        const specs = [{ ...stratum, persons, cellClasses, ties: [] }, ...others];
        const [body] = definition.bodies;
        const constituencies = [{ ...body.constituencies[0], strata: [0], per, atLeast, coverage }];
        const world = { ...definition, bodies: [{ ...body, constituencies }] };
        const seatsAt = (size: number | 'full'): number =>
          createBenches(world, planPopulation(specs, size))[0].seats.reduce((a, b) => a + b, 0);
        const least = agentsMin(specs);
        const all = specs.reduce((sum, spec) => sum + spec.persons, 0);
        const sampled = seatsAt(Math.min(all, Math.round(least + agents * (all - least))));
        expect(sampled).toBeCloseTo(seatsAt('full'), 6);
      }),
      { numRuns: 40 },
    );
  });

  test('are told where they are more than any assembly had', () => {
    const text = edited(
      ['persons: 4000, electorate: 0.5', 'persons: 400000, electorate: 0.5'],
      ['cells: [{ share: 1, cell: 30 }]', 'cells: [{ share: 1, cell: 40 }]'],
      ['per: 500, coverage: 0.5', 'per: 1000'],
    );
    const { warnings } = loadScenario(twoPowers(text));
    expect(printed(warnings)).toEqual([
      `${placeIn(text, '{ of: farmhands, per')}: \`delegates\` would have 10156 deputies at any number of agents, 10000 of them from 10000 workplaces here; one for every 1000 persons would be 400`,
    ]);
    expect(warnings[0].hint).toContain('`workplace`');
  });

  test.each(['two-powers', 'russia-1917'])('are no more than that in %s', (id) => {
    expect(loadBundled(id).warnings.filter(({ code }) => code === 'seats-many')).toEqual([]);
  });
});
