/**
 * One row of a comparison as a sentence: first what the twin has, then the baseline, then the difference with its interval.
 *
 * Decision worth knowing: a difference is told as more or fewer, later or earlier, and its interval in the same direction, so that no reader
 * has to think of signs.
 */
import type { CompareRecord, TwinRecord } from '../experiment/compare.js';
import type { ChanceDifference, DayDifference, FigureDifference } from '../experiment/difference.js';
import type { Estimate } from '../experiment/interval.js';
import { newStyleOf } from '../foundation/calendar.js';
import { holdsZero, isShare } from './compare-rows.js';
import { points, showFigure } from './compare-tables.js';
import { outcomeWords } from './outcome-words.js';
import { capital, count, dayOf, figure } from './words.js';

/** A difference without its sign, its word, and the ends of its interval in the order of their size. */
const changeOf = ({ value, low, high }: Estimate, [less, more]: readonly [string, string]) => ({
  size: Math.abs(value),
  word: value < 0 ? less : more,
  ends: value < 0 ? ([-high, -low] as const) : ([low, high] as const),
});

const intervalWords = (ends: readonly number[], show: (value: number) => string): string =>
  `(95 % interval ${ends.map(show).join(' to ')})`;

/** `57 fewer in a hundred (95 % interval 47 to 67)`. */
function hundredWords(difference: Estimate): string {
  const { size, word, ends } = changeOf(difference, ['fewer', 'more']);
  const show = (share: number) => String(Math.round(share * 100));
  return `${show(size)} ${word} in a hundred ${intervalWords(ends, show)}`;
}

const baselineOf = ({ sides: { baseline } }: CompareRecord): string =>
  baseline === 'baseline' ? 'the baseline' : baseline;

export function chanceSentence(
  chance: ChanceDifference,
  { pairs }: TwinRecord,
  record: CompareRecord,
): string {
  const times = ({ value }: Estimate) => Math.round(value * pairs);
  const { difference } = chance;
  const what = `${capital(outcomeWords(chance, record.names))}: in ${times(chance.twin)} of ${count(pairs)} runs`;
  if (difference.value === 0)
    return `${what}, as often as in ${baselineOf(record)} (95 % interval ${points(difference.low)} to ${points(difference.high)} points).`;
  const doubt = holdsZero(difference) ? '; this may be chance' : '';
  return `${what} instead of ${times(chance.baseline)}, ${hundredWords(difference)}${doubt}.`;
}

/** `Reds: 21.0% of votes if all were asked instead of 30.0%, 9.0 points fewer (95 % interval 8.7 to 9.3).` */
export function figureSentence(mean: FigureDifference): string {
  const meaning = capital(mean.meaning.replace(/ on the last day$/, ''));
  const [, who, share] = /^(.*): share of (.*)$/.exec(meaning) ?? [];
  const [baseline, twin] = [mean.baseline, mean.twin].map(showFigure(mean));
  const what =
    share === undefined ? `${meaning.replace(': ', ', ')}: ${twin}` : `${who}: ${twin} of ${share}`;
  const { size, word, ends } = changeOf(mean.difference, ['fewer', 'more']);
  const show = isShare(mean) ? (value: number) => (100 * value).toFixed(1) : figure;
  const unit = isShare(mean) ? ' points' : '';
  return `${what} instead of ${baseline}, ${show(size)}${unit} ${word} ${intervalWords(ends, show)}.`;
}

/** `The fleet leaves: 10 days later (95 % interval 9 to 11), about 5 August 1911, in the 84 pairs where both have it.` */
export function daySentence(mean: DayDifference, { pairs }: TwinRecord): string {
  const { size, word, ends } = changeOf(mean.difference, ['earlier', 'later']);
  const show = (days: number) => (size < 10 ? days.toFixed(1) : String(Math.round(days)));
  const where = mean.pairs === pairs ? '' : `, in the ${count(mean.pairs)} pairs where both have it`;
  const what = capital(outcomeWords({ ...mean, value: null }, {}));
  return `${what}: ${show(size)} days ${word} ${intervalWords(ends, show)}, about ${newStyleOf(dayOf(mean.twin))}${where}.`;
}
