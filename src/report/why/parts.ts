/** An affair by its parts: what each is owed, and what each would say if it were asked alone. */
import type { AffairPart, AffairParts, Owed, OwedOutcome } from '../../experiment/why/parts.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import { points, roundedTogether } from '../points.js';
import type { Sheet } from '../sheet.js';
import { head, labelled, left, paragraph, right, stacked, type Column } from '../table.js';
import { nameOf, plural } from '../words.js';

const REGIME = 'regime.';

function outcomeName(id: string, { asked, names }: Explanation): string {
  if (id.startsWith(REGIME))
    return `${nameOf(names.regimes, id.slice(REGIME.length))} entered, in percent of runs`;
  const whom = asked ? `${asked.party.name} among ${asked.group.name}` : '';
  return id === 'loyalty' ? `Points of loyalty: ${whom}` : `Percent of ballots: ${whom}`;
}

const reach = ({ low, high }: Owed, pairs: number): string => {
  if (low === null || high === null) return pairs > 1 ? 'all pairs alike' : '';
  return `${points(low)} to ${points(high)}`;
};

/** Columns after the label: share, interval, error of orders where there is one, missing without it alone. */
const columnsOf = (sheet: Sheet, isSampled: boolean): Column[] => {
  const figures = [right(7), right(17), ...(isSampled ? [right(7)] : []), right(10)];
  const taken = figures.reduce((sum, { width }) => sum + width + 2, 2);
  return [left(sheet.width - taken), ...figures];
};

function outcomeTable({ whole, parts, id }: OwedOutcome, answer: Explanation, sheet: Sheet): string[] {
  const isSampled = parts.some(({ orderError }) => orderError !== null);
  const pairs = answer.butFor?.pairs.length ?? 0;
  const shown = roundedTogether(parts.map(({ mean }) => mean));
  const error = (value: number | null): string[] =>
    isSampled ? [value === null ? '' : points(value).replace('+', '')] : [];
  const alone = parts.reduce((sum, { last }) => sum + last, 0);
  return [
    ...paragraph(sheet, sheet.colours.bold(outcomeName(id, answer))),
    ...labelled(sheet, columnsOf(sheet, isSampled), [
      head(sheet, ['', 'share', '95 % interval', ...(isSampled ? ['orders'] : []), 'asked by\nitself']),
      ...parts.map((part, i) => [
        part.title,
        points(shown[i]),
        reach(part, pairs),
        ...error(part.orderError),
        points(part.last),
      ]),
      ['All of it', points(whole.mean), reach(whole, pairs), ...error(null), `(${points(alone)})`],
    ]),
  ];
}

/** How the shares were found. */
function methodWords({ parts, orders, pairs }: AffairParts): string {
  const runs = pairs.reduce((sum, pair) => sum + pair.runs, 0);
  const how =
    orders === null
      ? `over all orders in which ${plural(parts.length, 'part')} can join`
      : `over ${plural(orders, 'random order')} a pair in which ${plural(parts.length, 'part')} can join (\`orders\`: the standard error due to those that were left out)`;
  return `Shares are what a part adds, ${how}, by ${plural(runs, 'run')} of ${plural(pairs.length, 'pair')} (Shapley 1953); they add up. A part asked by itself says what is missing without it alone: these need not add up.`;
}

const listed = (parts: readonly AffairPart[]): string => parts.map(({ title }) => title).join('; ');

/** The lines of the shares; none where nobody asked. */
export function partsLines(answer: Explanation, sheet: Sheet): string[] {
  const parts = answer.butFor?.parts ?? null;
  if (parts === null) return [];
  if (parts.outcomes.length === 0)
    return paragraph(
      sheet,
      `Nothing that was asked differs without any of its parts: ${listed(parts.parts)}.`,
    );
  return stacked([
    paragraph(sheet, methodWords(parts)),
    ...parts.outcomes.map((outcome) => outcomeTable(outcome, answer, sheet)),
  ]);
}
