/**
 * Rows of a comparison that say again what another row has said.
 *
 * Decision worth knowing: a row is an echo only of one that must say the same by what the two mean, and does
 * by its counts. Equal counts alone are no reason: in twenty runs they are common.
 */
import type { ChanceDifference, MeanDifference } from '../../experiment/many/difference.js';
import { isLeaving } from '../outcome-words.js';

/** Kinds of columns that say that an authority took a place, and that it held the country. */
const KINDS: readonly (readonly [name: RegExp, what: string])[] = [
  [/^(took|taken_by)_/, 'taken'],
  [/^(held|held_by|regime)_|^ending_date$/, 'held'],
];

/** What a row is of. */
type Subject = Pick<ChanceDifference, 'column'> & Partial<Pick<ChanceDifference, 'value'>>;

const whatOf = ({ column, value }: Subject): string | undefined =>
  value !== undefined && value !== null && /^(takeover|transfer|restoration):/.test(value)
    ? 'held'
    : KINDS.find(([name]) => name.test(column))?.[1];

const sameCounts = (a: ChanceDifference, b: ChanceDifference): boolean =>
  a.baseline.value === b.baseline.value &&
  a.twin.value === b.twin.value &&
  a.gained === b.gained &&
  a.lost === b.lost;

/**
 * Whether both speak of one thing: of the taking of a place, or of the holding of the country and the regime
 * that it began.
 */
const sameThing = (a: Subject, b: Subject): boolean =>
  whatOf(a) !== undefined &&
  whatOf(a) === whatOf(b) &&
  ![a, b].every(({ column }) => column.startsWith('regime_'));

/** Whether a row says that a decision is no longer put at all; then its options say nothing more. */
const isNeverPut = ({ column, twin, lost }: ChanceDifference): boolean =>
  column.startsWith('put_') && twin.value === 0 && lost > 0;

/** The decision that a day of its sittings or of one of its answers is of, as columns spell it. */
export const decisionIn = ({ column }: Subject): string | undefined =>
  /^(?:put_(.+)|ever_(.+)__.+)$/
    .exec(column)
    ?.slice(1)
    .find((id) => id !== undefined);

const isAnswer = ({ column }: ChanceDifference): boolean => column.startsWith('ever_');

/**
 * An answer to a question that is never put, or one that is given less often just where another one is given
 * instead.
 */
function isEchoOption(row: ChanceDifference, all: readonly ChanceDifference[]): boolean {
  if (!isAnswer(row)) return false;
  const others = all.filter((other) => decisionIn(other) === decisionIn(row) && other !== row);
  if (others.some(isNeverPut)) return true;
  return (
    row.difference.value < 0 &&
    others.some(
      (other) =>
        isAnswer(other) && !isLeaving(other) && other.gained === row.lost && other.lost === row.gained,
    )
  );
}

/** That a question was put at all, where an answer says it. */
const isEchoPut = (row: ChanceDifference, all: readonly ChanceDifference[]): boolean =>
  row.column.startsWith('put_') &&
  !isNeverPut(row) &&
  all.some(
    (other) =>
      isAnswer(other) && !isLeaving(other) && decisionIn(other) === decisionIn(row) && sameCounts(row, other),
  );

/** Whether a row says what one of those told says already, or what another of all says better. */
export const isEcho = (
  row: ChanceDifference,
  told: readonly ChanceDifference[],
  all: readonly ChanceDifference[],
): boolean =>
  isEchoOption(row, all) ||
  isEchoPut(row, all) ||
  told.some((other) => sameThing(row, other) && sameCounts(row, other));

/**
 * Whether a day moves as another that was told: that of a regime, a day after that of the ending which began
 * it.
 */
export const isEchoMean = (row: MeanDifference, told: readonly MeanDifference[]): boolean =>
  told.some((other) => sameThing(row, other) && sameTimes(row, other) && isWithinADay(row, other));

const isWithinADay = (a: MeanDifference, b: MeanDifference): boolean =>
  Math.abs(a.difference.value - b.difference.value) <= 1;

/** Whether two days came in as many runs of either side. */
const sameTimes = (a: MeanDifference, b: MeanDifference): boolean =>
  a.type === 'date' &&
  b.type === 'date' &&
  a.times.baseline === b.times.baseline &&
  a.times.twin === b.times.twin;
