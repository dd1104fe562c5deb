/** How often a run came so: counts of the runs that were made, told in tens, and squares for each of them. */
import { expect } from 'vitest';
import type { Ending } from '../../src/experiment/run/record.js';
import { answerOf } from '../../src/view/answer.js';
import { ENDING_SHADES, endingsScene, howOften } from '../../src/view/many/many.js';
import { fc, test } from '../property.js';
import { changedStory, story } from './story-fixture.js';

const { ending } = story.record;
const other: Ending = { ...ending, kind: 'unchanged', authority: 'cabinet', date: null };
const times = (so: number, otherwise: number): Ending[] => [
  ...Array<Ending>(so).fill(ending),
  ...Array<Ending>(otherwise).fill(other),
];

const endings = fc.array(fc.constantFrom(ending, other, { ...ending, divided: true }), { maxLength: 60 });

test.prop([endings, fc.nat({ max: 40 })])(
  'tells counts of the runs that are there, in tens',
  (came, left) => {
    const asked = came.length + left;
    const told = howOften({ story }, { asked, baseline: came });
    const size = left === 0 ? came.length : came.length - (came.length % 10);
    if (size === 0) {
      expect(told).toBeUndefined();
      return;
    }
    const so = came.slice(0, size).filter(({ kind }) => kind === ending.kind).length;
    expect(told).toContain(`In ${String(so)} of ${String(size)} run`);
    expect(told?.includes('so far')).toBe(size < asked);
    expect(told?.includes('More often')).toBe(size - so > so);
  },
);

test('of a changed run it says how often that came without the change', () => {
  const told = howOften(
    { story, changed: changedStory },
    { asked: 20, baseline: times(3, 17), changed: times(14, 6) },
  );
  expect(told).toBe(
    'In 14 of 20 runs, it ends so: Council took power by force. Without the change it ends so in 3.',
  );
});

test('the name of an ending has no capital within the sentence', () => {
  const { names } = story.record;
  const authorities = names.authorities.map(({ id, name }) => ({ id, name: `The ${name}` }));
  const record = { ...story.record, names: { ...names, authorities } };
  const told = howOften({ story: { ...story, record } }, { asked: 20, baseline: times(3, 17) });
  expect(told).toContain(
    'it ends so: the Council took power by force. More often, in 17, it ends otherwise: ',
  );
  expect(told).not.toContain(': The ');
});

test('stands second in the answer, and takes the place of what one run says', () => {
  const often = 'In 14 of 20 runs, it ends so.';
  const told = answerOf({ story }, often);
  expect(told[1]).toBe(often);
  expect(told.join(' ')).not.toContain('in this one run');
});

test('draws a square for each run, on both sides in the same order', () => {
  const runs = { asked: 20, baseline: times(3, 17), changed: times(14, 6) };
  const { words } = endingsScene({ story, changed: changedStory }, runs, 300);
  expect(words).toContain('in 14 of 20 runs: Council took power by force');
  expect(words).toContain('in 3 of 20 runs: Council took power by force');
});

test('endings of one power are each drawn otherwise', () => {
  const { breakdown, ...shades } = ENDING_SHADES;
  expect(new Set(Object.values(shades)).size).toBe(Object.keys(shades).length);
  expect(breakdown).toBeGreaterThan(0);
});
