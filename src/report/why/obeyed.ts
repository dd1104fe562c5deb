/**
 * Obedience in words: in which nights units turned most, and of one unit the terms, which add up to the logit
 * of its obedience.
 */
import {
  OBEDIENCE_TERMS,
  type Obeyed,
  type ObeyedDay,
  type ObedienceTerm,
  type Turn,
} from '../../experiment/why/obeyed.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import type { Moves, OrganLedger } from '../../experiment/why/ledger-of-obedience.js';
import { points, roundedTogether, size } from '../points.js';
import type { Sheet } from '../sheet.js';
import { head, left, paragraph, right, stacked, table } from '../table.js';
import { courseLines } from './course.js';
import { dateStyle, longDate, nameOf, percent, signed, within } from '../words.js';

const TURNS_SHOWN = 8;
const TERM_WIDTH = 27;

/** What each term is, and in a few words. */
const WORDS: Readonly<Record<ObedienceTerm, readonly [whole: string, short: string]>> = {
  base: ['what holds back from obeying anybody', 'base'],
  support: ['support of its people, against the best rival', 'support of its people'],
  company: ['company: who is thought to win', 'company'],
  chain: ['lawful command and discipline', 'lawful command'],
  agitation: ['agitators among them', 'agitators'],
  kinship: ['kinship with those in the street', 'kinship'],
  habit: ['habit of the day before', 'habit'],
};

const logit = (value: number): string =>
  signed(Math.round(100 * value) / 100 || 0, (each) => each.toFixed(2));

/** Obedience in percent, to a tenth: a turn may be of a point. */
const share = (obedience: number): string => `${(100 * obedience).toFixed(1)}%`;

const pairOf = ({ unit, authority }: Pick<Turn, 'unit' | 'authority'>, { names }: Explanation): string =>
  `${within(nameOf(names.units, unit))} to ${within(nameOf(names.authorities, authority))}`;

function turnRow(turn: Turn, answer: Explanation, modern: (date: string) => string): string[] {
  const { before, after, term } = turn;
  const moved = logit(after.terms[term] - before.terms[term]);
  return [
    modern(after.date),
    pairOf(turn, answer),
    share(before.obedience),
    share(after.obedience),
    `${WORDS[term][1]} ${moved}`,
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

function changeSentence(obeyed: Obeyed, answer: Explanation, sheet: Sheet): string {
  const [first, last] = [obeyed.days[0], obeyed.days[obeyed.days.length - 1]];
  const whom = `Obedience of ${pairOf(obeyed, answer)}`;
  const by = last.obedience - first.obedience;
  if (first === last) return `${whom} on ${longDate(first.date, sheet)}: ${share(last.obedience)}.`;
  const days = `between the ends of ${longDate(first.date, sheet)} and ${longDate(last.date, sheet)}`;
  if (size(by) === '0.0') return `${whom} did not change ${days}: ${share(last.obedience)}.`;
  const verb = by < 0 ? 'fell' : 'rose';
  return `${whom} ${verb} from ${share(first.obedience)} to ${share(last.obedience)} ${days}, by ${size(by)} points.`;
}

/** On what the authority stood, were it to come to the test. */
function footingSentence({ days, authority }: Obeyed, { names }: Explanation): string {
  const [first, last] = [days[0], days[days.length - 1]];
  const whom = within(nameOf(names.authorities, authority));
  const against = ({ against: rival, footing }: ObeyedDay) =>
    rival === null
      ? 'nobody rejected it'
      : `${percent(footing)} against ${within(nameOf(names.authorities, rival))}`;
  const told = first === last ? against(first) : `at first ${against(first)}, at last ${against(last)}`;
  return `What would have followed ${whom} if it had come to the test: ${told}.`;
}

/** Terms of a day rounded so that they add up to the last, their rounded sum. */
const shownTerms = ({ terms }: ObeyedDay): number[] => {
  const rounded = roundedTogether(OBEDIENCE_TERMS.map((term) => terms[term]));
  return [...rounded, rounded.reduce((sum, each) => sum + each, 0)];
};

const NAMES = [...OBEDIENCE_TERMS.map((term) => WORDS[term][0]), 'all together: the logit of obedience'];

/** A logit to three decimals; nothing is `0.000`. */
const exact = (value: number): string => (Math.round(1000 * value) / 1000 || 0).toFixed(3);
const change = (value: number): string => (exact(value) === '0.000' ? '0.000' : signed(value, exact));

/** The terms at first and at last; of a single day there is nothing to compare. */
function termTable({ days }: Obeyed, sheet: Sheet): string[] {
  const [first, last] = [days[0], days[days.length - 1]].map(shownTerms);
  const isOne = days.length === 1;
  const labels = isOne ? ['in logits', ''] : ['in logits', 'at first', 'at last', 'change'];
  const rows = NAMES.map((name, i) =>
    isOne ? [name, exact(first[i])] : [name, exact(first[i]), exact(last[i]), change(last[i] - first[i])],
  );
  const columns = labels.slice(1).map(() => right(9));
  const width = sheet.width - 2 - columns.length * 11;
  return table([left(width), ...columns], [head(sheet, labels), ...rows]);
}

/** Points of a share that was moved, by term; what moved nothing is left out. */
const MOVES: Readonly<Record<ObedienceTerm, string>> = {
  ...(Object.fromEntries(OBEDIENCE_TERMS.map((term) => [term, WORDS[term][0]])) as Record<
    ObedienceTerm,
    string
  >),
  habit: 'what the days before had moved, by habit',
};

const MOVED_RULE =
  'Each night is divided by what each term moved; what habit carries on is booked to what had moved it.';

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

const termMoves = (moves: Moves<ObedienceTerm>): [string, number][] =>
  OBEDIENCE_TERMS.map((term): [string, number] => [MOVES[term], moves[term]]).sort(
    ([, a], [, b]) => Math.abs(b) - Math.abs(a),
  );

function movesLines({ moves, days }: Obeyed, sheet: Sheet): string[] {
  if (moves === null || days.length < 2) return [];
  return [
    '',
    ...moveTable(termMoves(moves), 'all together, in points of obedience', sheet),
    ...paragraph(sheet, sheet.colours.dim(MOVED_RULE)),
  ];
}

/** Control of an organ: who operates it, and what moved them. */
function organBlock(ledger: OrganLedger<ObedienceTerm>, { names }: Explanation, sheet: Sheet): string[] {
  const { organ, authority, before, after, from, to, operators, moves, stopped } = ledger;
  const days = `between the ends of ${longDate(from, sheet)} and ${longDate(to, sheet)}`;
  const whose = `${nameOf(names.authorities, authority)} had ${share(before)} and then ${share(after)}`;
  return [
    ...paragraph(sheet, `${nameOf(names.organs, organ)}: ${whose} of it, ${days}. By those who operate it:`),
    ...moveTable(
      operators.map(({ unit, change }) => [nameOf(names.units, unit), change]),
      'all together, in points of control',
      sheet,
    ),
    ...paragraph(sheet, 'By what moved them:'),
    ...moveTable(
      [...termMoves(moves), ['work that was stopped', stopped]],
      'all together, in points of control',
      sheet,
    ),
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
      quantities: [...NAMES, 'obedience'],
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
  const { obeyed, names } = answer;
  const known = obeyed.filter(({ days }) => days.length > 0);
  if (known.length === 0)
    return obeyed.flatMap(({ authority }) =>
      paragraph(sheet, `${nameOf(names.authorities, authority)} did not exist on any of these days.`),
    );
  const blocks = known.map((each) => [
    ...paragraph(sheet, changeSentence(each, answer, sheet)),
    ...paragraph(sheet, footingSentence(each, answer)),
    '',
    ...termTable(each, sheet),
    ...movesLines(each, sheet),
    ...(daily ? dailyLines(each, sheet) : []),
  ]);
  return stacked(blocks);
}
