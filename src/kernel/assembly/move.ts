/**
 * The day of a stratum's cells: `#moveCell` of kernel/reference.ts.
 */
import {
  COLUMN_activeShares,
  COLUMN_fatigues,
  COLUMN_means,
  COLUMN_rhoSums,
  COLUMN_tallies,
  FIELD_fatigueFade,
  FIELD_fatigueGain,
  FIELD_rhoCap,
  FIELD_tempo,
  FRONT_noiseWords,
  FRONT_products,
  ONE,
  PRODUCT_BYTES,
  RECEPTIVITY_SHIFT,
  WHOLE_CELL,
} from './constants';
import { mulQ15, sat16 } from './arithmetic';
import { agentsOf, blockOf, column, input, lanesOf, loyaltyBytes, tileBytes } from './block';
import { countCodes } from './count';
import { drawWords } from './draw';
import { judge, openOffices } from './judge';
import { learn } from './learn';
import { moveParty } from './party';

/** The cyclic matching of the day: agent j meets agent j + offset. */
function partnerOffset(agents: i32): i32 {
  return agents > 1 ? 1 + (load<u32>(FRONT_noiseWords + 4 * WHOLE_CELL) % <u32>(agents - 1)) : 0;
}

/** How many tiles of products of rho and a loyalty can be summed in 32 bits: a lane takes two a tile. */
function exactTilesToday(): i32 {
  const rhoMax = min(input(FIELD_rhoCap), (255 * input(FIELD_tempo)) >> RECEPTIVITY_SHIFT);
  return (ONE - 1) / max(1, rhoMax);
}

/**
 * Moves the cells from `begin` to `end`, which are a whole stratum or the part from number `number` of one. The open
 * addresses are those of the stratum's noise and tastes. The products of the stratum begin anew.
 */
export function move(
  parties: i32,
  begin: usize,
  end: usize,
  number: u32,
  noiseFirst: i32,
  noiseSecond: i32,
  tasteFirst: i32,
  tasteSecond: i32,
): void {
  let addresses = i32x4.replace_lane(i32x4.splat(noiseFirst), 1, noiseSecond);
  addresses = i32x4.replace_lane(i32x4.replace_lane(addresses, 2, tasteFirst), 3, tasteSecond);
  const exactTiles = exactTilesToday();
  openOffices(parties);
  memory.fill(FRONT_products, 0, PRODUCT_BYTES * parties);
  for (let cell = begin; cell < end; cell++) {
    drawWords(addresses, number++);
    moveCell(parties, cell, exactTiles);
  }
}

function moveCell(parties: i32, cell: usize, exactTiles: i32): void {
  const agents = agentsOf(cell);
  const lanes = lanesOf(agents);
  const block = blockOf(cell);
  const receptivity = block + loyaltyBytes(lanes, parties);
  const row = column(COLUMN_tallies) + 4 * cell * (3 * parties + 2);
  store<i32>(column(COLUMN_rhoSums) + 4 * cell, learn(receptivity, lanes));
  moveLoyalties(parties, cell, block, agents, row + 4 * (2 * parties + 2), exactTiles);
  judge(parties, cell, block, receptivity + lanes, lanes, agents);
  const active = countCodes(parties, receptivity + 2 * lanes, lanes, row);
  tire(cell, min(ONE - 1, (active * ONE) / agents));
}

function moveLoyalties(
  parties: i32,
  cell: usize,
  block: usize,
  agents: i32,
  sums: usize,
  exactTiles: i32,
): void {
  const offset = partnerOffset(agents);
  const means = column(COLUMN_means);
  for (let p = 0; p < parties; p++) {
    const index = cell * parties + p;
    const sum = moveParty(p, index, block + 16 * p, tileBytes(parties), agents, offset, exactTiles);
    store<i32>(sums + 4 * p, sum);
    store<i16>(means + 2 * index, sum / agents);
  }
}

/** Records the share of a cell that is active, and how that tires it. */
function tire(cell: usize, activeShare: i32): void {
  store<i16>(column(COLUMN_activeShares) + 2 * cell, activeShare);
  const at = column(COLUMN_fatigues) + 2 * cell;
  const fatigue = load<i16>(at);
  const rested = fatigue - mulQ15(input(FIELD_fatigueFade), fatigue);
  store<i16>(at, sat16(rested + mulQ15(input(FIELD_fatigueGain), activeShare)));
}
