/**
 * A bargain as the state has it: who could govern together under an authority, and what each makes of it.
 */
import { clamp, exp, ln } from '../../foundation/math.js';
import { entityOf, PURPOSE } from '../../foundation/random.js';
import type { Bargain } from '../../polity/cabinet/bargain.js';
import {
  coalitionOf,
  distancesBetween,
  isMember,
  livesWith,
  type Coalition,
  type Machinery,
} from '../../polity/cabinet/coalition.js';
import type { CabinetTerms } from '../../polity/cabinet/constants.js';
import { lastingNormal } from '../../polity/judgement.js';
import { programmeDistance } from '../../polity/trust.js';
import { opposedTo } from '../command.js';
import type { State } from '../definition.js';
import type { StateName } from '../formula/name.js';
import type { Contest } from '../state/politics.js';
import { levelsReached, unmetShares } from './demands.js';
import { wantsOf, meanOver, saliencesOf, votersOf } from './voters.js';

/** What a bargain reads. */
export const BARGAIN_READS: readonly StateName[] = [
  'politics',
  ...([
    'shares',
    'persons',
    'salience',
    'positions',
    'lines',
    'wills',
    'blame',
    'policies',
    'active',
    'marchers',
  ] as const),
];

/** A half-life in units of the days in which something fades to 1/e. */
const LN2 = ln(2);

/** Who operates each organ, by the parties to which they adhere; organs that nobody operates are left out. */
const machineryOf = ({ definition, columns, politics }: State): Machinery[] =>
  definition.organs
    .filter(({ operators }) => operators.length > 0)
    .map(({ weight, operators }) => {
      const adherents = new Array<number>(definition.parties.length).fill(0);
      let total = 0;
      for (const { unit, weight: part } of operators) {
        const { stratum, recruits } = definition.units[unit];
        const shares = columns.shares.row(stratum);
        const all = recruits.reduce((sum, p) => sum + shares[p], 0);
        total += part;
        for (let p = 0; p < adherents.length; p++) {
          if (recruits.length > 0 && !recruits.includes(p)) continue;
          const share = recruits.length > 0 ? (all > 0 ? shares[p] / all : 0) : shares[p];
          adherents[politics.within[p]] += part * share;
        }
      }
      return { weight, adherents: adherents.map((share) => (total > 0 ? share / total : 0)) };
    });

/** On whose side a party stands in a contest: above 0 of those who ordered, below 0 of the others. */
const sideOf = ({ columns }: State, { by, against }: Contest, party: number): number => {
  const others = Math.max(...against.map((a) => columns.lines.at(party, a)));
  return clamp(columns.lines.at(party, by) - others, -1, 1);
};

/** Blood between every two parties, 0..1: killed and wounded in contests in which they stood on two sides. */
const bloodOf = (
  state: State,
  { bloodHalf, bloodDays }: CabinetTerms,
): ((p: number, q: number) => number) => {
  const fights = state.politics.contests
    .filter(({ casualties, against }) => casualties > 0 && against.length > 0)
    .map((contest) => {
      const grave = contest.casualties / (contest.casualties + bloodHalf);
      const weight = grave * exp(-(state.tick - contest.stageSince) / bloodDays);
      return { weight, sides: state.definition.parties.map((_, p) => sideOf(state, contest, p)) };
    });
  return (p, q) =>
    Math.min(
      1,
      fights.reduce((sum, { weight, sides }) => sum + weight * Math.max(0, -sides[p] * sides[q]), 0),
    );
};

/** What a party holds against another for what it has done of late, as far as it cannot live with it. */
const affrontOf = (
  { politics, tick, columns }: State,
  salience: readonly ArrayLike<number>[],
  terms: CabinetTerms,
): ((party: number, other: number) => number) => {
  const sizes = new Array<number>(salience.length).fill(0);
  for (const { party, size, tick: then } of politics.affronts)
    sizes[party] += size * exp(-(tick - then) / terms.affrontDays);
  return (party, other) => {
    if (sizes[other] === 0) return 0;
    const apart = programmeDistance(
      columns.positions.row(party),
      columns.positions.row(other),
      salience[party],
    );
    return sizes[other] * (1 - livesWith(apart, terms));
  };
};

/**
 * What doctrine and decisions add to a party's sitting in a coalition: to have agreed to govern together
 * binds those who did so as long as they all sit there.
 */
const leanOf = (
  { definition, politics, tick }: State,
  authority: number,
  terms: CabinetTerms,
): Bargain['lean'] => {
  const taught = definition.parties.map(({ doctrine }) =>
    doctrine
      .filter((doctrine) => doctrine.authority === authority)
      .map(({ without, lean, halfLife }) => ({
        unless: without < 0 ? 0 : coalitionOf([politics.within[without]]),
        weight: lean * exp((-tick * LN2) / halfLife),
      })),
  );
  const doctrineOf = (party: number, coalition: Coalition) =>
    taught[party].reduce((sum, { unless, weight }) => ((coalition & unless) === 0 ? sum + weight : sum), 0);
  const made = politics.commitments
    .filter((commitment) => commitment.authority === authority)
    .map(({ parties, toward, tick: then }) => ({
      together: coalitionOf(parties),
      weight: toward * terms.commitment * exp(-(tick - then) / terms.commitmentDays),
    }));
  return (party, coalition) =>
    made.reduce(
      (sum, { together, weight }) =>
        isMember(together, party) && (coalition & together) === together ? sum + weight : sum,
      doctrineOf(party, coalition),
    );
};

/** Lasting judgements under an authority: what a party makes of another. */
const judgementOf = ({ definition, keys, tick }: State, authority: number): Bargain['judgement'] => {
  const { authorities, parties } = definition;
  const address = { purpose: PURPOSE.law, entity: entityOf('cabinets', authorities[authority].id) };
  const drawn = new Map<number, number>();
  return (party, other) => {
    const cell = party * parties.length + other;
    const known = drawn.get(cell);
    if (known !== undefined) return known;
    const channel = entityOf(parties[party].id, parties[other].id);
    const value = lastingNormal(keys, tick, { ...address, channel });
    drawn.set(cell, value);
    return value;
  };
};

/** Share of the people of the capital who are in the street against an authority. */
export const streetAgainst = (state: State, authority: number): number => {
  const { strata, capital } = state.definition;
  const opposed = opposedTo(state, [authority]);
  let [sum, total] = [0, 0];
  strata.forEach(({ placeIndex }, s) => {
    if (placeIndex !== capital) return;
    const persons = state.columns.persons[s];
    sum += persons * opposed(s);
    total += persons;
  });
  return total > 0 ? sum / total : 0;
};

/** Shares of the seats of all chambers together, by party: their mean. */
export const seatsTogether = (chambers: readonly (readonly number[])[]): number[] =>
  chambers[0].map((_, p) => chambers.reduce((sum, shares) => sum + shares[p], 0) / chambers.length);

/**
 * The bargain over the cabinet of an authority today.
 *
 * @param chambers shares of the seats in the bodies that count, [body][party]; at least one
 */
export const bargainOf = (
  state: State,
  authority: number,
  chambers: readonly (readonly number[])[],
  { entering, barred }: Pick<Bargain, 'entering' | 'barred'>,
  terms: CabinetTerms,
): Bargain => {
  const { definition, columns } = state;
  const voters = votersOf(state);
  const salience = saliencesOf(state);
  const positions = definition.parties.map((_, p) => columns.positions.row(p));
  const unmet = unmetShares(state);
  return {
    positions,
    apart: distancesBetween(positions, salience),
    salience,
    demand: wantsOf(state),
    unmet,
    levels: levelsReached(state, unmet),
    chambers,
    seats: seatsTogether(chambers),
    stance: definition.parties.map((_, p) => columns.lines.at(p, authority)),
    will: definition.parties.map((_, p) => columns.wills.at(p, authority)),
    organs: machineryOf(state),
    blame: voters.map((of, p) =>
      clamp(meanOver(of, (s) => columns.blame.at(s, p)) / definition.mechanisms.blame.max, 0, 1),
    ),
    // Who comes to govern is not blamed for the crowd that brought him there.
    street:
      state.politics.cabinets[authority].looked < state.politics.holderSince
        ? 0
        : streetAgainst(state, authority),
    lean: leanOf(state, authority, terms),
    blood: bloodOf(state, terms),
    affront: affrontOf(state, salience, terms),
    judgement: judgementOf(state, authority),
    entering,
    barred,
  };
};
