/**
 * The day of design.md, section 3, written a second time in the plainest way: real numbers, arrays of agents, no tiles. Draws
 * are left out (no noise, no personal taste); who met whom is handed in.
 */
import { FIELD, ROW_LENGTH, type KernelInputs } from '../../src/kernel/inputs.js';
import {
  firstCode,
  firstLoyalty,
  firstReceptivity,
  firstThreshold,
  RUNGS,
} from '../../src/population/layout.js';
import { range, type OneShard } from '../population/fixture.js';

export interface Agent {
  readonly loyalties: readonly number[];
  readonly receptivity: number;
  /** The byte that the stratum's scale reads. */
  readonly threshold: number;
  readonly allegiance: number;
  readonly active: boolean;
}

export interface Cell {
  readonly agents: readonly Agent[];
  readonly fatigue: number;
  readonly activeShare: number;
  /** How many are driven beyond each height. */
  readonly beyond: readonly number[];
}

const clamp = (x: number): number => Math.max(-32768, Math.min(32767, x));
const roundHalfUp = (x: number): number => Math.floor(x + 0.5);
const product = (a: number, b: number): number => clamp(roundHalfUp((a * b) / 32768));
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** All cells of a population as plain objects. */
export function readCells({ columns, cellCount, partyCount }: OneShard): Cell[] {
  return range(cellCount).map((cell) => ({
    fatigue: columns.fatigues[cell],
    activeShare: columns.activeShares[cell],
    beyond: range(RUNGS).map((rung) => columns.beyond[cell * RUNGS + rung]),
    agents: range(columns.agents[cell]).map((j) => {
      const tile = firstLoyalty(columns, cell) + Math.floor(j / 8) * 8 * partyCount;
      const code = columns.blocks[firstCode(columns, cell) + j];
      return {
        loyalties: range(partyCount).map((p) => columns.loyalties[tile + 8 * p + (j % 8)]),
        receptivity: columns.blocks[firstReceptivity(columns, cell) + j],
        threshold: columns.blocks[firstThreshold(columns, cell) + j],
        allegiance: code % 16,
        active: code >= 16,
      };
    }),
  }));
}

const meanOf = (cell: Cell, party: number): number =>
  Math.trunc(sum(cell.agents.map(({ loyalties }) => loyalties[party])) / cell.agents.length);

/** The cells that a cell is tied to. */
function tiesOf(population: OneShard, cell: number): number[] {
  const { tiesPerCell, tieBegin, cellBegin } = population.strata[population.plan.cellStrata[cell]];
  return range(tiesPerCell).map(
    (k) => population.columns.tiedCells[tieBegin + (cell - cellBegin) * tiesPerCell + k],
  );
}

/** What the tied cells of a cell hold on average, by party. */
function heard(population: OneShard, cells: readonly Cell[], cell: number): number[] {
  const ties = tiesOf(population, cell);
  return range(population.partyCount).map((p) =>
    Math.floor(sum(ties.map((tied) => meanOf(cells[tied], p))) / ties.length),
  );
}

/** The mean share of the tied cells of a cell that is active. */
export function seenActive(population: OneShard, cells: readonly Cell[], cell: number): number {
  const ties = tiesOf(population, cell);
  return Math.floor(sum(ties.map((tied) => cells[tied].activeShare)) / ties.length);
}

/** Loyalties of all agents of a cell after a day on which agent j met agent j + offset. */
export function movedLoyalties(
  population: OneShard,
  inputs: KernelInputs,
  cells: readonly Cell[],
  cell: number,
  offset: number,
): number[][] {
  const row = [...inputs.rows.subarray(population.plan.cellStrata[cell] * ROW_LENGTH)];
  const { agents } = cells[cell];
  const tied = heard(population, cells, cell);
  return agents.map(({ loyalties, receptivity }, j) =>
    loyalties.map((l, p) => {
      const rho = Math.min(row[FIELD.rhoCap], Math.floor((receptivity * row[FIELD.tempo]) / 128));
      const appeal = clamp(
        row[FIELD.appeal + p] + population.columns.tastes[cell * population.partyCount + p],
      );
      const partner = agents[(j + offset) % agents.length].loyalties[p];
      const pull = rho * (appeal - l) + row[FIELD.sigma] * (partner - l) + row[FIELD.omega] * (tied[p] - l);
      return clamp(l + clamp(roundHalfUp(pull / 32768)));
    }),
  );
}

/**
 * A cell after its agents came to hold `loyalties`, who saw such a share of their tied cells act: allegiances,
 * actions and fatigue.
 */
export function judged(
  row: readonly number[],
  before: Cell,
  loyalties: readonly (readonly number[])[],
  seen: number,
): Cell {
  const inOffice = (p: number): boolean => Math.floor(row[FIELD.officeMask] / 2 ** p) % 2 === 1;
  const thresholdOf = ({ threshold }: Agent): number =>
    row[FIELD.thresholdLeast] + threshold * row[FIELD.thresholdStep];
  const best = (values: readonly number[]): number => (values.length > 0 ? Math.max(...values) : 0);
  const excesses: number[] = [];
  const agents = before.agents.map((agent, j): Agent => {
    const own = loyalties[j];
    const greatest = Math.max(...own);
    const standsOut = own.length * greatest - sum(own) >= own.length * row[FIELD.floor];
    const allegiance = standsOut ? own.indexOf(greatest) : own.length;
    const grievance = clamp(
      best(own.filter((_, p) => !inOffice(p))) - best(own.filter((_, p) => inOffice(p))),
    );
    const terms = [
      product(row[FIELD.grievance], grievance),
      row[FIELD.discontent],
      standsOut ? product(row[FIELD.call + allegiance], Math.max(0, greatest)) : 0,
      clamp(product(row[FIELD.kappa], before.activeShare) + product(row[FIELD.diffusion], seen)),
      -row[FIELD.fear],
      -before.fatigue,
    ];
    const drive = terms.reduce((total, term) => clamp(total + term), 0);
    excesses.push(clamp(drive - thresholdOf(agent)));
    return { ...agent, loyalties: own, allegiance, active: drive > thresholdOf(agent) };
  });
  const active = agents.filter((agent) => agent.active).length;
  const activeShare = Math.min(32767, Math.floor((active * 32768) / agents.length));
  const rested = before.fatigue - product(row[FIELD.fatigueFade], before.fatigue);
  const beyond = range(RUNGS).map((rung) => {
    const height = row[FIELD.rungs + rung];
    return height > 0 ? excesses.filter((excess) => excess > height).length : 0;
  });
  const fatigue = clamp(rested + product(row[FIELD.fatigueGain], activeShare));
  return { agents, activeShare, beyond, fatigue };
}
