/**
 * Assemblies that are summoned: the day of their election, their first sitting, and how they are dispersed.
 */
import { metBySummons, type SummonsTerms } from '../../polity/summons.js';
import type { State } from '../definition.js';
import { changePolitics } from '../state/journal.js';
import type { SummonsDef } from './office.js';

/** How a body is summoned, or null for one that is elected otherwise. */
export const summonsOf = ({ definition }: State, body: number): SummonsDef | null =>
  body < 0 ? null : definition.bodies[body].summoned;

/** Day (tick) of the election for which a body is summoned; -1 while it is not. */
export const dueOf = ({ politics }: State, body: number): number => politics.bodies[body].due ?? -1;

/** Whether a body sits: it has been elected, and has had the days that it needs to gather. */
export const isSitting = (state: State, body: number): boolean => {
  const { elected } = state.politics.bodies[body];
  return elected >= 0 && state.tick >= elected + (summonsOf(state, body)?.gathers ?? 0);
};

/** Constants of the law where it is in force. */
const termsOf = ({ definition }: State): SummonsTerms | null => {
  const { on, constants } = definition.laws.summons;
  return on ? constants : null;
};

/** Meets those who want a body so far, by the policy of its issue. */
const meet = ({ definition, columns }: State, { issue }: SummonsDef, level: number): void => {
  const { policy } = definition.issues[issue];
  if (policy >= 0) columns.policies[policy] = level;
};

/** How far those who want a body are met today, 0..1; 0 where no policy says. */
export const howFarMet = ({ definition, columns }: State, { issue }: SummonsDef): number => {
  const { policy } = definition.issues[issue];
  return policy < 0 ? 0 : columns.policies[policy];
};

/** Names the day of the election of a body, or puts it off; one that sits, or cannot be summoned, stays. */
export const summonBody = (state: State, body: number, cause: string): void => {
  const summons = summonsOf(state, body);
  if (summons === null || state.politics.bodies[body].elected >= 0) return;
  const isPutOff = dueOf(state, body) >= 0;
  changePolitics(state, cause, ({ bodies }) => {
    bodies[body].due = state.tick + summons.notice;
    delete bodies[body].lists;
  });
  const terms = termsOf(state);
  if (terms !== null) meet(state, summons, metBySummons(howFarMet(state, summons), isPutOff, terms));
};

/** Closes the lists of a body on the day that is due before its election. */
export const closeLists = (state: State, body: number): void => {
  const summons = summonsOf(state, body);
  if (summons === null || dueOf(state, body) - summons.lists !== state.tick) return;
  changePolitics(state, 'lists', ({ bodies, within }) => void (bodies[body].lists = [...within]));
};

/** What the election of a body is worth to those who waited for it. */
export const meetByElection = (state: State, body: number): void => {
  const [summons, terms] = [summonsOf(state, body), termsOf(state)];
  if (summons !== null && terms !== null)
    meet(state, summons, Math.max(howFarMet(state, summons), terms.elected));
};

/** An assembly that governs is all that those who wanted it could have. */
export const meetByRule = (state: State, body: number): void => {
  const summons = summonsOf(state, body);
  if (summons !== null) meet(state, summons, 1);
};

/** Deputies are sent home: who wants the body waits for it again. */
export const disperse = (state: State, body: number, cause: string): void => {
  const summons = summonsOf(state, body);
  if (summons === null) return;
  changePolitics(state, cause, ({ bodies }) => {
    bodies[body] = { elected: -1, seats: bodies[body].seats.map(() => 0) };
  });
  if (termsOf(state) !== null) meet(state, summons, 0);
};
