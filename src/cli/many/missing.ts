/** What a folder of results lacks, in words. */
import { plural } from '../../report/words.js';

/** More names than these would fill the screen. */
const NAMED_MAX = 5;

const listed = (names: readonly string[]): string =>
  names.length <= NAMED_MAX
    ? names.join(', ')
    : `${names.slice(0, NAMED_MAX).join(', ')} and ${names.length - NAMED_MAX} more`;

/** Numbers in rising order, neighbours together: `3, 5-7`. */
function ranges(numbers: readonly number[]): string[] {
  const firsts = numbers.filter((number, i) => number !== numbers[i - 1] + 1);
  const lasts = numbers.filter((number, i) => number + 1 !== numbers[i + 1]);
  return firsts.map((first, i) => (first === lasts[i] ? `${first}` : `${first}-${lasts[i]}`));
}

/** Which batches are missing, by the numbers in the names of shards. */
export const missingWords = (missing: readonly number[], all: number): string => {
  const [noun, verb] = missing.length === 1 ? ['batch', 'is'] : ['batches', 'are'];
  return `${all - missing.length} of ${all} batches are there; ${noun} ${listed(ranges(missing))} ${verb} missing`;
};

/** Files of shards that cannot be used. */
export function damagedWords(files: readonly string[]): string {
  const isOne = files.length === 1;
  return `${plural(files.length, 'file')} of shards ${isOne ? 'was' : 'were'} cut short or changed and ${isOne ? 'does' : 'do'} not count: ${listed(files)}`;
}

/** The same, where they have been removed to be computed again. */
export const mendedWords = (files: readonly string[]): string =>
  `${plural(files.length, 'damaged file')} of shards computed again: ${listed(files)}`;

/** A batch that was given up, and why. */
export const lostWords = (index: number, error: unknown): string =>
  `tauride: batch ${index} could not be computed: ${String(error)}`;
