/** Armed contests: who stood against whom, with what force, at what chance, and what came of it. */
import type { ContestRecord, RunRecord } from '../../experiment/run/record.js';
import { isWide, type Sheet } from '../sheet.js';
import { head, left, paragraph, right, table } from '../table.js';
import { count, dateStyle, figure, nameOf, percent, shortName } from '../words.js';

const sidesOf = ({ names }: RunRecord, { by, against, place }: ContestRecord, sheet: Sheet): string => {
  const room = isWide(sheet) ? 40 : 24;
  const name = (id: string) => shortName(nameOf(names.authorities, id), room, sheet.glyphs.ellipsis);
  const where = place === null ? 'The country' : nameOf(names.places, place);
  return `${where}: ${name(by)} against ${against.map(name).join(' and ')}`;
};

const LEGEND =
  'Force is the persons who came, the challenger first; for the country it is the share of power over the days of holding. The chance is ' +
  'that of the challenger when the sides met, before it was known who would come. Casualties are killed and wounded in a clash.';

export const contests = (record: RunRecord, sheet: Sheet): string[] => {
  if (record.contests.length === 0) return [];
  const dates = dateStyle(record);
  const room = sheet.width - 2 - dates.width - 42 - 10;
  const columns = [right(dates.width), left(room), right(17), right(6), left(9), right(10)];
  const rows = record.contests.map((contest) => [
    dates.modern(contest.date),
    sidesOf(record, contest, sheet),
    contest.forces.map(figure).join(' : '),
    percent(contest.chance),
    contest.result,
    count(contest.casualties),
  ]);
  return [
    ...table(columns, [head(sheet, ['', '', 'force', 'chance', 'result', 'casualties']), ...rows]),
    ...paragraph(sheet, sheet.colours.dim(LEGEND)),
  ];
};
