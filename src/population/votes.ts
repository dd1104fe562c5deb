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
const HEED = 1;

/** Whether an agent votes, by the party of its greatest loyalty and two numbers of 16 bits of its own. */
export type Ballot = (party: number, lead: number, trait: number, heed: number) => boolean;

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

/** The party of greatest loyalty of the agent whose first one is at `index`; of equals the lowest. */
const favouriteAt = (loyalties: Int16Array, index: number, partyCount: number): number => {
  let choice = 0;
  let greatest = loyalties[index];
  for (let p = 1; p < partyCount; p++) {
    const loyalty = loyalties[index + p * LANES];
    if (loyalty > greatest) {
      greatest = loyalty;
      choice = p;
    }
  }
  return choice;
};

/** Below any loyalty. */
const NO_OTHER = -65_536;

/** How far the list of the favourite stands above any other, Q15; 0 where there is no other to choose. */
const leadAt = (
  loyalties: Int16Array,
  index: number,
  lists: readonly number[],
  favourite: number,
): number => {
  let next = NO_OTHER;
  for (let p = 0; p < lists.length; p++) {
    const loyalty = loyalties[index + p * LANES];
    if (loyalty > next && lists[p] !== lists[favourite]) next = loyalty;
  }
  return next === NO_OTHER ? 0 : loyalties[index + favourite * LANES] - next;
};

/**
 * Agents of a stratum by the party that they vote for, and last those who stay at home; they add up to all of
 * them.
 *
 * @param lists by party the index of the party whose list it stands on
 */
export function countVotes(
  population: Population,
  stratum: number,
  lists: readonly number[],
  votes: Ballot,
): number[] {
  const { keys, partyCount } = population;
  const counts = new Array<number>(partyCount + 1).fill(0);
  const words = new Uint32Array(CELL_WORDS);
  const mixed = new Uint16Array(CELL_AGENTS_MAX);
  eachCell(population, stratum, (columns, cell, entity, number) => {
    const { agents, loyalties } = columns;
    drawCell(noiseAddress(keys, PURPOSE.vote, 0, entity), number, words);
    mixAgents(words, agents[cell], mixed);
    const key = partyKey(words, HEED);
    const first = firstLoyalty(columns, cell);
    for (let j = 0; j < agents[cell]; j++) {
      const index = first + loyaltyStep(partyCount, j);
      const party = favouriteAt(loyalties, index, partyCount);
      const heed = partyNumber(mixed[j], PARTY_MULTIPLIERS[HEED], key) & 0xffff;
      const goes = votes(party, leadAt(loyalties, index, lists, party), mixed[j], heed);
      counts[goes ? party : partyCount]++;
    }
  });
  return counts;
}

/** Those of a stratum whose greatest loyalty is to each party, and the sum of it, Q15. */
export interface Adherents {
  readonly agents: readonly number[];
  readonly loyalty: readonly number[];
}

/** Adherents of all parties in a stratum, whether or not an allegiance stands out. */
export function adherentsIn(population: Population, stratum: number): Adherents {
  const { partyCount } = population;
  const agents = new Array<number>(partyCount).fill(0);
  const loyalty = new Array<number>(partyCount).fill(0);
  eachCell(population, stratum, (columns, cell) => {
    const { loyalties } = columns;
    const first = firstLoyalty(columns, cell);
    for (let j = 0; j < columns.agents[cell]; j++) {
      const index = first + loyaltyStep(partyCount, j);
      const party = favouriteAt(loyalties, index, partyCount);
      agents[party]++;
      loyalty[party] += loyalties[index + party * LANES];
    }
  });
  return { agents, loyalty };
}
