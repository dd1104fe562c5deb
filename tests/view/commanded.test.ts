/** Units and organs: under those who command them, with whom they would obey, each where a click finds it. */
import { expect, test as plainTest } from 'vitest';
import type { Row } from '../../src/experiment/tables/table.js';
import { commandedData, commandedPicture, type CommandPicture } from '../../src/view/days/commanded.js';
import type { Mark } from '../../src/view/scene.js';
import { fc, test } from '../property.js';
import { changedStory, story } from './story-fixture.js';

const DATES = ['1911-03-08', '1911-03-15'];

/** The guard goes over to the council on the second day; nobody operates the mint. */
const tablesWith = (commander: 'cabinet' | 'council', units: readonly string[] = ['guard', 'fleet']) =>
  new Map<string, readonly Row[]>([
    [
      'units',
      DATES.flatMap((date, d) =>
        units.map((unit, i): Row => ({
          ...{ date, unit, name: `The ${unit}`, place: 'capital' },
          obeys_cabinet: i === 0 ? 0.7 - 0.5 * d : 0.9,
          obeys_council: i === 0 ? 0.3 + 0.5 * d : 0.1,
          commands_cabinet: commander === 'cabinet' && i < 2 ? 1 : 0,
          commands_council: commander === 'council' && i < 2 ? 1 : 0,
        })),
      ),
    ],
    [
      'authorities',
      DATES.flatMap((date) => [
        { date, authority: 'cabinet', control_railways: 0.6, control_mint: 0 },
        { date, authority: 'council', control_railways: 0.4, control_mint: 0 },
      ]),
    ],
  ]);

const flat = (marks: readonly Mark[], x = 0, y = 0): { mark: Mark; x: number; y: number }[] =>
  marks.flatMap((mark) =>
    mark.kind === 'group' ? flat(mark.marks, x + mark.x, y + mark.y) : [{ mark, x, y }],
  );

function drawn(picture: CommandPicture | undefined): CommandPicture {
  if (picture === undefined) throw new Error('nothing was drawn');
  return picture;
}

const textsOf = ({ scene }: CommandPicture): string[] =>
  flat(scene.marks).flatMap(({ mark }) => (mark.kind === 'text' ? [mark.text] : []));

plainTest('units stand under whoever commands them, with whom they would obey on that day', () => {
  const pictureOn = (date: string) =>
    drawn(commandedPicture({ story }, { story: tablesWith('cabinet') }, { width: 920, date }));
  const { name } = story.record.names.authorities.find(({ id }) => id === 'cabinet') ?? { name: '' };
  const told = ({ scene: { words } }: CommandPicture) => words;
  expect(textsOf(pictureOn('1911-03-08'))[0]).toBe(`Commanded by ${name}`);
  expect(told(pictureOn('1911-03-09'))).toContain(`The guard: ${name} 70%`);
  expect(told(pictureOn('1911-12-01'))).toContain('The guard: Council 80%');
  expect(told(pictureOn('1911-12-01'))).toContain(`Railways: ${name} 60%`);
  expect(told(pictureOn('1911-12-01'))).toContain('Mint: nobody');
});

plainTest('every unit and organ has a place for a click, on its own tile', () => {
  const pair = { story, changed: changedStory };
  const tables = { story: tablesWith('cabinet'), changed: tablesWith('council') };
  const picture = drawn(commandedPicture(pair, tables, { width: 920, date: DATES[1] }));
  expect(picture.tiles.map(({ of: { what, id } }) => `${what} ${id}`)).toEqual([
    'unit guard',
    'unit fleet',
    'organ railways',
    'organ mint',
  ]);
  const names = flat(picture.scene.marks);
  for (const { of, x, y, height } of picture.tiles) {
    const label = names.find(({ mark }) => mark.kind === 'text' && mark.text === of.name);
    expect(label?.x).toBe(x);
    expect(label?.y).toBe(y);
    expect(y + height).toBeLessThanOrEqual(picture.scene.height);
  }
  const notes = names.flatMap(({ mark }) => (mark.kind === 'box' && mark.note ? [mark.note] : []));
  expect(notes[0]).toContain(', as recorded: ');
  expect(notes[1]).toContain(', as changed: ');
  const { columns, rows } = commandedData(pair, tables, DATES[1]);
  expect(rows.map((row) => row[columns.indexOf('commander')])).toEqual([
    ...['cabinet', 'cabinet', null, null],
    ...['council', 'council', null, null],
  ]);
});

plainTest('a run without these tables has no such picture', () => {
  const none = { story: new Map<string, readonly Row[]>() };
  expect(commandedPicture({ story }, none, { width: 920, date: DATES[0] })).toBeUndefined();
});

test.prop([
  fc.integer({ min: 300, max: 1900 }),
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 200 }),
])('tiles stay within the picture and never on each other', (width, many, letters) => {
  const units = Array.from({ length: many }, (_, i) => `${'n'.repeat(letters)}-${String(i)}`);
  const tables = { story: tablesWith('council', units) };
  const { scene, tiles } = drawn(commandedPicture({ story }, tables, { width, date: DATES[0] }));
  for (const [i, tile] of tiles.entries()) {
    expect(tile.x + tile.width).toBeLessThanOrEqual(width);
    expect(tile.y + tile.height).toBeLessThanOrEqual(scene.height);
    for (const other of tiles.slice(0, i))
      expect(
        tile.x >= other.x + other.width ||
          other.x >= tile.x + tile.width ||
          tile.y >= other.y + other.height ||
          other.y >= tile.y + tile.height,
      ).toBe(true);
  }
});
