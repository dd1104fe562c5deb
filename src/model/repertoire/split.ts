/**
 * Split and merge: a faction leaves the party it stands within, and a small party joins one near it.
 */
import { mergingHazard, partingHazard, type PartingTerms } from '../../polity/actors/parting.js';
import { programmeDistance, rejects } from '../../polity/trust.js';
import { governing } from '../command.js';
import type { State } from '../definition.js';
import { trustOfParty } from '../power/confrontation.js';
import { saliencesOf } from '../power/voters.js';
import { changePolitics } from '../state/journal.js';
import { votesOf } from './street.js';

/** People who hold to a party more than to another of the two, of all who hold to either, 0..1. */
const shareHolding = ({ columns }: State, party: number, parent: number): number => {
  let [own, both] = [0, 0];
  columns.persons.forEach((persons, s) => {
    const held = persons * Math.max(0, columns.loyalties.at(s, party));
    own += held;
    both += held + persons * Math.max(0, columns.loyalties.at(s, parent));
  });
  return both > 0 ? own / both : 0;
};

const distanceBetween = (state: State, party: number, other: number): number => {
  const { positions } = state.columns;
  return programmeDistance(positions.row(party), positions.row(other), saliencesOf(state)[party]);
};

/** Hazard a day that a faction leaves the party it stands within. */
export const hazardOfSplit = (state: State, terms: PartingTerms, party: number): number => {
  const parent = state.politics.within[party];
  if (parent === party) return 0;
  return partingHazard(terms, distanceBetween(state, party, parent), shareHolding(state, party, parent));
};

/** Whether two parties stand on one side toward whoever governs. */
const areOfOneSide = (state: State, party: number, other: number): boolean => {
  const holder = governing(state);
  const rejecting = [party, other].map((p) => holder >= 0 && rejects(trustOfParty(state, p, holder)));
  return rejecting[0] === rejecting[1];
};

/** The party that a small one would join, and the hazard a day that it does. */
export const chanceOfMerger = (
  state: State,
  terms: PartingTerms,
  party: number,
): { into: number; hazard: number } => {
  let best = { into: -1, hazard: 0 };
  if (state.politics.within.some((parent, p) => p !== party && parent === party)) return best;
  const votes = votesOf(state, party);
  state.definition.parties.forEach((_, other) => {
    if (other === party || state.politics.within[other] !== other || votesOf(state, other) <= votes) return;
    if (!areOfOneSide(state, party, other)) return;
    const hazard = mergingHazard(terms, distanceBetween(state, party, other), votes);
    if (hazard > best.hazard) best = { into: other, hazard };
  });
  return best;
};

/** Lets a party stand within another, or for itself. */
export const standWithin = (state: State, act: 'split' | 'merge', party: number, parent: number): void =>
  changePolitics(state, act, (politics) => void (politics.within[party] = parent));
