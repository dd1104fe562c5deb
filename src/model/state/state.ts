/**
 * Everything that changes while a scenario runs.
 *
 * Decision worth knowing: figures are columns of doubles in one buffer (columns/table.ts), people are the
 * population's bytes, discrete politics is one immutable value in a box. A snapshot copies the three; nothing
 * else may hold state.
 */
import type { Keys } from '../../foundation/random.js';
import type { KernelInputs } from '../../kernel/inputs.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Population } from '../../population/population.js';
import type { Tally } from '../../population/tally.js';
import type { CellIds, Columns } from '../columns/columns.js';
import type { ColumnName } from '../columns/table.js';
import type { Faced } from './faced.js';
import type { Politics } from './politics.js';
import type { Journal } from './entry.js';

/** Workplaces of one body. */
export interface Bench {
  readonly body: number;
  /** First deputy of this bench in the state's deputies (two bytes each). */
  readonly offset: number;
  /** Workplaces, as numbered by the plan of the population. */
  readonly workplaces: Int32Array;
  /** Deputies of all the real workplaces each stands for. */
  readonly seats: Float64Array;
}

/** The state of a model; the scenario it belongs to is a parameter, since scenarios read states in turn. */
export interface StateOf<Definition> {
  readonly definition: Definition;
  readonly keys: Keys;
  /** Ticks completed; while a tick runs, its own number (0 for the first day). */
  tick: number;
  readonly population: Population;
  readonly tally: Tally;
  readonly columns: Columns;
  readonly kernel: Kernel;
  /** What the kernel reads, written anew each day. */
  readonly inputs: KernelInputs;
  politics: Politics;
  /** Deputies of workplaces: two bytes each (party, days away), bench after bench (benches.ts). */
  readonly deputies: Uint8Array;
  readonly benches: readonly Bench[];
  readonly journal: Journal;
  /**
   * The number in a cell of a column, by name: `state.at('credibility', 'bolshevik', 'soviet-power')`. Throws
   * a FaultError for a column or an id that does not exist.
   */
  readonly at: <Name extends ColumnName>(column: Name, ...ids: CellIds<Name>) => number;
  /**
   * Told whenever an origin of effects, a law or an act has done its work, by id (`law.reforms`), and when
   * what an act against a party set has lapsed (`repress.PARTY`); must not change the state.
   */
  witness?: ((cause: string) => void) | undefined;
  /** Told who faces whom on each day of a contest, before it is decided; must not change the state. */
  onlooker?: ((faced: Faced) => void) | undefined;
}
