/**
 * Who acts: parties that stand for themselves, whoever governs, and authorities that command units.
 *
 * Decision worth knowing: an actor is known by its place in today's politics alone. Whom it rejects, what it
 * wills and what it is after are read from trust, wills and seats, so that no act knows a name.
 */
import { entityOf, PURPOSE } from '../../foundation/random.js';
import { seatShares } from '../../polity/body.js';
import { judgedChance, remembered, type Seeking, type Temper } from '../../polity/actors/utility.js';
import { lastingNormal } from '../../polity/judgement.js';
import { heldByLeaders, STANDS_BY } from '../../polity/trust.js';
import { governing } from '../command.js';
import type { State } from '../definition.js';
import { willToRule } from '../power/willing.js';
import { leadersOf, nearnessTo, trustTable, type TrustTable } from '../power/trust.js';
import type { Mover } from '../state/entry.js';

/** A party or an authority that may act today. */
export interface Actor {
  readonly kind: 'party' | 'authority';
  readonly index: number;
  readonly id: string;
  /** Id of whoever judges its chances, if that is another: everybody errs in a way of his own. */
  readonly judge?: string;
}

export const moverOf = ({ kind, index }: Actor): Mover => ({ kind, index });

/** Parties that stand for themselves. */
const independents = ({ definition, politics }: State): Actor[] =>
  definition.parties.flatMap(({ id }, index): Actor[] =>
    politics.within[index] === index ? [{ kind: 'party', index, id }] : [],
  );

/** Authorities that have units under their own command, or govern. */
const commands = (state: State): Actor[] =>
  state.definition.authorities.flatMap(({ id }, index): Actor[] => {
    const { founded } = state.politics;
    const hasUnits = state.definition.units.some(({ chain }) => chain === index);
    const isGone = state.politics.hasHeld[index] && !founded[index];
    return index === governing(state) || (hasUnits && !isGone) ? [{ kind: 'authority', index, id }] : [];
  });

/** All who may act today, in the order in which they are asked. */
export const actorsOf = (state: State): Actor[] => [...independents(state), ...commands(state)];

/** Trust as it stood when actors were first asked on a day, by the state of the run. */
const looks = new WeakMap<State, TrustTable>();

/**
 * Reads trust for all acts of today: before anybody acts, so that all are judged by the same day; it is no
 * state, since each day begins with it.
 */
export const lookAround = (state: State): void => void looks.set(state, trustTable(state));

const lookOf = (state: State): TrustTable => {
  const look = looks.get(state);
  if (look === undefined) throw new Error('nobody has looked around today');
  return look;
};

/** Trust of a party in an authority today, -1..1. */
export const trustByParty = (state: State, party: number, authority: number): number =>
  lookOf(state).ofParties.at(party, authority);

/** Trust of an authority in another today, -1..1. */
export const trustByAuthority = (state: State, from: number, to: number): number =>
  lookOf(state).ofAuthorities.at(from, to);

/** Trust of an actor in an authority, -1..1. */
export const trustIn = (state: State, { kind, index }: Actor, authority: number): number => {
  if (kind === 'party') return trustByParty(state, index, authority);
  return index === authority ? 1 : trustByAuthority(state, index, authority);
};

/** Trust of an actor in another, -1..1: a party is trusted as far as its programme is near. */
export const trustInActor = (state: State, actor: Actor, { kind, index }: Actor): number => {
  if (kind === 'authority') return trustIn(state, actor, index);
  if (actor.kind === 'party') return nearnessTo(state, actor.index, index);
  return heldByLeaders(leadersOf(state, actor.index), (party) => nearnessTo(state, party, index));
};

/**
 * How far an actor wills to rule, 0..1: a party by its will for those it trusts, besides who governs; an
 * authority by its own claim or the will of those who lead it.
 */
export const ambitionOf = (state: State, { kind, index }: Actor): number => {
  if (kind === 'authority') return willToRule(state, index);
  const { wills } = state.columns;
  return state.definition.authorities.reduce((most, _, a) => {
    if (a === governing(state) || trustByParty(state, index, a) < STANDS_BY) return most;
    return Math.max(most, wills.at(index, a));
  }, 0);
};

/** Share of a party in the ministries of whoever governs, 0..1. */
export const officeOf = (state: State, party: number): number => {
  const holder = governing(state);
  return holder < 0 ? 0 : seatShares(state.politics.cabinets[holder].seats)[party];
};

/** Who sits in office keeps it; who rejects those who govern wants another policy; others want votes. */
const seekingOf = (state: State, actor: Actor): Seeking => {
  const holder = governing(state);
  const isIn = actor.kind === 'party' ? officeOf(state, actor.index) > 0 : actor.index === holder;
  if (isIn) return 'office';
  return holder >= 0 && trustIn(state, actor, holder) < 0 ? 'policy' : 'votes';
};

/** What an actor is after, and how bold it is. */
export const temperOf = (state: State, actor: Actor): Temper => ({
  seeking: seekingOf(state, actor),
  boldness: ambitionOf(state, actor),
});

/**
 * The chance that an act of an actor is believed to have, with the lasting error of whoever judges and what
 * the actor remembers.
 */
export const believedBy = (
  state: State,
  { id, judge = id }: Actor,
  act: string,
  chance: number,
  memory: number,
): number => {
  const address = { purpose: PURPOSE.belief, entity: entityOf('act', act, judge), channel: 0 };
  return judgedChance(chance, lastingNormal(state.keys, state.tick, address), memory);
};

/** What is remembered of something that happened on a tick, 0..1; -1 is never. */
export const stillFelt = ({ tick }: State, since: number): number =>
  since < 0 ? 0 : remembered(tick - since);

/** What is remembered of contests that an authority lost, 0..1. */
export const memoryOfDefeats = (state: State, authority: number): number =>
  state.politics.contests.reduce((most, { by, result, stageSince }) => {
    const isDefeat =
      result === 'repelled' || result === 'melted' || result === 'lost' || result === 'called-off';
    return by === authority && isDefeat ? Math.max(most, stillFelt(state, stageSince)) : most;
  }, 0);
