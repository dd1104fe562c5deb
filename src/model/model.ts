/**
 * A scenario in motion: create it, let days pass, look at it, keep it, fork it.
 *
 * Decision worth knowing: the model records nothing by itself but digest, journal and ledger; tables are made by collectors, which see the
 * state after each day and cannot change what follows.
 */
import { Digest } from '../foundation/digest.js';
import { keysFromSeed } from '../foundation/random.js';
import type { Kernel } from '../kernel/kernel.js';
import { createPopulation, planPopulation, tieWeights, type Agents } from '../population/population.js';
import type { Definition } from './definition.js';
import { digestDay, digestEnd } from './digest.js';
import { openLedger, updateLedger, type Ledger } from './ledger.js';
import { startState, startLoyalties } from './start.js';
import { readSnapshot, writeSnapshot } from './snapshot.js';
import type { State } from './state.js';
import { runDay } from './tick.js';

export interface ModelOptions {
  /** Any text; default: the scenario's own. */
  readonly seed?: string;
  /** Agents, or one per person; default: the scenario's own number. */
  readonly agents?: Agents;
  readonly kernel: Kernel;
  /** Whether to keep the ledger (default true). */
  readonly ledger?: boolean;
}
