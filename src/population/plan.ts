/**
 * Who exists, before anybody is born: every stratum's agents in their cells and workplaces, and what each
 * stands for.
 *
 * Decision worth knowing: cells of a class differ by one agent at most, and every one of them stands for
 * equally many real cells. A shorter last cell would be simpler and would behave unlike the others.
 */
import { FaultError } from '../foundation/fault.js';
import { entityOf } from '../foundation/random.js';
import { sampleFaults, sampleStrata, type Agents } from './sampling.js';
import { CELL_AGENTS_MAX, type StratumSpec } from './spec.js';
import { divide, type Division } from './workplaces.js';

/** One stratum: ranges of cells and workplaces run from begin to end, end excluded. */
export interface StratumPlan {
  readonly id: string;
  /** The stable identity that draws are addressed by. */
  readonly entity: number;
  readonly persons: number;
  readonly agents: number;
  /** Persons an agent stands for, at least 1. */
  readonly weight: number;
  /** The most persons there is room for: those there are, and who may come to them. */
  readonly most: number;
  readonly cellBegin: number;
  readonly cellEnd: number;
  readonly workplaceBegin: number;
  readonly workplaceEnd: number;
  /**
   * Ties of each cell, at least 1: a cell without any is tied to itself, so that every cell has a mean to
   * hear.
   */
  readonly tiesPerCell: number;
  /** Index of the first tie of the stratum's first cell. */
  readonly tieBegin: number;
}

/** A whole population. A cell's number within its stratum is its index less the stratum's `cellBegin`. */
export interface PopulationPlan {
  readonly agents: number;
  readonly persons: number;
  readonly strata: readonly StratumPlan[];
  /** By cell: its stratum. */
  readonly cellStrata: Uint16Array;
  /** By cell: its agents, 1 to 2048. */
  readonly cellAgents: Uint16Array;
  /** By cell: the most agents it has room for, 1 to 2048: those of its birth where nobody may come. */
  readonly cellRooms: Uint16Array;
  /** By cell: persons of the real cell it stands for. */
  readonly cellPersons: Float64Array;
  /**
   * By cell: how many such real cells it stands for, at least about 1; agents * weight = cellPersons *
   * realCells.
   */
  readonly realCells: Float64Array;
  /** By cell: its workplace. */
  readonly cellWorkplaces: Uint32Array;
  /** By workplace: its first cell; one more entry ends the last. */
  readonly workplaceCells: Uint32Array;
  /** By workplace: how many real workplaces it stands for, at least about 1. */
  readonly realWorkplaces: Float64Array;
  /** By workplace: persons of each of them. */
  readonly workplacePersons: Float64Array;
}

/**
 * Plans a population, or throws a FaultError that says which numbers of agents would do (see `sampleFaults`).
 */
export function planPopulation(specs: readonly StratumSpec[], agents: Agents): PopulationPlan {
  const faults = sampleFaults(specs, agents);
  if (faults.length > 0) throw new FaultError(faults);
  const counts = sampleStrata(specs, agents);
  const divisions = specs.map((spec, s) => divide(spec, counts[s]));
  const strata = strataPlans(specs, divisions);
  const plan = emptyPlan(strata);
  strata.forEach((stratum, s) => fillStratum(plan, s, stratum, divisions[s]));
  return plan;
}

const total = <T>(items: readonly T[], count: (item: T) => number): number =>
  items.reduce((sum, item) => sum + count(item), 0);

function strataPlans(
  specs: readonly StratumSpec[],
  divisions: readonly (readonly Division[])[],
): readonly StratumPlan[] {
  let cellEnd = 0;
  let workplaceEnd = 0;
  let tieEnd = 0;
  return specs.map(({ id, persons, ties, most = persons }, s) => {
    const agents = total(divisions[s], (division) => division.agents);
    const tiesPerCell = Math.max(
      1,
      total(ties, (tie) => tie.count),
    );
    const [cellBegin, workplaceBegin, tieBegin] = [cellEnd, workplaceEnd, tieEnd];
    cellEnd += total(divisions[s], (division) => division.cells);
    workplaceEnd += total(divisions[s], (division) => division.workplaces);
    tieEnd += (cellEnd - cellBegin) * tiesPerCell;
    const ranges = { cellBegin, cellEnd, workplaceBegin, workplaceEnd, tiesPerCell, tieBegin };
    return { id, entity: entityOf(id), persons, agents, weight: persons / agents, most, ...ranges };
  });
}

function emptyPlan(strata: readonly StratumPlan[]): PopulationPlan {
  const cells = strata.at(-1)?.cellEnd ?? 0;
  const workplaces = strata.at(-1)?.workplaceEnd ?? 0;
  return {
    agents: total(strata, (stratum) => stratum.agents),
    persons: total(strata, (stratum) => stratum.persons),
    strata,
    cellStrata: new Uint16Array(cells),
    cellAgents: new Uint16Array(cells),
    cellRooms: new Uint16Array(cells),
    cellPersons: new Float64Array(cells),
    realCells: new Float64Array(cells),
    cellWorkplaces: new Uint32Array(cells),
    workplaceCells: new Uint32Array(workplaces + 1).fill(cells, workplaces),
    realWorkplaces: new Float64Array(workplaces),
    workplacePersons: new Float64Array(workplaces),
  };
}

function fillStratum(
  plan: PopulationPlan,
  s: number,
  stratum: StratumPlan,
  divisions: readonly Division[],
): void {
  let cell = stratum.cellBegin;
  let workplace = stratum.workplaceBegin;
  for (const division of divisions) {
    fillDivision(plan, stratum, division, { cell, workplace });
    cell += division.cells;
    workplace += division.workplaces;
  }
  plan.cellStrata.fill(s, stratum.cellBegin, stratum.cellEnd);
}

/**
 * Where part i of n begins when `count` things are split into parts that differ by one at most, larger ones
 * first.
 */
const partBegin = (count: number, n: number, i: number): number =>
  i * Math.floor(count / n) + Math.min(i, count % n);

function fillDivision(
  plan: PopulationPlan,
  { weight, persons, most }: StratumPlan,
  { real, agents, cells, workplaces }: Division,
  at: { readonly cell: number; readonly workplace: number },
): void {
  const realCells = real.cells / cells;
  for (let i = 0; i < cells; i++) {
    const cellAgents = partBegin(agents, cells, i + 1) - partBegin(agents, cells, i);
    plan.cellAgents[at.cell + i] = cellAgents;
    plan.cellRooms[at.cell + i] = Math.min(CELL_AGENTS_MAX, Math.ceil((cellAgents * most) / persons));
    plan.realCells[at.cell + i] = realCells;
    plan.cellPersons[at.cell + i] = (cellAgents * weight) / realCells;
  }
  for (let w = 0; w < workplaces; w++) {
    const begin = at.cell + partBegin(cells, workplaces, w);
    const end = at.cell + partBegin(cells, workplaces, w + 1);
    plan.cellWorkplaces.fill(at.workplace + w, begin, end);
    plan.workplaceCells[at.workplace + w] = begin;
    plan.realWorkplaces[at.workplace + w] = real.workplaces / workplaces;
    plan.workplacePersons[at.workplace + w] = real.workplacePersons;
  }
}
