/**
 * Draws from the prior, by which it is asked whether a test could fail at all.
 *
 * Decision worth knowing: a draw is addressed by seed, parameter and number, and not by the seed of a run as
 * parameters of runs are, since several runs have one draw: what parameters do is told from what chance does.
 */
import type { Fault } from '../../foundation/fault.js';
import { keysFromSeed } from '../../foundation/random.js';
import type { Change } from '../../scenario/intervene.js';
import { priorProposal } from '../calibration/proposal.js';
import { plainChanges } from '../design/factor.js';
import type { Setting } from '../design/setting.js';
import { readRanges } from '../sensitivity/ranges.js';

/** Draws from the ranges of the list `calibration`, uniform. */
export interface PriorDraws {
  /** What a draw sets. */
  readonly changesOf: (index: number) => readonly Change[];
  /** What whoever asks should know, a line each. */
  readonly notices: readonly string[];
}

/** Draws apart from those of all generations of a calibration, which count from 1. */
const GENERATION = 0;

/** The draws of a scenario. Faults of the ranges are added to the list, as is that there are none. */
export function priorDraws(setting: Setting, faults: Fault[]): PriorDraws {
  const { varied, notices } = readRanges({ over: [], calibration: true }, setting, faults);
  const factors = varied.map(({ factor }) => factor);
  const address = { keys: keysFromSeed(setting.seed), generation: GENERATION };
  const proposal = priorProposal(
    factors.map(({ name }) => name),
    address,
  );
  const changesOf = (index: number) => {
    const shares = proposal.draw(index);
    return factors.flatMap((factor, f) => plainChanges(factor.within(shares[f]).interventions));
  };
  return { changesOf, notices };
}
