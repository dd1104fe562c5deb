/**
 * What a scripted question reserves: as long as it is open, the law or general act that it is an instance of
 * is not asked for its actor.
 */
import { isContest } from '../contests/contests.js';
import type { Definition, DecisionDef, State } from '../definition.js';
import { holds } from '../formula/value.js';
import type { Mover } from '../state/entry.js';
import { ofDefinition } from '../state/worked-out.js';

/** Whether a question is open today: its occasion holds, it is possible, and it is not settled. */
export const isOpen = (state: State, { when, requires, sits }: DecisionDef, index: number): boolean =>
  state.politics.verdicts[index] === null &&
  (when !== null || sits.length > 0) &&
  (when === null || holds(state, when)) &&
  holds(state, requires);

/** Whether a question has an answer on record that its day has not brought yet. */
const isRecorded = (state: State, { pinned }: DecisionDef, index: number): boolean =>
  state.politics.verdicts[index] === null && pinned !== null && pinned.from !== null;

/** By act, the questions that stand for it, by index. */
const standFor = ofDefinition(({ decisions }): ReadonlyMap<string | null, readonly number[]> => {
  const acts = new Set(decisions.map(({ act }) => act));
  const of = (act: string | null) => decisions.flatMap((decision, d) => (decision.act === act ? [d] : []));
  return new Map([...acts].map((act) => [act, of(act)]));
});

/**
 * Whether a scripted question that stands for an act of an actor is open today; or, in a replay, is still to
 * be answered as it was.
 */
export const reservedFor = (state: State, act: string, actor: Mover): boolean =>
  standFor(state.definition)
    .get(act)
    ?.some((index) => {
      const decision = state.definition.decisions[index];
      return (
        decision.actor?.kind === actor.kind &&
        decision.actor.index === actor.index &&
        (isOpen(state, decision, index) || isRecorded(state, decision, index))
      );
    }) ?? false;

/** Whether an option of a question orders one authority against another. */
const asksContest = (
  { origins }: Definition,
  { options }: DecisionDef,
  by: number,
  against: number,
): boolean =>
  options.some(({ origin }) =>
    origins[origin].effects.some(({ acts }) =>
      acts.some((act) => isContest(act) && act.deed.by === by && act.deed.against.includes(against)),
    ),
  );

/**
 * Whether a scripted question by which one authority may order against another is open today; or, in a
 * replay, one by which either may order against the other is still to be answered as it was.
 */
export const isContestAsked = (state: State, by: number, against: number): boolean =>
  state.definition.decisions.some((decision, index) => {
    const own = asksContest(state.definition, decision, by, against);
    const theirs = asksContest(state.definition, decision, against, by);
    return (own && isOpen(state, decision, index)) || ((own || theirs) && isRecorded(state, decision, index));
  });
