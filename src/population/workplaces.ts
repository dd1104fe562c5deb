/**
 * How the agents of one cell class meet: in how many cells, of how many workplaces.
 *
 * Decision worth knowing: a sample first thins real cells to about 200 a stratum (with fewer, its vote
 * differs too much between seeds), then shrinks them down to a floor of 48 agents (a crowd of 12 behaves
 * unlike one of 300), and only then thins further. Workplaces likewise: whole ones are left out first, then
 * cells within them.
 */
import { largestRemainder } from '../foundation/apportion.js';
import { CELL_AGENTS_MAX, type CellClass, type StratumSpec } from './spec.js';

/** A sampled cell has at least so many agents, or its real size if that is smaller. */
export const AGENTS_FLOOR = 48;

/** Cells that a stratum keeps at the price of their size. */
const CELLS_WANTED = 200;

/** Workplaces that a class keeps at the price of their cells. */
const WORKPLACES_WANTED = 24;

/** A cell class as it is in life: whole persons in whole cells of whole workplaces. */
export interface RealClass {
  readonly persons: number;
  readonly cells: number;
  readonly workplaces: number;
  /** Persons of a workplace. */
  readonly workplacePersons: number;
}

/** A class as the model holds it: `agents` in `cells` of `workplaces`, beside the real one they stand for. */
export interface Division {
  readonly real: RealClass;
  readonly agents: number;
  readonly cells: number;
  readonly workplaces: number;
}

const clamp = (x: number, low: number, high: number): number => Math.max(low, Math.min(high, x));

/** The classes of a stratum that have anybody in them. */
export function realClasses(spec: StratumSpec): readonly RealClass[] {
  const shares = spec.cellClasses.map((cellClass) => cellClass.share);
  const persons = largestRemainder(shares, spec.persons);
  return spec.cellClasses
    .map((cellClass, i) => realClass(cellClass, persons[i]))
    .filter((real) => real.persons > 0);
}

function realClass({ cellPersons, workplacePersons }: CellClass, persons: number): RealClass {
  const cells = clamp(Math.round(persons / cellPersons), Math.max(1, fewestCells(persons)), persons);
  const workplaces = clamp(Math.round((cells * cellPersons) / workplacePersons), 1, cells);
  return { persons, cells, workplaces, workplacePersons: Math.min(workplacePersons, persons) };
}

const fewestCells = (agents: number): number => Math.ceil(agents / CELL_AGENTS_MAX);

/**
 * Divides the agents of a stratum among its classes, cells and workplaces; at one agent per person as in
 * life.
 */
export function divide(spec: StratumSpec, agents: number): readonly Division[] {
  const classes = realClasses(spec);
  const parts = largestRemainder(
    classes.map((real) => real.persons),
    agents,
  );
  return classes
    .map((real, i) => divideClass(real, parts[i], CELLS_WANTED * (real.persons / spec.persons)))
    .filter((division) => division.agents > 0);
}

function divideClass(real: RealClass, agents: number, cellsWanted: number): Division {
  const size = real.persons / real.cells;
  const most = Math.min(real.cells, Math.floor(agents / Math.min(AGENTS_FLOOR, Math.floor(size))));
  const thinned = Math.max(Math.round(agents / size), Math.ceil(cellsWanted));
  const cells = clamp(thinned, Math.max(1, fewestCells(agents)), Math.max(1, most));
  const whole = Math.round((cells * real.workplaces) / real.cells);
  const workplaces = clamp(whole, Math.min(WORKPLACES_WANTED, cells, real.workplaces), real.workplaces);
  return { real, agents, cells, workplaces };
}
