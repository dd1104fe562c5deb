/** The work of `tauride merge`. */
import { existsSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { FaultError, refuse } from '../../foundation/fault.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { checkSame, noteOf, prepareResults, readManifest } from '../../platform/node/results/results.js';
import { inspectShards, mendShards, takeShards } from '../../platform/node/results/shards.js';
import { conclude, type PrintFlags } from '../many/conclude.js';
import { EXIT } from '../shell/failure.js';
import type { ExperimentManifest } from '../many/manifest.js';
import { damagedWords, missingWords } from '../many/missing.js';
import { complain } from '../shell/output.js';

function checkVersion(folder: string, { settings: { tauride } }: ExperimentManifest): void {
  const version = packageVersion();
  if (tauride === version) return;
  const message = `the sweep was made by Tauride ${tauride}, this is ${version}`;
  const hint = 'merge it with that version, or sweep again with this one';
  throw new FaultError([{ code: 'sweep-version', message, file: folder, hint }]);
}

const HINT = 'shards of one sweep can be merged: those that one command has computed';

/** Takes the shards of all folders into the first, and concludes the sweep. */
export async function mergeWork(folder: string, from: readonly string[], flags: PrintFlags): Promise<void> {
  const isNew = !existsSync(pathOf(folder, 'sweep.json'));
  const manifest = readManifest(isNew && from.length > 0 ? from[0] : folder) as ExperimentManifest;
  checkVersion(folder, manifest);
  if (manifest.settings.untilWidth !== null) {
    const message = 'a sweep that stops by itself is computed in one place: there is nothing to merge';
    throw new FaultError([{ code: 'stops', message, file: folder }]);
  }
  if (manifest.settings.twins !== undefined) {
    const hint = 'complete it with its command and --resume';
    refuse('comparison', folder, 'this is the folder of a comparison, computed in one place', hint);
  }
  for (const other of from) checkSame(other, readManifest(other), manifest, HINT);
  prepareResults(folder, manifest, true);
  const { experiment } = noteOf(manifest);
  const own = mendShards(folder, experiment);
  const others = from.map((other) => inspectShards(other, experiment));
  const all = new Map([own, ...others].toReversed().flatMap(({ shards }) => [...shards]));
  takeShards(folder, own.shards, all);
  const missing = await conclude(folder, manifest, manifest.batches, flags);
  const damaged = [own, ...others].flatMap((each) => each.damaged);
  if (damaged.length > 0 && (missing.length > 0 || !flags.quiet))
    complain(`tauride: ${damagedWords(damaged)}`);
  if (missing.length === 0) return;
  complain(`tauride: ${missingWords(missing, manifest.batches)}`);
  complain(
    `  the command of the sweep, without --shard, computes what is missing: tauride sweep ... --out ${folder} --resume`,
  );
  process.exitCode = EXIT.failed;
}
