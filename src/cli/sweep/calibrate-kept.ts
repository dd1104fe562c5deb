/** The runs of a calibration in its folder: a file a generation, whole, with a checksum of its runs. */
import type { Figures, Round } from '../../experiment/calibration/sampler.js';
import { KeptParts } from '../../platform/node/results/kept-parts.js';
import { POSTERIOR } from '../../platform/node/results/kept-posterior.js';
import { complainOfDamage } from '../shell/output.js';

/** What of a round tells where its runs are kept. */
type Stage = Pick<Round, 'generation' | 'stage'>;

const partOf = ({ generation, stage }: Stage): string =>
  `${stage ?? 'generation'}-${String(generation).padStart(2, '0')}`;

/** The folder of a calibration. */
export class KeptRuns {
  readonly #parts: KeptParts<Figures | null>;

  /** Opens or begins it. Throws a FaultError where it is of something else. */
  constructor(folder: string, asked: object, resume: boolean) {
    const what = { noun: 'calibration', file: 'calibration.json', asked, damaged: complainOfDamage };
    this.#parts = new KeptParts(folder, what, resume);
  }

  /** Runs of a stage by their numbers; what is damaged counts as not there, and is told. */
  readonly of = (stage: Stage) => this.#parts.of(partOf(stage));

  /** Writes the runs of a stage. */
  readonly write = (stage: Stage): void => this.#parts.write(partOf(stage));

  /** Writes the posterior, whole. */
  readonly conclude = (record: object): void => this.#parts.conclude(POSTERIOR, record);
}
