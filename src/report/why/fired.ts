/**
 * Why transitions fired: their comparisons with values and margins, and what would have stopped them that
 * day.
 */
import type { Fired, Hindrance } from '../../experiment/why/fired.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import type { Sheet } from '../sheet.js';
import { left, paragraph, right, stacked, table } from '../table.js';
import {
  distance,
  figureOrNone,
  longDate,
  nameOf,
  NO_VALUE,
  phrase,
  plural,
  signedDistance,
} from '../words.js';

const STOPPERS_SHOWN = 4;

type Term = Fired['terms'][number];

/** How far a comparison is from turning, in words; one of which a side has no value is nowhere. */
const wayOf = ({ left, right, margin }: Term, verb: string): string =>
  left === null || right === null ? 'a side had no value' : `it ${verb} by ${distance(margin)}`;

const stopperText = ({ terms }: Fired, stopper: Hindrance): string =>
  stopper
    .map((i) => {
      const { text, holds } = terms[i];
      return holds
        ? `\`${text}\` had not held (${wayOf(terms[i], 'did')})`
        : `\`${text}\` had held (${wayOf(terms[i], 'missed')})`;
    })
    .join(' and ');

function stopLines(fired: Fired, sheet: Sheet): string[] {
  if (fired.stoppers.length === 0) return paragraph(sheet, 'Nothing in its guard could have stopped it.');
  const shown = fired.stoppers.slice(0, STOPPERS_SHOWN);
  const more = fired.stoppers.length - shown.length;
  const lines = shown.flatMap((stopper, i) =>
    paragraph(sheet, `${i === 0 ? 'if' : 'or'} ${stopperText(fired, stopper)}`, 4),
  );
  return [
    ...paragraph(sheet, 'It would not have happened on that day'),
    ...lines,
    ...(more > 0 ? paragraph(sheet, `or in ${more} other ways.`, 4) : []),
  ];
}

function termTable({ terms }: Fired, sheet: Sheet): string[] {
  const columns = [left(sheet.width - 2 - 9 - 9 - 9 - 6 - 8), right(9), right(9), right(9), left(6)];
  const head = ['comparison', 'left', 'right', 'margin', ''].map((label) => sheet.colours.dim(label));
  return table(columns, [
    head,
    ...terms.map((term) => [
      term.text,
      figureOrNone(term.left),
      figureOrNone(term.right),
      term.left === null || term.right === null ? NO_VALUE : signedDistance(term.margin),
      term.holds ? 'held' : 'failed',
    ]),
  ]);
}

function firedBlock(fired: Fired, { names }: Explanation, sheet: Sheet): string[] {
  const [from, to] = [fired.from, fired.to].map((id) => nameOf(names.regimes, id));
  const dwell = fired.dwell > 0 ? ` It could not come before ${plural(fired.dwell, 'day')} of ${from}.` : '';
  return [
    ...paragraph(
      sheet,
      `${longDate(fired.date, sheet)}: ${from} became ${to}, because ${fired.guard}. It held by ${distance(fired.margin)}.${dwell}`,
    ),
    ...termTable(fired, sheet),
    ...stopLines(fired, sheet),
  ];
}

/** The lines for every transition that was asked for. */
export function firedLines(answer: Explanation, sheet: Sheet): string[] {
  const { fired, wanted, names } = answer;
  if (fired.length > 0) return stacked(fired.map((each) => firedBlock(each, answer, sheet)));
  const what =
    wanted === null
      ? 'No transition'
      : `${nameOf(names.regimes, wanted) || phrase(wanted)}: no transition into it`;
  return paragraph(sheet, `${what} fired in this run.`);
}
