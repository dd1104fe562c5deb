/**
 * What it is to parties that some of them enter or leave the cabinet that governs: what the law of cabinets
 * makes of the one cabinet and of the other, so that a question of who sits there is judged as the bargain
 * over it is.
 *
 * Decision worth knowing: how well others govern is worth something to a party that stays outside only as far
 * as it trusts who governs, as every act of another is. Lasting judgements of partners are left out, since
 * whoever answers a question has a lasting mood of its own about it (`temperature`).
 */
import { prospectOf, weigh, type Bargain, type Weighing } from '../../polity/cabinet/bargain.js';
import { isMember, type Coalition } from '../../polity/cabinet/coalition.js';
import type { CabinetTerms } from '../../polity/cabinet/constants.js';
import type { State } from '../definition.js';
import { bargainOf } from '../power/bargain.js';
import { chambersThatCount } from '../power/bodies-that-count.js';
import { trustByParty } from './actor.js';

/** What counts of a cabinet, with what it is called in the reasons of a voter. */
export const SEATING = {
  policy: 'platform',
  governability: 'governability',
  office: 'office',
  votes: 'votes that office costs',
  lean: 'doctrine',
  blood: 'blood between partners',
  affront: 'affront',
} as const satisfies Partial<Record<keyof Weighing, string>>;

/** Gains of a party from a change of cabinet, part by part, in units of the scale of programmes. */
export type Seating = Readonly<Record<keyof typeof SEATING, number>>;

/** A figure for each part. */
export const mapSeating = (of: (part: keyof Seating) => number): Seating =>
  Object.fromEntries(Object.keys(SEATING).map((part) => [part, of(part as keyof Seating)])) as Seating &
    Record<string, number>;

/** A cabinet that could govern: whose it is, and who sits there. */
export interface Seated {
  readonly authority: number;
  readonly coalition: Coalition;
}

/** What a cabinet is to every party, as the law weighs it; null where its authority answers to nobody. */
const weighedBy = (state: State, { authority, coalition }: Seated, terms: CabinetTerms) => {
  const chambers = chambersThatCount(state, authority);
  if (chambers.length === 0) return null;
  const bargain = bargainOf(state, authority, chambers, { entering: 0, barred: 0 }, terms);
  const calm: Bargain = { ...bargain, judgement: () => 0 };
  const prospect = prospectOf(calm, coalition, terms);
  return state.definition.parties.map((_, party) => weigh(calm, prospect, party, terms));
};

/**
 * What it is to each party that another cabinet governs than today; null where no law of cabinets says so: it
 * is switched off, or one of the two answers to nobody.
 */
export const seatingBetween = (state: State, today: Seated, then: Seated): readonly Seating[] | null => {
  const { on, constants } = state.definition.laws.cabinets;
  const terms = constants as CabinetTerms;
  const [old, next] = [today, then].map((seated) => (on ? weighedBy(state, seated, terms) : null));
  if (old === null || next === null) return null;
  /** As far as it is a party's own that a cabinet governs well: wholly where it sits, else by its trust. */
  const shared = (party: number): number =>
    isMember(today.coalition | then.coalition, party) ? 1 : trustByParty(state, party, then.authority);
  return state.definition.parties.map((_, party) =>
    mapSeating((part) => {
      const gain = next[party][part] - old[party][part];
      return part === 'governability' ? shared(party) * gain : gain;
    }),
  );
};
