import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import {
  BandCounts,
  BandNotes,
  bandPlan,
  bandSeries,
  noteTaker,
  withDifferences,
  type BandPlan,
} from '../../src/experiment/many/bands.js';
import { loadBundled, twoPowers } from '../bundled.js';

const plan: BandPlan = {
  series: [
    { measure: 'control', who: 'council', among: 'all' },
    { measure: 'support', who: 'reform', among: 'all' },
  ],
  days: ['1848-03-01', '1848-03-08'],
};
const points = [0, 1].map((level) => ({ levels: { vary_x: level }, changes: [] }));

/** A run as its notes: two days of two series. */
const run = fc.tuple(fc.nat(1), fc.array(fc.nat(200), { minLength: 4, maxLength: 4 }));
type Run = readonly [point: number, bins: readonly number[]];

const tallyOf = (runs: readonly Run[]) => {
  const notes = new BandNotes();
  for (const [point, bins] of runs)
    notes.add(point, [Uint8Array.from(bins.slice(0, 2)), Uint8Array.from(bins.slice(2))]);
  return notes.tally();
};

const bandsOf = (...batches: readonly (readonly Run[])[]) => {
  const counts = new BandCounts(plan, [0, 2]);
  for (const batch of batches) counts.add(tallyOf(batch));
  return points.flatMap((point, index) => counts.rows(index, point));
};

describe('bands', () => {
  property.prop([fc.array(run, { maxLength: 40 }), fc.nat(40), fc.nat(1)])(
    'are the same in whatever parts and order the runs are counted',
    (runs, cut, turn) => {
      const parts = [runs.slice(0, cut), runs.slice(cut)];
      expect(bandsOf(...(turn ? parts.toReversed() : parts))).toEqual(bandsOf(runs));
    },
  );

  property.prop([fc.array(fc.nat(200), { minLength: 1, maxLength: 40 })])(
    'are the values that so many runs do not exceed',
    (bins) => {
      const [first] = bandsOf(bins.map((bin): Run => [0, [bin, 0, 0, 0]]));
      const sorted = bins.map((bin) => bin / 200).sort((a, b) => a - b);
      const ranked = (percent: number) => sorted[Math.max(0, Math.ceil((bins.length * percent) / 100) - 1)];
      expect(first).toEqual({
        ...{ point: 0, vary_x: 0, date: '1848-03-01', measure: 'control', who: 'council', among: 'all' },
        ...{ runs: bins.length, p05: ranked(5), p25: ranked(25), p50: ranked(50) },
        ...{ p75: ranked(75), p95: ranked(95) },
      });
    },
  );

  test('of a point without a run that was done are none', () => {
    expect(bandsOf([[1, [1, 2, 3, 4]]]).map((row) => row.point)).toEqual([1, 1, 1, 1]);
  });
});

describe('differences from the first run of a seed', () => {
  const two: BandPlan = {
    series: [
      { measure: 'claim', who: 'council', among: 'all' },
      { measure: 'claim_difference', who: 'council', among: 'all' },
    ],
    days: ['1848-03-01'],
  };
  const rowsOf = (pairs: readonly (readonly [own: number, first: number])[]) => {
    const notes = new BandNotes();
    for (const [own, first] of pairs) {
      notes.add(0, withDifferences([Uint8Array.of(first)], undefined));
      notes.add(1, withDifferences([Uint8Array.of(own)], [Uint8Array.of(first)]));
    }
    const counts = new BandCounts(two, [0, 2]);
    counts.add(notes.tally());
    return points.map((point, index) => counts.rows(index, point));
  };

  property.prop([fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { minLength: 1, maxLength: 30 })])(
    'are paired, to the hundredth, and the first run has none',
    (pairs) => {
      const [first, changed] = rowsOf(pairs);
      expect(first.map(({ measure }) => measure)).toEqual(['claim']);
      const told = changed.find(({ measure }) => measure === 'claim_difference');
      const sorted = pairs.map(([own, other]) => (own - other) / 200).sort((a, b) => a - b);
      expect(told?.runs).toBe(pairs.length);
      for (const [name, percent] of [
        ['p05', 5],
        ['p50', 50],
        ['p95', 95],
      ] as const) {
        const ranked = sorted[Math.max(0, Math.ceil((pairs.length * percent) / 100) - 1)];
        expect(Math.abs(Number(told?.[name]) - ranked)).toBeLessThanOrEqual(0.005 + 1e-12);
      }
    },
  );

  test('are told of every share there is, where runs are compared, and nowhere else', () => {
    const loaded = loadBundled('two-powers');
    const shares = bandSeries(loaded);
    const all = bandSeries(loaded, true);
    expect(all.slice(0, shares.length)).toEqual(shares);
    expect(all.slice(shares.length).map(({ measure }) => measure)).toEqual(
      shares.map(({ measure }) => `${measure}_difference`),
    );
  });
});

describe('the figures that are followed', () => {
  test('are noted weekly and on the last day, every share between nothing and all', () => {
    const loaded = loadBundled('two-powers');
    const { series, days } = bandPlan(loaded, 10);
    expect(days).toEqual(['1848-03-01', '1848-03-08', '1848-03-10']);
    const note = noteTaker(loaded.definition, series, 10);
    const notes: Uint8Array[] = [];
    twoPowers().run(10, (state) => {
      const taken = note(state);
      if (taken) notes.push(taken);
    });
    expect(notes.map((taken) => taken.length)).toEqual(days.map(() => series.length));
    const among = series.flatMap(({ measure, among: group }, s) =>
      measure === 'support' && group === 'all' ? [notes[2][s]] : [],
    );
    expect(Math.abs(among.reduce((a, b) => a + b) - 200)).toBeLessThanOrEqual(among.length);
  });
});
