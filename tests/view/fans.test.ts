/** Fans of many runs: counts in words that are true of the runs, and marks within the picture. */
import { describe, expect } from 'vitest';
import type { BandPlan } from '../../src/experiment/many/bands.js';
import { widthOf, type Mark } from '../../src/view/scene.js';
import { fansData, fanScene, type FanPicture } from '../../src/view/many/fans.js';
import { differencePicture, fanSpreadOf, followedPicture } from '../../src/view/many/followed.js';
import { fc, test } from '../property.js';
import { changedStory, story } from './story-fixture.js';

const plan: BandPlan = {
  series: ['crown', 'council'].flatMap((who) =>
    (['claim', 'control'] as const).map((measure) => ({ measure, who, among: 'all' })),
  ),
  days: ['1911-03-08', '1911-06-07', '1911-11-07'],
};
const CELLS = plan.days.length * plan.series.length;
const run = fc.uint8Array({ min: 0, max: 200, minLength: CELLS, maxLength: CELLS });
const pairs = fc.array(fc.tuple(run, run), { minLength: 1, maxLength: 60 });

const followed = (told: readonly (readonly [Uint8Array, Uint8Array])[]) => ({
  plan,
  baseline: told.map(([baseline]) => baseline),
  changed: told.map(([, changed]) => changed),
});

const drawnOf = (picture: FanPicture | undefined, width = 600) => picture && fanScene(picture, width);

const flat = (marks: readonly Mark[], x = 0, y = 0): { mark: Mark; x: number; y: number }[] =>
  marks.flatMap((mark) =>
    mark.kind === 'group' ? flat(mark.marks, x + mark.x, y + mark.y) : [{ mark, x, y }],
  );

describe('a fan', () => {
  test.prop([fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 80 })])(
    'holds half of the runs between its inner edges, and nine tenths between its outer ones',
    (values) => {
      const [low, quarter, middle, threeQuarters, high] = fanSpreadOf(values);
      const between = (from: number, to: number) =>
        values.filter((value) => value >= from && value <= to).length / values.length;
      expect([low, quarter, middle, threeQuarters, high]).toEqual(
        [low, quarter, middle, threeQuarters, high].toSorted((a, b) => a - b),
      );
      expect(between(low, high)).toBeGreaterThanOrEqual(0.9);
      expect(between(quarter, threeQuarters)).toBeGreaterThanOrEqual(0.5);
      expect(values).toContain(middle);
    },
  );

  test.prop([pairs, fc.constantFrom(...plan.days)])(
    'is told by the count of the changed runs that lie so, on the day that is asked',
    (told, date) => {
      const picture = followedPicture({ story, changed: changedStory }, followed(told), 'obeyed', date);
      const day = plan.days.indexOf(date);
      for (const { name, told: words } of picture.panels) {
        const s = name === 'Crown' ? 1 : 3;
        const values = told.map(([, changed]) => changed[day * plan.series.length + s] / 200);
        const [low, , , , high] = fanSpreadOf(values);
        const many = values.filter((value) => value >= low && value <= high).length;
        expect(words).toContain(` in ${String(many)} of ${String(told.length)} runs`);
        expect(words).toContain(`${String(Math.round(low * 100))}%`);
      }
    },
  );

  test.prop([pairs])('of differences counts pairs of the same seed', (told) => {
    const picture = differencePicture({ story, changed: changedStory }, followed(told), 'claims');
    const last = (plan.days.length - 1) * plan.series.length;
    for (const { name, told: words } of picture?.panels ?? []) {
      const s = last + (name === 'Crown' ? 0 : 2);
      const more = told.filter(([baseline, changed]) => changed[s] - baseline[s] >= 2).length;
      const less = told.filter(([baseline, changed]) => baseline[s] - changed[s] >= 2).length;
      expect(words).toContain(
        `more in ${String(more)} of ${String(told.length)} runs, less in ${String(less)}`,
      );
    }
  });

  test('of differences is none where nothing is changed', () => {
    const runs = { plan, baseline: [new Uint8Array(CELLS)] };
    expect(differencePicture({ story }, runs, 'claims')).toBeUndefined();
    expect(drawnOf(followedPicture({ story }, runs, 'votes'))).toBeUndefined();
  });

  test.prop([
    fc.array(fc.tuple(run, run), { minLength: 1, maxLength: 3 }),
    fc.integer({ min: 320, max: 1900 }),
    fc.integer({ min: 1, max: 200 }),
  ])(
    'has every word within the picture and under none other, however narrow it is and however long names are',
    (told, width, letters) => {
      const authorities = story.record.names.authorities.map(({ id }) => ({ id, name: 'n'.repeat(letters) }));
      const named = { ...story.record, names: { ...story.record.names, authorities } };
      const pair = { story: { ...story, record: named }, changed: changedStory };
      const runs = followed(told);
      for (const picture of [
        followedPicture(pair, runs, 'obeyed'),
        differencePicture(pair, runs, 'obeyed'),
      ]) {
        const scene = drawnOf(picture, width);
        if (scene === undefined) continue;
        const boxes = flat(scene.marks).flatMap(({ mark, x, y }) => {
          if (mark.kind !== 'text') return [];
          const long = widthOf(mark.text, mark.weight);
          const left = x + mark.x - (mark.anchor === 'end' ? long : 0);
          return [{ left, right: left + long, y: y + mark.y, text: mark.text }];
        });
        boxes.forEach((one, i) => {
          expect(one.left).toBeGreaterThanOrEqual(-8);
          expect(one.right).toBeLessThanOrEqual(width + 8);
          expect(one.y).toBeLessThanOrEqual(scene.height);
          for (const other of boxes.slice(0, i)) {
            const apart =
              one.right <= other.left || other.right <= one.left || Math.abs(one.y - other.y) >= 12;
            expect(apart, `${one.text} | ${other.text}`).toBe(true);
          }
        });
      }
    },
  );

  test('is told by all its figures', () => {
    const runs = followed([[new Uint8Array(CELLS).fill(20), new Uint8Array(CELLS).fill(120)]]);
    const pair = { story, changed: changedStory };
    const { columns, rows } = fansData(
      followedPicture(pair, runs, 'claims'),
      differencePicture(pair, runs, 'claims'),
    );
    expect(columns.slice(-5)).toEqual(['p05', 'p25', 'p50', 'p75', 'p95']);
    expect(rows).toHaveLength(2 * 2 * plan.days.length);
    expect(rows[0]).toEqual(['share', 'Crown', '1911-03-08', 0.6, 0.6, 0.6, 0.6, 0.6]);
    expect(rows.at(-1)).toEqual(['difference', 'Council', '1911-11-07', 0.5, 0.5, 0.5, 0.5, 0.5]);
  });
});
