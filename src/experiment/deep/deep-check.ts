/**
 * What a scenario never or always does: the runs and the screening of `tauride check --deep`.
 *
 * Decision worth knowing: everything is asked for by a number (of a seed, of what is moved), so the answer is
 * the same on any number of threads, and what there is of it at any time is an answer of its own.
 */
import { createModel } from '../../model/model.js';
import { compileAsked } from '../../scenario/ask.js';
import { compileScenario } from '../../scenario/load.js';
import { replicateSeed } from '../design/design.js';
import type { DeepPart, DeepPiece } from './course.js';
import type { MovedNumber } from './numbers.js';
import { NumberScreening, type Screened, type MoveVerdict } from './screening.js';
import type { RunSeen } from './seen.js';
import { DeepWatch } from './watch.js';

/** Seeds in which what seems to change nothing is tried. */
export const SCREENING_SEEDS = 5;

/** A deep check of one scenario, whose seeds derive from a text. */
export class DeepCheck {
  readonly #loaded;
  readonly #active;

  constructor(
    private readonly screened: Screened,
    private readonly seed: string,
  ) {
    this.#loaded = compileScenario(screened.parsed, { pinDecisions: screened.replay });
    const { definition, scenario } = this.#loaded;
    const shares = definition.strata.map(({ id }) => `active.${id}`);
    this.#active = compileAsked(scenario, shares, 'active');
  }

  /** Does a part of it, and tells each piece as it is done. */
  part(part: DeepPart, onPiece: (piece: DeepPiece) => void): void {
    if (part.ask === 'runs') for (const replicate of part.replicates) onPiece({ run: this.run(replicate) });
    else if (part.ask === 'each')
      this.each(part.moved, (i, verdict) => onPiece({ number: part.numbers[i], verdict }));
    else onPiece({ still: this.still(part.moved) });
  }

  /** A run of a seed by its number, from 1. */
  run(replicate: number): RunSeen {
    const { definition } = this.#loaded;
    const { agents, kernel } = this.screened;
    const seed = replicateSeed(this.seed, replicate);
    const model = createModel(definition, { seed, agents, kernel, ledger: false });
    const watch = new DeepWatch(definition, this.#active);
    model.run(definition.dayCount, watch.collect, watch.look);
    const seen = watch.seen(model.state, replicate);
    model.release();
    return seen;
  }

  #screening(replicate: number): NumberScreening {
    return new NumberScreening(this.screened, replicateSeed(this.seed, replicate));
  }

  /** Tries what is moved one at a time with the first seed. */
  each(moved: readonly MovedNumber[], onVerdict: (number: number, verdict: MoveVerdict) => void): void {
    this.#screening(1).each(moved, onVerdict);
  }

  /** Of what changed nothing with the first seed, what changes nothing the other way or with others. */
  still(moved: readonly MovedNumber[]): MovedNumber[] {
    let left = this.#screening(1).still(moved, 1);
    for (let replicate = 2; replicate <= SCREENING_SEEDS && left.length > 0; replicate++)
      for (const which of [0, 1]) left = this.#screening(replicate).still(left, which);
    return left;
  }
}
