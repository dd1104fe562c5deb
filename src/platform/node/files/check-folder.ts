/** The check of all texts of a scenario folder, and what it tells of a sound one. */
import { findingsIn, type CheckedTexts, type Findings } from '../../../experiment/check/findings.js';
import { datedOccasions } from '../../../scenario/check/occasions.js';
import { loadCounterfactual } from '../../../scenario/counterfactual.js';
import { expressionsDuring } from '../../../scenario/expression/parse.js';
import { parseScenario, type LoadedScenario, type ParsedScenario } from '../../../scenario/load.js';
import type { SourceFile } from '../../../scenario/yaml.js';
import { bundledFolder, counterfactualFiles, findCounterfactual, hypothesesFiles } from './bundled.js';
import { checkedKey, type Contents } from './checked.js';
import { readScenarioFolder } from './extended-folder.js';
import { parseScenarioFolder } from './shipped.js';
import { readSource } from './source-file.js';
import { withWritten, writtenBeside, writtenExpressions, writtenTexts } from './written.js';

/** Checks a scenario with its counterfactuals, hypotheses, lesson and posterior. */
export const checkFolder = (folder: string): Findings =>
  findingsIn(textsOf(folder, parseScenarioFolder, withWritten));

/** The same whatever ships: every text is read. */
export const checkAnew = (folder: string): Findings =>
  findingsIn(
    textsOf(
      folder,
      () => parseScenario(readScenarioFolder(folder)),
      (files) => files,
    ),
  );

/** What is checked of a folder; `known` adds what is known of files. */
function textsOf(
  folder: string,
  parse: (folder: string) => ParsedScenario,
  known: (files: readonly SourceFile[]) => readonly SourceFile[],
): CheckedTexts {
  const one = (file: SourceFile): SourceFile => known([file])[0];
  return {
    name: folder,
    parse: () => parse(folder),
    twins: () => new Map([...counterfactualFiles(folder)].map(([id, read]) => [id, () => one(read())])),
    twinOf: (word) => loadCounterfactual(one(readSource(findCounterfactual(folder, word)))),
    hypotheses: () => known(hypothesesFiles(folder)),
  };
}

/** What ships of the files of a bundled scenario, by name. */
export function writtenOf(id: string): (readonly [name: string, text: string])[] {
  const folder = bundledFolder(id);
  const twins = [...counterfactualFiles(folder).values()].map((read) => read());
  const expressions = expressionsDuring(() => checkAnew(folder));
  return [
    ...writtenTexts(id, readScenarioFolder(folder)),
    ...writtenBeside(id, [...twins, ...hypothesesFiles(folder)]),
    writtenExpressions(id, expressions),
  ];
}

/** What a sound scenario has. */
export function contentsOf(
  { definition, scenario }: LoadedScenario,
  { counterfactuals, tests }: Pick<Findings, 'counterfactuals' | 'tests'>,
): Contents {
  const { id, dayCount: days } = definition;
  const { strata, parties, authorities, events, decisions, regimes, measures } = definition;
  const records = { strata, parties, authorities, events, decisions, regimes, measures };
  const counts = Object.fromEntries(Object.entries(records).map(([name, { length }]) => [name, length]));
  const counted = counts as Record<keyof typeof records, number>;
  return { id, days, ...counted, counterfactuals, tests, dated: datedOccasions(scenario) };
}

/** What ships of these folders: of each that is sound and of which nothing is in doubt, what it has. */
export function checkedText(folders: readonly string[]): string {
  const entries = folders.flatMap((folder) => {
    const found = checkFolder(folder);
    const { loaded, faults } = found;
    if (loaded === undefined || faults.length + loaded.warnings.length > 0) return [];
    return [[checkedKey(folder), contentsOf(loaded, found)] as const];
  });
  return JSON.stringify(Object.fromEntries(entries));
}
