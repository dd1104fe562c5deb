/**
 * Obedience in words: in which nights units turned most, and of one unit the terms, which add up to the logit
 * of its obedience.
 */
import type { Obeyed, ObedienceTerm, Turn } from '../../experiment/why/obeyed.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import type { OrganLedger } from '../../experiment/why/ledger-of-obedience.js';
import { points, roundedTogether } from '../points.js';
import type { Sheet } from '../sheet.js';
import { head, left, paragraph, right, stacked, table } from '../table.js';
import { dateStyle, nameOf, signed } from '../words.js';
import { courseLines } from './course.js';
import {
  exactLogit,
  footingSentence,
  MOVED_RULE,
  neverExisted,
  obedienceShare,
  obeyedSentence,
  organSentence,
  shownTerms,
  STOPPED_WORK,
  TERM_NAMES,
  TERM_WORDS,
  termMoves,
  unitToAuthority,
} from './obeyed-words.js';

const TURNS_SHOWN = 8;
const TERM_WIDTH = 27;

const logit = (value: number): string =>
  signed(Math.round(100 * value) / 100 || 0, (each) => each.toFixed(2));

function turnRow(turn: Turn, answer: Explanation, modern: (date: string) => string): string[] {
  const { before, after, term } = turn;
  const moved = logit(after.terms[term] - before.terms[term]);
  return [
    modern(after.date),
    unitToAuthority(turn, answer),
    obedienceShare(before.obedience),
    obedienceShare(after.obedience),
    `${TERM_WORDS[term][1]} ${moved}`,
  ];
}

/** The nights in which obedience turned most. */
export function turnLines(answer: Explanation, sheet: Sheet): string[] {
  const shown = answer.turns.slice(0, TURNS_SHOWN);
  if (shown.length === 0)
    return paragraph(
      sheet,
      'From no day to the next did the obedience of a unit to an authority change by a point.',
    );
  const dates = shown.map(({ after }) => after.date).sort();
  const { width, modern } = dateStyle({ start: dates[0], end: dates[dates.length - 1] });
  const room = sheet.width - width - 22 - TERM_WIDTH;
  const columns = [right(width), left(room), right(6), right(6), left(TERM_WIDTH)];
  return table(columns, [
    head(sheet, ['', 'obedience of', 'before', 'after', 'moved most, in logits']),
    ...shown.map((turn) => turnRow(turn, answer, modern)),
  ]);
}

const change = (value: number): string =>
  exactLogit(value) === '0.000' ? '0.000' : signed(value, exactLogit);

/** The terms at first and at last; of a single day there is nothing to compare. */
function termTable({ days }: Obeyed, sheet: Sheet): string[] {
  const [first, last] = [days[0], days[days.length - 1]].map(shownTerms);
  const isOne = days.length === 1;
  const labels = isOne ? ['in logits', ''] : ['in logits', 'at first', 'at last', 'change'];
  const rows = TERM_NAMES.map((name, i) =>
    isOne
      ? [name, exactLogit(first[i])]
      : [name, exactLogit(first[i]), exactLogit(last[i]), change(last[i] - first[i])],
  );
  const columns = labels.slice(1).map(() => right(9));
  const width = sheet.width - 2 - columns.length * 11;
  return table([left(width), ...columns], [head(sheet, labels), ...rows]);
}

/** Rows of points that add up to the last as they are printed. */
function moveTable(
  rows: readonly (readonly [name: string, change: number])[],
  all: string,
  sheet: Sheet,
): string[] {
  const rounded = roundedTogether(rows.map(([, change]) => change));
  const total = rounded.reduce((sum, each) => sum + each, 0);
  const lines = rows.flatMap(([name], i) =>
    points(rounded[i]) === '0.0' ? [] : [[points(rounded[i]), name]],
  );
  return table([right(8), left(sheet.width - 12)], [...lines, [points(total), all]]);
}

function movesLines({ moves, days }: Obeyed, sheet: Sheet): string[] {
  if (moves === null || days.length < 2) return [];
  return [
    '',
    ...moveTable(termMoves(moves), 'all together, in points of obedience', sheet),
    ...paragraph(sheet, sheet.colours.dim(MOVED_RULE)),
  ];
}

/** Control of an organ: who operates it, and what moved them. */
function organBlock(ledger: OrganLedger<ObedienceTerm>, answer: Explanation, sheet: Sheet): string[] {
  const { operators, moves, stopped } = ledger;
  const all = 'all together, in points of control';
  return [
    ...paragraph(sheet, organSentence(ledger, answer, sheet)),
    ...moveTable(
      operators.map(({ unit, change }) => [nameOf(answer.names.units, unit), change]),
      all,
      sheet,
    ),
    ...paragraph(sheet, 'By what moved them:'),
    ...moveTable([...termMoves(moves), [STOPPED_WORK, stopped]], all, sheet),
    ...paragraph(sheet, sheet.colours.dim(MOVED_RULE)),
  ];
}

/** The lines of the organ that was asked about. */
export const organLines = (answer: Explanation, sheet: Sheet): string[] =>
  stacked(answer.organs.map((ledger) => organBlock(ledger, answer, sheet)));

const dailyLines = ({ days }: Obeyed, sheet: Sheet): string[] => [
  '',
  ...courseLines(
    {
      quantities: [...TERM_NAMES, 'obedience'],
      days: days.map((day) => ({ date: day.date, values: [...shownTerms(day), day.obedience] })),
    },
    sheet,
  ),
];

/**
 * The lines of the unit that was asked about; to an authority that never existed on these days, nothing is
 * told unless it was asked for.
 */
export function obeyedLines(answer: Explanation, sheet: Sheet, daily: boolean): string[] {
  const { obeyed } = answer;
  const known = obeyed.filter(({ days }) => days.length > 0);
  if (known.length === 0)
    return obeyed.flatMap(({ authority }) => paragraph(sheet, neverExisted(authority, answer)));
  const blocks = known.map((each) => [
    ...paragraph(sheet, obeyedSentence(each, answer, sheet)),
    ...paragraph(sheet, footingSentence(each, answer)),
    '',
    ...termTable(each, sheet),
    ...movesLines(each, sheet),
    ...(daily ? dailyLines(each, sheet) : []),
  ]);
  return stacked(blocks);
}
