/**
 * What acts of force do to opinion: whoever rejects those who rose is outraged, and holds it against the
 * parties that did it.
 */
import { clamp } from '../../foundation/math.js';
import { blameForForce, outragedLine } from '../../polity/actors/street.js';
import { rejectionOf, rejects } from '../../polity/trust.js';
import type { State } from '../definition.js';
import { trustByParty } from './actor.js';

/** Share of a party in a deed, by party: a cabinet's seats, or the one that acted. */
export type Doers = readonly number[];

/** Adds to what people hold against those who did something, within the bounds of blame. */
export const blamePeople = (state: State, s: number, doers: Doers, rejection: number): void => {
  const { max } = state.definition.mechanisms.blame;
  doers.forEach((part, party) => {
    if (part <= 0) return;
    const blame = state.columns.blame.at(s, party) + blameForForce(rejection, part);
    state.columns.blame.set(s, party, clamp(blame, -max, max));
  });
};

/** Outrage at an authority in whose name power is to be taken by force. */
export const outrage = (state: State, authority: number, doers: Doers): void => {
  const { parties, strata } = state.definition;
  const trusts = parties.map((_, party) => trustByParty(state, party, authority));
  const rejecting = trusts.map((trust, party) => (doers[party] > 0 ? 0 : rejectionOf(trust)));
  strata.forEach((_, s) => {
    const shares = state.columns.shares.row(s);
    const rejection = rejecting.reduce((sum, each, party) => sum + each * shares[party], 0);
    blamePeople(state, s, doers, rejection);
  });
  trusts.forEach((trust, party) => {
    if (rejecting[party] === 0 || !rejects(trust)) return;
    const { lines } = state.columns;
    lines.set(party, authority, outragedLine(lines.at(party, authority), trust));
  });
};
