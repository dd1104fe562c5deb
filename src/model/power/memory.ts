/**
 * What the laws of power remember: written over, never drafted, for it moves day by day and leaves no patch.
 */
import type { State } from '../definition.js';
import type { Contest, PowerMemory } from '../state/politics.js';

/** Remembers something else from now on. */
export const remember = (state: State, change: Partial<PowerMemory>): void => {
  state.politics = { ...state.politics, memory: { ...state.politics.memory, ...change } };
};

/** Whether who governs has put an authority down in a contest: no country was to be held after it. */
const isPutDown = ({ against, result, stage, origin }: Contest, authority: number): boolean =>
  origin < 0 && stage === 'over' && result === 'taken' && against.includes(authority);

/** Authorities that have been put down today; not those who stood beside them. */
export const putDownToday = ({ politics, tick }: State): readonly number[] =>
  politics.contests.flatMap((contest) =>
    contest.stageSince === tick && isPutDown(contest, contest.against[0]) ? [contest.against[0]] : [],
  );

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
