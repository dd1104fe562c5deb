/** The work of `tauride merge`. */
import { existsSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { isBeginning } from '../../experiment/design/growth.js';
import type { ExperimentManifest } from '../../experiment/design/manifest.js';
import { missingAmong } from '../../experiment/laboratory/run-many.js';
import { refuse } from '../../foundation/fault.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { folderStore } from '../../platform/node/results/folder-store.js';
import { historyOf } from '../../platform/node/results/identity.js';
import { MANIFEST, readManifest, refuseOther, takeManifest } from '../../platform/node/results/results.js';
import { inspectShards, mendShards, takeShards } from '../../platform/node/results/shards.js';
import { concludeSweep, type PrintFlags } from '../many/conclude.js';
import { damagedWords, missingWords } from '../many/missing.js';
import { EXIT } from '../shell/failure.js';
import { complain } from '../shell/output.js';

function checkVersion(folder: string, { settings: { tauride } }: ExperimentManifest): void {
  const version = packageVersion();
  if (tauride === version) return;
  const message = `the sweep was made by Tauride ${tauride}, this is ${version}`;
  const hint = 'merge it with that version, or sweep again with this one';
  refuse('sweep-version', folder, message, hint);
}

const HINT = 'shards of one sweep can be merged: those that one command has computed';

/**
 * The manifest of all folders, which is that of the one that has grown most. Throws a FaultError where they
 * have not grown one from another.
 */
function manifestOf(folders: readonly string[]): ExperimentManifest {
  const all = folders.map((folder) => readManifest(folder) as ExperimentManifest);
  const most = all.reduce((one, other) => (historyOf(other).length > historyOf(one).length ? other : one));
  checkMergeable(folders[0], most);
  const history = historyOf(most);
  for (const [i, other] of all.entries()) {
    const parts = historyOf(other);
    if (isBeginning(parts, history)) continue;
    if (!isBeginning(parts.slice(0, 1), history)) refuseOther(folders[i], other, most, HINT);
    const message = 'the folders have grown apart: each holds runs beside those that they had in common';
    const hint = 'have one of them grow by --resume to all that is wanted; it computes what the other has';
    refuse('grown-apart', folders[i], message, hint);
  }
  return most;
}

function checkMergeable(folder: string, manifest: ExperimentManifest): void {
  checkVersion(folder, manifest);
  if (manifest.settings.untilWidth !== null) {
    const message = 'a sweep that stops by itself is computed in one place: there is nothing to merge';
    refuse('stops', folder, message);
  }
  if (manifest.settings.analysis !== undefined) {
    const hint = 'complete it with its command and --resume';
    refuse(
      'sensitivity',
      folder,
      'this is the folder of a sensitivity analysis, computed in one place',
      hint,
    );
  }
  if (manifest.settings.twins !== undefined) {
    const hint = 'complete it with its command and --resume';
    refuse('comparison', folder, 'this is the folder of a comparison, computed in one place', hint);
  }
}

/** Takes the shards of all folders into the first, and concludes the sweep. */
export async function mergeWork(folder: string, from: readonly string[], flags: PrintFlags): Promise<void> {
  const isNew = !existsSync(pathOf(folder, MANIFEST));
  const manifest = manifestOf(isNew && from.length > 0 ? from : [folder, ...from]);
  takeManifest(folder, manifest);
  const own = mendShards(folder, manifest);
  const others = from.map((other) => inspectShards(other, readManifest(other)));
  const all = new Map([own, ...others].toReversed().flatMap(({ shards }) => [...shards]));
  const there = takeShards(folder, own.shards, all);
  const store = folderStore(folder, manifest, there);
  const missing = missingAmong(there, manifest.batches);
  if (missing.length === 0) await concludeSweep({ manifest, store }, manifest.batches, flags);
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
