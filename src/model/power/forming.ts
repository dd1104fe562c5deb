/**
 * A cabinet is formed, left or resigns: what that does to politics, and how it is told.
 */
import {
  holdsOf,
  prospectOf,
  weigh,
  worth,
  type Bargain,
  type Formed,
} from '../../polity/cabinet/bargain.js';
import { coalitionOf, isMember, type Coalition } from '../../polity/cabinet/coalition.js';
import type { CabinetTerms } from '../../polity/cabinet/constants.js';
import { ministersOf, portfoliosOf } from '../../polity/cabinet/portfolios.js';
import type { State } from '../definition.js';
import type { Term } from '../formula/term.js';
import { changePolitics } from '../state/journal.js';
import type { Cabinet } from '../state/politics.js';
import { tellAct, termOf } from './told.js';

/** The id by which acts of cabinets name their law. */
export const CABINETS = 'cabinets';

/** Parties that sit in a cabinet. */
export const sittingIn = ({ seats }: Cabinet): Coalition =>
  coalitionOf(seats.slice(0, -1).flatMap((count, p) => (count > 0 ? [p] : [])));

/** Issues that have a minister: those that a policy carries out, and those whose harm is blamed. */
const ministriesOf = ({ definition }: State): number[] =>
  definition.issues.flatMap(({ policy, harm }, k) => (policy >= 0 || harm.some((w) => w > 0) ? [k] : []));

/** Ministers and portfolios of a cabinet that has formed. */
const officesIn = (state: State, bargain: Bargain, formed: Formed, terms: CabinetTerms) => {
  const { offices } = formed.prospect;
  const issues = ministriesOf(state);
  const count = state.definition.issues.length;
  if (!formed.caretaker)
    return {
      seats: ministersOf(offices, terms.ministers),
      portfolios: portfoliosOf(offices, bargain.salience, issues, count),
    };
  const { caretakers, caretakersOwn } = terms;
  const seats = offices.map((share) => Math.round(caretakersOwn * share));
  const answered = Math.round((issues.length * caretakersOwn) / caretakers);
  return {
    seats: [...seats, caretakers - caretakersOwn],
    portfolios: portfoliosOf(offices, bargain.salience, issues, count, answered),
  };
};

/** Tells which parties come and go between two cabinets. */
const tellMoves = (state: State, authority: number, before: Coalition, after: Coalition): void => {
  const about = { kind: 'authority', index: authority } as const;
  state.definition.parties.forEach((_, party) => {
    const by = { kind: 'party', index: party } as const;
    const moved = { by, about, law: CABINETS, terms: [] };
    if (isMember(after, party) && !isMember(before, party)) tellAct(state, { act: 'join', ...moved });
    if (isMember(before, party) && !isMember(after, party)) tellAct(state, { act: 'leave', ...moved });
  });
};

/** What a cabinet has that begins today. */
const fresh = (state: State) => ({
  looked: state.tick,
  decided: false,
  resigning: false,
  uneasy: new Array<number>(state.definition.parties.length).fill(0),
});

/** Lets a bargained cabinet govern, and tells it with what decided. */
export const formCabinet = (
  state: State,
  authority: number,
  bargain: Bargain,
  formed: Formed,
  terms: CabinetTerms,
  why: readonly Term[],
): void => {
  const before = sittingIn(state.politics.cabinets[authority]);
  const offices = officesIn(state, bargain, formed, terms);
  const by = { kind: 'authority', index: authority } as const;
  tellAct(state, {
    act: formed.caretaker ? 'carry-on' : 'form',
    by,
    about: null,
    law: CABINETS,
    terms: [
      ...why,
      termOf('backing of the bodies that count', formed.backing, 0.5),
      termOf('governability', formed.prospect.governability, 0),
    ],
  });
  tellMoves(state, authority, before, formed.prospect.coalition);
  changePolitics(state, CABINETS, (politics) => {
    const { reformed, decreed } = politics.cabinets[authority];
    const kept = { reformed, decreed };
    politics.cabinets[authority] = { ...offices, caretaker: formed.caretaker, ...kept, ...fresh(state) };
  });
};

const PARTS = {
  policy: 'the platform is to its voters',
  governability: 'how well it can govern',
  office: 'office',
  votes: 'votes that office costs',
  lean: 'doctrine and what it has decided',
  blood: 'blood between partners',
  affront: 'what partners have done',
  judgement: 'what it makes of its partners',
} as const;

/** Why a member is worse off inside: what it is worth to it inside and outside, and part by part. */
export const termsOfLeaving = (
  bargain: Bargain,
  coalition: Coalition,
  party: number,
  terms: CabinetTerms,
): Term[] => {
  const prospect = prospectOf(bargain, coalition, terms);
  const hold = holdsOf(bargain, prospect, terms).find((held) => held.party === party);
  if (!hold) return [];
  const inside = weigh(bargain, prospect, party, terms);
  const outside = weigh(bargain, hold.outside, party, terms);
  const parts = (Object.keys(PARTS) as (keyof typeof PARTS)[]).filter(
    (part) => inside[part] !== outside[part],
  );
  return [
    termOf('worth inside, against outside', worth(inside), worth(outside)),
    ...parts.map((part) => termOf(PARTS[part], inside[part], outside[part])),
  ];
};

/** Lets a cabinet that has lost its majority carry on, since nothing else has one. */
export const carryOn = (state: State, authority: number, why: readonly Term[]): void => {
  const by = { kind: 'authority', index: authority } as const;
  tellAct(state, { act: 'carry-on', by, about: null, law: CABINETS, terms: why });
  changePolitics(state, CABINETS, (politics) => {
    politics.cabinets[authority].caretaker = true;
    politics.cabinets[authority].looked = state.tick;
  });
};

/** Lets a party leave: the rest carries on as caretakers, and officials without party run what it ran. */
export const leaveCabinet = (state: State, authority: number, party: number, why: readonly Term[]): void => {
  const about = { kind: 'authority', index: authority } as const;
  tellAct(state, { act: 'leave', by: { kind: 'party', index: party }, about, law: CABINETS, terms: why });
  changePolitics(state, CABINETS, (politics) => {
    const old = politics.cabinets[authority];
    const left = old.seats[party];
    const last = old.seats.length - 1;
    old.seats = old.seats.map((count, p) => (p === party ? 0 : p === last ? count + left : count));
    old.portfolios = old.portfolios.map((holder) => (holder === party ? -1 : holder));
    old.uneasy = old.uneasy.map(() => 0);
    old.caretaker = true;
    // Others may have decided to enter on the same day: that is looked at tomorrow.
    old.decided = politics.commitments.some(
      (made) => made.authority === authority && made.toward > 0 && made.tick === state.tick,
    );
    // With the last member gone nobody governs: another cabinet is bargained tomorrow.
    old.looked = sittingIn(old) === 0 ? -1 : state.tick;
    politics.commitments = [
      ...politics.commitments.filter((made) => made.authority !== authority || !made.parties.includes(party)),
      { authority, parties: [party], toward: -1, tick: state.tick },
    ];
  });
};
