/**
 * Which decisions and events can begin an armed contest, and what came of the one they began.
 *
 * Decision worth knowing: an authority may rise twice in a year. "Did it ever take the capital?" and "did
 * this rising take it?" are two questions, and a sweep over the day of a rising asks the second.
 */
import { isoOf } from '../../foundation/calendar.js';
import { isContest } from '../../model/contests/contests.js';
import type { Definition, State } from '../../model/definition.js';
import type { Contest } from '../../model/state/politics.js';

/** A decision or event of whose effects one declares a contest. */
export interface Cause {
  readonly id: string;
  readonly title: string;
  /**
   * Indices into the origins of the definition: one for each option that may be chosen, or that of the event.
   */
  readonly origins: readonly number[];
  /** Name of the place that is fought for; of several, the first. */
  readonly place: string;
}

/** The places that an origin of effects has fought for. */
const placesOf = ({ origins, places }: Definition, origin: number): string[] =>
  origins[origin].effects.flatMap(({ acts }) =>
    acts.filter(isContest).map(({ deed }) => places[deed.place].name),
  );

/** All causes of contests: decisions, then events. */
export function causesOf(definition: Definition): Cause[] {
  const { decisions, events } = definition;
  const all = [
    ...decisions.map(({ id, title, options }) => ({
      id,
      title,
      origins: options.map((option) => option.origin),
    })),
    ...events.map(({ id, title, origin }) => ({ id, title, origins: [origin] })),
  ];
  return all.flatMap((cause) => {
    const [place] = cause.origins.flatMap((origin) => placesOf(definition, origin));
    return place === undefined ? [] : [{ ...cause, place }];
  });
}

/** Results of a contest whose place was taken, whatever became of it afterwards. */
const TAKEN: ReadonlySet<Contest['result']> = new Set(['taken', 'held', 'lost', 'breakdown']);

const dayOf = (state: State, tick: number): string => isoOf(state.definition.startDay + tick);

/** The first contest that a cause began, matched by id: an intervention may have shifted the indices. */
function begunBy({ politics, definition }: State, { id }: Cause): Contest | undefined {
  const cause = causesOf(definition).find((each) => each.id === id);
  return politics.contests.find(({ origin }) => cause?.origins.includes(origin));
}

/** The day on which the contest that a cause began took its place; null if it did not. */
export function dayTaken(state: State, cause: Cause): string | null {
  const contest = begunBy(state, cause);
  return contest && TAKEN.has(contest.result) ? dayOf(state, contest.stageSince) : null;
}

/** The day by which the country was held after that; null if it was not. */
export function dayHeld(state: State, cause: Cause): string | null {
  const contest = begunBy(state, cause);
  if (contest?.result !== 'held') return null;
  return dayOf(state, contest.stageSince + state.definition.mechanisms.contest.holdDays);
}
