/** But for one cause: what the pairs of runs say, and whether the ledger says the same. */
import type { ButFor, Difference, Outcome, Spread } from '../experiment/why-but-for.js';
import type { Moved } from '../experiment/why-moved.js';
import type { Explanation } from '../experiment/why.js';
import { points } from './points.js';
import type { Sheet } from './sheet.js';
import { paragraph, table, type Column } from './table.js';
import { longDate, nameOf, phrase, plural, shortName } from './words.js';

const ratio = (value: number): string => `${value > 0 ? '+' : ''}${(100 * value).toFixed(1)}%`;

const spreadText = ({ mean, deviation, least, greatest }: Spread, show: (value: number) => string): string =>
  deviation === null
    ? show(mean)
    : `${show(mean)} (between ${show(least)} and ${show(greatest)}, standard deviation ${show(deviation).replace('+', '')})`;

const THROUGH_SHOWN = 3;

function throughSentence({ through }: Difference): string {
  const shown = through.slice(0, THROUGH_SHOWN).filter(({ change }) => points(change) !== '0.0');
  if (shown.length === 0) return 'No row of the ledger differs.';
  return `It worked through ${shown.map(({ name, change }) => `${name} (${points(change)})`).join(', ')}.`;
}

/** Does the ledger of the kept run say the same: by the cause's own row, or by the row through which it worked most. */
function ledgerSentence({ booked, agrees, through }: Difference, moved: Moved): string {
  if (booked !== null) {
    const told = `The ledger books ${points(booked)} for it`;
    if (agrees === null) return `${told}: one of the two is too small to have a sign.`;
    return agrees
      ? `${told}, of the same sign.`
      : `${told}, of the OTHER sign: what it set off outweighs what it added by hand.`;
  }
  const row = moved.rows.find(({ id }) => id === through[0].id);
  if (row === undefined || points(row.change) === '0.0') return 'The ledger has no row of its own for it.';
  const sign = Math.sign(row.change) === Math.sign(through[0].change) ? 'the same' : 'the OTHER';
  return `The ledger has no row of its own for it; its row ${row.name} moved by ${points(row.change)} in the kept run, with ${sign} sign.`;
}

function differenceLines({ asked, moved, butFor }: Explanation, sheet: Sheet): string[] {
  const difference = butFor?.difference;
  if (!difference || !asked || !moved) return [];
  const { loyalty, share, sameSign } = difference;
  const many = butFor.pairs.length;
  return [
    ...paragraph(
      sheet,
      `On ${longDate(moved.to, sheet)}, ${asked.party.name} among ${asked.group.name} owed it ${spreadText(loyalty, points)} points of loyalty ` +
        `and ${spreadText(share, ratio)} of the ballots: with it minus without it, ${plural(many, 'pair')} of runs with the same draws, ` +
        `${sameSign} of ${many} with the sign of the mean.`,
    ),
    ...paragraph(sheet, `${throughSentence(difference)} ${ledgerSentence(difference, moved)}`),
  ];
}

const middle = (dates: readonly string[]): string =>
  [...dates].sort()[Math.floor((dates.length - 1) / 2)] ?? '';

/** "5 of 8, 6 Nov" for a regime in some runs. */
const reached = (outcomes: readonly Outcome[], regime: string): string => {
  const dates = outcomes.flatMap(({ regimes }) => (regime in regimes ? [regimes[regime]] : []));
  return `${dates.length} of ${outcomes.length}${dates.length > 0 ? `, ${middle(dates)}` : ''}`;
};

const endingText = ({ ending }: Outcome, names: Explanation['names']): string =>
  ending.authority === null
    ? phrase(ending.kind)
    : `${phrase(ending.kind)}: ${nameOf(names.authorities, ending.authority)}`;

function courseTable({ pairs }: ButFor, names: Explanation['names'], sheet: Sheet): string[] {
  const columns: Column[] = [{ width: sheet.width - 2 - 42 - 4 }, { width: 21 }, { width: 21 }];
  const sides = [pairs.map(({ withCause }) => withCause), pairs.map(({ without }) => without)];
  const regimes = names.regimes.filter(({ id }) => sides.flat().some((outcome) => id in outcome.regimes));
  const endings = [...new Set(sides.flat().map((outcome) => endingText(outcome, names)))];
  const share = (outcomes: readonly Outcome[], text: string) =>
    `${outcomes.filter((outcome) => endingText(outcome, names) === text).length} of ${outcomes.length}`;
  const head = ['runs (and middle date)', 'with it', 'without it'].map((label) => sheet.colours.dim(label));
  return table(sheet, columns, [
    head,
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
  const lines = differenceLines(answer, sheet);
  return [...lines, ...(lines.length > 0 ? [''] : []), ...courseTable(butFor, names, sheet)];
}
