/**
 * Cabinets are bargained: which parties govern together, and why one will not (Strøm 1990; Laver & Schofield
 * 1990; Laver & Shepsle 1996).
 *
 * Decision worth knowing: every coalition is weighed, none is proposed. What is chosen is viable (those who
 * sit and those who tolerate them have a majority in every body that counts), stable (no member is better off
 * outside; where `core` is 1 no other cabinet is better for all its own) and, of those in which the largest
 * party that can sit does so, the one that the bodies like best.
 * Nobody sits where it rejects.
 */
import {
  coalitionOf,
  distancesFrom,
  governabilityOf,
  isMember,
  livesWith,
  membersOf,
  officesOf,
  platformOf,
  withoutParty,
  type Coalition,
  type Machinery,
} from './coalition.js';
import { trustOf } from '../trust.js';
import type { CabinetTerms } from './constants.js';

/** All that a bargain over the cabinet of one authority reads; lists are by party. */
export interface Bargain {
  /** Where each party stands on each issue, -1..1, and how much each issue matters to its voters. */
  readonly positions: readonly ArrayLike<number>[];
  readonly salience: readonly ArrayLike<number>[];
  /** What its voters want of each issue, -1..1. */
  readonly demand: readonly ArrayLike<number>[];
  /** By issue: the share of the demand that stands unmet, and how far it is carried out today. */
  readonly unmet: ArrayLike<number>;
  readonly levels: ArrayLike<number>;
  /** Shares of the seats in each body that counts, [body][party], 0..1, and their means by party. */
  readonly chambers: readonly ArrayLike<number>[];
  readonly seats: ArrayLike<number>;
  /** Stance toward the authority, -1..1, and how far the party wills it to rule, 0..1. */
  readonly stance: ArrayLike<number>;
  readonly will: ArrayLike<number>;
  readonly organs: readonly Machinery[];
  /** What is held against a party for its office, as a share of the most that can be, 0..1. */
  readonly blame: ArrayLike<number>;
  /** Share of the people of the capital who are in the street against who governs. */
  readonly street: number;
  /** What doctrine and its own decisions add to (or take from) a party's sitting in a coalition. */
  readonly lean: (party: number, coalition: Coalition) => number;
  /** Blood between two parties, and what another has done of late that a party must live with, 0..1. */
  readonly blood: (party: number, other: number) => number;
  readonly affront: (party: number, other: number) => number;
  /** Lasting judgement that a party has of a partner: standard normal. */
  readonly judgement: (party: number, other: number) => number;
  /** Distance of another party's programme, by what matters to the voters of the first, 0..1. */
  readonly apart: (party: number, other: number) => number;
  /** Parties that have decided to sit here, and those that may not: by decision, or for now. */
  readonly entering: Coalition;
  readonly barred: Coalition;
}

/** What moves a party for or against a coalition; the sum of it is what the coalition is worth to it. */
export interface Weighing {
  readonly policy: number;
  readonly governability: number;
  readonly office: number;
  readonly votes: number;
  readonly lean: number;
  readonly blood: number;
  readonly affront: number;
  readonly judgement: number;
}

/** What a coalition is worth to a party. */
export const worth = (weighing: Weighing): number =>
  Object.values(weighing as unknown as Record<string, number>).reduce((sum, part) => sum + part, 0);

/** A coalition, with what follows from who sits in it. */
export interface Prospect {
  readonly coalition: Coalition;
  readonly offices: readonly number[];
  readonly platform: readonly number[];
  /** Distance of every party from the platform. */
  readonly distances: readonly number[];
  readonly governability: number;
}

export const prospectOf = (bargain: Bargain, coalition: Coalition, terms: CabinetTerms): Prospect => {
  const { seats, positions, salience, levels, organs } = bargain;
  const offices = officesOf(coalition, seats, terms);
  const platform = platformOf(offices, positions, levels);
  const distances = distancesFrom(platform, positions, salience);
  const living = distances.map((distance) => livesWith(distance, terms));
  const governability = coalition === 0 ? 0 : governabilityOf(coalition, organs, living, terms);
  return { coalition, offices, platform, distances, governability };
};

/**
 * Votes that office costs a member (Strøm 1990): what its voters want beyond the platform and do not get, as
 * far as it matters to them; blame; and the street.
 */
const lossOf = (
  bargain: Bargain,
  { platform, offices }: Prospect,
  party: number,
  terms: CabinetTerms,
): number => {
  const { salience, demand, unmet, blame, street } = bargain;
  let [sum, weights] = [0, 0];
  for (let k = 0; k < platform.length; k++) {
    const weight = salience[party][k];
    weights += weight;
    sum += weight * unmet[k] * Math.max(0, demand[party][k] - Math.max(0, platform[k]));
  }
  const wanting = weights > 0 ? sum / weights : 0;
  return Math.min(1, offices[party] * wanting + terms.votesBlame * blame[party] + street);
};

/** The greatest of what a party has with the partners it would sit with. */
const worstOf = (members: readonly number[], party: number, of: (other: number) => number): number =>
  members.reduce((most, other) => (other === party ? most : Math.max(most, of(other))), 0);

/** Judgement of a member of its partners together: of variance 1 where there are any, else 0. */
const judgementOf = ({ judgement }: Bargain, members: readonly number[], party: number): number => {
  const partners = members.filter((other) => other !== party);
  const sum = partners.reduce((total, other) => total + judgement(party, other), 0);
  return partners.length > 0 ? sum / Math.sqrt(partners.length) : 0;
};

const NOTHING = { office: 0, votes: 0, lean: 0, blood: 0, affront: 0, judgement: 0 };

/** What a coalition is to a party, in it or not, part by part. */
export const weigh = (bargain: Bargain, prospect: Prospect, party: number, terms: CabinetTerms): Weighing => {
  const { coalition, distances, governability, offices } = prospect;
  const outside = { policy: -distances[party], governability, ...NOTHING };
  if (!isMember(coalition, party)) return outside;
  const members = membersOf(coalition, offices.length);
  const { officeAny, officeShare, officeStance } = terms;
  const partOfOffice = officeAny + officeShare * offices[party];
  return {
    ...outside,
    office: terms.office * governability * partOfOffice * (officeStance + bargain.stance[party]),
    votes: -terms.votes * lossOf(bargain, prospect, party, terms),
    lean: bargain.lean(party, coalition),
    blood: -terms.blood * worstOf(members, party, (other) => bargain.blood(party, other)),
    affront: -worstOf(members, party, (other) => bargain.affront(party, other)),
    judgement: terms.judgement * judgementOf(bargain, members, party),
  };
};

/**
 * Whether a party that does not sit in a coalition puts up with it: it trusts the authority under such
 * leaders, or is neutral and near the platform.
 */
export const tolerates = (
  bargain: Bargain,
  prospect: Prospect,
  party: number,
  terms: CabinetTerms,
): boolean => {
  const { stance, blood } = bargain;
  const { coalition, distances } = prospect;
  const members = membersOf(coalition, distances.length);
  const memory = terms.blood * worstOf(members, party, (other) => blood(party, other));
  const trust = trustOf(stance[party], [1], 1 - 2 * distances[party], terms.whoLeads);
  return (
    trust - memory >= terms.tolerates ||
    (stance[party] - memory >= 0 && livesWith(distances[party], terms) >= 0.5)
  );
};

/**
 * Share of the seats which sits in a coalition or puts up with it, 0..1, in the body that counts where it is
 * least: who answers to two bodies needs the confidence of both (Lijphart 1999 on bicameral government).
 */
export const backingOf = (bargain: Bargain, prospect: Prospect, terms: CabinetTerms): number => {
  const backs = Array.from(
    bargain.seats,
    (_, p) => isMember(prospect.coalition, p) || tolerates(bargain, prospect, p, terms),
  );
  return Math.min(
    ...bargain.chambers.map((shares) => backs.reduce((sum, does, p) => (does ? sum + shares[p] : sum), 0)),
  );
};

/** Parties that could sit in a cabinet: nobody joins whom it rejects, nor what it has left. */
export const partnersOf = (bargain: Bargain, terms: CabinetTerms): Coalition => {
  const { seats, stance, organs, entering, barred } = bargain;
  const total = organs.reduce((sum, { weight }) => sum + weight, 0);
  const served = (p: number) =>
    total > 0 ? organs.reduce((sum, { weight, adherents }) => sum + weight * adherents[p], 0) / total : 0;
  return coalitionOf(
    Array.from(seats, (_, p) => p).filter(
      (p) =>
        !isMember(barred, p) &&
        stance[p] >= terms.joins &&
        (isMember(entering, p) || seats[p] >= terms.relevant || served(p) >= terms.relevant),
    ),
  );
};

/** What the bodies that count think of a coalition: its worth to all parties by their seats. */
export const likingOf = (bargain: Bargain, prospect: Prospect, terms: CabinetTerms): number => {
  let sum = 0;
  for (let p = 0; p < bargain.seats.length; p++)
    if (bargain.seats[p] > 0) sum += bargain.seats[p] * worth(weigh(bargain, prospect, p, terms));
  return sum;
};

/** Whether those who would sit there will their authority to rule; else they only keep the chairs warm. */
const isWilled = ({ will }: Bargain, { offices }: Prospect, { wills }: CabinetTerms): boolean =>
  offices.reduce((sum, share, p) => sum + share * will[p], 0) >= wills;

/**
 * Whether no member rejects another: whose programme is nearer to the opposite of its own than to its own.
 * Who has decided to sit here does not ask.
 */
const isBearable = (
  { seats, entering, apart }: Bargain,
  coalition: Coalition,
  { joins }: CabinetTerms,
): boolean => {
  const members = membersOf(coalition, seats.length);
  return members.every((p) => isMember(entering, p) || members.every((q) => 1 - 2 * apart(p, q) >= joins));
};

/**
 * Whether a coalition could govern: its members bear each other and will their authority to rule, and it has
 * a majority in every body that counts.
 */
export const isViable = (bargain: Bargain, prospect: Prospect, terms: CabinetTerms): boolean =>
  isBearable(bargain, prospect.coalition, terms) &&
  isWilled(bargain, prospect, terms) &&
  backingOf(bargain, prospect, terms) > 0.5;

/** A cabinet that came of a bargain. */
export interface Formed {
  readonly prospect: Prospect;
  /** What the bodies that count think of it, and how much of them backs it. */
  readonly liking: number;
  readonly backing: number;
  /** Whether it only carries on, since no coalition was viable. */
  readonly caretaker: boolean;
}

const formed = (bargain: Bargain, prospect: Prospect, terms: CabinetTerms, caretaker: boolean): Formed => ({
  prospect,
  liking: likingOf(bargain, prospect, terms),
  backing: backingOf(bargain, prospect, terms),
  caretaker,
});

/** All coalitions of some parties. */
const coalitionsOf = (partners: Coalition): Coalition[] => {
  const all: Coalition[] = [];
  for (let subset = partners; subset > 0; subset = (subset - 1) & partners) all.push(subset);
  return all;
};

/** Of some the one that is most; the earlier in order of bits where two are alike; none of none. */
const most = <T>(items: readonly T[], by: (item: T) => number): T | undefined => {
  let [best, greatest]: [T | undefined, number] = [undefined, -Infinity];
  for (const item of items)
    if (by(item) > greatest) {
      best = item;
      greatest = by(item);
    }
  return best;
};

/** By how much a member is better off inside than outside. */
export interface Hold {
  readonly party: number;
  readonly margin: number;
  /** What would govern without it. */
  readonly outside: Prospect;
}

/** What holds each member of a coalition: what it is worth to it inside, less what the rest is without it. */
export const holdsOf = (bargain: Bargain, prospect: Prospect, terms: CabinetTerms): Hold[] =>
  membersOf(prospect.coalition, bargain.seats.length).map((party) => {
    const outside = prospectOf(bargain, withoutParty(prospect.coalition, party), terms);
    const inside = worth(weigh(bargain, prospect, party, terms));
    return { party, margin: inside - worth(weigh(bargain, outside, party, terms)), outside };
  });

/** Whether no member is better off outside; who has decided to sit here does not ask. */
const isStable = (bargain: Bargain, prospect: Prospect, terms: CabinetTerms): boolean =>
  holdsOf(bargain, prospect, terms).every(
    ({ party, margin }) => margin >= 0 || isMember(bargain.entering, party),
  );

/**
 * Caretakers, where no coalition is viable: the largest party that a majority would put up with; failing
 * that, the one that most would. Whom principle keeps out is asked only where there is nobody else; one that
 * forbids to govern without somebody says nothing of carrying on, which is not to govern.
 */
export const caretakersFor = (bargain: Bargain, terms: CabinetTerms): Formed | null => {
  const partners = partnersOf(bargain, terms);
  const all = membersOf(partners, bargain.seats.length).map((party) => {
    const coalition = coalitionOf([party]);
    const single = formed(bargain, prospectOf(bargain, coalition, terms), terms, true);
    return { single, seats: bargain.seats[party], lean: bargain.lean(party, partners) };
  });
  const willing = all.filter(({ lean }) => lean > -terms.commitment);
  const alone = willing.length > 0 ? willing : all;
  const tolerated = alone.filter(({ single }) => single.backing > 0.5);
  const mostBacked = Math.max(...alone.map(({ single }) => single.backing));
  const eligible =
    tolerated.length > 0 ? tolerated : alone.filter(({ single }) => single.backing === mostBacked);
  return most(eligible, ({ seats }) => seats)?.single ?? null;
};

/**
 * The party that forms the cabinet: the largest that sits in any of some cabinets (Glasgow, Golder & Golder
 * 2011: it is nearly always the largest); -1 where there are none.
 */
const formateurOf = ({ seats }: Bargain, agreed: readonly Formed[]): number => {
  const able = membersOf(
    agreed.reduce((all, { prospect }) => all | prospect.coalition, 0),
    seats.length,
  );
  return most(able, (p) => seats[p]) ?? -1;
};

/**
 * Cabinets whose place no other could take: one that all who would sit in it like better than what they have
 * here (Gamson 1961: each looks for the partners with whom it gets most; Riker 1962: so none is larger than
 * it must be). All of them, where for each there is such another.
 */
const coreOf = (bargain: Bargain, agreed: readonly Formed[], terms: CabinetTerms): readonly Formed[] => {
  const worths = agreed.map(({ prospect }) =>
    Array.from(bargain.seats, (_, p) => worth(weigh(bargain, prospect, p, terms))),
  );
  const isBetter = (other: number, one: number): boolean =>
    membersOf(agreed[other].prospect.coalition, bargain.seats.length).every(
      (p) => worths[other][p] > worths[one][p],
    );
  const core = agreed.filter((_, one) => !agreed.some((_, other) => isBetter(other, one)));
  return core.length > 0 ? core : agreed;
};

/** The best of the cabinets with some parties on which all would agree today; none of none. */
const agreedWith = (bargain: Bargain, must: Coalition, terms: CabinetTerms): Formed | undefined => {
  const viable = coalitionsOf(partnersOf(bargain, terms))
    .filter((coalition) => (coalition & must) === must)
    .map((coalition) => prospectOf(bargain, coalition, terms))
    .filter((prospect) => isViable(bargain, prospect, terms) && isStable(bargain, prospect, terms))
    .map((prospect) => formed(bargain, prospect, terms, false));
  const agreed = terms.core > 0 ? coreOf(bargain, viable, terms) : viable;
  const formateur = formateurOf(bargain, agreed);
  const own = agreed.filter(({ prospect }) => isMember(prospect.coalition, formateur));
  return most(own, ({ liking }) => liking);
};

/**
 * The cabinet that the parties agree on today; null where nobody could sit in one.
 *
 * @param beside parties that sit there already: who enters sits down beside them, where such a cabinet could
 *   govern, and only else in their place
 */
export const bargained = (bargain: Bargain, terms: CabinetTerms, beside: Coalition = 0): Formed | null => {
  const must = partnersOf(bargain, terms) & bargain.entering;
  return (
    (beside === 0 ? undefined : agreedWith(bargain, must | beside, terms)) ??
    agreedWith(bargain, must, terms) ??
    caretakersFor(bargain, terms)
  );
};
