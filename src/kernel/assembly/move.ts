/**
 * The day of a stratum's cells: `#moveCell` of kernel/reference.ts.
 */
import {
  COLUMN_activeShares,
  COLUMN_fatigues,
  COLUMN_rhoSums,
  COLUMN_tallies,
  COLUMN_tastes,
  COLUMN_tieMeans,
  FIELD_appeal,
  FIELD_fatigueFade,
  FIELD_fatigueGain,
  FIELD_omega,
  FIELD_rhoCap,
  FIELD_tempo,
  FRONT_appeals,
  FRONT_before,
  FRONT_beforeNext,
  FRONT_heard,
  FRONT_noiseWords,
  FRONT_row,
  FRONT_somebody,
  HALF,
  ONE,
  RECEPTIVITY_SHIFT,
  WHOLE_CELL,
} from './constants';
import { mulQ15, sat16 } from './arithmetic';
import {
  agentsOf,
  blockOf,
  column,
  input,
  lanesOf,
  lastTileMask,
  loyaltyBytes,
  tallyWidth,
  tileBytes,
} from './block';
import { countCodes, openOnes } from './count';
import { drawWords } from './draw';
import { judge, landClimbers, openJudgement } from './judge';
import { learn, openLearning } from './learn';
import { moveParty, recall, WithoutProducts, WithProducts } from './party';
import { addCell, closeSums, openSums, tallyLoyalties } from './sums';

const VECTOR: usize = 16;

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
 * Moves the cells from `begin` to `end`, which are a whole stratum or the part from number `number` of one.
 * The open addresses are those of the stratum's noise and tastes. The sums and the tally of those cells are
 * then at the front; those of products (population/tally.ts) are 0 unless they are wanted.
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
  products: bool,
): void {
  let addresses = i32x4.replace_lane(i32x4.splat(noiseFirst), 1, noiseSecond);
  addresses = i32x4.replace_lane(i32x4.replace_lane(addresses, 2, tasteFirst), 3, tasteSecond);
  const exactTiles = exactTilesToday();
  openLearning();
  openJudgement(parties);
  openOnes();
  openSums();
  for (let cell = begin; cell < end; cell++) {
    drawWords(addresses, number++);
    moveCell(parties, cell, exactTiles, products);
  }
  closeSums(parties, products);
}

function moveCell(parties: i32, cell: usize, exactTiles: i32, products: bool): void {
  const agents = agentsOf(cell);
  if (agents == 0) {
    store<i32>(column(COLUMN_rhoSums) + 4 * cell, 0);
    tire(cell, 0);
    landClimbers(cell);
    return;
  }
  const lanes = lanesOf(agents);
  const block = blockOf(cell);
  const receptivity = block + loyaltyBytes(lanes, parties);
  const row = column(COLUMN_tallies) + 4 * tallyWidth(parties) * cell;
  const rhoSum = learn(receptivity, lanes);
  store<i32>(column(COLUMN_rhoSums) + 4 * cell, rhoSum);
  listen(parties, cell);
  if (products) moveLoyalties<WithProducts>(parties, block, agents, exactTiles);
  else moveLoyalties<WithoutProducts>(parties, block, agents, exactTiles);
  tallyLoyalties(parties, cell, agents, row + 4 * (2 * parties + 2));
  const actives = judge(parties, cell, block, receptivity + lanes, lanes, agents);
  countCodes(parties, receptivity + 2 * lanes, lanes, agents, actives, row);
  tire(cell, min(ONE - 1, (actives * ONE) / agents));
  addCell(parties, cell, agents, rhoSum, row);
}

/** What the cell has in common towards each party: appeal with its taste, and what it hears. */
export function listen(parties: i32, cell: usize): void {
  const appeal: usize = FRONT_row + 4 * FIELD_appeal;
  const appeals = i16x8.narrow_i32x4_s(v128.load(appeal), v128.load(appeal, VECTOR));
  const tastes = v128.load(column(COLUMN_tastes) + 2 * parties * cell);
  v128.store(FRONT_appeals, i16x8.add_sat_s(appeals, tastes));
  const tieMeans = v128.load(column(COLUMN_tieMeans) + 2 * parties * cell);
  const omega = i16x8.splat(<i16>input(FIELD_omega));
  const half = i32x4.splat(HALF);
  v128.store(FRONT_heard, i32x4.add(half, i32x4.extmul_low_i16x8_s(tieMeans, omega)));
  v128.store(FRONT_heard + VECTOR, i32x4.add(half, i32x4.extmul_high_i16x8_s(tieMeans, omega)));
}

function moveLoyalties<Choice>(parties: i32, tile: usize, agents: i32, exactTiles: i32): void {
  v128.store(FRONT_somebody, lastTileMask(agents));
  const offset = partnerOffset(agents);
  const stride = tileBytes(parties);
  let row: usize = FRONT_before;
  let nextRow: usize = FRONT_beforeNext;
  recall(tile, stride, agents, row);
  for (let p = 0; p < parties; p++) {
    moveParty<Choice>(p, tile, stride, agents, offset, row, nextRow, exactTiles);
    tile += VECTOR;
    const used = row;
    row = nextRow;
    nextRow = used;
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
