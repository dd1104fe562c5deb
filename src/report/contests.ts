/** Armed contests: who stood against whom, with what force, at what chance, and what came of it. */
import type { ContestRecord, RunRecord } from '../experiment/record.js';
import type { Sheet } from './sheet.js';
import { paragraph, table } from './table.js';
import { count, dateStyle, figure, nameOf, percent, shortName } from './words.js';

const NAME_MAX = 24;

const sidesOf = ({ names }: RunRecord, { by, against }: ContestRecord, { glyphs }: Sheet): string => {
  const name = (id: string) => shortName(nameOf(names.authorities, id), NAME_MAX, glyphs.ellipsis);
  return `${name(by)} against ${against.map(name).join(' and ')}`;
};

const LEGEND =
  'Force is armed persons who would obey, weighed by their arms, the challenger first; the chance is that of the challenger.';

export const contests = (record: RunRecord, sheet: Sheet): string[] => {
  if (record.contests.length === 0) return [];
  const dates = dateStyle(record);
  const numbers = [17, 6, 9, 6].map((width, i) => ({
    width,
    align: i === 2 ? ('left' as const) : ('right' as const),
  }));
  const room = sheet.width - 2 - dates.width - 38 - 10;
  const columns = [{ width: dates.width, align: 'right' as const }, { width: room }, ...numbers];
  const head = ['', '', 'force', 'chance', 'result', 'losses'].map(
    (label) => label && sheet.colours.dim(label),
  );
  const rows = record.contests.map((contest) => [
    dates.modern(contest.date),
    sidesOf(record, contest, sheet),
    contest.forces.map(figure).join(' : '),
    percent(contest.chance),
    contest.result,
    count(contest.casualties),
  ]);
  return [...table(sheet, columns, [head, ...rows]), ...paragraph(sheet, sheet.colours.dim(LEGEND))];
};
