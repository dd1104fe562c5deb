/**
 * Units and organs of power on a day: a tile for each, units under whoever commands them by right, with whom
 * they would obey.
 *
 * Decision worth knowing: the heading says who gives the orders and the bars say whose are obeyed, so that an
 * army that is somebody's by right and somebody else's in fact is seen at once.
 */
import { columnName, type Cell, type Row } from '../../experiment/tables/table.js';
import type { RunRecord } from '../../experiment/run/record.js';
import { toneOf } from '../bands.js';
import type { PictureData } from '../data.js';
import type { StoryPair } from '../power.js';
import { stackedScene, type Scene, type Tone } from '../scene.js';
import { capital, longDate, nameOf, percent, phrase } from '../words.js';
import type { RunTables } from './charts.js';
import type { TablePair } from './drawn.js';
import { rowsOfTiles, type TileStanding, type TilePlace } from './tiles.js';
import { rowsOn } from './rows-on.js';
import { most, obeyedIn } from './where.js';

/** A unit, or an organ as a table's column calls it, on a day. */
export interface CommandStanding extends TileStanding {
  readonly what: 'unit' | 'organ';
  readonly id: string;
  /** The authority that commands it by right; null for nobody, and for an organ, which others operate. */
  readonly commander: string | null;
}

/** The columns of an authority's table that say in which organ it would be obeyed. */
const ORGAN = 'control_';

/** Whom it obeys most; nobody where it obeys none. */
const leaderOf = (record: RunRecord, best: readonly [string, number] | undefined): TileStanding['leader'] =>
  best === undefined || best[1] <= 0
    ? null
    : {
        id: best[0],
        name: nameOf(record.names.authorities, best[0]),
        tone: toneOf(record, best[0]),
      };

function unitsOn(record: RunRecord, tables: RunTables, date: string): CommandStanding[] {
  const { authorities } = record.names;
  return rowsOn(tables.get('units') ?? [], date).map((row): CommandStanding => {
    const best = most(obeyedIn(record, row));
    const chain = authorities.find(({ id }) => row[columnName('commands', id)] === 1);
    return {
      ...{ what: 'unit', id: String(row.unit), name: String(row.name), commander: chain?.id ?? null },
      ...{ leader: leaderOf(record, best), share: best?.[1] ?? 0 },
    };
  });
}

function organsOn(record: RunRecord, tables: RunTables, date: string): CommandStanding[] {
  const rows = rowsOn(tables.get('authorities') ?? [], date);
  const names = [...new Set(rows.flatMap(Object.keys))].filter((name) => name.startsWith(ORGAN));
  return names.map((name): CommandStanding => {
    const shares = rows.flatMap((row: Row) =>
      typeof row[name] === 'number' ? [[String(row.authority), row[name]] as const] : [],
    );
    const best = most(shares);
    const id = name.slice(ORGAN.length);
    return {
      ...{ what: 'organ', id, name: capital(phrase(id)), commander: null },
      ...{ leader: leaderOf(record, best), share: best?.[1] ?? 0 },
    };
  });
}

/** Units in the order of the scenario, and then organs. */
export const commandedOn = (record: RunRecord, tables: RunTables, date: string): CommandStanding[] => [
  ...unitsOn(record, tables, date),
  ...organsOn(record, tables, date),
];

/** A tile of the picture, where it stands, and what it is of. */
export interface CommandTile extends TilePlace {
  readonly of: CommandStanding;
}

/** The picture, and where in it its tiles are. */
export interface CommandPicture {
  readonly scene: Scene;
  readonly tiles: readonly CommandTile[];
}

interface CommandGroup {
  readonly heading: string;
  readonly tone?: Tone;
  readonly own: readonly CommandStanding[];
}

/** Units under each who commands any, in the order of the scenario; then those of nobody, and the organs. */
function groupsOf(record: RunRecord, all: readonly CommandStanding[]): CommandGroup[] {
  const units = all.filter(({ what }) => what === 'unit');
  const of = (commander: string | null) => units.filter((unit) => unit.commander === commander);
  return [
    ...record.names.authorities.map(({ id, name }) => ({
      ...{ heading: `Commanded by ${name}`, tone: toneOf(record, id), own: of(id) },
    })),
    { heading: 'Commanded by nobody', own: of(null) },
    { heading: 'Organs of power', own: all.filter(({ what }) => what === 'organ') },
  ].filter(({ own }) => own.length > 0);
}

const told = ({ name, leader, share }: TileStanding): string =>
  `${name}: ${leader === null ? 'nobody' : `${leader.name} ${percent(share)}`}`;

/** What is asked of the picture. */
export interface CommandAsked {
  readonly width: number;
  /** The ISO date that is looked at. */
  readonly date: string;
}

const GROUP_GAP = 4;

/** The picture; undefined where a run has neither units nor organs in its tables. */
export function commandedPicture(
  { story, changed }: StoryPair,
  tables: TablePair,
  { width, date }: CommandAsked,
): CommandPicture | undefined {
  const all = commandedOn(story.record, tables.story, date);
  if (all.length === 0) return undefined;
  const others = changed && tables.changed && commandedOn(changed.record, tables.changed, date);
  const groups = groupsOf(story.record, all);
  let y = 0;
  const tiles: CommandTile[] = [];
  const scenes = groups.map(({ heading, tone, own }): Scene => {
    const pairs = own.map((each) => ({
      own: each,
      changed: others?.find(({ what, id }) => what === each.what && id === each.id),
    }));
    const { marks, height, places } = rowsOfTiles(heading, pairs, { width, tone });
    places.forEach((place, i) => tiles.push({ ...place, y: place.y + y, of: own[i] }));
    y += height + GROUP_GAP;
    return { width, height, title: heading, words: `${own.map(told).join('; ')}.`, marks };
  });
  const title = `Who commands, and who would be obeyed, on ${longDate(date, story.record)}`;
  return { scene: stackedScene(title, scenes, GROUP_GAP), tiles };
}

/** The figures of the picture. */
export function commandedData({ story, changed }: StoryPair, tables: TablePair, date: string): PictureData {
  const rowsOf = (run: string, record: RunRecord, of: RunTables): Cell[][] =>
    commandedOn(record, of, date).map(({ what, id, name, commander, leader, share }) => [
      ...[run, date, what, id, name, commander, leader?.id ?? null, leader?.name ?? null],
      leader === null ? null : share,
    ]);
  return {
    columns: ['run', 'date', 'what', 'id', 'id_name', 'commander', 'first', 'first_name', 'share'],
    rows: [
      ...rowsOf('unchanged', story.record, tables.story),
      ...(changed && tables.changed ? rowsOf('changed', changed.record, tables.changed) : []),
    ],
  };
}
