/**
 * What a reader came to know of a comparison, in sentences: how it ends, what falls away, and what differs
 * most.
 *
 * Decision worth knowing: a sentence is made of what the interval supports. A difference whose interval holds
 * zero is told only where it is an ending, and then with the words that it may be chance. What the change
 * itself removes or fixes is no news, and is in the tables alone.
 */
import { isOneRun, typicalGain, type CompareRecord, type TwinRecord } from '../../experiment/many/compare.js';
import type {
  ChanceDifference,
  DayDifference,
  FigureDifference,
  MeanDifference,
} from '../../experiment/many/difference.js';
import { decisionIn } from './echoes.js';
import { partingSentence } from './parting.js';
import { bySize, isEnding, surestChances, surestMeans, unobserved } from './rows.js';
import { gainWords } from './tables.js';
import { outcomeWords } from '../outcome-words.js';
import {
  chanceSentence,
  daySentence,
  figureSentence,
  measuredSentence,
  sameSentence,
  unobservedSentence,
} from './row-sentence.js';
import { FALSE_DISCOVERY_RATE } from '../../experiment/many/looks.js';
import type { Sheet } from '../sheet.js';
import { paragraph } from '../table.js';
import { capital, count, longDate, percent, plural } from '../words.js';

/** Most sentences of each kind. */
const ENDINGS_MAX = 3;
const CHANCES_MAX = 3;
const FIGURES_MAX = 4;
const DAYS_MAX = 3;
const UNKNOWN_MAX = 3;
const GONE_MAX = 6;

/** Whether something that most runs of the baseline have is in no run of the twin. */
const isGone = ({ baseline, twin }: ChanceDifference): boolean => twin.value === 0 && baseline.value > 0.5;

/** What falls away, in one sentence: what followed from what the change removed is soon said. */
function goneSentence(gone: readonly ChanceDifference[], { names }: CompareRecord): string[] {
  if (gone.length === 0) return [];
  const words = gone.map((chance) => outcomeWords(chance, names).replace(/ \(put\)$/, ''));
  const more = words.length > GONE_MAX ? [`${words.length - GONE_MAX} more`] : [];
  const list = [...words.slice(0, GONE_MAX), ...more].join('; ');
  return [`In no run any more: ${list}${list.endsWith('?') ? '' : '.'}`];
}

/** The first row of each decision: what is decided and that it is put at all are one piece of news. */
function oncePerDecision(rows: readonly ChanceDifference[]): ChanceDifference[] {
  const newsOfRow = (row: ChanceDifference) => decisionIn(row) ?? row;
  return rows.filter((row, i) => rows.findIndex((other) => newsOfRow(other) === newsOfRow(row)) === i);
}

/** Sentences under the words that they complete. */
const section = (lead: string, told: readonly string[], sheet: Sheet): string[] =>
  told.length === 0 ? [] : [...paragraph(sheet, lead), ...paragraph(sheet, told, 4)];

const effectOf = ({ effect }: MeanDifference): number => Math.abs(effect ?? Infinity);

/** The greatest first, in standard deviations of one run: so days and figures can be told together. */
const byEffect = (rows: readonly MeanDifference[]): MeanDifference[] =>
  rows.toSorted((a, b) => effectOf(b) - effectOf(a) || 0);

function gainSentence(twin: TwinRecord): string[] {
  const gain = typicalGain(twin);
  if (gain === null) return [];
  const times = gainWords(gain).replace('>', 'more than ');
  return [`Pairing by seed is worth ${times} times as many independent runs (median over what varies).`];
}

/** At how much one looked, and what that makes of what is told. */
function looksSentence(twin: TwinRecord): string[] {
  const { looks, pairs } = twin;
  if (pairs === 1 || looks === 0 || isOneRun(twin)) return [];
  const rate = percent(FALSE_DISCOVERY_RATE);
  return [
    `Of ${plural(looks, 'row')} that could tell anything those are told of which, together, at most ${rate} are expected to be chance (Benjamini and Hochberg 1995).`,
  ];
}

/** What is told of a comparison, by kind. */
interface News {
  readonly chances: readonly ChanceDifference[];
  readonly gone: readonly ChanceDifference[];
  readonly figures: readonly FigureDifference[];
  readonly days: readonly DayDifference[];
}

/** What is told of many pairs. */
function newsOf(twin: TwinRecord, { measured }: CompareRecord): News {
  const isNews = ({ column }: { readonly column: string }) =>
    !twin.fixed.includes(column) && !measured.includes(column);
  const told = surestChances(twin);
  const endings = told.filter(isEnding).slice(0, ENDINGS_MAX);
  const others = told.filter((row) => !isEnding(row) && isNews(row));
  const kept = oncePerDecision(others.filter((row) => !isGone(row)));
  const means = surestMeans(twin.means, twin, byEffect).filter(isNews);
  const chances = [...endings, ...kept.slice(0, CHANCES_MAX)];
  const isTold = ({ column }: MeanDifference) => chances.some((chance) => chance.column === column);
  const days = means.filter((mean) => mean.type === 'date').filter((mean) => !isTold(mean));
  return {
    chances,
    gone: others.filter(isGone),
    figures: means.filter((mean) => mean.type === 'number').slice(0, FIGURES_MAX),
    days: days.slice(0, DAYS_MAX),
  };
}

/** How the two runs of one pair end: of the rest nobody knows whether it is chance. */
function loneSentence(twin: TwinRecord, { sides, names }: CompareRecord): string {
  const endings = twin.chances.filter(isEnding);
  const words = (side: 'baseline' | 'twin') =>
    endings.filter((row) => row[side].value === 1).map((row) => outcomeWords(row, names));
  const [[one = '?'], [other = '?']] = [words('baseline'), words('twin')];
  return one === other
    ? `Both: ${one}.`
    : `${capital(sides.twin)}: ${other}. ${capital(sides.baseline)}: ${one}.`;
}

/** That there are more pairs than those told of, where the work was cut short or a side has fewer seeds. */
const shortSentence = ({ pairs, failed }: TwinRecord, { runs }: CompareRecord): string[] =>
  pairs + failed < runs ? [`The figures are those of ${count(pairs)} of ${count(runs)} pairs.`] : [];

/** What was asked to be measured, whether it differs or not. */
function measuredSentences(twin: TwinRecord, record: CompareRecord): string[] {
  const isAsked = ({ column }: ChanceDifference | MeanDifference) => record.measured.includes(column);
  return [
    ...twin.means.filter(isAsked).flatMap((mean) => (mean.type === 'number' ? [measuredSentence(mean)] : [])),
    ...twin.chances.filter(isAsked).map((chance) => chanceSentence(chance, twin, record)),
  ];
}

/** The sentences on what happened and by how much it differs, each kind under its own lead. */
function sections(twin: TwinRecord, record: CompareRecord, sheet: Sheet): string[] {
  const lead = `By ${longDate(record.end, sheet)}:`;
  if (twin.pairs === 1) return section(lead, [loneSentence(twin, record)], sheet);
  if (isOneRun(twin)) {
    const endings = bySize(twin.chances.filter(isEnding)).slice(0, ENDINGS_MAX);
    const same = endings.map((row) => sameSentence(row, twin, record));
    return section(lead, same, sheet);
  }
  const { chances, gone, figures, days } = newsOf(twin, record);
  const told = chances.map((chance) => chanceSentence(chance, twin, record));
  const moved = days.map((mean) => daySentence(mean, twin));
  const unknown = unobserved(twin).map((chance) => unobservedSentence(chance, twin, record));
  return [
    ...section(lead, [...told, ...goneSentence(gone, record)], sheet),
    ...section('On that day:', figures.map(figureSentence), sheet),
    ...section('Sooner or later:', moved, sheet),
    ...section('Measured:', measuredSentences(twin, record), sheet),
    ...section('Not known by then:', unknown.slice(0, UNKNOWN_MAX), sheet),
  ];
}

/** All sentences. */
export function sentences(twin: TwinRecord, record: CompareRecord, sheet: Sheet): string[] {
  const whole = [
    ...shortSentence(twin, record),
    partingSentence(twin, record, sheet),
    ...gainSentence(twin),
    ...looksSentence(twin),
  ];
  return [...sections(twin, record, sheet), ...paragraph(sheet, whole)];
}
