/**
 * Cabinets are bargained: who governs with whom under the authority that governs.
 */
import {
  backingOf,
  caretakersFor,
  likingOf,
  prospectOf,
  type Bargain,
} from '../../polity/cabinet/bargain.js';
import { isMember } from '../../polity/cabinet/coalition.js';
import { CABINET_CONSTANTS, type CabinetTerms } from '../../polity/cabinet/constants.js';
import { review, type Occasion, type Finding } from '../../polity/cabinet/review.js';
import type { State } from '../definition.js';
import type { Term } from '../formula/term.js';
import { bargainOf, BARGAIN_READS, streetAgainst } from '../power/bargain.js';
import { chambersThatCount } from '../power/bodies-that-count.js';
import { unmetOf } from '../power/demands.js';
import { CABINETS, carryOn, formCabinet, leaveCabinet, sittingIn, termsOfLeaving } from '../power/forming.js';
import { askedByMembership, membershipOf } from '../power/membership.js';
import { termOf } from '../power/told.js';
import { changePolitics, revise } from '../state/journal.js';
import { law } from './law.js';

/** Whether a contest in which an authority was a side has ended since a tick. */
const wasFought = ({ politics }: State, authority: number, since: number): boolean =>
  politics.contests.some(
    ({ by, against, stage, stageSince }) =>
      stage === 'over' && stageSince > since && (by === authority || against.includes(authority)),
  );

/** Whether an authority is a side in a fight that goes on. */
const isFought = ({ politics }: State, authority: number): boolean =>
  politics.contests.some(
    ({ by, against, stage }) => stage === 'take' && (by === authority || against.includes(authority)),
  );

/** What came up since the last look at the cabinet of who governs. */
const occasionOf = (state: State, authority: number, terms: CabinetTerms): Occasion => {
  const { looked, decided } = state.politics.cabinets[authority];
  return {
    newRuler: looked < state.politics.holderSince,
    decided,
    fought: isFought(state, authority),
    shaken: wasFought(state, authority, looked) || streetAgainst(state, authority) >= terms.shaken,
    days: looked < 0 ? 0 : state.tick - looked,
  };
};

/** After so many times the days in which it fades to 1/e less than a hundredth is left (assumption). */
const FADED = 5;

/** Forgets what has faded: it could not tip anything any more. */
const forget = (state: State, { commitmentDays, affrontDays }: CabinetTerms): void => {
  const { commitments, affronts } = state.politics;
  const isKept = (tick: number, days: number) => state.tick - tick < FADED * days;
  if (
    commitments.every(({ tick }) => isKept(tick, commitmentDays)) &&
    affronts.every(({ tick }) => isKept(tick, affrontDays))
  )
    return;
  revise(state, {
    commitments: commitments.filter(({ tick }) => isKept(tick, commitmentDays)),
    affronts: affronts.filter(({ tick }) => isKept(tick, affrontDays)),
  });
};

/** Why another cabinet is formed, in figures. */
const whyFormed = (verdict: Extract<Finding, { kind: 'forms' }>): Term[] => {
  const { cause, before, formed } = verdict;
  if (before === null || cause === 'ruler') return [];
  if (cause === 'majority') return [termOf('backing of the cabinet that goes', before.backing, 0.5)];
  return [termOf('what the bodies think of it, against the one that goes', formed.liking, before.liking)];
};

/** Why a member sits there no more, whatever it is worth: it has decided so, or it rejects the authority. */
const whyRejected = ({ barred, stance }: Bargain, party: number, { joins }: CabinetTerms): Term[] =>
  isMember(barred, party) ? [] : [termOf('stance toward the authority', stance[party], joins)];

const perform = (
  state: State,
  authority: number,
  bargain: Bargain,
  verdict: Finding,
  terms: CabinetTerms,
): void => {
  if (verdict.kind === 'forms')
    return formCabinet(state, authority, bargain, verdict.formed, terms, whyFormed(verdict));
  if (verdict.kind === 'leaves') {
    const coalition = sittingIn(state.politics.cabinets[authority]);
    const why = verdict.rejects
      ? whyRejected(bargain, verdict.party, terms)
      : termsOfLeaving(bargain, coalition, verdict.party, terms);
    return leaveCabinet(state, authority, verdict.party, why);
  }
  if (verdict.kind === 'carries-on')
    return carryOn(state, authority, [termOf('backing of the bodies that count', verdict.backing, 0.5)]);
  // A look that changes nothing leaves no patch in the journal.
  const { cabinets } = state.politics;
  const looked = { ...cabinets[authority], looked: state.tick, decided: false, uneasy: verdict.uneasy };
  revise(state, { cabinets: cabinets.with(authority, looked) });
};

/** The whole cabinet resigns: the largest party that the bodies put up with carries on. */
const resign = (state: State, authority: number, bargain: Bargain, terms: CabinetTerms): void => {
  const prospect = prospectOf(bargain, sittingIn(state.politics.cabinets[authority]), terms);
  const why = [
    termOf('backing of the cabinet that goes', backingOf(bargain, prospect, terms), 0.5),
    termOf('what the bodies think of the cabinet that goes', likingOf(bargain, prospect, terms), 0),
  ];
  const formed = caretakersFor(bargain, terms);
  if (formed !== null) return formCabinet(state, authority, bargain, formed, terms, why);
  changePolitics(state, CABINETS, (politics) => void (politics.cabinets[authority].resigning = false));
};

/** A look at the cabinet of an authority that governs and answers to somebody. */
const look = (state: State, authority: number, occasion: Occasion, terms: CabinetTerms): void => {
  const chambers = chambersThatCount(state, authority);
  if (chambers.length === 0) return;
  const cabinet = state.politics.cabinets[authority];
  const sitting = sittingIn(cabinet);
  const membership = membershipOf(state, authority, sitting, terms);
  const { caretaker, resigning } = cabinet;
  if (caretaker && membership.waits && !resigning && !occasion.decided && !occasion.newRuler) return;
  const bargain = bargainOf(state, authority, chambers, membership, terms);
  if (resigning) return resign(state, authority, bargain, terms);
  const verdict = review(
    bargain,
    { coalition: sitting, caretaker: cabinet.caretaker, uneasy: cabinet.uneasy },
    occasion,
    terms,
  );
  perform(state, authority, bargain, verdict, terms);
};

export const cabinets = law({
  id: CABINETS,
  about:
    'Who governs with whom is bargained, among all coalitions, by programme, governability, office and votes.',
  source: 'Strøm 1990; Laver & Shepsle 1996; Lupia & Strøm 1995',
  on: true,
  constants: CABINET_CONSTANTS,
  reads: BARGAIN_READS,
  writes: [],
  asks: (definition) => [...unmetOf(definition), ...askedByMembership({ definition })],
  run: (state, terms) => {
    const authority = state.politics.holder;
    if (authority < 0) return;
    forget(state, terms);
    const occasion = occasionOf(state, authority, terms);
    const { newRuler, decided, shaken, days } = occasion;
    const { resigning } = state.politics.cabinets[authority];
    const isDue = days >= terms.review || (shaken && days > 1);
    if (!newRuler && !decided && !resigning && !isDue) return;
    look(state, authority, occasion, terms);
  },
});
