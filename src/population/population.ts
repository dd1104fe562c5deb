/**
 * The people: their plan, the one memory they live in, and views of it.
 *
 * Decision worth knowing: everything that changes is bytes at a known place, so saving and restoring are copies and
 * need no serialiser.
 */
import type { Keys } from '../foundation/random.js';
import { countCell } from './count.js';
import { layoutOf, placeBlocks, viewColumns, type Columns, type Ground, type Layout } from './layout.js';
import { Settler } from './people.js';
import type { PopulationPlan, StratumPlan } from './plan.js';
import { PARTIES_MAX, type StratumSpec } from './spec.js';
import { drawTastes } from './tastes.js';
import { drawTies } from './ties.js';

export interface Population {
  readonly plan: PopulationPlan;
  readonly strata: readonly StratumPlan[];
  readonly agentCount: number;
  readonly cellCount: number;
  /** 1 to 8. */
  readonly partyCount: number;
  /** The keys its people were drawn with; their personal tastes follow from them every day. */
  readonly keys: Keys;
  readonly layout: Layout;
  readonly columns: Columns;
  /** All columns as bytes, in native byte order. */
  readonly bytes: Uint8Array;
}

/** What a population begins with. */
export interface Origin {
  readonly plan: PopulationPlan;
  /** The specs the plan was made from. */
  readonly specs: readonly StratumSpec[];
  readonly partyCount: number;
  readonly keys: Keys;
  /** [stratum x party] Loyalty before any taste, Q15. */
  readonly start: Int16Array;
  /** [stratum] Amplitude of personal tastes, Q15 from 0. */
  readonly personalTaste: Int16Array;
  /** [stratum] How far the greatest loyalty must stand above the mean to be an allegiance, Q15 from 0. */
  readonly floor: Int16Array;
  /** Gives the memory to live in; default: a new buffer. A kernel in WebAssembly gives its own. */
  readonly allocate?: (bytes: number) => Ground;
}

/** Brings a population into being, counted and with nobody active. */
export function createPopulation(origin: Origin): Population {
  const { plan, specs, partyCount, keys, allocate = newGround } = origin;
  if (!(partyCount >= 1 && partyCount <= PARTIES_MAX)) throw new RangeError(`${partyCount} parties`);
  const layout = layoutOf(plan, partyCount);
  const ground = allocate(layout.bytes);
  const columns = viewColumns(layout, ground);
  placeBlocks(columns, plan.cellAgents);
  plan.strata.forEach((stratum, s) => drawTastes(columns, stratum, specs[s], keys));
  drawTies({ plan, columns }, specs, keys);
  settle(columns, origin);
  for (let cell = 0; cell < columns.agents.length; cell++) countCell(columns, cell);
  return {
    plan,
    strata: plan.strata,
    agentCount: plan.agents,
    cellCount: columns.agents.length,
    partyCount,
    keys,
    layout,
    columns,
    bytes: new Uint8Array(ground.buffer, ground.offset, layout.bytes),
  };
}

const newGround = (bytes: number): Ground => ({ buffer: new ArrayBuffer(bytes), offset: 0 });

function settle(columns: Columns, { plan, specs, partyCount, keys, ...origin }: Origin): void {
  const settler = new Settler(columns, keys);
  plan.strata.forEach((stratum, s) =>
    settler.settle(stratum, specs[s], {
      start: origin.start.subarray(s * partyCount, (s + 1) * partyCount),
      personalTaste: origin.personalTaste[s],
      floor: origin.floor[s],
    }),
  );
}

/** A copy of all that can change about the people. */
export const saveState = (population: Population): Uint8Array => population.bytes.slice();

/** Puts people back as they were saved. The population must be made from the same plan; its size is checked. */
export function loadState(population: Population, saved: Uint8Array): void {
  if (saved.length !== population.bytes.length)
    throw new RangeError(
      `${saved.length} bytes saved from another population than this of ${population.bytes.length}`,
    );
  population.bytes.set(saved);
}
