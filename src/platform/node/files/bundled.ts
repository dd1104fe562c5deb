/**
 * What a user's word for a scenario or a counterfactual means: a bundled one by its id, a path, or a scenario
 * that was installed as a package.
 *
 * Decision worth knowing: a bundled id comes first, so `tauride replay russia-1917` is the same run in every
 * working folder; a folder of one's own with that name is reached as `./russia-1917`. The classics have ids
 * too, `classics/kuran`, and are listed apart: whoever looks for a history to run need not look past them.
 */
import { existsSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { noTwin, type TwinFiles } from '../../../experiment/check/twins.js';
import { didYouMean, FaultError } from '../../../foundation/fault.js';
import type { SourceFile } from '../../../scenario/yaml.js';
import { scenariosFolder } from './package.js';
import { packageFolder } from './scenario-package.js';
import { readSource } from './source-file.js';
import {
  COUNTERFACTUALS,
  filesIn,
  HYPOTHESES,
  scenarioNames,
  stemOf,
  twiceNamed,
  yamlNames,
} from './scenario-folder.js';

/** Ids of the bundled scenarios, sorted. */
export const bundledScenarios = (): string[] => scenarioNames(scenariosFolder());

/** The folder of small scenarios that reproduce published models. */
const CLASSICS = 'classics';

/** Ids of the published models that are reproduced, `classics/<name>`, sorted. */
export const classicScenarios = (): string[] =>
  scenarioNames(join(scenariosFolder(), CLASSICS)).map((name) => `${CLASSICS}/${name}`);

/** A path as short as it can be written from here. */
export const shortest = (path: string): string => {
  const way = relative('', path);
  return way !== '' && !way.startsWith('..') ? way : path;
};

/** The folder of a bundled scenario. */
export const bundledFolder = (id: string): string => shortest(join(scenariosFolder(), id));

const isPath = (word: string): boolean => word.includes('/') || word.includes(sep) || word.startsWith('.');

/** The folder that a scenario's id or path means. Throws a FaultError where it means none. */
export function findScenario(word: string): string {
  const known = [...bundledScenarios(), ...classicScenarios()];
  if (known.includes(word)) return bundledFolder(word);
  if (existsSync(word)) return word;
  const installed = packageFolder(word, '.');
  if (installed !== undefined) return shortest(installed);
  if (isPath(word)) return word;
  const message = `there is no scenario \`${word}\`, neither bundled nor as a folder here nor installed as a package`;
  const hint = didYouMean(word, known);
  throw new FaultError([{ code: 'unknown-scenario', message, ...(hint === undefined ? {} : { hint }) }]);
}

/**
 * The paths of the counterfactuals that come with a scenario folder, sorted by name. Throws a FaultError
 * where one name stands for two.
 */
export function counterfactualPaths(scenario: string): string[] {
  const folder = join(scenario, COUNTERFACTUALS);
  const names = yamlNames(folder);
  const faults = twiceNamed(folder, names);
  if (faults.length > 0) throw new FaultError(faults);
  return names.map((name) => join(folder, name));
}

/** The same by their ids. */
export const counterfactualFiles = (scenario: string): TwinFiles =>
  new Map(counterfactualPaths(scenario).map((path) => [stemOf(basename(path)), () => readSource(path)]));

/**
 * The files of hypotheses that come with a scenario folder; none where it has no such files. Throws a
 * FaultError where one cannot be read.
 */
export function hypothesesFiles(scenario: string): SourceFile[] {
  const folder = join(scenario, HYPOTHESES);
  return yamlNames(folder).length > 0 ? filesIn(folder) : [];
}

/**
 * The file that a counterfactual's id or path means, for a scenario folder. Throws a FaultError where it
 * means none.
 */
export function findCounterfactual(scenario: string, word: string): string {
  const paths = counterfactualPaths(scenario);
  const idOf = (path: string) => stemOf(basename(path));
  const own = paths.find((path) => idOf(path) === word);
  if (own !== undefined) return own;
  if (isPath(word) || existsSync(word)) return word;
  throw noTwin(word, paths.map(idOf));
}
