import { describe, expect, test } from 'vitest';
import { contestsOf, endingOf } from '../../src/experiment/chronicle.js';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { createModel } from '../../src/model/model.js';
import { loadScenario } from '../../src/scenario/load.js';
import { filesOf } from '../bundled.js';

/** What the seizure of the town came to, where this place is the capital. */
const seizureWith = (capital: string) => {
  const files = filesOf('two-powers').map(({ name, text }) => ({
    name,
    text: text.replace('capital: town', `capital: ${capital}`),
  }));
  const { definition } = loadScenario(files, { pinDecisions: true });
  const model = createModel(definition, { agents: 2500, kernel: chooseKernel('reference') });
  model.run(definition.dayCount);
  return {
    contests: contestsOf(model.state).map(({ result }) => result),
    ending: endingOf(model.state).kind,
  };
};

describe('a contest', () => {
  test('for the capital goes on for the country', () => {
    expect(seizureWith('town')).toEqual({ contests: ['taken', 'held'], ending: 'takeover' });
  });

  test('for another place is over once the place is decided, and ends nothing', () => {
    expect(seizureWith('hills')).toEqual({ contests: ['taken'], ending: 'none' });
  });
});
