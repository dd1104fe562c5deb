/** The work of `tauride list`. */
import { bundledFolder, bundledScenarios, counterfactualPaths } from '../../platform/node/files/bundled.js';
import { readScenarioFolder } from '../../platform/node/files/extended-folder.js';
import { readSource } from '../../platform/node/files/source-file.js';
import { catalogueReport, type Catalogue } from '../../report/catalogue.js';
import { loadCounterfactual } from '../../scenario/counterfactual.js';
import { readDocument } from '../../scenario/document.js';
import type { SourceFile } from '../../scenario/yaml.js';
import { gather } from '../../foundation/fault.js';
import { printJson, printReport, printWarnings } from '../shell/output.js';
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

const catalogue = (): Catalogue =>
  bundledScenarios().map((id) => {
    const folder = bundledFolder(id);
    return { id, title: titleOf(folder), counterfactuals: counterfactualsOf(folder) };
  });

/** Prints the bundled scenarios and their counterfactuals. */
export function listWork(flags: ListFlags): void {
  for (const id of bundledScenarios()) printWarnings(unreadOf(id));
  if (flags.json) printJson(catalogue());
  else printReport(catalogueReport, catalogue());
}
