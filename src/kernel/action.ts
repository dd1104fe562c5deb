/**
 * Who acts in public today, and how action tires.
 *
 * Decision worth knowing: the terms are added one by one with saturation, in the order of design.md, section
 * 3, because saturating sums depend on their order and every kernel must agree.
 */
import { ONE, mulQ15, sat16 } from '../foundation/fixed.js';
import { allegianceAt } from '../population/allegiance.js';
import {
  ACTIVE_BIT,
  LANES,
  RUNGS,
  firstCode,
  firstLoyalty,
  firstThreshold,
  loyaltyStep,
  type PeopleColumns,
} from '../population/layout.js';
import { FIELD } from './inputs.js';

/** Below every loyalty: the best of no parties. */
const NOBODY = -2 * ONE;

/**
 * Writes the codes of a cell from its loyalties as they now are: each agent's allegiance, and whether he is
 * active. Who is driven beyond the heights of the row is counted.
 */
export function judge(columns: PeopleColumns, row: Int32Array, cell: number): void {
  const { blocks, loyalties, partyCount } = columns;
  const loyalty = firstLoyalty(columns, cell);
  const threshold = firstThreshold(columns, cell);
  const code = firstCode(columns, cell);
  const contagion = sat16(
    mulQ15(row[FIELD.kappa], columns.activeShares[cell]) +
      mulQ15(row[FIELD.diffusion], columns.tieActives[cell]),
  );
  columns.beyond.fill(0, cell * RUNGS, (cell + 1) * RUNGS);
  for (let j = 0; j < columns.agents[cell]; j++) {
    const index = loyalty + loyaltyStep(partyCount, j);
    const allegiance = allegianceAt(loyalties, index, partyCount, row[FIELD.floor]);
    let drive = mulQ15(
      row[FIELD.grievance],
      grievanceAt(loyalties, index, partyCount, row[FIELD.officeMask]),
    );
    drive = sat16(drive + row[FIELD.discontent]);
    if (allegiance < partyCount)
      drive = sat16(
        drive + mulQ15(row[FIELD.call + allegiance], Math.max(0, loyalties[index + allegiance * LANES])),
      );
    drive = sat16(drive + contagion);
    drive = sat16(drive - row[FIELD.fear]);
    drive = sat16(drive - columns.fatigues[cell]);
    const own = row[FIELD.thresholdLeast] + blocks[threshold + j] * row[FIELD.thresholdStep];
    blocks[code + j] = drive > own ? allegiance | ACTIVE_BIT : allegiance;
    climb(columns, row, cell, sat16(drive - own));
  }
}

/** Counts an agent at each height that his drive stands beyond, by what it has above his threshold. */
function climb({ beyond }: PeopleColumns, row: Int32Array, cell: number, excess: number): void {
  for (let rung = 0; rung < RUNGS; rung++) {
    const height = row[FIELD.rungs + rung];
    if (height > 0 && excess > height) beyond[cell * RUNGS + rung]++;
  }
}

/** The best loyalty outside office less the best in office; a side without parties counts as 0. */
function grievanceAt(loyalties: Int16Array, index: number, partyCount: number, officeMask: number): number {
  let outside = NOBODY;
  let inside = NOBODY;
  for (let p = 0; p < partyCount; p++) {
    const loyalty = loyalties[index + p * LANES];
    if ((officeMask >> p) & 1) inside = Math.max(inside, loyalty);
    else outside = Math.max(outside, loyalty);
  }
  return sat16((outside === NOBODY ? 0 : outside) - (inside === NOBODY ? 0 : inside));
}

/** Tires a cell by today's share of active people. */
export function tire(columns: PeopleColumns, row: Int32Array, cell: number): void {
  const fatigue = columns.fatigues[cell];
  const rested = fatigue - mulQ15(row[FIELD.fatigueFade], fatigue);
  columns.fatigues[cell] = sat16(rested + mulQ15(row[FIELD.fatigueGain], columns.activeShares[cell]));
}
