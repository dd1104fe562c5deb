/** The check of all texts of a scenario folder, and what it tells of a sound one. */
import { findingsIn, type Findings } from '../../../experiment/check/findings.js';
import { datedOccasions } from '../../../scenario/check/occasions.js';
import { loadCounterfactual } from '../../../scenario/counterfactual.js';
import type { LoadedScenario } from '../../../scenario/load.js';
import { counterfactualFiles, findCounterfactual, hypothesesFiles } from './bundled.js';
import { checkedKey, type Contents } from './checked.js';
import { parseScenarioFolder } from './shipped.js';
import { readSource } from './source-file.js';

/** Checks a scenario with its counterfactuals, hypotheses, lesson and posterior. */
export const checkFolder = (folder: string): Findings =>
  findingsIn({
    name: folder,
    parse: () => parseScenarioFolder(folder),
    twins: () => counterfactualFiles(folder),
    twinOf: (word) => loadCounterfactual(readSource(findCounterfactual(folder, word))),
    hypotheses: () => hypothesesFiles(folder),
  });

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
