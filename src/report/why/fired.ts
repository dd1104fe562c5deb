/**
 * Why the rule of a holder got another name: its features with their margins, which of them came last, and
 * what would have kept the name before.
 */
import type { Step, VoterStep } from '../../experiment/why/back/steps.js';
import type { FeatureAccount, Fired } from '../../experiment/why/fired.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import type { TermRecord } from '../../experiment/run/record.js';
import type { Sheet } from '../sheet.js';
import { left, paragraph, right, stacked, table } from '../table.js';
import {
  distance,
  figure,
  figureOrNone,
  longDate,
  nameOf,
  NO_VALUE,
  percent,
  phrase,
  signed,
  signedDistance,
} from '../words.js';

/** Margin at which the new regime would not have led: nothing, or that of the regime before. */
const neededOver = ({ before }: Fired): number => Math.max(0, before?.margin ?? 0);

const byMargin = (a: TermRecord, b: TermRecord): number => a.margin - b.margin;

/** A feature of the new regime that could have kept the one before, and by how much it was met too well. */
const keptByNew = (fired: Fired): string[] =>
  [...fired.terms]
    .sort(byMargin)
    .filter(({ margin }) => margin > neededOver(fired))
    .map(
      ({ text, margin }) => `\`${text}\` had been met less well by ${distance(margin - neededOver(fired))}`,
    );

/** What the regime before lacked, all of it together. */
const keptByOld = ({ before, margin }: Fired): string[] => {
  const lacking = (before?.terms ?? []).filter((term) => term.margin < margin).sort(byMargin);
  if (lacking.length === 0) return [];
  const words = lacking.map((term) =>
    term.left === null
      ? `its own \`${term.text}\` had had a value that meets it`
      : `its own \`${term.text}\` had been met better by ${distance(margin - term.margin)}`,
  );
  return [words.join(' and ')];
};

const KEPT_SHOWN = 4;

function keptLines(fired: Fired, from: string, sheet: Sheet): string[] {
  if (fired.before === null)
    return paragraph(
      sheet,
      `Nothing of its features would have kept ${from}: that is not a regime of this holder.`,
    );
  const ways = [...keptByNew(fired).slice(0, KEPT_SHOWN), ...keptByOld(fired)];
  return [
    ...paragraph(sheet, `${from} would have been kept on that day`),
    ...ways.flatMap((way, i) => paragraph(sheet, `${i === 0 ? 'if' : 'or if'} ${way}`, 4)),
  ];
}

function featureTable({ features }: Fired, sheet: Sheet): string[] {
  const columns = [left(sheet.width - 2 - 9 - 9 - 14 - 6), right(9), right(9), left(14)];
  const head = ['feature', 'value', 'margin', 'met since'].map((label) => sheet.colours.dim(label));
  const row = ({ text, says, left: value, margin, metSince }: FeatureAccount): string[] => [
    says === null ? text : `${text}: ${says}`,
    figureOrNone(value),
    value === null ? NO_VALUE : signedDistance(margin),
    metSince ?? 'not met',
  ];
  return table(columns, [head, ...features.map(row)]);
}

/** What was done meanwhile. */
const actLines = ({ acts }: Fired, sheet: Sheet): string[] =>
  acts.length === 0
    ? []
    : [
        ...paragraph(sheet, 'What had been done:'),
        ...acts.flatMap(({ date, text }) => paragraph(sheet, `${longDate(date, sheet)}: ${text}.`, 4)),
      ];

/** Which of several features was met last. */
function lastLines({ features, lastToCome }: Fired, sheet: Sheet): string[] {
  if (lastToCome === null || features.length < 2) return [];
  const { text, metSince } = features[lastToCome];
  const since = metSince === null ? '' : `, on ${longDate(metSince, sheet)}`;
  return paragraph(sheet, `The last of its features to be met was \`${text}\`${since}.`);
}

/** Figures of a step that are told in its line. */
const FIGURES_SHOWN = 2;

const figures = ({ terms }: Step): string => {
  const told = terms
    .slice(0, FIGURES_SHOWN)
    .map(({ text, left: value }) => `\`${text}\` at ${figureOrNone(value)}`);
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
};

/** How an answer came about: as pinned, or by votes that made it so probable. */
const answered = ({ answer }: Step): string => {
  if (answer === null) return '';
  const chance = `a chance of ${percent(answer.probability)} by the votes`;
  return answer.pinned ? `, as pinned, at ${chance}` : `, at ${chance}`;
};

/** Parts of what moved a voter that are told. */
const PARTS_SHOWN = 2;

/** A vote, what it was worth and of what, against the other option that was worth most to the voter. */
function voterText({ name, weight, vote, utilities, moved }: VoterStep): string {
  const others = Object.entries(utilities).filter(([option]) => option !== vote);
  const [[other, worth]] = others.sort(([, a], [, b]) => b - a);
  const parts = moved
    .filter(({ text }) => Number.isNaN(Number(text)))
    .slice(0, PARTS_SHOWN)
    .map(({ text, value }) => `${signed(value)} of \`${text}\``);
  const own = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  const judged = worth > utilities[vote] ? ', by a judgement of its own' : '';
  return `${name} (${figure(weight)}) for "${phrase(vote)}": ${figure(utilities[vote])}${own}, against ${figure(worth)} for "${phrase(other)}"${judged}`;
}

/** Back from the change to the event behind, the latest first. */
const backLines = ({ back }: Fired, sheet: Sheet): string[] =>
  back.length === 0
    ? []
    : [
        ...paragraph(sheet, 'Walking back, each because of what stands below it:'),
        ...back.flatMap((step) => [
          ...paragraph(
            sheet,
            `${longDate(step.date, sheet)}: ${step.text}${figures(step)}${answered(step)}.`,
            4,
          ),
          ...step.voters.flatMap((voter) => paragraph(sheet, voterText(voter), 8)),
        ]),
      ];

function firedBlock(fired: Fired, { names }: Explanation, sheet: Sheet): string[] {
  const [from, to] = [fired.from, fired.to].map((id) => nameOf(names.regimes, id));
  const holder = fired.holder === null ? 'nobody' : nameOf(names.authorities, fired.holder);
  const why = fired.newHolder ? `${holder} had come to govern, and` : `under ${holder}`;
  const fits =
    fired.margin > 0
      ? `it fits by ${distance(fired.margin)}`
      : `no regime fits, and it is the least unfit, by ${distance(fired.margin)}`;
  return [
    ...paragraph(sheet, `${longDate(fired.date, sheet)}: ${from} became ${to}: ${why} ${fits}.`),
    ...featureTable(fired, sheet),
    ...lastLines(fired, sheet),
    ...backLines(fired, sheet),
    ...actLines(fired, sheet),
    ...keptLines(fired, from, sheet),
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
