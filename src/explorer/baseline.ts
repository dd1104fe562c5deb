/**
 * The run as recorded that ships with a scenario: seen at once, and then computed again on the page.
 *
 * Decision worth knowing: what was shipped is taken for nothing but a picture. It is ticked where all of it,
 * to the last digit, is what the page has computed itself; else the page says so and shows its own.
 */
import type { RunAnswer } from './protocol.js';

/** All of an answer that does not tell who computed it. */
const figuresOf = ({ record, course }: RunAnswer): string =>
  JSON.stringify({ record: { ...record, kernel: undefined, threads: undefined }, course });

/** Whether two answers are the same to the last digit, whoever computed them. */
export const isSameAnswer = (one: RunAnswer, other: RunAnswer): boolean =>
  figuresOf(one) === figuresOf(other);
