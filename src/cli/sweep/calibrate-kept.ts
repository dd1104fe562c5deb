/** The runs of a calibration in its folder: a file a generation, whole, with a checksum of its runs. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '../../experiment/calibration/sampler.js';
import { refuse } from '../../foundation/fault.js';
import { sha256 } from '../../platform/node/files/sums.js';
import { writeNewFolder } from '../../platform/node/files/new-folder.js';
import { writeWhole } from '../../platform/node/files/write.js';

const ASKED = 'calibration.json';

/** The file of the posterior. */
export const POSTERIOR = 'posterior.json';

type Kept = Map<number, Figures | null>;

/** The folder of a calibration. */
export class KeptRuns {
  readonly #runs = new Map<number, Kept>();
  readonly #asked: string;

  /** Opens or begins it. Throws a FaultError where it is of something else. */
  constructor(
    readonly folder: string,
    asked: object,
    resume: boolean,
  ) {
    const text = `${JSON.stringify(asked, null, 2)}\n`;
    this.#asked = sha256(text);
    const path = join(folder, ASKED);
    if (!resume) writeNewFolder(folder, new Map([[ASKED, text]]));
    else if (!existsSync(path))
      refuse('no-calibration', folder, 'it holds no calibration', 'leave out --resume');
    else if (readFileSync(path, 'utf8') !== text)
      refuse(
        'other-calibration',
        folder,
        'it holds a calibration of another scenario, engine, or other settings',
        'give the command as it was given, or name another folder',
      );
  }

  #path(generation: number): string {
    return join(this.folder, `generation-${String(generation).padStart(2, '0')}.json`);
  }

  /** Runs of a generation by their numbers; what is damaged counts as not there. */
  of(generation: number): Kept {
    const known = this.#runs.get(generation) ?? this.#read(generation);
    this.#runs.set(generation, known);
    return known;
  }

  #read(generation: number): Kept {
    const path = this.#path(generation);
    if (!existsSync(path)) return new Map();
    try {
      const { sum, runs } = JSON.parse(readFileSync(path, 'utf8')) as {
        sum: string;
        runs: [number, Figures][];
      };
      return new Map<number, Figures | null>(sum === this.#sumOf(runs) ? runs : []);
    } catch {
      return new Map();
    }
  }

  readonly #sumOf = (runs: readonly unknown[]): string => sha256(this.#asked + JSON.stringify(runs));

  /** Writes the runs of a generation. */
  write(generation: number): void {
    const runs = [...this.of(generation)].sort(([a], [b]) => a - b);
    writeWhole(this.#path(generation), `${JSON.stringify({ sum: this.#sumOf(runs), runs })}\n`);
  }

  /** Writes the posterior, whole. */
  conclude(record: object): void {
    writeWhole(join(this.folder, POSTERIOR), `${JSON.stringify(record, null, 1)}\n`);
  }
}
