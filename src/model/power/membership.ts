/**
 * Who may sit in a cabinet today, as far as decisions and open questions say: a scripted question of entering
 * or leaving stands for the law while it is open, and a replay keeps the questions that are still to come.
 */
import type { Bargain } from '../../polity/cabinet/bargain.js';
import { isMember, withParty, type Coalition } from '../../polity/cabinet/coalition.js';
import type { CabinetTerms } from '../../polity/cabinet/constants.js';
import type { CabinetDeed } from '../acts/cabinet.js';
import type { State, Written } from '../definition.js';
import { isOpen } from '../laws/reserved.js';
import { ofDefinition } from '../state/worked-out.js';

/** [decision] What the options of each question would decide of cabinets. */
const deedsOf = ofDefinition(({ decisions, origins }): readonly (readonly CabinetDeed[])[] =>
  decisions.map(({ options }) =>
    options.flatMap(({ origin }) =>
      origins[origin].effects.flatMap(({ acts }) =>
        acts.flatMap(({ act, deed }) => (act === 'cabinet' ? [deed as CabinetDeed] : [])),
      ),
    ),
  ),
);

/** Expressions that questions about cabinets ask for. */
export const askedByMembership = ({ definition }: Pick<State, 'definition'>): Written[] =>
  definition.decisions.flatMap(({ when, requires }, index) =>
    deedsOf(definition)[index].length > 0 ? [...(when ? [when] : []), requires] : [],
  );

/** A question about a cabinet that reserves: on whose day it is, as far as that is known. */
interface Question {
  readonly day: number;
  readonly deeds: readonly CabinetDeed[];
}

/** Unsettled questions about a cabinet that are open or, in a replay, to come; the earlier first. */
const questionsOf = (state: State, authority: number): Question[] =>
  state.definition.decisions
    .flatMap((decision, index): Question[] => {
      const isNeverPut = decision.when === null && decision.sits.length === 0;
      if (state.politics.verdicts[index] !== null || isNeverPut) return [];
      const deeds = deedsOf(state.definition)[index].filter((deed) => deed.authority === authority);
      if (deeds.length === 0) return [];
      const { pinned } = decision;
      const comes = pinned !== null && pinned.from !== null && pinned.from > state.tick;
      if (comes) {
        const chosen = state.definition.origins[decision.options[pinned.option].origin];
        const done = deeds.filter((deed) =>
          chosen.effects.some(({ acts }) => acts.some((a) => a.deed === deed)),
        );
        return [{ day: pinned.from, deeds: done }];
      }
      return isOpen(state, decision, index) ? [{ day: state.tick, deeds }] : [];
    })
    .sort((one, other) => one.day - other.day);

/** Which way the first question that concerns a party would move it: in, out, or neither. */
const moveOf = (questions: readonly Question[], party: number, sits: boolean): 'in' | 'out' | null => {
  for (const { deeds } of questions) {
    if (deeds.some(({ enters }) => enters.includes(party))) return 'in';
    if (deeds.some(({ leaves, resigns }) => leaves.includes(party) || (resigns && sits))) return 'out';
  }
  return null;
};

/** What decisions and questions say of who sits. */
export interface Membership extends Pick<Bargain, 'entering' | 'barred'> {
  /** Whether a cabinet that has resigned waits for a question still to come. */
  readonly waits: boolean;
}

/**
 * Parties that are to sit in the cabinet of an authority whatever they make of it, and those that may not:
 * who decided so a few days ago, and whom a question would move, which stay where they are until it is
 * settled.
 *
 * @param sitting who sits there today
 */
export const membershipOf = (
  state: State,
  authority: number,
  sitting: Coalition,
  { uneasy }: CabinetTerms,
): Membership => {
  const questions = questionsOf(state, authority);
  let [entering, barred] = [0, 0];
  state.definition.parties.forEach((_, party) => {
    const decided = state.politics.commitments.find(
      (made) =>
        made.authority === authority && made.parties.includes(party) && state.tick - made.tick < uneasy,
    );
    const sits = isMember(sitting, party);
    const move = moveOf(questions, party, sits);
    if (decided) {
      if (decided.toward > 0) entering = withParty(entering, party);
      else barred = withParty(barred, party);
    } else if (move === 'in' && !sits) barred = withParty(barred, party);
    else if (move !== null && sits) entering = withParty(entering, party);
    if (state.politics.within[party] !== party) barred = withParty(barred, party);
  });
  const waits = questions.some(({ deeds }) => deeds.some(({ enters }) => enters.length > 0));
  return { entering, barred, waits };
};
