/**
 * One row of a comparison as a sentence: first what the twin has, then the baseline, then the difference with
 * its interval.
 *
 * Decision worth knowing: a difference is told as more or fewer, later or earlier, and its interval in the
 * same direction and unit, so that no reader has to think of signs. The difference of two shares is told in
 * points.
 */
import type { CompareRecord, TwinRecord } from '../../experiment/many/compare.js';
import type {
  Both,
  ChanceDifference,
  DayDifference,
  FigureDifference,
} from '../../experiment/many/difference.js';
import type { Estimate } from '../../experiment/many/interval.js';
import { newStyleOf } from '../../foundation/calendar.js';
import { holdsZero, isShare, isSure } from './rows.js';
import { wholePoints, showFigure } from './tables.js';
import { outcomeWords } from '../outcome-words.js';
import { capital, count, dayOf, figure, plural } from '../words.js';

/** So many digits that a size that is not nothing is not shown as nothing. */
const digitsOf = (size: number, least: number): number =>
  size > 0 ? Math.min(12, Math.max(least, Math.ceil(Math.log10(0.5 / size)))) : least;

/**
 * How a difference is told: its unit, the words for less and for more, and its numbers as long as they are
 * positive.
 */
interface Manner {
  readonly unit: string;
  readonly words: readonly [less: string, more: string];
  readonly show: (value: number) => string;
}

/**
 * `46 to 66` in the direction of the difference; one that reaches beyond nothing has a word at either end,
 * `3 fewer to 20 more`.
 */
function intervalWords({ value, low, high }: Estimate, { words, show }: Manner): string {
  if (![low, high].every(Number.isFinite)) return '';
  const [less, more] = words;
  const [near, far, word, other] = value < 0 ? [-high, -low, less, more] : [low, high, more, less];
  const isBeyond = near < 0 && Number(show(-near).replaceAll(',', '')) !== 0;
  const ends = isBeyond
    ? `${show(-near)} ${other} to ${show(far)} ${word}`
    : `${show(Math.max(0, near))} to ${show(far)}`;
  return ` (95 % interval ${ends})`;
}

/** `57 points fewer (95 % interval 47 to 67)`. */
const differenceWords = (difference: Estimate, manner: Manner): string => {
  const { unit, words, show } = manner;
  const word = difference.value < 0 ? words[0] : words[1];
  const size = show(Math.abs(difference.value));
  const what = [size, size === '1' ? unit.replace(/s$/, '') : unit, word].filter(Boolean).join(' ');
  return `${what}${intervalWords(difference, manner)}`;
};

/** A difference of two shares, which is told in points. */
function shareWords(difference: Estimate, least: number): string {
  const digits = digitsOf(100 * Math.abs(difference.value), least);
  const show = (share: number) => (100 * share).toFixed(digits);
  return differenceWords(difference, { unit: 'points', words: ['fewer', 'more'], show });
}

function countWords(
  difference: Estimate,
  unit: string,
  words: readonly [string, string] = ['fewer', 'more'],
): string {
  const digits = digitsOf(Math.abs(difference.value), 2);
  const show = digits > 2 ? (value: number) => value.toFixed(digits) : figure;
  return differenceWords(difference, { unit, words, show });
}

const baselineOf = ({ sides: { baseline } }: CompareRecord): string =>
  baseline === 'baseline' ? 'the baseline' : baseline;

/** How often an ending came where the two sides are one and the same run. */
export const sameSentence = (
  chance: ChanceDifference,
  { pairs }: TwinRecord,
  { names }: CompareRecord,
): string =>
  `${capital(outcomeWords(chance, names))}: in ${count(chance.times.twin)} of ${count(pairs)} runs on both sides.`;

/** When it was that somebody decided so, over the runs of each side in which they did. */
function medianWords({ column, medianDay }: ChanceDifference, record: CompareRecord): string {
  if (medianDay === null || !column.startsWith('ever_')) return '';
  const [baseline, twin] = [medianDay.baseline, medianDay.twin].map((day) => day && newStyleOf(dayOf(day)));
  const there = baseline ? [`in ${baselineOf(record)} ${baseline}`] : [];
  return `; median day ${[...(twin ? [twin] : []), ...there].join(', ')}`;
}

/** Runs of both sides, where there are any: `in 3 runs, of the baseline in 1`. */
function runsWords(what: string, { baseline, twin }: Both<number>): string {
  if (baseline + twin === 0) return '';
  return `; ${what} in ${plural(twin, 'run')}, of the baseline in ${count(baseline)}`;
}

/** In how many runs the last day left it open, and in how many it could not come. */
const statusWords = ({ open, impossible }: ChanceDifference): string =>
  `${runsWords('left open on the last day', open)}${runsWords('it could not come', impossible)}`;

/** What cannot be said of one side: `The country is held: not observable, ...`. */
export function unobservedSentence(
  chance: ChanceDifference,
  { pairs }: TwinRecord,
  { names, sides }: CompareRecord,
): string {
  const side = (which: 'baseline' | 'twin') => {
    const [times, open] = [chance.times[which], chance.open[which]];
    const left = open > 0 ? `, ${count(open)} left open` : '';
    return `${sides[which]} ${count(times)} of ${count(pairs)}${left}`;
  };
  return `${capital(outcomeWords(chance, names))}: not observable (${side('twin')}; ${side('baseline')}).`;
}

export function chanceSentence(
  chance: ChanceDifference,
  { pairs }: TwinRecord,
  record: CompareRecord,
): string {
  const { difference, times } = chance;
  const what = `${capital(outcomeWords(chance, record.names))}: in ${count(times.twin)} of ${count(pairs)} runs`;
  if (difference.value === 0)
    return `${what}, as often as in ${baselineOf(record)} (95 % interval ${wholePoints(difference.low)} to ${wholePoints(difference.high)} points).`;
  const doubt = isSure(chance, pairs)
    ? ''
    : holdsZero(difference)
      ? '; this may be chance'
      : '; among so many rows this may be chance';
  const when = medianWords(chance, record);
  return `${what} instead of ${count(times.baseline)}, ${shareWords(difference, 0)}${doubt}${when}${statusWords(chance)}.`;
}

/** `Reds: 21.0% of votes if all were asked instead of 30.0%, 9.0 points fewer (95 % interval 8.7 to 9.3).` */
export function figureSentence(mean: FigureDifference): string {
  const meaning = capital(mean.meaning.replace(/ on the last day$/, ''));
  const [, who, share] = /^(.*): share of (.*)$/.exec(meaning) ?? [];
  const [baseline, twin] = [mean.baseline, mean.twin].map(showFigure(mean));
  const what =
    share === undefined ? `${meaning.replace(': ', ', ')}: ${twin}` : `${who}: ${twin} of ${share}`;
  const { difference, unit } = mean;
  return `${what} instead of ${baseline}, ${isShare(mean) ? shareWords(difference, 1) : countWords(difference, unit ?? '')}.`;
}

/** `army (support.reds.soldiers on 1 May 1911): 0.40 instead of 0.49, 0.09 less (95 % interval ...).` */
export function measuredSentence(mean: FigureDifference): string {
  const [baseline, twin] = [mean.baseline, mean.twin].map(showFigure(mean));
  const difference = countWords(mean.difference, '', ['less', 'more']);
  return `${mean.column} (${mean.meaning}): ${twin} instead of ${baseline}, ${difference}.`;
}

/**
 * `The fleet leaves: 10 days later (95 % interval 9 to 11), about 5 August 1911; where it did not come, in 16
 * runs and 4 of the baseline, the whole of the time counts.`
 */
export function daySentence(mean: DayDifference, { pairs }: TwinRecord): string {
  const size = Math.abs(mean.difference.value);
  const show = (days: number) => days.toFixed(size < 10 ? digitsOf(size, 1) : 0);
  const moved = differenceWords(mean.difference, { unit: 'days', words: ['earlier', 'later'], show });
  const [missing, there] = [pairs - mean.times.twin, pairs - mean.times.baseline];
  const where =
    missing + there === 0
      ? ''
      : `, counting the day after the last where it did not come (${plural(missing, 'run')}, of the baseline ${count(there)})`;
  const what = capital(outcomeWords({ ...mean, value: null }, {}));
  return `${what}: ${moved}, about ${newStyleOf(dayOf(mean.twin))}${where}.`;
}
