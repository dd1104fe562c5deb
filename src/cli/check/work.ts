/** The work of `tauride check`. */
import { findingsIn, type Findings } from '../../experiment/check/findings.js';
import { FaultError, printFault, type Fault } from '../../foundation/fault.js';
import {
  counterfactualFiles,
  findCounterfactual,
  findScenario,
  hypothesesFiles,
} from '../../platform/node/files/bundled.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import { readSource } from '../../platform/node/files/source-file.js';
import { deepFindings } from '../../report/deep/telling.js';
import { foundWords, NOTHING_FOUND } from '../../report/deep/words.js';
import { plural } from '../../report/words.js';
import { loadCounterfactual } from '../../scenario/counterfactual.js';
import { datedOccasions } from '../../scenario/check/occasions.js';
import type { LoadedScenario } from '../../scenario/load.js';
import { complain, print, printJson, printWarnings } from '../shell/output.js';
import { EXIT } from '../shell/failure.js';
import { codeOfSignal } from '../shell/signals.js';
import { unreadOf } from '../shell/unread.js';
import type { CheckFlags } from './command.js';
import { checkDeepOptions, readDeepTask, type DeepTask } from './deep-task.js';
import { checkDeep, type DeepResult } from './deep-work.js';

/** All that is found, and what is doubtful but can be run or is not read. */
interface Found extends Findings {
  readonly warnings: readonly Fault[];
}

function foundIn(folder: string): Found {
  const findings = findingsIn({
    name: folder,
    parse: () => parseScenarioFolder(folder),
    twins: () => counterfactualFiles(folder),
    twinOf: (word) => loadCounterfactual(readSource(findCounterfactual(folder, word))),
    hypotheses: () => hypothesesFiles(folder),
  });
  return { ...findings, warnings: [...(findings.loaded?.warnings ?? []), ...unreadOf(folder)] };
}

const contents = ({ definition }: LoadedScenario, counterfactuals: number, tests: number): string =>
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
    ...(tests > 0 ? [plural(tests, 'test') + ' of hypotheses'] : []),
  ].join(', ');

function show({ loaded, counterfactuals, tests, faults, warnings }: Found): void {
  printWarnings(warnings);
  if (faults.length > 0) throw new FaultError(faults);
  if (loaded === undefined) return;
  print(`${loaded.definition.id}: no faults.\n${contents(loaded, counterfactuals, tests)}.`);
  const dated = datedOccasions(loaded.scenario);
  if (dated.length === 0) return;
  const all = plural(loaded.definition.decisions.length, 'decision');
  print(`A date stands in the occasion of ${dated.length} of ${all}: ${dated.join(', ')}.`);
}

/** What a deep check found, for people. */
function showDeep(result: DeepResult, { replay, runs }: DeepTask): void {
  const faults = deepFindings(result, result.looked);
  const found = faults.length > 0 ? faults.map(printFault).join('\n') : NOTHING_FOUND;
  const asked = { replay, runs: result.cut === undefined ? undefined : runs };
  print(`\n${found}\n\n${foundWords(faults.length, result, asked)}`);
}

/** The same as data. */
const deepJson = (result: DeepResult, task: DeepTask): object => ({
  seed: task.seed,
  population: task.agents,
  runs: result.runs.length,
  numbers: result.numbers,
  complete: result.cut === undefined,
  findings: deepFindings(result, result.looked),
});

/** Checks a scenario with its counterfactuals and prints what was found. */
export async function checkWork(scenario: string, flags: CheckFlags): Promise<void> {
  const optionFaults: Fault[] = [];
  checkDeepOptions(flags, optionFaults);
  if (optionFaults.length > 0) throw new FaultError(optionFaults);
  const folder = findScenario(scenario);
  const findings = foundIn(folder);
  const { faults, warnings, loaded } = findings;
  if (!flags.deep || loaded === undefined || faults.length > 0) {
    if (!flags.json) return show(findings);
    printJson({ scenario, faults, warnings });
    if (faults.length > 0) process.exitCode = EXIT.input;
    return;
  }
  const task = readDeepTask(flags, loaded, optionFaults);
  if (optionFaults.length > 0) throw new FaultError(optionFaults);
  if (!flags.json) show(findings);
  const result = await checkDeep(folder, loaded, task);
  if (flags.json) printJson({ scenario, faults, warnings, deep: deepJson(result, task) });
  else showDeep(result, task);
  if (result.cut === undefined) return;
  complain('tauride: interrupted; the findings are those of what was done');
  process.exitCode = codeOfSignal(result.cut);
}
