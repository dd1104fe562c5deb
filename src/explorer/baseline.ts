/**
 * The run as recorded that ships with a scenario: seen at once, and then computed again on the page.
 *
 * Decision worth knowing: what was shipped is taken for nothing but a picture. It is ticked where all of it,
 * to the last digit, is what the page has computed itself; else the page says so and shows its own.
 */
import type { ComputedPairs, RunAnswer } from './protocol.js';

/** How what ships stands: shown before it is computed, or found the same here, or not. */
export type Shipped = 'none' | 'shown' | 'same' | 'other';

/** All of an answer that does not tell who computed it. */
const figuresOf = ({ record, course }: RunAnswer): string =>
  JSON.stringify({ record: { ...record, kernel: undefined, threads: undefined }, course });

/** Whether two answers are the same to the last digit, whoever computed them. */
export const isSameAnswer = (one: RunAnswer, other: RunAnswer): boolean =>
  figuresOf(one) === figuresOf(other);

type Came = ReadonlyMap<number, Omit<ComputedPairs[number], 'replicate'>>;

/** How many runs that ship stand, beside those of them that were computed here by their numbers. */
export function agreementOf(shipped: ComputedPairs | undefined, came: Came, asked: number): Shipped {
  if (shipped === undefined) return 'none';
  const isSame = ({ replicate, baseline, changed }: ComputedPairs[number]): boolean => {
    const own = came.get(replicate);
    if (own === undefined) return true;
    return own.baseline.digest === baseline.digest && own.changed?.digest === changed?.digest;
  };
  if (!shipped.every(isSame)) return 'other';
  return shipped.every(({ replicate }) => came.has(replicate)) && came.size >= asked ? 'same' : 'shown';
}
