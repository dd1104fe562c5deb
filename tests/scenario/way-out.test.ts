/**
 * A regime whose holder can lose is told unless some transition from it looks at the loss; and it runs either way.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { createModel } from '../../src/model/model.js';
import { loadScenario, type LoadedScenario } from '../../src/scenario/load.js';
import { loadBundled } from '../bundled.js';
import { WHOLE } from '../fuzz/whole.js';
import { edited, printed, twoPowers, placeIn } from './two-powers.js';

const kernel = chooseKernel('reference');

const load = (scenario: unknown): LoadedScenario =>
  loadScenario([{ name: 'x.yaml', text: JSON.stringify(scenario) }]);

const told = ({ warnings }: LoadedScenario): string[] =>
  warnings.flatMap(({ code, path }) => (code === 'no-way-out' ? [path ?? ''] : []));

/** What can happen to the holder `state` of the regime `old`, and guards that see it, or do not. */
const LOSSES = {
  contest: {
    effect: { contest: { by: 'rebels', against: 'state', place: 'town' } },
    seeing: ['took.rebels', 'failed.state or took.rebels', 'control.rebels.works > 0.5', 'my.beaten'],
    blind: ['took.third', 'happened.tide', 'day > 3', 'founded.state'],
  },
  hold: {
    effect: { contest: { by: 'state', against: 'rebels', place: 'town' } },
    seeing: ['lost.state', 'not held.state and dwell > 2', 'balance.state < 0.2'],
    blind: ['took.rebels', 'dwell > 3', 'happened.tide'],
  },
  dissolution: {
    effect: { dissolve: ['state'] },
    seeing: ['not founded.state', 'effective.rebels > effective.state'],
    blind: ['took.rebels', 'founded.rebels', 'day > 3'],
  },
} as const;

type Loss = keyof typeof LOSSES;

const AUTHORITIES = [...WHOLE.authorities, { id: 'third', name: 'Third', claim: 0, source: 'assumption' }];

const scenarioWith = (loss: Loss, guards: readonly string[], requires: string) => ({
  ...WHOLE,
  authorities: AUTHORITIES,
  quantities: { ...WHOLE.quantities, beaten: 'took.rebels' },
  events: [{ ...WHOLE.events[0], effects: [LOSSES[loss].effect], requires }, WHOLE.events[1]],
  regimes: [...WHOLE.regimes, { id: 'end', name: 'End', source: 'assumption' }],
  transitions: [
    ...guards.map((when) => ({ from: ['old'], to: 'new', when, source: 'assumption' })),
    // Every regime can be reached, whatever the guards are.
    { from: ['new', 'end'], to: 'end', when: 'lost.rebels or took.state', source: 'assumption' },
    { from: ['end'], to: 'new', when: 'took.rebels', source: 'assumption' },
    { from: ['old'], to: 'end', when: 'happened.blow and day > 100', source: 'assumption' },
    { from: ['end'], to: 'old', when: 'happened.blow and day > 100', source: 'assumption' },
  ],
});

const lossAndGuards = fc.constantFrom<Loss>('contest', 'hold', 'dissolution').chain((loss) =>
  fc.record({
    loss: fc.constant(loss),
    blind: fc.subarray([...LOSSES[loss].blind]),
    seeing: fc.subarray([...LOSSES[loss].seeing]),
    days: fc.constantFrom(0, 1, 2, 5),
    seed: fc.constantFrom('a', 'b', 'c'),
  }),
);

describe('a regime whose holder can lose', () => {
  test('is told just when no transition from it looks at the loss, and runs all the same', () => {
    fc.assert(
      fc.property(lossAndGuards, ({ loss, blind, seeing, days, seed }) => {
        const loaded = load({ ...scenarioWith(loss, [...blind, ...seeing], 'true'), seed });
        expect(told(loaded).includes('regimes.0.id')).toBe(seeing.length === 0);
        const model = createModel(loaded.definition, { agents: 1100, kernel });
        model.run(days);
        expect(model.digest()).toMatch(/^[0-9a-f]{32}$/);
      }),
      { numRuns: 25 },
    );
  });

  test('is not told of what cannot come about under it', () => {
    const elsewhere = [
      'regime.new',
      'regime.new or regime.end',
      'not regime.old and day > 1',
      'not (regime.old or regime.new)',
    ];
    for (const requires of elsewhere)
      expect(told(load(scenarioWith('contest', [], requires)))).not.toContain('regimes.0.id');
    for (const requires of ['regime.old', 'regime.new or day > 1', 'not regime.new'])
      expect(told(load(scenarioWith('contest', [], requires)))).toContain('regimes.0.id');
  });

  test('is told with its place, the reason and what would mend it', () => {
    const text = edited(['when: lost.council, effects', 'when: happened.convoy, effects']);
    const { warnings } = loadScenario(twoPowers(text));
    expect(printed(warnings)).toEqual([
      `${placeIn(text, 'council-rule, name')}: the regime \`council-rule\` has no way out when its holder \`council\` can lose the country it has to hold: no transition out of it looks at that`,
    ]);
    expect(warnings[0].hint).toContain('`when: lost.council`');
  });

  test.each(['two-powers', 'russia-1917', 'germany-1918'])('is in none of the regimes of %s', (id) => {
    expect(told(loadBundled(id))).toEqual([]);
  });
});
