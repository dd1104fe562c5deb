/**
 * A scenario folder with all that it extends: its files, and behind them those of the scenarios below, each
 * with its layer.
 *
 * Decision worth knowing: `extends` holds a name and never a way: a bundled scenario, or a folder beside this
 * one. So a scenario that was sent by somebody reads nothing but scenarios, wherever it is unpacked, and
 * means the same on every machine that has it.
 */
import { dirname, join } from 'node:path';
import { didYouMean, FaultError, type Fault } from '../../../foundation/fault.js';
import { extendedBy } from '../../../scenario/layers.js';
import type { SourceFile } from '../../../scenario/yaml.js';
import { bundledFolder, bundledScenarios, shortest } from './bundled.js';
import { isFolder } from './folder.js';
import { filesIn, scenarioNames } from './scenario-folder.js';
import { realPath } from './system-fault.js';

/** Most scenarios below one. */
const LAYER_COUNT_MAX = 8;

type Place = Pick<Fault, 'file' | 'line' | 'column'>;

const refuse = (code: string, message: string, place: Place, hint?: string): never => {
  throw new FaultError([{ code, message, ...place, ...(hint === undefined ? {} : { hint }) }]);
};

const isName = (word: string): boolean => /^[^/\\\0]{1,255}$/.test(word) && word !== '.' && word !== '..';

/**
 * The folder that `extends` means.
 *
 * @param parent the folder that holds the one which extends
 * @param place where the name is written
 * @throws FaultError with one fault, at the place, where the name means no folder
 */
export function baseFolder(parent: string, name: string, place: Place): string {
  if (!isName(name)) {
    const hint = 'write the id of a bundled scenario, or the name of a folder that lies beside this one';
    refuse('extends-path', '`extends` holds the name of a scenario, not a path', place, hint);
  }
  const bundled = bundledScenarios();
  if (bundled.includes(name)) return bundledFolder(name);
  const beside = shortest(join(parent, name));
  if (!isFolder(beside)) {
    const message = `there is no scenario \`${name}\`, neither bundled nor as a folder beside this one`;
    refuse('unknown-scenario', message, place, didYouMean(name, [...bundled, ...scenarioNames(parent)]));
  }
  if (dirname(realPath(beside)) !== realPath(parent)) {
    const hint = 'copy the folder that it leads to';
    refuse('link-outside', `\`${name}\` is a symbolic link that leads elsewhere`, place, hint);
  }
  return beside;
}

/**
 * Reads every file of a scenario, the scenario's own first. Throws a FaultError with the faults of all files
 * of a folder, or of what `extends` names.
 */
export function readScenarioFolder(folder: string): SourceFile[] {
  const files: SourceFile[] = [];
  const seen: string[] = [];
  for (let next: string | undefined = folder; next !== undefined;) {
    const layer = seen.push(realPath(next)) - 1;
    const own: SourceFile[] = filesIn(next).map((file) => (layer === 0 ? file : { ...file, layer }));
    files.push(...own);
    next = folderBelow(next, own, seen);
  }
  return files;
}

/** The folder that the files of a folder extend, if any; it is none of those above it. */
function folderBelow(
  folder: string,
  own: readonly SourceFile[],
  seen: readonly string[],
): string | undefined {
  const extended = extendedBy(own);
  if (extended === undefined) return undefined;
  const { name, place } = extended;
  const below = baseFolder(dirname(realPath(folder)), name, place);
  if (seen.includes(realPath(below))) {
    const hint = 'a scenario can extend only one that does not extend it in turn';
    refuse('extends-cycle', `\`extends\` leads in a circle: \`${name}\` extends this scenario`, place, hint);
  }
  if (seen.length > LAYER_COUNT_MAX) {
    refuse('extends-depth', `at most ${LAYER_COUNT_MAX} scenarios lie one below another`, place);
  }
  return below;
}
