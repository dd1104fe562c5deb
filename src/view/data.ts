/**
 * What pictures are drawn of, as tables: the figures of the record with all their digits, and none else.
 *
 * Decision worth knowing: a table is made from the record and not from the marks of a picture, so that it
 * holds what was computed and not what there were pixels for. A picture that leaves out curves has them all
 * here.
 */
import type { RunRecord } from '../experiment/run/record.js';
import type { Cell } from '../experiment/tables/table.js';
import { isoOf } from '../foundation/calendar.js';
import { reignsOf } from './bands.js';
import { crowdsIn, type Story } from './course.js';
import type { StoryPair } from './power.js';
import { nameOf } from './words.js';

/** Rows of plain cells under the names of their columns. */
export interface PictureData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a run is called in a column: as it is recorded or free, or as it is changed. */
const RUN = { story: 'unchanged', changed: 'changed' } as const;

/** Rows of both runs of a pair, each under its word. */
const ofBoth = ({ story, changed }: StoryPair, rowsOf: (told: Story) => Cell[][]): Cell[][] => [
  ...rowsOf(story).map((row) => [RUN.story, ...row]),
  ...(changed === undefined ? [] : rowsOf(changed).map((row) => [RUN.changed, ...row])),
];

/** The rows of the main picture, a day and a power each. */
function powerRows(story: Story): Cell[][] {
  const { record, course } = story;
  const reigns = reignsOf(record);
  const { days, persons } = crowdsIn(story);
  const crowds = new Map(days.map((day, i) => [day, persons[i]]));
  const known = record.names.authorities.filter(({ id }) => id in course.claims);
  return course.days.flatMap((day, i) => {
    const reign = reigns.find(({ from, to }) => day >= from && day < to);
    const date = isoOf(day);
    return known.map(({ id, name }): Cell[] => [
      ...[date, reign?.regime ?? null, reign?.name ?? null, reign?.holder ?? null, id, name],
      ...[course.claims[id][i] ?? null, course.obeyed[id]?.[i] ?? null, course.held[id]?.[i] ?? null],
      crowds.get(day) ?? null,
    ]);
  });
}

/**
 * The main picture: a row for each day and power, with the regime of that day; shares are 0 to 1, empty
 * before a power is founded. `in_streets` are the persons in the streets of the capital that day; where a run
 * has no table of days, the greatest crowd of a week, at the week's last day.
 */
export const powerData = (pair: StoryPair): PictureData => ({
  columns: [
    ...['run', 'date', 'regime', 'regime_name', 'governs', 'power', 'power_name'],
    ...['claims', 'would_be_obeyed', 'holds', 'in_streets'],
  ],
  rows: ofBoth(pair, powerRows),
});

function voteRows({ record }: Story): Cell[][] {
  const { series, names } = record;
  return Object.entries(series.support).flatMap(([group, parties]) =>
    Object.entries(parties).flatMap(([party, shares]) =>
      series.dates.map((date, i): Cell[] => [
        ...[date, group, group === 'all' ? null : nameOf(names.groups, group)],
        ...[party, nameOf(names.parties, party), shares[i]],
      ]),
    ),
  );
}

/** The votes: shares of the ballots that would be cast, 0 to 1, of every party in each group. */
export const votesData = (pair: StoryPair): PictureData => ({
  columns: ['run', 'date', 'group', 'group_name', 'party', 'party_name', 'share_of_ballots'],
  rows: ofBoth(pair, voteRows),
});

/**
 * The tests of force of a run: persons of a place who came, who took a side and stayed away, and who took
 * none; of the country shares of power alone.
 */
export const contestData = ({ contests, names }: RunRecord): PictureData => ({
  columns: [
    ...['number', 'date', 'place', 'place_name', 'by', 'against', 'force_by', 'force_against'],
    ...['stayed_by', 'stayed_against', 'took_no_side', 'chance', 'result', 'days', 'casualties'],
  ],
  rows: contests.map(({ date, place, by, against, forces, stayed, neither, ...came }, i) => [
    ...[i + 1, date, place, place === null ? null : nameOf(names.places, place), by, against.join(' ')],
    ...[forces[0] ?? null, forces.length < 2 ? null : forces.slice(1).reduce((sum, force) => sum + force, 0)],
    ...[stayed?.[0] ?? null, stayed?.[1] ?? null, neither ?? null],
    ...[came.chance, came.result, came.days, came.casualties],
  ]),
});
