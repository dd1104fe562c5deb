/** Where things stand: of what the tables say on a day, within the picture, however places are called. */
import { expect, test as plainTest } from 'vitest';
import type { Row } from '../../src/experiment/tables/table.js';
import { standingsOn, whereData, whereScene, type WhereAsked } from '../../src/view/days/where.js';
import { widthOf, type Mark, type Scene } from '../../src/view/scene.js';
import { fc, test } from '../property.js';
import { changedStory, story } from './story-fixture.js';

const PLACES = ['capital', 'harbour', 'villages'];

const tablesWith = (days: readonly string[], council: number, names: readonly string[] = PLACES) =>
  new Map<string, readonly Row[]>([
    [
      'places',
      days.flatMap((date, d) =>
        names.map((place, i): Row => ({
          ...{
            date,
            place,
            capital: i === 0 ? 1 : 0,
            weight: names.length - i,
            railway: i < 2 ? 'railwaymen' : null,
          },
          persons: 1000 * (i + 1),
          obeys_cabinet: i === 2 ? null : 0.5,
          obeys_council: i === 2 ? null : Math.min(1, council + 0.3 * d),
        })),
      ),
    ],
    [
      'ballots',
      days.flatMap((date) =>
        names.flatMap((group) => [
          { date, group, party: 'reds', share: 0.6 },
          { date, group, party: 'blues', share: 0.4 },
          { date, group, party: 'none', share: 0.9 },
        ]),
      ),
    ],
  ]);

const WEEKS = ['1911-03-08', '1911-03-15'];

const flat = (marks: readonly Mark[], x = 0, y = 0): { mark: Mark; x: number; y: number }[] =>
  marks.flatMap((mark) =>
    mark.kind === 'group' ? flat(mark.marks, x + mark.x, y + mark.y) : [{ mark, x, y }],
  );

function drawn(scene: Scene | undefined): Scene {
  if (scene === undefined) throw new Error('nothing was drawn');
  return scene;
}

plainTest('on each day the leader is who has most then, and nobody where nobody is under orders', () => {
  const tables = tablesWith(WEEKS, 0.3);
  const leaders = (date: string) =>
    standingsOn(story.record, tables, 'obeyed', date).map(({ leader }) => leader?.id ?? null);
  expect(leaders('1911-03-08')).toEqual(['cabinet', 'cabinet', null]);
  expect(leaders('1911-03-14')).toEqual(['cabinet', 'cabinet', null]);
  expect(leaders('1911-12-01')).toEqual(['council', 'council', null]);
  const votes = standingsOn(story.record, tables, 'votes', '1911-03-10');
  expect(votes.map(({ leader, share }) => [leader?.id, share])).toEqual(PLACES.map(() => ['reds', 0.6]));
});

plainTest('the capital comes first, those on a railway stand apart, and both runs are told', () => {
  const tables = { story: tablesWith(WEEKS, 0.1), changed: tablesWith(WEEKS, 0.9) };
  const pair = { story, changed: changedStory };
  const asked: WhereAsked = { width: 920, by: 'obeyed', date: '1911-03-10' };
  const scene = drawn(whereScene(pair, tables, asked));
  const texts = flat(scene.marks).flatMap(({ mark }) => (mark.kind === 'text' ? [mark.text] : []));
  expect(texts[0]).toBe('On the railways');
  expect(texts).toContain('Off the railways');
  const notes = flat(scene.marks).flatMap(({ mark }) =>
    mark.kind === 'box' && mark.note ? [mark.note] : [],
  );
  expect(notes[0]).toMatch(/, as recorded: .* 50%$/);
  expect(notes[1]).toMatch(/, as changed: .* 90%$/);
  const { columns, rows } = whereData(pair, tables, asked);
  expect(rows).toHaveLength(2 * PLACES.length);
  for (const row of rows) expect(row).toHaveLength(columns.length);
});

plainTest('a run without a table of places has no such picture', () => {
  const none = { story: new Map<string, readonly Row[]>() };
  expect(whereScene({ story }, none, { width: 920, by: 'votes', date: '1911-03-10' })).toBeUndefined();
});

test.prop([
  fc.integer({ min: 300, max: 1900 }),
  fc.integer({ min: 1, max: 30 }),
  fc.integer({ min: 1, max: 200 }),
  fc.constantFrom('obeyed', 'votes'),
])('tiles stay within the picture, at any width and with names of any length', (width, many, letters, by) => {
  const names = Array.from({ length: many }, (_, i) => `${'n'.repeat(letters)}-${i}`);
  const tables = tablesWith(WEEKS, 0.3, names);
  const scene = drawn(whereScene({ story }, { story: tables }, { width, by, date: '1911-03-10' }));
  for (const { mark, x, y } of flat(scene.marks)) {
    if (mark.kind === 'box') {
      expect(x + mark.x + mark.width).toBeLessThanOrEqual(width + 0.5);
      expect(y + mark.y + mark.height).toBeLessThanOrEqual(scene.height);
    }
    if (mark.kind === 'text') expect(x + mark.x + widthOf(mark.text)).toBeLessThanOrEqual(width + 8);
  }
});
