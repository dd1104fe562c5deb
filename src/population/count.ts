/**
 * Counting the people of a cell: the row of tallies, the mean loyalties and the active share.
 */
import { ONE } from '../foundation/fixed.js';
import {
  ACTIVE_BIT,
  ALLEGIANCE_BITS,
  LANES,
  firstCode,
  firstLoyalty,
  loyaltyStep,
  tallyWidth,
  type PeopleColumns,
} from './layout.js';

/** Counts one cell from its codes and loyalties; what the cell's columns said before is replaced. */
export function countCell(columns: PeopleColumns, cell: number): void {
  countCodes(columns, cell);
  sumLoyalties(columns, cell);
  averageCell(columns, cell);
}

/**
 * Writes the mean loyalties and the active share of a cell from its row of tallies. An empty cell has nobody
 * active, and what was last heard of it (its means) remains.
 */
export function averageCell(columns: PeopleColumns, cell: number): void {
  const { agents, partyCount, tallies, means, activeShares } = columns;
  const row = cell * tallyWidth(partyCount);
  const sums = row + 2 * partyCount + 2;
  if (agents[cell] === 0) {
    activeShares[cell] = 0;
    return;
  }
  for (let p = 0; p < partyCount; p++)
    means[cell * partyCount + p] = Math.trunc(tallies[sums + p] / agents[cell]);
  let active = 0;
  for (let a = 0; a <= partyCount; a++) active += tallies[row + partyCount + 1 + a];
  activeShares[cell] = Math.min(ONE - 1, Math.floor((active * ONE) / agents[cell]));
}

function countCodes(columns: PeopleColumns, cell: number): void {
  const { blocks, tallies, partyCount } = columns;
  const row = cell * tallyWidth(partyCount);
  const activeRow = row + partyCount + 1;
  const first = firstCode(columns, cell);
  tallies.fill(0, row, activeRow + partyCount + 1);
  for (let j = 0; j < columns.agents[cell]; j++) {
    const code = blocks[first + j];
    tallies[row + (code & ALLEGIANCE_BITS)]++;
    if (code & ACTIVE_BIT) tallies[activeRow + (code & ALLEGIANCE_BITS)]++;
  }
}

function sumLoyalties(columns: PeopleColumns, cell: number): void {
  const { loyalties, tallies, partyCount } = columns;
  const count = columns.agents[cell];
  const sums = cell * tallyWidth(partyCount) + 2 * partyCount + 2;
  for (let p = 0; p < partyCount; p++) {
    const first = firstLoyalty(columns, cell) + p * LANES;
    let sum = 0;
    for (let j = 0; j < count; j++) sum += loyalties[first + loyaltyStep(partyCount, j)];
    tallies[sums + p] = sum;
  }
}
