import { describe, expect, it } from 'vitest';
import { byChance, pairsOf } from '../../bench/studies/sampled.js';

/** Twenty runs with a figure that varies by about one, and by how much it is moved. */
const runs = (moved: number, spread = 1) =>
  Array.from({ length: 20 }, (_, i) => ({ vote: 30 + moved + spread * Math.sqrt(3) * ((i % 5) / 2 - 1) }));

describe('the study of sizes', () => {
  it('finds figures at one where they are the same, and apart by the spread that they are moved by', () => {
    expect(pairsOf(runs(0), runs(0))).toMatchObject([{ difference: 0, bySpread: 0, p: 1 }]);
    const [{ bySpread, byLarger, p }] = pairsOf(runs(0, 2), runs(3));
    // The mean variance of both is 2.5 times that of the larger size.
    expect(byLarger / bySpread).toBeCloseTo(Math.sqrt(2.5), 6);
    expect(bySpread).toBeGreaterThan(1.5);
    expect(p).toBeLessThan(1e-5);
  });

  it('calls figures that never vary apart where they differ, and compares none that few runs have', () => {
    const still = (vote: number) => Array.from({ length: 12 }, () => ({ vote }));
    expect(pairsOf(still(1), still(2))).toMatchObject([{ bySpread: Infinity, p: 0 }]);
    expect(pairsOf(still(1), still(2).slice(3))).toEqual([]);
  });

  it('expects one mean of fifty runs in eighty to be half of a spread off by chance', () => {
    expect(1 / byChance(0.5, 50)).toBeCloseTo(80.5, 0);
  });
});
