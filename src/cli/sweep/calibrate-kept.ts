/** The runs of a calibration in its folder: a file a generation, whole, with a checksum of its runs. */
import type { Figures } from '../../experiment/calibration/sampler.js';
import { KeptParts } from '../../platform/node/results/kept-parts.js';
import { POSTERIOR } from '../../platform/node/results/kept-posterior.js';
import { complainOfDamage } from '../shell/output.js';

const partOf = (generation: number): string => `generation-${String(generation).padStart(2, '0')}`;

/** The folder of a calibration. */
export class KeptRuns {
  readonly #parts: KeptParts<Figures | null>;

  /** Opens or begins it. Throws a FaultError where it is of something else. */
  constructor(folder: string, asked: object, resume: boolean) {
    const what = { noun: 'calibration', file: 'calibration.json', asked, damaged: complainOfDamage };
    this.#parts = new KeptParts(folder, what, resume);
  }

  /** Runs of a generation by their numbers; what is damaged counts as not there, and is told. */
  readonly of = (generation: number) => this.#parts.of(partOf(generation));

  /** Writes the runs of a generation. */
  readonly write = (generation: number): void => this.#parts.write(partOf(generation));

  /** Writes the posterior, whole. */
  readonly conclude = (record: object): void => this.#parts.conclude(POSTERIOR, record);
}
