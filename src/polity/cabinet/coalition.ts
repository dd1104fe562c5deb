/**
 * Coalitions: sets of parties, their offices and their platform, and how well they could govern.
 *
 * Decision worth knowing: a coalition is a set of bits, so that all of them can be weighed: eight parties
 * have 256. Offices are divided near-equally, since a partner is taken for what its people operate.
 */
import { programmeDistance } from '../trust.js';
import type { CabinetTerms } from './constants.js';

/** A set of parties: bit p is party p. */
export type Coalition = number;

export const isMember = (coalition: Coalition, party: number): boolean => ((coalition >> party) & 1) === 1;

export const withParty = (coalition: Coalition, party: number): Coalition => coalition | (1 << party);

export const withoutParty = (coalition: Coalition, party: number): Coalition => coalition & ~(1 << party);

/** The members of a coalition, in order. */
export const membersOf = (coalition: Coalition, parties: number): number[] =>
  Array.from({ length: parties }, (_, p) => p).filter((p) => isMember(coalition, p));

export const coalitionOf = (parties: readonly number[]): Coalition => parties.reduce(withParty, 0);

/** Who operates an organ of power: its weight, and the share of its operators who adhere to each party. */
export interface Machinery {
  readonly weight: number;
  /** By party, 0..1; the rest adheres to nobody. */
  readonly adherents: ArrayLike<number>;
}

/**
 * Shares of the offices by party: a part of them divided equally among the members, the rest by their seats.
 *
 * @param seats shares of the seats in the bodies that count, 0..1 by party
 * @returns by party; they sum to 1 unless nobody is a member
 */
export const officesOf = (
  coalition: Coalition,
  seats: ArrayLike<number>,
  { equal }: Pick<CabinetTerms, 'equal'>,
): number[] => {
  const members = membersOf(coalition, seats.length);
  const held = members.reduce((sum, p) => sum + seats[p], 0);
  const offices = new Array<number>(seats.length).fill(0);
  for (const p of members)
    offices[p] = held > 0 ? equal / members.length + ((1 - equal) * seats[p]) / held : 1 / members.length;
  return offices;
};

/**
 * Platform of a coalition: the mean of its members' positions, by their offices; of nobody, what is.
 *
 * @param offices by party, as of `officesOf`
 * @param levels how far each demand is carried out today, -1..1 by issue
 */
export const platformOf = (
  offices: readonly number[],
  positions: readonly ArrayLike<number>[],
  levels: ArrayLike<number>,
): number[] =>
  offices.some((share) => share > 0)
    ? Array.from(levels, (_, k) =>
        offices.reduce((sum, share, p) => (share > 0 ? sum + share * positions[p][k] : sum), 0),
      )
    : Array.from(levels);

/** How far a party at such a distance can live with a platform, 0..1. */
export const livesWith = (
  distance: number,
  { lives, livesNot }: Pick<CabinetTerms, 'lives' | 'livesNot'>,
): number => Math.min(1, Math.max(0, (livesNot - distance) / (livesNot - lives)));

/**
 * Governability: how much of the organs of power would serve a coalition, because those who operate them
 * adhere to its members, or (in part) to parties that can live with its platform. A little of an organ goes a
 * long way, so shares count by their root.
 *
 * @param living how far each party can live with the platform, 0..1
 * @param terms `governability`: how far it counts, 0 as if all served any coalition
 * @returns 0..1; why a majority that could rule alone wants those whose people run the offices
 */
export const governabilityOf = (
  coalition: Coalition,
  organs: readonly Machinery[],
  living: readonly number[],
  { governs, governability }: Pick<CabinetTerms, 'governs' | 'governability'>,
): number => {
  let [sum, weights] = [0, 0];
  for (const { weight, adherents } of organs) {
    let serving = 0;
    for (let p = 0; p < adherents.length; p++)
      serving += adherents[p] * (isMember(coalition, p) ? 1 : governs * living[p]);
    sum += weight * Math.sqrt(Math.min(1, serving));
    weights += weight;
  }
  const served = weights > 0 ? sum / weights : 0;
  return governability * served + (1 - governability);
};

/** Distance of every party from a platform, by what matters to its voters. */
export const distancesFrom = (
  platform: ArrayLike<number>,
  positions: readonly ArrayLike<number>[],
  salience: readonly ArrayLike<number>[],
): number[] => positions.map((row, p) => programmeDistance(row, platform, salience[p]));

/** Distances of all parties from each other, each by what matters to its own voters. */
export const distancesBetween = (
  positions: readonly ArrayLike<number>[],
  salience: readonly ArrayLike<number>[],
): ((party: number, other: number) => number) => {
  const rows = positions.map((row, p) =>
    positions.map((other) => programmeDistance(row, other, salience[p])),
  );
  return (party, other) => rows[party][other];
};
