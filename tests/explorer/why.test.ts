/** Figures of a waterfall add up as they are read, whatever moved people. */
import { expect } from 'vitest';
import type { CauseRow } from '../../src/experiment/why/by-cause.js';
import type { WhyAnswer } from '../../src/explorer/protocol.js';
import { waterfallOf } from '../../src/explorer/why/told.js';
import { waterfallScene } from '../../src/view/waterfall.js';
import { fc, test } from '../property.js';
import { record } from '../report/fixture.js';

const change = fc.double({ min: -0.4, max: 0.4, noNaN: true });

const answerOf = (before: number, changes: readonly number[], rest: number): WhyAnswer => {
  const row = (each: number, i: number): CauseRow => ({
    ...{ id: `c${String(i)}`, name: `Cause ${String(i)}`, kind: 'event', change: each },
    ...{ after: 0, through: [], pace: null, members: [] },
  });
  const sorted = [...changes].sort((a, b) => Math.abs(b) - Math.abs(a));
  const causes = [...sorted.map(row), { ...row(rest, changes.length), kind: 'rest' as const }];
  const [first] = record.names.parties;
  return {
    digest: 'x',
    ...{ fired: [], obeyed: [], organs: [] },
    asked: { party: first, group: { id: 'all', name: 'everybody' } },
    names: { parties: [], regimes: [], authorities: [], units: [], organs: [], places: [] },
    causes,
    moved: {
      ...{ from: record.start, to: record.end, persons: 1, rows: [], stretches: [] },
      ...{ before, after: causes.reduce((sum, cause) => sum + cause.change, before) },
      ballots: { before: {}, after: {} },
      abstaining: { before: 0, after: 0 },
    },
  };
};

test.prop([change, fc.array(change, { maxLength: 12 }), change, fc.integer({ min: 300, max: 1900 })])(
  'from where it stood, by the five largest causes and one bar of the rest, to where it came',
  (before, changes, rest, width) => {
    const answer = answerOf(before, changes, rest);
    const spec = waterfallOf(answer, record);
    if (spec === undefined) throw new Error('there is no waterfall');
    expect(spec.falls).toHaveLength(Math.min(5, changes.length) + 1);
    const tenths = [spec.before, ...spec.falls].map(({ said }) => Math.round(Number(said) * 10));
    const sum = tenths.reduce((a, b) => a + b, 0);
    expect(sum).toBe(Math.round(Number(spec.after.said) * 10));
    expect(Math.abs(sum - (answer.moved?.after ?? 0) * 1000)).toBeLessThanOrEqual(0.5 + 1e-6);
    for (const mark of waterfallScene(spec, width).marks)
      if (mark.kind === 'box') {
        expect(mark.x).toBeGreaterThanOrEqual(0);
        expect(mark.x + mark.width).toBeLessThanOrEqual(width);
      }
  },
);
