/**
 * What moved a party among a group of people, in words: the sources of its loyalty, and the ballots beside
 * them.
 */
import type { Explanation } from '../../experiment/why/explanation.js';
import type { Moved, MovedRow } from '../../experiment/why/moved.js';
import { points, roundedTogether, size } from '../points.js';
import { listed, longDate, percent } from '../words.js';
import type { DatesToldAs } from './fired-words.js';

const ROWS_SHOWN = 12;
const NAMED_IN_SENTENCE = 4;

/** A row as it is shown: rounded so that all add up. */
export interface RowShown {
  readonly name: string;
  readonly change: number;
}

/** A movement with the names it is told in. */
export interface Told {
  readonly moved: Moved;
  readonly asked: NonNullable<Explanation['asked']>;
  readonly names: Explanation['names'];
}

/** The rows to show: the largest, the others as one, what is left; rounded to add up. */
export function shownRows(rows: readonly MovedRow[]): RowShown[] {
  const rest = rows.filter(({ kind }) => kind === 'rest');
  const sources = rows.filter(({ kind }) => kind !== 'rest');
  const [shown, others] = [sources.slice(0, ROWS_SHOWN), sources.slice(ROWS_SHOWN)];
  const together = {
    name: `${others.length} smaller sources`,
    change: others.reduce((sum, row) => sum + row.change, 0),
  };
  const list = [...shown, ...(others.length > 0 ? [together] : []), ...rest];
  const rounded = roundedTogether(list.map(({ change }) => change));
  return list.map(({ name }, i) => ({ name, change: rounded[i] }));
}

/** What it gained or lost, and from what. */
export function movedSentence({ moved, asked }: Told, rows: readonly RowShown[], dates: DatesToldAs): string {
  const total = moved.after - moved.before;
  const whom = `among ${asked.group.name} between the ends of ${longDate(moved.from, dates)} and ${longDate(moved.to, dates)}`;
  const moving = rows.filter(({ change }) => change !== 0).slice(0, NAMED_IN_SENTENCE);
  const causes = listed(moving.map(({ name, change }) => `${points(change)} came from ${name}`));
  if (points(total) === '0.0') {
    const cancelled = moving.length > 0 ? ` What moved it cancelled out: ${causes}.` : '';
    return `${asked.party.name} neither gained nor lost loyalty ${whom}.${cancelled}`;
  }
  const verb = total > 0 ? 'gained' : 'lost';
  return `Of the ${size(total)} points of loyalty that ${asked.party.name} ${verb} ${whom}, ${causes}.`;
}

/** How it stood in votes meanwhile. */
export function ballotSentence({ moved, asked }: Told): string {
  const { before, after } = moved.ballots;
  const id = asked.party.id;
  return (
    `If asked to vote, ${percent(before[id])} of those who vote would have chosen it at first and ${percent(after[id])} at last; ` +
    `abstaining ${percent(moved.abstaining.before)} and ${percent(moved.abstaining.after)}.`
  );
}

/** What a point is, and what a row is not. */
export const MOVED_CAUTION =
  'A point is a hundredth of the scale of loyalty, which runs from -100 to 100; the rows add up. The row of an event is only what it added to ' +
  'appeal by hand: what it did through hunger, demands, credit or blame stands in those rows, and --but-for measures all of it.';
