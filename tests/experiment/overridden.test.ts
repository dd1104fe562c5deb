/** Changes of what everybody does, where some have values of their own. */
import { expect, test } from 'vitest';
import { overriddenBy, overriddenWords } from '../../src/experiment/parameters/overridden.js';
import { parseBundled } from '../bundled.js';

const { scenario } = parseBundled('two-powers');
const learning = { kind: 'set', path: 'behaviour.learning', value: 0.01 } as const;

test('a change of everybody that all strata feel is not spoken of', () => {
  const noise = { kind: 'set', path: 'policies.bread', value: 0.01 } as const;
  expect(overriddenBy([learning, noise], scenario)).toEqual([]);
});

test('strata that state their own, or whose class does, are counted, with the path of one of them', () => {
  const [first, ...others] = scenario.strata;
  const own = { ...scenario, strata: [{ ...first, behaviour: { learning: 0.02 } }, ...others] };
  const [told] = overriddenBy([learning, { ...learning, value: 0.02 }], own);
  expect(told).toEqual({
    ...{ path: 'behaviour.learning', strata: 1, all: scenario.strata.length },
    instead: `strata.${first.id}.behaviour.learning`,
  });
  expect(overriddenWords(told)).toContain(`does not reach 1 of ${scenario.strata.length} strata`);
  const classes = scenario.classes.map((each) => ({ ...each, behaviour: { learning: 0.02 } }));
  const ofClass = scenario.strata.filter(({ class: id }) => classes.some((each) => each.id === id));
  expect(overriddenBy([learning], { ...scenario, classes }).map(({ strata }) => strata)).toEqual(
    ofClass.length > 0 ? [ofClass.length] : [],
  );
});
