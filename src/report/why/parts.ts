/** An affair by its parts: what each is owed, and what each would say if it were asked alone. */
import {
  KINDS_OF_OUTCOME,
  type AffairPart,
  type AffairParts,
  type Owed,
  type OwedOutcome,
} from '../../experiment/why/parts.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import { POINTS, scaleOf, type ShownFigures } from '../points.js';
import { newStyleOf, parseDate } from '../../foundation/calendar.js';
import type { Sheet } from '../sheet.js';
import { head, labelled, left, paragraph, right, stacked, type Column } from '../table.js';
import { nameOf, plural } from '../words.js';
import { endingWords } from './but-for.js';

const { regime: REGIME, ending: ENDING, quantity: QUANTITY } = KINDS_OF_OUTCOME;

const isQuantity = (id: string): boolean => id.startsWith(QUANTITY);

function outcomeName(id: string, { asked, names, butFor }: Explanation): string {
  if (id.startsWith(REGIME))
    return `${nameOf(names.regimes, id.slice(REGIME.length))} entered, in percent of runs`;
  if (id.startsWith(ENDING)) {
    const [kind, authority = null] = id.slice(ENDING.length).split(':');
    return `Ending: ${endingWords({ kind, authority }, names)}, in percent of runs`;
  }
  if (isQuantity(id)) {
    const quantity = id.slice(QUANTITY.length);
    const date = butFor?.quantities.find((each) => each.quantity === quantity)?.date;
    return date === undefined ? quantity : `${quantity} on ${newStyleOf(parseDate(date) ?? 0)}`;
  }
  const whom = asked ? `${asked.party.name} among ${asked.group.name}` : '';
  return id === 'loyalty' ? `Points of loyalty: ${whom}` : `Percent of ballots: ${whom}`;
}

const reach = ({ low, high }: Owed, pairs: number, { signed }: ShownFigures): string => {
  if (low === null || high === null) return pairs > 1 ? 'all pairs alike' : '';
  return `${signed(low)} to ${signed(high)}`;
};

/** At least so wide: share, interval, error of orders where there is one, missing without it alone. */
const widthsOf = (isSampled: boolean): number[] => [7, 17, ...(isSampled ? [7] : []), 10];

/** Columns of a label and of figures that may be long. */
function columnsOf(rows: readonly (readonly string[])[], isSampled: boolean, sheet: Sheet): Column[] {
  const figures = widthsOf(isSampled).map((width, i) =>
    right(Math.max(width, ...rows.map((row) => row[i + 1].length))),
  );
  const taken = figures.reduce((sum, { width }) => sum + width + 2, 2);
  return [left(sheet.width - taken), ...figures];
}

/** Loyalty, ballots and runs in points and percent; a quantity in its own unit. */
const scaleFor = ({ id, whole, parts }: OwedOutcome): ShownFigures =>
  isQuantity(id) ? scaleOf([whole, ...parts].map(({ mean }) => mean)) : POINTS;

function outcomeTable(outcome: OwedOutcome, answer: Explanation, sheet: Sheet): string[] {
  const { whole, parts, id, pairs } = outcome;
  const scale = scaleFor(outcome);
  const { signed } = scale;
  const isSampled = parts.some(({ orderError }) => orderError !== null);
  const shown = scale.together(parts.map(({ mean }) => mean));
  const error = (value: number | null): string[] =>
    isSampled ? [value === null ? '' : signed(value).replace('+', '')] : [];
  const alone = parts.reduce((sum, { last }) => sum + last, 0);
  const rows = [
    ...parts.map((part, i) => [
      part.title,
      signed(shown[i]),
      reach(part, pairs, scale),
      ...error(part.orderError),
      signed(part.last),
    ]),
    ['All of it', signed(whole.mean), reach(whole, pairs, scale), ...error(null), `(${signed(alone)})`],
  ];
  const of = pairs < (answer.butFor?.pairs.length ?? 0) ? ` (${plural(pairs, 'pair')} with a value)` : '';
  return [
    ...paragraph(sheet, sheet.colours.bold(`${outcomeName(id, answer)}${of}`)),
    ...labelled(sheet, columnsOf(rows, isSampled, sheet), [
      head(sheet, ['', 'share', '95 % interval', ...(isSampled ? ['orders'] : []), 'asked by\nitself']),
      ...rows,
    ]),
  ];
}

/** Quantities of which nothing can be said, in words. */
function undividedLines({ pairs }: AffairParts, { butFor }: Explanation, sheet: Sheet): string[] {
  const isDivided = (quantity: string) => pairs.some(({ outcomes }) => QUANTITY + quantity in outcomes);
  return (butFor?.quantities ?? [])
    .filter(({ quantity }) => !isDivided(quantity))
    .flatMap(({ quantity }) =>
      paragraph(sheet, `${quantity} has no value in some of the runs of each pair: it is not divided.`),
    );
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
  const undivided = undividedLines(parts, answer, sheet);
  if (parts.outcomes.length === 0)
    return [
      ...paragraph(sheet, `Nothing that was asked differs without any of its parts: ${listed(parts.parts)}.`),
      ...undivided,
    ];
  return stacked([
    paragraph(sheet, methodWords(parts)),
    ...parts.outcomes.map((outcome) => outcomeTable(outcome, answer, sheet)),
    ...(undivided.length > 0 ? [undivided] : []),
  ]);
}
