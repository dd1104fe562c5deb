/** By whom people were moved, in words: causes by name, each with the currencies in which it worked. */
import type { CausePart, CauseRow } from '../../experiment/why/by-cause.js';
import { points, roundedTogether } from '../points.js';
import { plural } from '../words.js';

const ROWS_SHOWN = 12;
const PARTS_SHOWN = 3;

const total = (parts: readonly CausePart[]): number => parts.reduce((sum, { change }) => sum + change, 0);

/** "learning 2.5 times as fast for 18 days". */
const paceText = ({ pace }: CauseRow): string => {
  if (pace === null) return 'another pace of learning before';
  const { times, days } = pace;
  const told = times < 10 ? times.toFixed(1) : String(Math.round(times));
  return `learning ${told} times as fast for ${plural(days, 'day')}`;
};

/** The currencies in which a cause worked, the largest first; a changed pace of learning is one of them. */
function throughText(row: CauseRow): string {
  const hastened = total(row.through.filter((part) => part.hastened));
  const parts = row.through
    .filter((part) => !part.hastened)
    .map(({ name, change }) => ({ name, change }))
    .concat({ name: paceText(row), change: hastened })
    .filter(({ name, change }) => name !== row.name && points(change) !== '0.0')
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const told = parts.slice(0, PARTS_SHOWN).map(({ name, change }) => `${name} ${points(change)}`);
  return [...told, ...(parts.length > PARTS_SHOWN ? ['...'] : [])].join(', ');
}

/** A cause as it is shown. */
export interface CauseShown {
  readonly name: string;
  readonly change: number;
}

/** The causes to show: the largest, the others as one, what is left; rounded to add up. */
export function shownCauses(rows: readonly CauseRow[]): CauseShown[] {
  const rest = rows.filter(({ kind }) => kind === 'rest');
  const causes = rows.filter(({ kind }) => kind !== 'rest');
  const others = causes.slice(ROWS_SHOWN);
  const lines: CauseShown[] = causes.slice(0, ROWS_SHOWN).map((row) => {
    const through = throughText(row);
    return { name: through === '' ? row.name : `${row.name}: ${through}`, change: row.change };
  });
  const together = others.reduce((sum, { change }) => sum + change, 0);
  if (others.length > 0) lines.push({ name: plural(others.length, 'smaller cause'), change: together });
  lines.push(...rest.map(({ name, change }) => ({ name, change })));
  const rounded = roundedTogether(lines.map(({ change }) => change));
  return lines.map(({ name }, i) => ({ name, change: rounded[i] }));
}

/** What a cause is credited with, and what not. */
export const CAUSES_CAUTION =
  'The same change, by whom: what each event, decision, cabinet or law added to what draws these people and to the pace at which they learn, ' +
  'credited in the order in which it occurred. What a cause set off by way of other decisions stands in their rows; --but-for measures all of it.';
