/** The work of `tauride list`. */
import {
  bundledScenarios,
  classicScenarios,
  counterfactualPaths,
  findScenario,
} from '../../platform/node/files/bundled.js';
import { readScenarioFolder } from '../../platform/node/files/extended-folder.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import { readSource } from '../../platform/node/files/source-file.js';
import { switchesOf } from '../../model/laws/switches.js';
import { switchesReport } from '../../report/switches.js';
import { compileScenario } from '../../scenario/load.js';
import { catalogueReport, type Catalogue } from '../../report/catalogue.js';
import { loadCounterfactual } from '../../scenario/counterfactual.js';
import { readDocument } from '../../scenario/document.js';
import type { SourceFile } from '../../scenario/yaml.js';
import { gather, refuse } from '../../foundation/fault.js';
import { print, printJson, printReport, printWarnings } from '../shell/output.js';
import { unreadOf } from '../shell/unread.js';
import type { ListFlags } from './command.js';

/** Files in the order in which their title is looked for: reading takes longest, and most hold none. */
const likeliestFirst = (files: readonly SourceFile[]): SourceFile[] => {
  const isLikely = ({ text }: SourceFile): boolean => /^title:/m.test(text);
  return [...files.filter(isLikely), ...files.filter((file) => !isLikely(file))];
};

/** The title as written; a scenario with faults is listed nevertheless. */
function titleOf(folder: string): string | null {
  const files = gather([], () => readScenarioFolder(folder)) ?? [];
  for (const file of likeliestFirst(files)) {
    const value = readDocument([file]).value as { readonly title?: unknown } | undefined;
    if (typeof value?.title === 'string') return value.title;
  }
  return null;
}

function counterfactualsOf(folder: string): Catalogue[number]['counterfactuals'] {
  return (gather([], () => counterfactualPaths(folder)) ?? []).flatMap((path) => {
    const loaded = gather([], () => loadCounterfactual(readSource(path)));
    return loaded === undefined ? [] : [{ id: loaded.id, title: loaded.title, question: loaded.question }];
  });
}

const catalogue = (scenarios: readonly string[]): Catalogue =>
  scenarios.map((id) => {
    const folder = findScenario(id);
    return { id, title: titleOf(folder), counterfactuals: counterfactualsOf(folder) };
  });

/** Prints the laws of a scenario with their constants. */
function listSwitches(scenario: string | undefined, json: true | undefined): void {
  if (scenario === undefined) {
    const hint = 'name it first: `tauride list russia-1917 --switches`';
    return refuse('no-scenario', '--switches', '`--switches` lists the laws of one scenario', hint);
  }
  printWarnings(unreadOf(scenario));
  const { definition } = compileScenario(parseScenarioFolder(findScenario(scenario)));
  const laws = switchesOf(definition.laws);
  if (json) printJson(laws);
  else printReport(switchesReport, laws);
}

/** The scenarios that are asked for: one by its name, the classics, or all others. */
function listedBy(scenario: string | undefined, classics: true | undefined): readonly string[] {
  if (scenario !== undefined && classics)
    refuse('classics-of-one', '--classics', '`--classics` lists all of them', 'leave out one of the two');
  if (scenario !== undefined) return [scenario];
  return classics ? classicScenarios() : bundledScenarios();
}

/** Prints scenarios with their counterfactuals, or the laws of one. */
export function listWork(scenario: string | undefined, { classics, switches, json }: ListFlags): void {
  if (switches) return listSwitches(scenario, json);
  const listed = listedBy(scenario, classics);
  for (const id of listed) printWarnings(unreadOf(id));
  if (json) return printJson(catalogue(listed));
  printReport(catalogueReport, catalogue(listed));
  if (scenario === undefined && !classics)
    print('Published models, small enough to read: `tauride list --classics`');
}
