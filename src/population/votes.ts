/**
 * People counted one by one on a ballot day: who would vote for whom, and what parties mean to those who hold
 * to them.
 *
 * Decision worth knowing: nothing of this is kept. Loyalties are there already and the readiness of a person
 * is a draw by its address, so that an election costs a look at everybody asked and not a byte of anybody;
 * all sums are whole numbers, whatever the order of shards.
 */
import { PURPOSE } from '../foundation/random.js';
import { firstLoyalty, LANES, loyaltyStep, type PeopleColumns } from './layout.js';
import {
  CELL_WORDS,
  drawCell,
  mixAgents,
  noiseAddress,
  PARTY_MULTIPLIERS,
  partyKey,
  partyNumber,
} from './noise.js';
import type { Population } from './population.js';
import { CELL_AGENTS_MAX } from './spec.js';

/** Which of the numbers of an agent says whether a boycott is heeded. */
export const HEED = 1;

/**
 * A rule by which people vote, in whole numbers. Whoever makes one sees to it that `base` and the greatest
 * lead times `indifference` stay below 2^30 each.
 */
export interface BallotCalculus {
  /** [party] How ready its adherents are to vote where their list has no lead. */
  readonly base: Int32Array;
  /** How much more ready a person is for each part of the lead (Q15) of his list; 0 or more. */
  readonly indifference: number;
  /** [step] Of 65 536 standing traits, those that vote; the middle step is for readiness 0. */
  readonly chances: Int32Array;
  /** A step is so many bits of readiness. */
  readonly stepBits: number;
  /** [party] How many of 65 536 heed its call not to vote. */
  readonly heeded: Int32Array;
}

/**
 * Whether a person votes.
 *
 * @param party of greatest loyalty
 * @param lead of its list with the person, Q15
 * @param trait standing readiness, 16 bits: below the chance, the person votes
 * @param heed 16 bits: below the share of those who heed a boycott, the person stays at home
 */
export const goesToVote = (
  { base, indifference, chances, stepBits, heeded }: BallotCalculus,
  party: number,
  lead: number,
  trait: number,
  heed: number,
): boolean => {
  const half = 1 << (stepBits - 1);
  const step = ((base[party] + indifference * lead + half) >> stepBits) + ((chances.length - 1) >> 1);
  const chance = chances[Math.max(0, Math.min(chances.length - 1, step))];
  return trait < chance && heed >= heeded[party];
};

/** Steps that a curve of chances has at most. */
export const CHANCES_MAX = 8193;

/** Calls back with each cell of a stratum: its columns, its number among theirs and in the stratum. */
const eachCell = (
  { shards }: Population,
  stratum: number,
  take: (columns: PeopleColumns, cell: number, entity: number, number: number) => void,
): void => {
  for (const { columns, pieces } of shards)
    for (const { stratum: own, entity, cellBegin, cellEnd, number } of pieces) {
      if (own !== stratum) continue;
      for (let cell = cellBegin; cell < cellEnd; cell++)
        take(columns, cell, entity, number + cell - cellBegin);
    }
};

/** Below any loyalty. */
const NO_OTHER = -65_536;

/** Those of a stratum whose greatest loyalty is to each party, and the sum of it, Q15. */
export interface Adherents {
  readonly agents: readonly number[];
  readonly loyalty: readonly number[];
}

/** Whose list a person would choose: the party of greatest loyalty, and its list's lead over any other. */
interface Choice {
  party: number;
  /** The loyalty to it, Q15. */
  loyalty: number;
  /** How far its list stands above any other, Q15; 0 where there is no other to choose. */
  lead: number;
}

/** Writes whom an agent would choose. The next best is the best of another list. */
const choose = (
  { loyalties, partyCount }: PeopleColumns,
  first: number,
  lists: readonly number[],
  choice: Choice,
): void => {
  let party = 0;
  let greatest = loyalties[first];
  let next = NO_OTHER;
  for (let p = 1; p < partyCount; p++) {
    const own = loyalties[first + p * LANES];
    const isOther = lists[p] !== lists[party];
    if (own > greatest) {
      if (isOther) next = greatest;
      greatest = own;
      party = p;
    } else if (isOther && own > next) next = own;
  }
  choice.party = party;
  choice.loyalty = greatest;
  choice.lead = next === NO_OTHER ? 0 : greatest - next;
};

/** Those of a stratum whose greatest loyalty is to each party: the reference of what kernels count. */
export function adherentsIn(population: Population, stratum: number): Adherents {
  const { partyCount } = population;
  const agents = new Array<number>(partyCount).fill(0);
  const loyalty = new Array<number>(partyCount).fill(0);
  const lists = agents.map((_, p) => p);
  const choice: Choice = { party: 0, loyalty: 0, lead: 0 };
  eachCell(population, stratum, (columns, cell) => {
    const first = firstLoyalty(columns, cell);
    for (let j = 0; j < columns.agents[cell]; j++) {
      choose(columns, first + loyaltyStep(partyCount, j), lists, choice);
      agents[choice.party]++;
      loyalty[choice.party] += choice.loyalty;
    }
  });
  return { agents, loyalty };
}

/**
 * Agents of a stratum by the party that they vote for, and last those who stay at home: all of them. It is
 * the reference of what kernels count.
 *
 * @param lists by party the index of the party whose list it stands on
 */
export function castIn(
  population: Population,
  stratum: number,
  rule: BallotCalculus,
  lists: readonly number[],
): number[] {
  const { keys, partyCount } = population;
  const counts = new Array<number>(partyCount + 1).fill(0);
  const words = new Uint32Array(CELL_WORDS);
  const mixed = new Uint16Array(CELL_AGENTS_MAX);
  const choice: Choice = { party: 0, loyalty: 0, lead: 0 };
  eachCell(population, stratum, (columns, cell, entity, number) => {
    const agents = columns.agents[cell];
    drawCell(noiseAddress(keys, PURPOSE.vote, 0, entity), number, words);
    mixAgents(words, agents, mixed);
    const key = partyKey(words, HEED);
    const first = firstLoyalty(columns, cell);
    for (let j = 0; j < agents; j++) {
      choose(columns, first + loyaltyStep(partyCount, j), lists, choice);
      const { party, lead } = choice;
      const heed = partyNumber(mixed[j], PARTY_MULTIPLIERS[HEED], key) & 0xffff;
      counts[goesToVote(rule, party, lead, mixed[j], heed) ? party : partyCount]++;
    }
  });
  return counts;
}
