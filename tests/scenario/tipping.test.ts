/** Where a crowd rests and tips, as `tauride check` says: by hand, and as crowds in fact do. */
import { describe, expect, test } from 'vitest';
import { crowdAt } from '../../src/scenario/check/tipping.js';
import { compileScenario, parseScenario } from '../../src/scenario/load.js';
import { FaultError } from '../../src/foundation/fault.js';
import { loadBundled, filesOf } from '../bundled.js';
import { active, courseOf, set } from '../classics.js';

const specOf = (name: string, stratum = 0) => loadBundled(`classics/${name}`).definition.strata[stratum].spec;

describe('a crowd that nothing moves but itself', () => {
  test('goes to its end where each brings the next', () => {
    expect(crowdAt(specOf('granovetter'), 0.5, 0.0025)).toEqual({ rest: 1, tips: null });
  });

  test('rests below the share from which it tips', () => {
    expect(crowdAt(specOf('kuran'), 0.5, 0.025)).toEqual({ rest: 0.1, tips: 0.151 });
  });

  test('rests where the model has it rest', () => {
    // A threshold is a byte there: one person of a hundred may stand on the other side of it.
    const { rest } = crowdAt(specOf('granovetter-normal', 0), 0.5, 0.0025);
    expect(Math.abs((courseOf('granovetter-normal', active(0)).at(-1) ?? NaN) - rest)).toBeLessThan(0.011);
  });

  test('has one rest and no tipping point where thresholds spread enough', () => {
    const [{ spec }] = loadBundled('two-powers').definition.strata;
    const { rest, tips } = crowdAt({ ...spec, thresholdMean: 0.5, thresholdSd: 0.4 }, 0.3, 0);
    expect(rest).toBeGreaterThan(0.1);
    expect(rest).toBeLessThan(0.2);
    expect(tips).toBeNull();
  });
});

describe('contagion that tips', () => {
  test('is no warning where the crowd rests at nobody and tips nowhere', () => {
    const quiet = {
      'behaviour.contagion': 0.26,
      'behaviour.threshold.sd': 0.1,
      'behaviour.threshold.mean': 0.7,
    };
    const tipping = loadBundled('two-powers', set(quiet)).warnings.filter(
      ({ code }) => code === 'contagion-tips',
    );
    expect(tipping).toEqual([]);
  });

  test('is a warning with the share from which it does, and no fault', () => {
    const { warnings } = loadBundled('two-powers', set({ 'behaviour.contagion': 0.8 }));
    expect(warnings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^contagion 0\.8 is above 2\.5 times the spread of thresholds \(0\.375\): left to itself, .* act, and once [\d.]+% do, it tips$/,
      ),
    );
    expect(loadBundled('two-powers').warnings.filter(({ code }) => code === 'contagion-tips')).toEqual([]);
  });
});

test('a list of thresholds beside a mean and its spread is refused', () => {
  const [file] = filesOf('classics/kuran');
  const text = file.text.replace(
    'behaviour: { thresholds:',
    'behaviour: { threshold: { mean: 0.5, sd: 0.1 }, thresholds:',
  );
  const load = () => compileScenario(parseScenario([{ ...file, text }]));
  expect(load).toThrow(FaultError);
  expect(load).toThrow('`threshold` and `thresholds` are written beside each other');
});

test('the nearest level says which thresholds hold', () => {
  const changed = loadBundled('classics/kuran').definition.strata.map(({ spec }) => spec.thresholds?.length);
  expect(changed).toEqual([10, 10]);
  const [file] = filesOf('classics/kuran');
  const [, lesson] = file.text.split(/^(?=lesson:)/m);
  const text = file.text
    .replace(lesson, '')
    .replace(/^behaviour: \{ /m, 'behaviour: { thresholds: [0.1, 0.9], ')
    .replace(
      /behaviour: \{ thresholds: \[0, 0\.1, 0\.1.*\}/,
      'behaviour: { threshold: { mean: 0.5, sd: 0.2 } }',
    );
  const { strata } = compileScenario(parseScenario([{ ...file, text }])).definition;
  expect(strata[0].spec.thresholds).toBeUndefined();
  expect(strata[0].spec.thresholdMean).toBe(0.5);
});
