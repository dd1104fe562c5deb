/** Why the rule of a holder got another name, on a sheet; the words are those of all hosts. */
import type { Fired } from '../../experiment/why/fired.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import type { Sheet } from '../sheet.js';
import { left, paragraph, right, stacked, table } from '../table.js';
import { nameOf, phrase } from '../words.js';
import { FEATURE_HEADS, FIRED_HEADS, firedWords, type FeatureWords, type KeptWords } from './fired-words.js';

function featureTable(features: readonly FeatureWords[], sheet: Sheet): string[] {
  const columns = [left(sheet.width - 2 - 9 - 9 - 14 - 6), right(9), right(9), left(14)];
  const head = FEATURE_HEADS.map((label) => sheet.colours.dim(label));
  return table(columns, [head, ...features]);
}

/** Paragraphs under a head; nothing where there are none. */
const underHead = (head: string, lines: readonly string[], sheet: Sheet): string[] =>
  lines.length === 0 ? [] : [...paragraph(sheet, head), ...lines];

const keptLines = ({ intro, ways }: KeptWords, sheet: Sheet): string[] => [
  ...paragraph(sheet, intro),
  ...ways.flatMap((way) => paragraph(sheet, way, 4)),
];

function firedBlock(fired: Fired, { names }: Explanation, sheet: Sheet): string[] {
  const { headline, features, last, back, acts, kept } = firedWords(fired, names, sheet);
  const steps = back.flatMap(({ text, voters }) => [
    ...paragraph(sheet, text, 4),
    ...voters.flatMap((voter) => paragraph(sheet, voter, 8)),
  ]);
  return [
    ...paragraph(sheet, headline),
    ...featureTable(features, sheet),
    ...(last === undefined ? [] : paragraph(sheet, last)),
    ...underHead(FIRED_HEADS.back, steps, sheet),
    ...underHead(
      FIRED_HEADS.acts,
      acts.flatMap((act) => paragraph(sheet, act, 4)),
      sheet,
    ),
    ...keptLines(kept, sheet),
  ];
}

/** The lines for every change of regime that was asked for. */
export function firedLines(answer: Explanation, sheet: Sheet): string[] {
  const { fired, wanted, names } = answer;
  if (fired.length > 0) return stacked(fired.map((each) => firedBlock(each, answer, sheet)));
  const what =
    wanted === null
      ? 'The regime did not change'
      : `${nameOf(names.regimes, wanted) || phrase(wanted)} was not entered`;
  return paragraph(sheet, `${what} in this run.`);
}
