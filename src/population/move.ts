/**
 * People who move: agents leave the cells of one stratum and come to those of another, with their loyalties
 * and traits.
 *
 * Decision worth knowing: who goes is a stratified draw (Cochran 1977, ch. 5A): the agents of a stratum, in
 * the order of its cells, are cut into as many equal parts as go, and an addressed draw takes one of each. So
 * exactly so many go, each with the same chance, every cell loses its share, and it costs as many draws as
 * people who go; the lowest of a hash of everybody would cost as many as there are. The gap of one who goes
 * is filled by the last of the cell, and a block is laid anew only where its last tile begins or ends.
 */
import { drawAt } from '../foundation/random.js';
import { allegianceAt } from './allegiance.js';
import { averageCell } from './count.js';
import {
  ACTIVE_BIT,
  ALIGNMENT,
  ALLEGIANCE_BITS,
  LANES,
  PADDING,
  firstCode,
  firstLoyalty,
  firstReceptivity,
  firstThreshold,
  lanesOf,
  loyaltyStep,
  tallyWidth,
  type PeopleColumns,
  type Shard,
} from './layout.js';
import { shardOf, type Population } from './population.js';

/** One who goes: what he takes along. Bytes of traits keep their place on the scale of whatever stratum. */
export interface Migrant {
  /** [party] Q15. */
  readonly loyalties: Int16Array;
  readonly receptivity: number;
  readonly threshold: number;
  /** Whether he left: of agents who stand for fewer persons there than here, others go in his likeness. */
  readonly left: boolean;
}

/**
 * Draws `count` of the numbers 0 to n - 1, ascending, each as likely as any other; no number twice as long as
 * `count` is at most n. The open address is that of the day and the flow.
 */
export function drawEvenly(n: number, count: number, address: number): Float64Array {
  const turn = drawAt(address, 0) % n;
  const drawn = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const begin = Math.floor((i * n) / count);
    const width = Math.max(1, Math.floor(((i + 1) * n) / count) - begin);
    const within = Math.floor((drawAt(address, i + 1) / 2 ** 32) * width);
    drawn[i] = (turn + begin + within) % n;
  }
  return drawn.sort();
}

/** Spreads the sections of a block behind its loyalties from so many lanes to others, and empties the new. */
function relay({ blocks, blockStarts, partyCount }: PeopleColumns, cell: number, from: number, to: number) {
  const base = blockStarts[cell] * ALIGNMENT;
  const loyaltyBytes = 2 * partyCount;
  const kept = Math.min(from, to);
  const sections = [0, 1, 2];
  for (const section of to > from ? sections.toReversed() : sections) {
    const source = base + from * (loyaltyBytes + section);
    const target = base + to * (loyaltyBytes + section);
    blocks.copyWithin(target, source, source + kept);
    blocks.fill(section === 2 ? PADDING : 0, target + kept, target + to);
  }
  if (to > from) blocks.fill(0, base + from * loyaltyBytes, base + to * loyaltyBytes);
}

/** Changes how many agents a cell has; those whose lanes are new are nobody yet. */
function resize(columns: PeopleColumns, cell: number, agents: number): void {
  const [from, to] = [lanesOf(columns.agents[cell]), lanesOf(agents)];
  if (from !== to) relay(columns, cell, from, to);
  columns.agents[cell] = agents;
}

/** Adds (or with -1 takes away) what the agent at a place counts for in the row of the cell's tallies. */
function tell(columns: PeopleColumns, cell: number, j: number, times: number): void {
  const { blocks, loyalties, tallies, partyCount } = columns;
  const row = cell * tallyWidth(partyCount);
  const code = blocks[firstCode(columns, cell) + j];
  const allegiance = code & ALLEGIANCE_BITS;
  tallies[row + allegiance] += times;
  if (code & ACTIVE_BIT) tallies[row + partyCount + 1 + allegiance] += times;
  const first = firstLoyalty(columns, cell) + loyaltyStep(partyCount, j);
  for (let p = 0; p < partyCount; p++)
    tallies[row + 2 * partyCount + 2 + p] += times * loyalties[first + p * LANES];
}

/** Writes all of one agent's lane: from another lane of the cell, or nobody. */
function writeLane(columns: PeopleColumns, cell: number, j: number, from: number | null): void {
  const { blocks, loyalties, partyCount } = columns;
  const first = firstLoyalty(columns, cell);
  const [own, other] = [first + loyaltyStep(partyCount, j), first + loyaltyStep(partyCount, from ?? j)];
  for (let p = 0; p < partyCount; p++)
    loyalties[own + p * LANES] = from === null ? 0 : loyalties[other + p * LANES];
  const traits = [firstReceptivity, firstThreshold, firstCode];
  traits.forEach((firstOf, trait) => {
    const at = firstOf(columns, cell);
    blocks[at + j] = from === null ? (trait === 2 ? PADDING : 0) : blocks[at + from];
  });
}

/** What an agent would take along. */
function migrantAt(columns: PeopleColumns, cell: number, j: number, left: boolean): Migrant {
  const { blocks, loyalties, partyCount } = columns;
  const first = firstLoyalty(columns, cell) + loyaltyStep(partyCount, j);
  return {
    loyalties: Int16Array.from({ length: partyCount }, (_, p) => loyalties[first + p * LANES]),
    receptivity: blocks[firstReceptivity(columns, cell) + j],
    threshold: blocks[firstThreshold(columns, cell) + j],
    left,
  };
}

/** Takes an agent out of a cell. */
function takeOut(columns: PeopleColumns, cell: number, j: number): void {
  const last = columns.agents[cell] - 1;
  tell(columns, cell, j, -1);
  if (j < last) writeLane(columns, cell, j, last);
  writeLane(columns, cell, last, null);
  resize(columns, cell, last);
  averageCell(columns, cell);
}

/** Puts an agent into a cell that has room; he acts no more today. */
function putIn(columns: PeopleColumns, cell: number, migrant: Migrant, floor: number): void {
  const { partyCount, loyalties, blocks } = columns;
  const j = columns.agents[cell];
  resize(columns, cell, j + 1);
  const first = firstLoyalty(columns, cell) + loyaltyStep(partyCount, j);
  for (let p = 0; p < partyCount; p++) loyalties[first + p * LANES] = migrant.loyalties[p];
  blocks[firstReceptivity(columns, cell) + j] = migrant.receptivity;
  blocks[firstThreshold(columns, cell) + j] = migrant.threshold;
  blocks[firstCode(columns, cell) + j] = allegianceAt(loyalties, first, partyCount, floor);
  tell(columns, cell, j, 1);
  averageCell(columns, cell);
}

/** Every shard's cells of a stratum, in order. */
const eachCell = (
  { shards }: Population,
  stratum: number,
  visit: (shard: Shard, cell: number) => void,
): void => {
  for (const shard of shards)
    for (const piece of shard.pieces)
      if (piece.stratum === stratum)
        for (let cell = piece.cellBegin; cell < piece.cellEnd; cell++) visit(shard, cell);
};

/** Agents of a stratum as they are now. */
export function agentsNow(population: Population, stratum: number): number {
  let agents = 0;
  eachCell(population, stratum, ({ columns }, cell) => {
    agents += columns.agents[cell];
  });
  return agents;
}

/**
 * Looks at agents of a stratum, by their ascending numbers in the order of its cells, and takes `leave` of
 * them out, evenly among those looked at. Returns all who were looked at, in order.
 */
export function sendOff(
  population: Population,
  stratum: number,
  numbers: Float64Array,
  leave: number,
): Migrant[] {
  const migrants: Migrant[] = [];
  let next = 0;
  let before = 0;
  const goes = (i: number): boolean =>
    Math.floor(((i + 1) * leave) / numbers.length) > Math.floor((i * leave) / numbers.length);
  eachCell(population, stratum, ({ columns }, cell) => {
    const gone: number[] = [];
    const end = before + columns.agents[cell];
    for (; next < numbers.length && numbers[next] < end; next++) {
      const j = numbers[next] - before;
      migrants.push(migrantAt(columns, cell, j, goes(next)));
      if (goes(next)) gone.push(j);
    }
    // The last first: whoever fills a gap then stays.
    for (const j of gone.reverse()) takeOut(columns, cell, j);
    before = end;
  });
  return migrants;
}

/**
 * Takes people into the cells of a stratum, which has room for them: to each in proportion to its agents at
 * birth, and on to the next that has room where one is full.
 *
 * @param numbers ascending, one a person, among the agents of the stratum at birth
 * @param floor how far the greatest loyalty must stand above the mean to be an allegiance there, Q15
 */
export function takeIn(
  population: Population,
  stratum: number,
  { numbers, migrants, floor }: { numbers: Float64Array; migrants: readonly Migrant[]; floor: number },
): void {
  const { cellAgents, cellRooms } = population.plan;
  const { cellBegin, cellEnd } = population.strata[stratum];
  let cell = cellBegin;
  let end = cellAgents[cell];
  migrants.forEach((migrant, i) => {
    while (numbers[i] >= end) end += cellAgents[++cell];
    let at = cell;
    for (;;) {
      const shard = shardOf(population, at);
      if (shard.columns.agents[at - shard.cellBegin] < cellRooms[at]) {
        putIn(shard.columns, at - shard.cellBegin, migrant, floor);
        return;
      }
      at = at + 1 < cellEnd ? at + 1 : cellBegin;
    }
  });
}

/** The most agents that the cells of a stratum have room for. */
export function roomOf({ plan, strata }: Population, stratum: number): number {
  const { cellBegin, cellEnd } = strata[stratum];
  let room = 0;
  for (let cell = cellBegin; cell < cellEnd; cell++) room += plan.cellRooms[cell];
  return room;
}
