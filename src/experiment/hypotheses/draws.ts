/**
 * Where the parameters of a run come from.
 *
 * Decision worth knowing: a draw is addressed by seed, parameter and number, so that whoever computes run
 * seventeen, on whatever machine, has the parameters of run seventeen. Another source of draws, as a
 * posterior, is a further name here and nothing else.
 */
import type { Fault } from '../../foundation/fault.js';
import { keysFromSeed } from '../../foundation/random.js';
import type { Change } from '../../scenario/intervene.js';
import { priorProposal } from '../calibration/proposal.js';
import { plainChanges } from '../design/factor.js';
import type { Setting } from '../design/setting.js';
import { readRanges } from '../sensitivity/ranges.js';

/** Sources of draws: the numbers as they are written, or the ranges of the list `calibration`, uniform. */
export type DrawSource = 'written' | 'prior';

/** Draws of the parameters of a scenario. */
export interface ParameterDraws {
  /** What a draw sets; nothing where numbers stay as they are written. */
  readonly changesOf: (index: number) => readonly Change[];
  /** What whoever asks should know, a line each. */
  readonly notices: readonly string[];
}

/** Draws apart from those of all generations of a calibration, which count from 1. */
const GENERATION = 0;

/** The draws of a source. Faults of the ranges are added to the list, as is that there are none. */
export function parameterDraws(source: DrawSource, setting: Setting, faults: Fault[]): ParameterDraws {
  if (source === 'written') return { changesOf: () => [], notices: [] };
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
