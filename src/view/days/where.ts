/**
 * Where things stand on a day: a tile for each place, with whom its units would obey, or for whom its people
 * would vote.
 *
 * Decision worth knowing: no map. A scenario knows of its places how much they count and whether a railway
 * runs to them, not where they lie; a drawing that looked like a map would say what nobody wrote. Tiles on
 * the railways stand on one line, the capital first and then by weight.
 */
import type { Cell, Row } from '../../experiment/tables/table.js';
import { columnName } from '../../experiment/tables/table.js';
import type { RunRecord } from '../../experiment/run/record.js';
import { toneOf } from '../bands.js';
import type { PictureData } from '../data.js';
import type { StoryPair } from '../power.js';
import type { Scene } from '../scene.js';
import { longDate, nameOf, percent } from '../words.js';
import type { RunTables } from './charts.js';
import type { TablePair } from './drawn.js';
import { rowsOn } from './rows-on.js';
import { rowsOfTiles, type TileStanding } from './tiles.js';
import { partyTone } from './votes.js';

/** By what places are told apart, and what that is in words. */
export const WHERE = {
  obeyed: 'Whom those under orders there would obey',
  votes: 'Whom people there would vote for',
} as const;

export type WhereBy = keyof typeof WHERE;

/** The words that ask for the picture of a kept run. */
export const PLACE_PICTURES: ReadonlyMap<string, WhereBy> = new Map([
  ['where', 'obeyed'],
  ['where-votes', 'votes'],
] as const);

/** A place on a day. */
export interface PlaceStanding extends TileStanding {
  readonly place: string;
  readonly persons: number;
  readonly isOnRailway: boolean;
}

const NOBODY = 'none';

type Shares = readonly (readonly [id: string, share: number])[];

const isNumber = (cell: Cell | undefined): cell is number => typeof cell === 'number';

/** Whom a row of a table obeys, as far as anybody. */
export const obeyedIn = ({ names }: RunRecord, row: Row): Shares =>
  names.authorities.flatMap(({ id }) => {
    const share = row[columnName('obeys', id)] as Cell | undefined;
    return isNumber(share) ? [[id, share] as const] : [];
  });

const votesIn = (ballots: readonly Row[], place: string): Shares =>
  ballots.flatMap(({ group, party, share }) =>
    group === place && party !== NOBODY && isNumber(share) ? [[String(party), share] as const] : [],
  );

/** The greatest of them, the first of those that are alike; undefined of none. */
export const most = (shares: Shares) =>
  shares.reduce<Shares[number] | undefined>(
    (best, each) => (best && best[1] >= each[1] ? best : each),
    undefined,
  );

/** The places of a run on a day, the capital first and then by weight. */
export function standingsOn(
  record: RunRecord,
  tables: RunTables,
  by: WhereBy,
  date: string,
): PlaceStanding[] {
  const asked = by === 'votes' ? rowsOn(tables.get('ballots') ?? [], date) : [];
  return rowsOn(tables.get('places') ?? [], date)
    .toSorted((a, b) => Number(b.capital) - Number(a.capital) || Number(b.weight) - Number(a.weight))
    .map((row): PlaceStanding => {
      const place = String(row.place);
      const best = most(by === 'votes' ? votesIn(asked, place) : obeyedIn(record, row));
      const { parties, authorities } = record.names;
      const [list, tone] = by === 'votes' ? [parties, partyTone] : [authorities, toneOf];
      return {
        ...{ place, name: nameOf(record.names.places, place), persons: Number(row.persons) },
        isOnRailway: row.railway !== null,
        leader: best ? { id: best[0], name: nameOf(list, best[0]), tone: tone(record, best[0]) } : null,
        share: best?.[1] ?? 0,
      };
    });
}

/** What is asked of the picture. */
export interface WhereAsked {
  readonly width: number;
  readonly by: WhereBy;
  /** The ISO date that is looked at. */
  readonly date: string;
}

/** The picture; undefined where a run has no table of places. */
export function whereScene(
  pair: StoryPair,
  tables: TablePair,
  { width, by, date }: WhereAsked,
): Scene | undefined {
  const { story, changed } = pair;
  const own = standingsOn(story.record, tables.story, by, date);
  if (own.length === 0) return undefined;
  const others = changed && tables.changed && standingsOn(changed.record, tables.changed, by, date);
  const tiles = own.map((each) => ({
    own: each,
    changed: others?.find(({ place }) => place === each.place),
  }));
  const on = tiles.filter(({ own: { isOnRailway } }) => isOnRailway);
  const off = tiles.filter(({ own: { isOnRailway } }) => !isOnRailway);
  const line = rowsOfTiles('On the railways', on, { width, isLine: true });
  const rest = rowsOfTiles(on.length === 0 ? 'The places' : 'Off the railways', off, { width });
  const told = longDate(date, story.record);
  const words = tiles
    .map(
      ({ own: { name, leader, share } }) =>
        `${name}: ${leader === null ? 'nobody' : `${leader.name} ${percent(share)}`}`,
    )
    .join('; ');
  return {
    ...{ width, height: line.height + rest.height, title: `Where things stand on ${told}` },
    words: `${WHERE[by]}. ${words}.`,
    marks: [...line.marks, { kind: 'group', x: 0, y: line.height, marks: rest.marks }],
  };
}

/** The figures of the picture. */
export function whereData(
  { story, changed }: StoryPair,
  tables: TablePair,
  { by, date }: WhereAsked,
): PictureData {
  const rowsOf = (run: string, record: RunRecord, of: RunTables): Cell[][] =>
    standingsOn(record, of, by, date).map(({ place, name, persons, leader, share }) => [
      ...[run, date, place, name, persons, leader?.id ?? null, leader?.name ?? null],
      leader === null ? null : share,
    ]);
  return {
    columns: ['run', 'date', 'place', 'place_name', 'persons', 'first', 'first_name', 'share'],
    rows: [
      ...rowsOf('unchanged', story.record, tables.story),
      ...(changed && tables.changed ? rowsOf('changed', changed.record, tables.changed) : []),
    ],
  };
}
