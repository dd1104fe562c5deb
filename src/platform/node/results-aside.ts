/**
 * Results that are kept whole or not at all: they grow in a folder beside the one that was named, which takes the name when all is there.
 *
 * Decision worth knowing: what is refused is told of the folder that was named. Nobody has asked for the one aside, and it is gone by then.
 */
import { existsSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { BatchResult } from '../../experiment/ensemble.js';
import { FaultError, refuse } from '../../foundation/fault.js';
import { mergeShards, noteOf, prepareResults, writeSummary, type Manifest } from './results.js';
import { findShards, writeShard } from './shards.js';
import { attempt } from './system-fault.js';
import { asideOf, clearLeftovers } from './aside.js';

/** Refuses, with a FaultError, what is no folder or not empty. */
function checkFree(folder: string): void {
  const stats = attempt(folder, () => statSync(folder, { throwIfNoEntry: false }));
  const isEmpty = stats?.isDirectory() === true && attempt(folder, () => readdirSync(folder)).length === 0;
  if (stats === undefined || isEmpty) return;
  const message = stats.isDirectory() ? 'the folder is not empty: nothing was written' : 'this is a file';
  const code = stats.isDirectory() ? 'not-empty' : 'not-a-folder';
  refuse(code, folder, message, 'name a new or an empty folder');
}

export class ResultsAside {
  readonly #named: string;
  readonly #aside: string;

  /** Throws a FaultError where the results could not be kept. */
  constructor(
    private readonly folder: string,
    private readonly manifest: Manifest,
  ) {
    checkFree(folder);
    this.#named = folder.replace(/[\\/]+$/, '');
    const path = resolve(folder);
    clearLeftovers(dirname(path), basename(path));
    this.#aside = asideOf(path);
    try {
      prepareResults(this.#aside, manifest, false);
    } catch (error) {
      this.discard();
      throw this.#told(error);
    }
  }

  /** An error, told of the folder that was named. */
  #told(error: unknown): unknown {
    if (!(error instanceof FaultError)) return error;
    return new FaultError(
      error.faults.map((fault) =>
        fault.file?.startsWith(this.#aside) === true
          ? { ...fault, file: this.#named + fault.file.slice(this.#aside.length) }
          : fault,
      ),
    );
  }

  /** Keeps what a batch came to. */
  async add(index: number, result: BatchResult): Promise<void> {
    const { columns } = this.manifest;
    try {
      await writeShard(this.#aside, columns, noteOf(this.manifest), index, result);
    } catch (error) {
      throw this.#told(error);
    }
  }

  /** Makes the tables and gives the folder its name. */
  async finish(summary: object): Promise<void> {
    try {
      await mergeShards(this.#aside, this.manifest, findShards(this.#aside), () => undefined);
      writeSummary(this.#aside, summary);
    } catch (error) {
      throw this.#told(error);
    }
    attempt(this.folder, () => {
      if (existsSync(this.folder)) rmdirSync(this.folder);
      renameSync(this.#aside, this.folder);
    });
  }

  /** Leaves nothing behind, unless it was finished. */
  discard(): void {
    rmSync(this.#aside, { recursive: true, force: true });
  }
}
