/**
 * Whether two kernels move the same people alike: days of invented people in both, by turns.
 *
 * Decision worth knowing: every day is compared, people by their digest and tallies number by number, since
 * what differs may cancel out later.
 */
import { Digest } from '../../foundation/digest.js';
import type { Kernel } from '../../kernel/kernel.js';
import { digestAgents } from '../../population/digest.js';
import { benchmarkPeople, type BenchmarkPeople } from './people.js';

const AGENTS = 50_000;
const DAYS = 20;

const stateOf = ({ population, tally }: BenchmarkPeople): string =>
  [digestAgents(new Digest(), population).hex(), ...tally.strata, ...tally.sums].join(' ');

/** The first day, from 0, on which two kernels differ; undefined where they never do. */
export function firstUnequalDay(
  one: Kernel,
  other: Kernel,
  agents = AGENTS,
  days = DAYS,
): number | undefined {
  const people = [benchmarkPeople(one, agents), benchmarkPeople(other, agents)] as const;
  for (let tick = 0; tick < days; tick++) {
    for (const { step } of people) step(tick);
    if (stateOf(people[0]) !== stateOf(people[1])) return tick;
  }
  return undefined;
}
