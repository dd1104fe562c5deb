/**
 * What the laws of power remember: written over, never drafted, for it moves day by day and leaves no patch.
 */
import type { State } from '../definition.js';
import type { Contest, PowerMemory } from '../state/politics.js';
import { revise } from '../state/journal.js';

/** Remembers something else from now on. */
export const remember = (state: State, change: Partial<PowerMemory>): void => {
  revise(state, { memory: { ...state.politics.memory, ...change } });
};

/** Whether who governs has put an authority down in a contest: no country was to be held after it. */
const isPutDown = ({ against, result, stage, origin }: Contest, authority: number): boolean =>
  origin < 0 && stage === 'over' && result === 'taken' && against.includes(authority);

/** Who is beaten where a contest has ended today, by index; nobody (none) elsewhere. */
const beatenIn = ({ definition, politics, tick }: State, contest: Contest): readonly number[] => {
  const { by, against, result, stageSince, place } = contest;
  if (result === 'held') return politics.held[by] === tick ? [against[0]] : [];
  if (result === 'lost') return politics.lost[by] === tick ? [by] : [];
  if (stageSince !== tick || place !== definition.capital) return [];
  if (result === 'repelled' || result === 'melted') return [by];
  return isPutDown(contest, against[0]) ? [against[0]] : [];
};

/**
 * Authorities that have been beaten for the capital or the country today: whose attempt failed, who lost what
 * it had taken, from whom it was taken for good, and who was put down; not those who stood beside them.
 */
export const beatenToday = (state: State): readonly number[] => [
  ...new Set(state.politics.contests.flatMap((contest) => beatenIn(state, contest))),
];

/**
 * Days since the last attempt of an authority failed, what it had taken was lost again, or it was put down;
 * Infinity where nothing of that ever was.
 */
export const daysSinceFailure = ({ politics, tick }: State, authority: number): number => {
  const last = politics.contests.reduce(
    (latest, contest) => (isPutDown(contest, authority) ? Math.max(latest, contest.stageSince) : latest),
    Math.max(politics.failed[authority], politics.lost[authority]),
  );
  return last < 0 ? Infinity : tick - last;
};
