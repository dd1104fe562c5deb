/**
 * Numbered results in a folder: a file a part, whole, with a checksum of what it holds and of what was asked.
 *
 * Decision worth knowing: what is damaged counts as not there, and is told. It is computed again to the same
 * figures, and nobody needs to mend a file by hand.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../../foundation/fault.js';
import { writeNewFolder } from '../files/new-folder.js';
import { sha256 } from '../files/sums.js';
import { attempt } from '../files/system-fault.js';
import { writeWhole } from '../files/write.js';

/** What a folder holds. */
export interface KeptWhat {
  /** In a sentence: `calibration`. */
  readonly noun: string;
  /** The file that says what was asked. */
  readonly file: string;
  /** Everything that results depend on. Plain data. */
  readonly asked: object;
  /** Tells of a file that is damaged. */
  readonly damaged: (path: string) => void;
}

/** The results of a part, by their numbers. */
type Numbered<Result> = Map<number, Result>;

/** A folder of parts. */
export class KeptParts<Result> {
  readonly #parts = new Map<string, Numbered<Result>>();
  readonly #asked: string;
  readonly #damaged: (path: string) => void;

  /** Opens or begins it. Throws a FaultError where it is of something else. */
  constructor(
    readonly folder: string,
    { noun, file, asked, damaged }: KeptWhat,
    resume: boolean,
  ) {
    const text = `${JSON.stringify(asked, null, 2)}\n`;
    this.#asked = sha256(text);
    this.#damaged = damaged;
    const path = join(folder, file);
    if (!resume) writeNewFolder(folder, new Map([[file, text]]));
    else if (!existsSync(path)) refuse(`no-${noun}`, folder, `it holds no ${noun}`, 'leave out --resume');
    else if (readFileSync(path, 'utf8') !== text)
      refuse(
        `other-${noun}`,
        folder,
        `it holds a ${noun} of another scenario, engine, or other settings`,
        'give the command as it was given, or name another folder',
      );
  }

  #path(part: string): string {
    return join(this.folder, `${part}.json`);
  }

  /** Results of a part, which may be added to. */
  of(part: string): Numbered<Result> {
    const known = this.#parts.get(part) ?? this.#read(part);
    this.#parts.set(part, known);
    return known;
  }

  #read(part: string): Numbered<Result> {
    const path = this.#path(part);
    if (!existsSync(path)) return new Map();
    const runs = this.#soundRuns(path);
    if (runs === undefined) this.#damaged(path);
    return new Map(runs);
  }

  /** The results in a file; undefined where they are not what was written. */
  #soundRuns(path: string): [number, Result][] | undefined {
    const text = attempt(path, () => readFileSync(path, 'utf8'));
    try {
      const { sum, runs } = JSON.parse(text) as { sum: string; runs: [number, Result][] };
      return sum === this.#sumOf(runs) ? runs : undefined;
    } catch {
      return undefined;
    }
  }

  readonly #sumOf = (runs: readonly unknown[]): string => sha256(this.#asked + JSON.stringify(runs));

  /** Writes a part as it is now. */
  write(part: string): void {
    const runs = [...this.of(part)].sort(([a], [b]) => a - b);
    writeWhole(this.#path(part), `${JSON.stringify({ sum: this.#sumOf(runs), runs })}\n`);
  }

  /** Writes what was made of the results, whole. */
  conclude(file: string, record: object): void {
    writeWhole(join(this.folder, file), `${JSON.stringify(record, null, 1)}\n`);
  }
}
