/**
 * The files of a scenario folder: those whose names end in `.yaml` or `.yml`, in the order of their names,
 * without those of its subfolders.
 *
 * Decision worth knowing: letter case does not matter, since it does not on the machines of half of those who
 * write scenarios.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError, faultOf, gather, refuse, type Fault } from '../../../foundation/fault.js';
import type { SourceFile } from '../../../scenario/yaml.js';
import { isFolder, namesIn } from './folder.js';
import { readSource } from './source-file.js';
import { attempt } from './system-fault.js';

const FILE_COUNT_MAX = 200;

/** The name of the folder in a scenario's own that holds its counterfactuals. */
export const COUNTERFACTUALS = 'counterfactuals';

/** The name of the folder in a scenario's own that holds its hypotheses, and what was registered of them. */
export const HYPOTHESES = 'hypotheses';
export const REGISTERED = 'registered.json';

const ENDING = /\.ya?ml$/i;

/** Whether a file of this name is read. */
export const isYaml = (name: string): boolean => ENDING.test(name) && !name.startsWith('.');

/** The name of a file without its ending: the id of a counterfactual. */
export const stemOf = (name: string): string => name.replace(ENDING, '');

/** Names in a folder of the files that are read, sorted by code unit; empty if there is no such folder. */
export function yamlNames(folder: string): string[] {
  if (!isFolder(folder)) return [];
  const names = attempt(folder, () => readdirSync(folder));
  return names.filter(isYaml).sort();
}

/** The files that are read of a scenario, by their names within its folder, parts joined by `/`. */
export const scenarioFiles = (folder: string): string[] => [
  ...yamlNames(folder),
  ...[COUNTERFACTUALS, HYPOTHESES].flatMap((own) =>
    yamlNames(join(folder, own)).map((name) => `${own}/${name}`),
  ),
];

/**
 * Names of the folders in a folder that hold a scenario, sorted. Where the system will not say, there are
 * none.
 */
export const scenarioNames = (folder: string): string[] =>
  namesIn(folder).filter((name) => namesIn(join(folder, name)).some(isYaml));

const checkFolder = (folder: string): void => {
  if (attempt(folder, () => statSync(folder)).isDirectory()) return;
  const message = 'a scenario is a folder, and this is a file';
  refuse('not-a-folder', folder, message, 'name the folder that holds it');
};

/** Two files of one name but for the ending are most likely one and its copy. */
export const twiceNamed = (folder: string, names: readonly string[]): Fault[] =>
  names.flatMap((name, i) => {
    const first = names.slice(0, i).find((other) => stemOf(other) === stemOf(name));
    if (first === undefined) return [];
    const message = `\`${first}\` lies beside it, with the same name but for the ending`;
    return [faultOf('same-name', join(folder, name), message, 'keep one of them, or give it another name')];
  });

const checkNames = (folder: string, names: readonly string[]): void => {
  const faults = twiceNamed(folder, names);
  if (names.length === 0) {
    const message = 'the folder holds no scenario: none of its files ends in .yaml or .yml';
    const hint =
      'a scenario is one or more .yaml files in one folder; `tauride list` names those that come with tauride';
    faults.push(faultOf('empty-folder', folder, message, hint));
  }
  if (names.length > FILE_COUNT_MAX) {
    const message = `the folder holds ${names.length} files of YAML, at most ${FILE_COUNT_MAX} are read`;
    faults.push(faultOf('file-count', folder, message));
  }
  if (faults.length > 0) throw new FaultError(faults);
};

/**
 * Reads every file of a folder, without what it extends. Throws a FaultError with the faults of all its
 * files.
 */
export function filesIn(folder: string): SourceFile[] {
  checkFolder(folder);
  const names = yamlNames(folder);
  checkNames(folder, names);
  const faults: Fault[] = [];
  const files = names.flatMap((name) => gather(faults, () => readSource(join(folder, name), folder)) ?? []);
  if (faults.length > 0) throw new FaultError(faults);
  return files;
}
