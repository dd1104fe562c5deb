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
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import {
  catalogueReport,
  type Catalogue,
  type CatalogueEntry,
  type ListedHappening,
} from '../../report/catalogue.js';
import { loadCounterfactual } from '../../scenario/counterfactual.js';
import { readDocument } from '../../scenario/document.js';
import type { SourceFile } from '../../scenario/yaml.js';
import { isoOf, parseDate } from '../../foundation/calendar.js';
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

/** The ISO day of a date as written; null for none. */
function isoDay(date: string | undefined): string | null {
  const day = date === undefined ? undefined : parseDate(date);
  return day === undefined ? null : isoOf(day);
}

/** What a scenario has that may be changed by name: events and decisions by date, and affairs. */
function namedIn({
  events,
  decisions,
  affairs = [],
}: ScenarioText): Pick<CatalogueEntry, 'happenings' | 'affairs'> {
  const happenings: ListedHappening[] = [
    ...events.map(({ id, title, kind, date, again, recorded }) => ({
      ...{ id, title, kind, options: [] },
      ...(again !== undefined && { again }),
      date: isoDay(date ?? recorded?.date),
    })),
    ...decisions.map(({ id, title, recorded, sits, options }) => ({
      ...{ id, title, kind: 'decision' as const, options: options.map((option) => option.id) },
      date: isoDay(recorded?.date ?? sits.at(0)),
    })),
  ];
  const LAST = '9999';
  return {
    happenings: happenings.sort((a, b) => ((a.date ?? LAST) < (b.date ?? LAST) ? -1 : 1)),
    affairs: affairs.map(({ id, title, of }) => ({ id, title, of })),
  };
}

/** One scenario, with what may be changed by name; without it where it cannot be read. */
const catalogueOf = (scenario: string): Catalogue =>
  catalogue([scenario]).map((entry) => {
    const parsed = gather([], () => parseScenarioFolder(findScenario(scenario)));
    return parsed === undefined ? { ...entry, happenings: [] } : { ...entry, ...namedIn(parsed.scenario) };
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

/** Whether all are listed: the classics, or without them the others. Throws a FaultError for one of them. */
function assertAll(scenario: string | undefined, classics: true | undefined): void {
  if (scenario === undefined || !classics) return;
  refuse('classics-of-one', '--classics', '`--classics` lists all of them', 'leave out one of the two');
}

/** Prints scenarios with their counterfactuals; of one its events and decisions, too, or its laws. */
export function listWork(scenario: string | undefined, { classics, switches, json }: ListFlags): void {
  if (switches) return listSwitches(scenario, json);
  assertAll(scenario, classics);
  const all = classics ? classicScenarios() : bundledScenarios();
  const listed = scenario === undefined ? all : [scenario];
  for (const id of listed) printWarnings(unreadOf(id));
  const told = scenario === undefined ? catalogue(listed) : catalogueOf(scenario);
  if (json) return printJson(told);
  printReport(catalogueReport, told);
  if (scenario === undefined && !classics)
    print('Published models, small enough to read: `tauride list --classics`');
}
