/** But for one cause: what the pairs of runs say, and whether the ledger says the same. */
import type { ButFor, Worth, Outcome, PairSpread, QuantityWorth } from '../../experiment/why/but-for.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import { points, size } from '../points.js';
import type { Sheet } from '../sheet.js';
import { head, labelled, left, paragraph, right, stacked, table } from '../table.js';
import { longDate, nameOf, NO_VALUE, phrase, plural, shortName } from '../words.js';
import { quantityText } from './course.js';

/**
 * `+1.9 (between +1.8 and +2.0, standard deviation 0.1)`; without a spread where all pairs differ alike, or
 * there is one.
 */
const spreadText = ({ mean, deviation, least, greatest }: PairSpread): string =>
  deviation === null || points(least) === points(greatest)
    ? points(mean)
    : `${points(mean)} (between ${points(least)} and ${points(greatest)}, standard deviation ${size(deviation)})`;

/** How many pairs there were, and how many of them went the way of their mean. */
const pairsText = (many: number, sameSign: number | null): string => {
  const pairs = `${plural(many, 'pair')} of runs with the same draws`;
  return sameSign === null || many === 1
    ? pairs
    : `${pairs}, ${sameSign} of ${many} with the sign of the mean`;
};

const isNothing = ({ least, greatest }: PairSpread): boolean =>
  points(least) === '0.0' && points(greatest) === '0.0';

const THROUGH_SHOWN = 3;

function throughSentence({ through }: Worth): string {
  const shown = through.slice(0, THROUGH_SHOWN).filter(({ change }) => points(change) !== '0.0');
  if (shown.length === 0) return 'No row of the ledger differs.';
  return `It worked through ${shown.map(({ name, change }) => `${name} (${points(change)})`).join(', ')}.`;
}

/** Does the ledger by cause of the same runs say the same? */
function ledgerSentence({ credited, agrees, loyalty }: Worth, runs: number): string {
  if (credited === null) return 'The ledger by cause has no row of it.';
  const told = `The ledger by cause credits ${points(credited)} to it${runs > 1 ? ' in the mean run' : ''}`;
  if (agrees === null || points(credited) === '0.0' || points(loyalty.mean) === '0.0') return `${told}.`;
  return agrees
    ? `${told}, of the same sign.`
    : `${told}, of the OTHER sign: what it set off outweighs what it added itself.`;
}

function differenceLines(answer: Explanation, sheet: Sheet): string[] {
  const { asked, moved, butFor } = answer;
  const difference = butFor?.difference;
  if (!difference || !asked || !moved) return [];
  const { loyalty, share, sameSign } = difference;
  const pairs = pairsText(butFor.pairs.length, sameSign);
  const where = `On ${longDate(moved.to, sheet)}, ${asked.party.name} among ${asked.group.name}`;
  if (isNothing(loyalty) && isNothing(share))
    return paragraph(sheet, `${where} stood with it as without it, in loyalty and ballots: ${pairs}.`);
  return [
    ...paragraph(
      sheet,
      `${where} owed it ${spreadText(loyalty)} points of loyalty and ${spreadText(share)} points of the share of ballots: ` +
        `with it minus without it, ${pairs}.`,
    ),
    ...paragraph(sheet, `${throughSentence(difference)} ${ledgerSentence(difference, butFor.pairs.length)}`),
  ];
}

const middle = (dates: readonly string[]): string =>
  [...dates].sort()[Math.floor((dates.length - 1) / 2)] ?? '';

/** "5 of 8, 6 Nov" for a regime in some runs. */
const reached = (outcomes: readonly Outcome[], regime: string): string => {
  const dates = outcomes.flatMap(({ regimes }) => (regime in regimes ? [regimes[regime]] : []));
  return `${dates.length} of ${outcomes.length}${dates.length > 0 ? `, ${middle(dates)}` : ''}`;
};

/** A kind of ending, and who holds power in it. */
export const endingWords = (
  { kind, authority }: { readonly kind: string; readonly authority: string | null },
  names: Explanation['names'],
): string => (authority === null ? phrase(kind) : `${phrase(kind)}: ${nameOf(names.authorities, authority)}`);

/** Three decimals for shares, as day by day. */
const mean = (value: number | null): string => (value === null ? NO_VALUE : quantityText(value));

/** Quantities on the last day, with the cause and without it. */
function quantityLines(quantities: readonly QuantityWorth[], sheet: Sheet): string[] {
  if (quantities.length === 0) return [];
  const columns = [left(sheet.width - 2 - 57), right(9), right(10), right(10), right(20)];
  const interval = ({ difference }: QuantityWorth) => {
    if (difference === null) return '';
    const { low, high } = difference;
    return low === null || high === null ? '' : `${quantityText(low)} to ${quantityText(high)}`;
  };
  const date = longDate(quantities[0].date, sheet);
  return labelled(sheet, columns, [
    head(sheet, [`On ${date}`, 'with it', 'without it', 'difference', '95 % interval']),
    ...quantities.map((each) => [
      each.quantity,
      ...[mean(each.withCause), mean(each.without), mean(each.difference?.mean ?? null)],
      interval(each),
    ]),
  ]);
}

function courseTable({ pairs }: ButFor, names: Explanation['names'], sheet: Sheet): string[] {
  const columns = [left(sheet.width - 2 - 42 - 4), left(21), left(21)];
  const sides = [pairs.map(({ withCause }) => withCause), pairs.map(({ without }) => without)];
  const regimes = names.regimes.filter(({ id }) => sides.flat().some((outcome) => id in outcome.regimes));
  const endings = [...new Set(sides.flat().map(({ ending }) => endingWords(ending, names)))];
  const share = (outcomes: readonly Outcome[], text: string) =>
    `${outcomes.filter(({ ending }) => endingWords(ending, names) === text).length} of ${outcomes.length}`;
  return table(columns, [
    head(sheet, ['runs (and middle date)', 'with it', 'without it']),
    ...regimes.map(({ id, name }) => [
      shortName(name, columns[0].width, sheet.glyphs.ellipsis),
      ...sides.map((side) => reached(side, id)),
    ]),
    ...endings.map((text) => [`Ending: ${text}`, ...sides.map((side) => share(side, text))]),
  ]);
}

/** The lines of the answer. */
export function butForLines(answer: Explanation, sheet: Sheet): string[] {
  const { butFor, names } = answer;
  if (butFor === null) return [];
  return stacked(
    [
      differenceLines(answer, sheet),
      quantityLines(butFor.quantities, sheet),
      courseTable(butFor, names, sheet),
    ].filter((lines) => lines.length > 0),
  );
}
