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

/** Below any loyalty. */
const NO_OTHER = -65_536;

/** Those of a stratum whose greatest loyalty is to each party, and the sum of it, Q15. */
export interface Adherents {
  readonly agents: readonly number[];
  readonly loyalty: readonly number[];
}

/** Whom each agent of a stratum would choose, in the order of its cells. */
export interface Choices {
  readonly adherents: Adherents;
  /** Party of greatest loyalty. */
  readonly favourite: Uint8Array;
  /** How far its list stands above any other, Q15; 0 where there is no other to choose. */
  readonly lead: Int32Array;
}

/** The greatest loyalty of an agent to a party on another list than the favourite's. */
const nextAt = (
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
  return next;
};

/**
 * Whom the agents of a stratum would choose: a look at every loyalty, once where no two parties share a list.
 *
 * @param lists by party the index of the party whose list it stands on
 */
export function choicesIn(population: Population, stratum: number, lists: readonly number[]): Choices {
  const { partyCount } = population;
  const all = population.strata[stratum].agents;
  const [favourite, lead] = [new Uint8Array(all), new Int32Array(all)];
  const agents = new Array<number>(partyCount).fill(0);
  const loyalty = new Array<number>(partyCount).fill(0);
  const areApart = new Set(lists).size === lists.length;
  let at = 0;
  eachCell(population, stratum, (columns, cell) => {
    const { loyalties } = columns;
    const first = firstLoyalty(columns, cell);
    for (let j = 0; j < columns.agents[cell]; j++, at++) {
      const index = first + loyaltyStep(partyCount, j);
      let party = 0;
      let greatest = loyalties[index];
      let next = NO_OTHER;
      for (let p = 1; p < partyCount; p++) {
        const own = loyalties[index + p * LANES];
        if (own > greatest) {
          next = greatest;
          greatest = own;
          party = p;
        } else if (own > next) next = own;
      }
      if (!areApart) next = nextAt(loyalties, index, lists, party);
      agents[party]++;
      loyalty[party] += greatest;
      favourite[at] = party;
      lead[at] = next === NO_OTHER ? 0 : greatest - next;
    }
  });
  return { adherents: { agents, loyalty }, favourite, lead };
}

/** Agents of a stratum by the party that they vote for, and last those who stay at home: all of them. */
export function countVotes(
  population: Population,
  stratum: number,
  choices: Choices,
  votes: Ballot,
): number[] {
  const { keys, partyCount } = population;
  const { favourite, lead } = choices;
  const counts = new Array<number>(partyCount + 1).fill(0);
  const words = new Uint32Array(CELL_WORDS);
  const mixed = new Uint16Array(CELL_AGENTS_MAX);
  let at = 0;
  eachCell(population, stratum, ({ agents }, cell, entity, number) => {
    drawCell(noiseAddress(keys, PURPOSE.vote, 0, entity), number, words);
    mixAgents(words, agents[cell], mixed);
    const key = partyKey(words, HEED);
    for (let j = 0; j < agents[cell]; j++, at++) {
      const party = favourite[at];
      const heed = partyNumber(mixed[j], PARTY_MULTIPLIERS[HEED], key) & 0xffff;
      counts[votes(party, lead[at], mixed[j], heed) ? party : partyCount]++;
    }
  });
  return counts;
}
