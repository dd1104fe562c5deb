/**
 * Who came to a contest, unit by unit, and what brought them: rows of persons that add up as they are
 * printed.
 */
import {
  READINESS,
  type ContestLedger,
  type ContestedDay,
  type ContestedUnit,
  type ReadinessTerm,
} from '../../experiment/why/contested.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import type { Sheet } from '../sheet.js';
import { head, left, paragraph, right, stacked, table } from '../table.js';
import { count, longDate, nameOf, percent, shortName, signed, within } from '../words.js';

const UNITS_SHOWN = 8;

const WORDS: Readonly<Record<ReadinessTerm, string>> = {
  uncalled: 'who would have come of themselves',
  conviction: 'conviction: the line of their parties',
  discipline: 'discipline toward who commands them',
  called: 'being ordered or called out',
  belief: 'who seemed to be winning',
  luck: 'luck of the side and of the unit',
};

/** Whole numbers that add up to their rounded sum (largest remainders). */
function wholeTogether(values: readonly number[]): number[] {
  const floors = values.map(Math.floor);
  const left = Math.round(values.reduce((a, b) => a + b, 0)) - floors.reduce((a, b) => a + b, 0);
  const order = values.map((value, i) => ({ i, rest: value - floors[i] })).sort((a, b) => b.rest - a.rest);
  for (const { i } of order.slice(0, left)) floors[i]++;
  return floors;
}

type Counted = Omit<ContestedUnit, 'unit'>;

/** Persons of a row: who came and stayed on each side, who took none, and all of them. */
const personsOf = ({ sides: [ours, theirs], neither }: Counted): string[] => {
  const parts = wholeTogether([ours.came, ours.stayed, theirs.came, theirs.stayed, neither]);
  return [...parts, parts.reduce((sum, each) => sum + each, 0)].map(count);
};

function unitTable(day: ContestedDay, { names }: Explanation, sheet: Sheet): string[] {
  const columns = [left(sheet.width - 2 - 6 * 11), ...Array.from({ length: 6 }, () => right(9))];
  const name = (unit: string) =>
    shortName(nameOf(names.units, unit), columns[0].width, sheet.glyphs.ellipsis);
  const others = day.units.length - UNITS_SHOWN;
  const rows = day.units.slice(0, UNITS_SHOWN).map((each) => [name(each.unit), ...personsOf(each)]);
  return [
    ...table(columns, [
      head(sheet, ['', '1st: came', 'stayed', '2nd: came', 'stayed', 'neither', 'persons']),
      ...rows,
      ['All', ...personsOf(day.all)],
    ]),
    ...(others > 0 ? paragraph(sheet, `${others} smaller units are in the last row alone.`) : []),
  ];
}

function broughtTable({ all: { sides } }: ContestedDay, sheet: Sheet): string[] {
  const rounded = sides.map(({ brought }) => wholeTogether(READINESS.map((term) => brought[term])));
  const sums = rounded.map((row) => row.reduce((sum, each) => sum + each, 0));
  const tell = (value: number) => signed(value, count);
  return table(
    [left(sheet.width - 2 - 2 * 12), right(10), right(10)],
    [
      head(sheet, ['what brought those who came', 'to the 1st', 'to the 2nd']),
      ...READINESS.map((term, i) => [WORDS[term], ...rounded.map((row) => tell(row[i]))]),
      ['all who came', ...sums.map(tell)],
    ],
  );
}

/** Who would come or stay with the odds, in a sentence. */
const waverers = ({ all: { sides } }: ContestedDay, names: readonly [string, string]): string =>
  `Waverers, who come to ${within(names[0])} if its victory is certain and stay if its defeat is: ` +
  `${count(sides[0].wavering)}; of ${within(names[1])}: ${count(sides[1].wavering)}.`;

/** What changed between the first and the last day on which the sides faced each other. */
const turned = (first: ContestedDay, last: ContestedDay, names: readonly [string, string]): string => {
  const change = (side: 0 | 1) =>
    signed(Math.round(last.all.sides[side].came - first.all.sides[side].came), count);
  return `Since the first day ${change(0)} had come to ${within(names[0])} and ${change(1)} to ${within(names[1])}.`;
};

function contestBlock(
  { by, against, place, days }: ContestLedger,
  answer: Explanation,
  sheet: Sheet,
): string[] {
  const { authorities, places } = answer.names;
  const rivals = against.map((id) => within(nameOf(authorities, id))).join(' and ');
  const names = [nameOf(authorities, by), rivals] as const;
  const [first, last] = [days[0], days[days.length - 1]];
  return [
    ...paragraph(
      sheet,
      `${names[0]} (first) against ${rivals} (second), for ${nameOf(places, place)}, on ${longDate(last.date, sheet)}, ` +
        `day ${days.length} on which they faced each other; people gave the first a chance of ${percent(last.belief)}.`,
    ),
    ...unitTable(last, answer, sheet),
    '',
    ...broughtTable(last, sheet),
    ...paragraph(sheet, waverers(last, names)),
    ...(days.length > 1 ? paragraph(sheet, turned(first, last, names)) : []),
  ];
}

/** The lines of the contests that were asked about. */
export const contestLines = (
  contests: readonly ContestLedger[],
  answer: Explanation,
  sheet: Sheet,
): string[] =>
  contests.length === 0
    ? paragraph(sheet, 'In no contest of this authority did the sides meet.')
    : stacked(contests.map((contest) => contestBlock(contest, answer, sheet)));
