/** The ranges that a scenario lists for calibration: whatever a search may try can be run. */
import { describe, expect } from 'vitest';
import type { Interventions } from '../../src/scenario/intervene.js';
import { loadBundled } from '../bundled.js';
import { fc, test } from '../property.js';

const name = 'russia-1917';

describe(`the ranges of ${name}`, () => {
  const { calibration } = loadBundled(name).scenario;
  /** The scenario with every parameter at a share of the way through its range. */
  const at = (shares: readonly number[]): Interventions =>
    calibration.map(({ path, from, to }, i) => ({
      kind: 'set',
      path,
      value: from + shares[i] * (to - from),
    }));
  const everywhere = (share: number) => at(calibration.map(() => share));

  test('begin and end where the scenario can be run, all of them together', () => {
    expect(calibration.length).toBeGreaterThan(0);
    for (const share of [0, 1]) expect(() => loadBundled(name, everywhere(share))).not.toThrow();
  });

  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: calibration.length,
    maxLength: calibration.length,
  });
  test.prop([shares], { numRuns: 4 })('hold nothing between that cannot', (some) => {
    expect(() => loadBundled(name, at(some))).not.toThrow();
  });

  test('have what the scenario says within them', () => {
    const { scenario } = loadBundled(name);
    for (const { path, from, to } of calibration) {
      const value = path.split('.').reduce<unknown>((within, key) => {
        if (!Array.isArray(within)) return (within as Record<string, unknown>)[key];
        return within.find((entry: { id?: string }) => entry.id === key) as unknown;
      }, scenario);
      expect(value, path).toBeGreaterThanOrEqual(from);
      expect(value, path).toBeLessThanOrEqual(to);
    }
  });
});
