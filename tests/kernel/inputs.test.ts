import { test } from '../property.js';
import { describe, expect, it } from 'vitest';
import {
  createInputs,
  isCapped,
  rowFaults,
  writeInputs,
  writeRungs,
  type StratumInputs,
} from '../../src/kernel/inputs.js';
import { anyDay, stillness } from './fixture.js';

const faultsOf = (day: Partial<StratumInputs>): readonly string[] => {
  const inputs = createInputs(2, 8);
  writeInputs(inputs, 1, { ...stillness, ...day });
  return rowFaults(inputs, 1);
};

describe('inputs', () => {
  test.prop([anyDay])('that keep the rules are without fault', (day) => {
    expect(faultsOf(day)).toEqual([]);
  });

  it('may reach the rule of sums but not break it', () => {
    const pulls = { rhoCap: 10000, sigma: 5000, omega: 2000, noise: 31535 };
    expect(faultsOf(pulls)).toEqual([]);
    expect(faultsOf({ ...pulls, noise: 31536 })).toHaveLength(1);
  });

  it.each<[string, Partial<StratumInputs>]>([
    ['tempo', { tempo: -1 }],
    ['sigma', { sigma: -1 }],
    ['grievance', { grievance: -32768 }],
    ['kappa', { kappa: 32768 }],
    ['diffusion', { diffusion: 32768 }],
    ['appeal of party 2', { appeal: [0, 0, 40000, 0, 0, 0, 0, 0] }],
    ['call of party 1', { call: [0, -32768, 0, 0, 0, 0, 0, 0] }],
    ['officeMask', { officeMask: 256 }],
    ['fatigueFade', { fatigueFade: 32768 }],
    ['thresholdStep', { thresholdStep: -1 }],
    ['thresholdLeast', { thresholdLeast: -32769 }],
    ['thresholdStep', { thresholdLeast: 128, thresholdStep: 128 }],
  ])('with a wrong %s are named', (name, day) => {
    const faults = faultsOf(day);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(name);
  });

  it.each([-1, 32768])('with a height of %d are named', (height) => {
    const inputs = createInputs(1, 8);
    writeInputs(inputs, 0, stillness);
    writeRungs(inputs, 0, [0, 1, 32767]);
    expect(rowFaults(inputs, 0)).toEqual([]);
    writeRungs(inputs, 0, [0, height]);
    expect(rowFaults(inputs, 0)).toEqual(['height 1 is not in [0, 1)']);
  });

  it('tell when the cap can bind', () => {
    const inputs = createInputs(1, 8);
    writeInputs(inputs, 0, { ...stillness, tempo: 4000, rhoCap: 7968 });
    expect(isCapped(inputs, 0)).toBe(false);
    writeInputs(inputs, 0, { ...stillness, tempo: 4000, rhoCap: 7967 });
    expect(isCapped(inputs, 0)).toBe(true);
  });
});
