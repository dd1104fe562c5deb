/**
 * What the daily tables of a run are drawn as: which rows are a panel, which are a curve in it, and what a
 * curve shows.
 *
 * Decision worth knowing: a chart is a few words about a table, and one drawing serves them all. A picture of
 * its own for each table was rejected: they would differ in what nobody chose.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import type { Row } from '../../experiment/tables/table.js';
import type { Tone } from '../scene.js';
import { capital, figure, nameOf, percent, phrase, signed } from '../words.js';
import { toneOf } from '../bands.js';
import { groupName, partyTone } from './votes.js';

/** Tables of a run, by name; one that the run does not have is missing. */
export type RunTables = ReadonlyMap<string, readonly Row[]>;

/** A figure of one curve in one panel on one day. */
export interface DayPoint {
  readonly date: string;
  readonly panel: string;
  readonly curve: string;
  readonly value: number;
}

/** A picture of a table. */
export interface DayChart {
  /** The tables that it is drawn of, the first of which has to be there. */
  readonly tables: readonly string[];
  readonly title: string;
  /** What a figure is, in a clause. */
  readonly words: string;
  /** All points; `among` are the ids that were asked for, where any were. */
  readonly points: (tables: RunTables, among: readonly string[]) => DayPoint[];
  /** What of the points is drawn; without it, the points themselves. */
  readonly drawn?: (points: readonly DayPoint[]) => DayPoint[];
  /** The ids that may be asked for; without it, those of the panels. */
  readonly choices?: (tables: RunTables) => readonly string[];
  /** Panels that are drawn unless others are asked for; all without it. */
  readonly usual?: (record: RunRecord, panels: readonly string[]) => readonly string[];
  readonly panelName: (record: RunRecord, panel: string) => string;
  readonly curveName: (record: RunRecord, curve: string) => string;
  /** The colour of a curve; the rank in its panel without one. */
  readonly tone?: (record: RunRecord, curve: string) => Tone;
  readonly show: (value: number) => string;
  /** Whether all panels have one scale. */
  readonly isCommon: boolean;
  /** The least value of the full height of a panel; without it, the greatest that is drawn in it. */
  readonly top?: (panel: string) => number;
}

/** What a cell of a table is worth; a figure that is not there is none. */
const numberIn = (cell: Row[string]): number => (typeof cell === 'number' ? cell : NaN);

const rowsOf = (tables: RunTables, name: string): readonly Row[] => tables.get(name) ?? [];

/** The points of a table that has a row for each. */
const pointsOf =
  (table: string, panel: string, curve: string, value: string) =>
  (tables: RunTables): DayPoint[] =>
    rowsOf(tables, table).flatMap((row): DayPoint[] => {
      const number = numberIn(row[value]);
      return Number.isNaN(number)
        ? []
        : [{ date: String(row.date), panel: String(row[panel]), curve: String(row[curve]), value: number }];
    });

const daySum = ({ date, panel }: DayPoint): string => `${date} ${panel}`;

/** Each figure as a part of all of its panel on that day. */
function asParts(points: readonly DayPoint[]): DayPoint[] {
  const sums = new Map<string, number>();
  for (const point of points) sums.set(daySum(point), (sums.get(daySum(point)) ?? 0) + point.value);
  return points.map((point) => ({ ...point, value: point.value / (sums.get(daySum(point)) ?? 1) }));
}

const NOBODY = 'none';

const partyOf = (record: RunRecord, id: string, nobody: string): string =>
  id === NOBODY ? nobody : nameOf(record.names.parties, id);

const toneOfParty = (record: RunRecord, id: string): Tone =>
  id === NOBODY ? 'muted' : partyTone(record, id);

/** The columns of an authority's table that say in which organ it would be obeyed. */
const ORGAN = 'control_';

/** The table has a column for each organ; a point has one. */
const organPoints = (tables: RunTables): DayPoint[] =>
  rowsOf(tables, 'authorities').flatMap((row) =>
    Object.entries(row).flatMap(([name, cell]): DayPoint[] =>
      name.startsWith(ORGAN) && typeof cell === 'number'
        ? [
            {
              ...{ date: String(row.date), panel: name.slice(ORGAN.length) },
              ...{ curve: String(row.authority), value: cell },
            },
          ]
        : [],
    ),
  );

/** What would follow each authority if it came to the test, in one panel. */
const footingPoints = (tables: RunTables): DayPoint[] =>
  pointsOf(
    'authorities',
    'authority',
    'authority',
    'footing',
  )(tables).map((point) => ({
    ...point,
    panel: FOOTING,
  }));

const FOOTING = 'footing';
const FOOTING_TITLE = 'Who would win if they ordered against each other';

/** Columns of the table of places that say how a condition is felt. */
const CONDITION = 'condition_';

const EVERYBODY = 'all';

/** Conditions as they are felt in the capital, and by all people in the mean. */
function conditionPoints(tables: RunTables): DayPoint[] {
  const sums = new Map<string, { value: number; persons: number }>();
  const points: DayPoint[] = [];
  for (const row of rowsOf(tables, 'places'))
    for (const [name, cell] of Object.entries(row)) {
      if (!name.startsWith(CONDITION) || typeof cell !== 'number') continue;
      const [date, panel] = [String(row.date), name.slice(CONDITION.length)];
      const key = `${date} ${panel}`;
      const sum = sums.get(key) ?? { value: 0, persons: 0 };
      sums.set(key, sum);
      sum.value += cell * numberIn(row.persons);
      sum.persons += numberIn(row.persons);
      if (row.capital === 1) points.push({ date, panel, curve: String(row.place), value: cell });
    }
  for (const [key, { value, persons }] of sums) {
    const [date, panel] = key.split(' ');
    if (persons > 0) points.push({ date, panel, curve: EVERYBODY, value: value / persons });
  }
  return points;
}

/** People of each stratum: everybody has one allegiance or none. */
function personsOf(tables: RunTables): ReadonlyMap<string, number> {
  const rows = rowsOf(tables, 'strata');
  const persons = new Map<string, number>();
  for (const { date, stratum, allegiance } of rows) {
    if (date !== rows[0].date) continue;
    persons.set(String(stratum), (persons.get(String(stratum)) ?? 0) + numberIn(allegiance));
  }
  return persons;
}

const isAmong = ({ stratum, place, class: of }: Row, among: readonly string[]): boolean =>
  among.length === 0 || [stratum, place, of].some((id) => among.includes(String(id)));

/** What loyalty to each party is owed to, in the mean of the people that are asked for. */
function owedPoints(tables: RunTables, among: readonly string[]): DayPoint[] {
  const persons = personsOf(tables);
  const rows = rowsOf(tables, 'ledger').filter((row) => isAmong(row, among));
  const strata = new Set(rows.map(({ stratum }) => String(stratum)));
  const all = [...strata].reduce((sum, id) => sum + (persons.get(id) ?? 0), 0);
  const points = new Map<string, DayPoint>();
  for (const { date, party, source, stratum, loyalty } of rows) {
    const [day, panel, curve] = [String(date), String(party), String(source)];
    const key = `${day} ${panel} ${curve}`;
    const own = (numberIn(loyalty) * (persons.get(String(stratum)) ?? 0)) / all;
    points.set(key, { date: day, panel, curve, value: (points.get(key)?.value ?? 0) + own });
  }
  return [...points.values()];
}

/** The ids that rows have in some columns, in the order of their first row. */
const idsIn = (rows: readonly Row[], columns: readonly string[]): readonly string[] => [
  ...new Set(columns.flatMap((name) => rows.map((row) => String(row[name])))),
];

const placesAndClasses = ({ names }: RunRecord, panels: readonly string[]): readonly string[] => {
  const places = new Set(names.places.map(({ id }) => id));
  const strata = new Set(names.groups.map(({ id }) => id));
  return panels.filter((id) => id === 'all' || places.has(id) || !strata.has(id));
};

/** Who would be obeyed where, and how many hold to whom: shares of one whole. */
const SHARE = { show: percent, isCommon: true } as const;

/** Every chart of a daily table, by the word that asks for it. */
export const DAY_CHARTS: ReadonlyMap<string, DayChart> = new Map<string, DayChart>([
  [
    'ballots',
    {
      tables: ['ballots'],
      title: 'How people would vote, and who would not',
      words: 'shares of the electorate, day by day',
      points: (tables) => asParts(pointsOf('ballots', 'group', 'party', 'ballots')(tables)),
      usual: placesAndClasses,
      panelName: groupName,
      curveName: (record, id) => partyOf(record, id, 'would not vote'),
      tone: toneOfParty,
      ...SHARE,
    },
  ],
  [
    'adherents',
    {
      tables: ['strata'],
      title: 'Who holds to whom',
      words: 'shares of all people, voters or not, day by day',
      points: (tables) => asParts(pointsOf('strata', 'stratum', 'party', 'allegiance')(tables)),
      panelName: groupName,
      curveName: (record, id) => partyOf(record, id, 'hold to none'),
      tone: toneOfParty,
      ...SHARE,
    },
  ],
  [
    'organs',
    {
      tables: ['authorities'],
      title: 'Who would be obeyed in which organ of power',
      words: 'shares of each organ, day by day',
      points: organPoints,
      panelName: (_, id) => capital(phrase(id)),
      curveName: ({ names }, id) => nameOf(names.authorities, id),
      tone: toneOf,
      ...SHARE,
    },
  ],
  [
    'confrontation',
    {
      tables: ['authorities'],
      title: FOOTING_TITLE,
      words:
        'of the force in the capital and of all organs of power, what would follow each against the strongest who reject it',
      points: footingPoints,
      panelName: () => 'What would follow each, against the strongest who reject it',
      curveName: ({ names }, id) => nameOf(names.authorities, id),
      tone: toneOf,
      ...SHARE,
      top: () => 1,
    },
  ],
  [
    'conditions',
    {
      tables: ['places'],
      title: 'What people suffer',
      words: 'how strongly it is felt, from 0 to 1, in the capital and in the mean of all people',
      points: conditionPoints,
      panelName: (_, id) => capital(phrase(id)),
      curveName: ({ names }, id) => (id === EVERYBODY ? 'All people' : nameOf(names.places, id)),
      tone: (_, id) => (id === EVERYBODY ? 'muted' : 'ink'),
      ...{ show: figure, isCommon: true },
      top: () => 1,
    },
  ],
  [
    'deputies',
    {
      tables: ['bodies'],
      title: 'Deputies',
      words: 'the part of each body that a party has, from the first election on',
      points: pointsOf('bodies', 'body', 'party', 'deputies'),
      drawn: asParts,
      panelName: ({ names }, id) => capital(nameOf(names.bodies, id)),
      curveName: (record, id) => partyOf(record, id, 'of no party'),
      tone: toneOfParty,
      ...SHARE,
    },
  ],
  [
    'stocks',
    {
      tables: ['stocks'],
      title: 'What is laid in and used up',
      words: 'what there is of each stock, in its own unit, day by day',
      points: (tables) =>
        pointsOf(
          'stocks',
          'stock',
          'unit',
          'level',
        )(tables).map((point) => ({
          ...point,
          curve: point.curve === 'null' ? point.panel : point.curve,
        })),
      panelName: (_, id) => capital(phrase(id)),
      curveName: (_, id) => phrase(id),
      ...{ show: figure, isCommon: false },
    },
  ],
  [
    'ledger',
    {
      tables: ['ledger', 'strata'],
      title: 'What loyalty is owed to',
      words: 'mean loyalty by what it is owed to, from -1 to 1, the five greatest of each party',
      points: owedPoints,
      choices: (tables) => idsIn(rowsOf(tables, 'ledger'), ['stratum', 'place', 'class']),
      panelName: ({ names }, id) => nameOf(names.parties, id),
      curveName: (_, id) => phrase(id),
      ...{ show: signed, isCommon: true },
    },
  ],
  [
    'series',
    {
      tables: ['series'],
      title: 'Measures of one’s own',
      words: 'their values on the days on which they were taken',
      points: (tables) => pointsOf('series', 'measure', 'measure', 'value')(tables),
      panelName: (_, id) => id,
      curveName: (_, id) => id,
      ...{ show: figure, isCommon: false },
    },
  ],
]);
