/** The work of `tauride check`. */
import { FaultError, gather, type Fault } from '../../foundation/fault.js';
import { counterfactualPaths, findScenario } from '../../platform/node/files/bundled.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import { readSource } from '../../platform/node/files/source-file.js';
import { plural } from '../../report/words.js';
import { loadCounterfactual } from '../../scenario/counterfactual.js';
import { datedOccasions } from '../../scenario/check/occasions.js';
import { compileScenario, type LoadedScenario } from '../../scenario/load.js';
import { print, printJson, printWarnings } from '../shell/output.js';
import { EXIT } from '../shell/failure.js';
import { unreadOf } from '../shell/unread.js';
import type { CheckFlags } from './command.js';

interface Findings {
  readonly loaded: LoadedScenario | undefined;
  readonly counterfactuals: number;
  readonly faults: readonly Fault[];
  /** What is doubtful but can be run, and what is not read. */
  readonly warnings: readonly Fault[];
}

/** A counterfactual is checked against its scenario, so only where that is sound. */
function findingsOf(folder: string): Findings {
  const faults: Fault[] = [];
  const paths = gather(faults, () => counterfactualPaths(folder)) ?? [];
  const files = paths.map((path) => gather(faults, () => loadCounterfactual(readSource(path))));
  const parsed = gather(faults, () => parseScenarioFolder(folder));
  const loaded = parsed && gather(faults, () => compileScenario(parsed));
  if (parsed && loaded) {
    for (const file of files) {
      if (file) gather(faults, () => compileScenario(parsed, { interventions: file.interventions }));
    }
  }
  const warnings = [...(loaded?.warnings ?? []), ...unreadOf(folder)];
  return { loaded, counterfactuals: paths.length, faults, warnings };
}

const contents = ({ definition }: LoadedScenario, counterfactuals: number): string =>
  [
    plural(definition.dayCount, 'day'),
    plural(definition.strata.length, 'group') + ' of people',
    plural(definition.parties.length, 'party', 'parties'),
    plural(definition.authorities.length, 'authority', 'authorities'),
    plural(definition.events.length, 'event'),
    plural(definition.decisions.length, 'decision'),
    plural(definition.regimes.length, 'regime'),
    plural(definition.measures.length, 'computed fact'),
    plural(counterfactuals, 'counterfactual'),
  ].join(', ');

function show({ loaded, counterfactuals, faults, warnings }: Findings): void {
  printWarnings(warnings);
  if (faults.length > 0) throw new FaultError(faults);
  if (loaded === undefined) return;
  print(`${loaded.definition.id}: no faults.\n${contents(loaded, counterfactuals)}.`);
  const dated = datedOccasions(loaded.scenario);
  if (dated.length === 0) return;
  const all = plural(loaded.definition.decisions.length, 'decision');
  print(`A date stands in the occasion of ${dated.length} of ${all}: ${dated.join(', ')}.`);
}

/** Checks a scenario with its counterfactuals and prints what was found. */
export function checkWork(scenario: string, flags: CheckFlags): void {
  const findings = findingsOf(findScenario(scenario));
  if (!flags.json) return show(findings);
  const { faults, warnings } = findings;
  printJson({ scenario, faults, warnings });
  if (faults.length > 0) process.exitCode = EXIT.input;
}
