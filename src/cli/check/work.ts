/** The work of `tauride check`. */
import { FaultError, gather, printFault, type Fault } from '../../foundation/fault.js';
import { planHypotheses } from '../../experiment/hypotheses/plan.js';
import { loadHypotheses, type LoadedHypotheses } from '../../experiment/hypotheses/read.js';
import {
  counterfactualPaths,
  findCounterfactual,
  findScenario,
  hypothesesFiles,
} from '../../platform/node/files/bundled.js';
import { staleness } from '../../experiment/parameters/choose.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import { readSource } from '../../platform/node/files/source-file.js';
import type { DeepFinding } from '../../report/deep/finding.js';
import { plural } from '../../report/words.js';
import { inOrder } from '../../scenario/compile/faults.js';
import { loadCounterfactual } from '../../scenario/counterfactual.js';
import { datedOccasions } from '../../scenario/check/occasions.js';
import { compileScenario, type LoadedScenario, type ParsedScenario } from '../../scenario/load.js';
import { lessonFaults } from '../report/lesson-task.js';
import { complain, print, printJson, printWarnings } from '../shell/output.js';
import { EXIT } from '../shell/failure.js';
import { codeOfSignal } from '../shell/signals.js';
import { unreadOf } from '../shell/unread.js';
import type { CheckFlags } from './command.js';
import { checkDeepOptions, readDeepTask, type DeepTask } from './deep-task.js';
import { checkDeep, lookedAt, type DeepResult } from './deep-work.js';

interface Findings {
  readonly loaded: LoadedScenario | undefined;
  readonly counterfactuals: number;
  /** Tests of hypotheses. */
  readonly tests: number;
  readonly faults: readonly Fault[];
  /** What is doubtful but can be run, and what is not read. */
  readonly warnings: readonly Fault[];
}

/** What is read of hypotheses, if there are any; their faults are added to the list. */
function hypothesesOf(folder: string, faults: Fault[]): LoadedHypotheses | undefined {
  const files = gather(faults, () => hypothesesFiles(folder)) ?? [];
  return files.length === 0 ? undefined : gather(faults, () => loadHypotheses(files));
}

/** Plans hypotheses, so that names are checked, and says how many tests there are. */
function testsOf(
  hypotheses: LoadedHypotheses,
  { parsed, loaded, folder }: { parsed: ParsedScenario; loaded: LoadedScenario; folder: string },
  faults: Fault[],
): number {
  const twinOf = (word: string) => loadCounterfactual(readSource(findCounterfactual(folder, word)));
  const { dayCount: tickCount } = loaded.definition;
  return planHypotheses(hypotheses, { parsed, loaded, tickCount, twinOf, base: [], replay: false }, faults)
    .tests.length;
}

/** Counterfactuals and hypotheses are checked against their scenario, so only where that is sound. */
function findingsOf(folder: string): Findings {
  const faults: Fault[] = [];
  const paths = gather(faults, () => counterfactualPaths(folder)) ?? [];
  const files = paths.map((path) => gather(faults, () => loadCounterfactual(readSource(path))));
  const parsed = gather(faults, () => parseScenarioFolder(folder));
  const loaded = parsed && gather(faults, () => compileScenario(parsed));
  const hypotheses = hypothesesOf(folder, faults);
  let tests = 0;
  if (parsed && loaded) {
    for (const file of files) {
      if (file) gather(faults, () => compileScenario(parsed, { interventions: file.interventions }));
    }
    if (hypotheses) tests = testsOf(hypotheses, { parsed, loaded, folder }, faults);
    faults.push(...lessonFaults(folder, parsed));
  }
  const stale = parsed && staleness(parsed, folder);
  if (stale) faults.push(stale);
  const warnings = [...(loaded?.warnings ?? []), ...unreadOf(folder)];
  return { loaded, counterfactuals: paths.length, tests, faults, warnings };
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

function show({ loaded, counterfactuals, tests, faults, warnings }: Findings): void {
  printWarnings(warnings);
  if (faults.length > 0) throw new FaultError(faults);
  if (loaded === undefined) return;
  print(`${loaded.definition.id}: no faults.\n${contents(loaded, counterfactuals, tests)}.`);
  const dated = datedOccasions(loaded.scenario);
  if (dated.length === 0) return;
  const all = plural(loaded.definition.decisions.length, 'decision');
  print(`A date stands in the occasion of ${dated.length} of ${all}: ${dated.join(', ')}.`);
}

/** Findings with the places to look at, in the order of the files. */
const placed = (findings: readonly DeepFinding[], { placeOf }: LoadedScenario): Fault[] =>
  inOrder(
    findings.map(({ code, address, message, hint }) => ({
      ...{ code, message, hint, path: address },
      ...placeOf(address),
    })),
  );

/** What a deep check found, for people. */
function showDeep(result: DeepResult, task: DeepTask, loaded: LoadedScenario): void {
  const faults = placed(result.findings, loaded);
  const found = faults.length > 0 ? faults.map(printFault).join('\n') : 'Nothing never or always happens.';
  const count = plural(faults.length, 'finding');
  print(`\n${found}\n\n${count} in ${lookedAt(result, task)}; none keeps it from running.`);
}

/** The same as data. */
const deepJson = (result: DeepResult, task: DeepTask, loaded: LoadedScenario): object => ({
  seed: task.seed,
  population: task.agents,
  runs: result.runs.length,
  numbers: result.numbers,
  complete: result.cut === undefined,
  findings: placed(result.findings, loaded),
});

/** Checks a scenario with its counterfactuals and prints what was found. */
export async function checkWork(scenario: string, flags: CheckFlags): Promise<void> {
  const optionFaults: Fault[] = [];
  checkDeepOptions(flags, optionFaults);
  if (optionFaults.length > 0) throw new FaultError(optionFaults);
  const folder = findScenario(scenario);
  const findings = findingsOf(folder);
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
  if (flags.json) printJson({ scenario, faults, warnings, deep: deepJson(result, task, loaded) });
  else showDeep(result, task, loaded);
  if (result.cut === undefined) return;
  complain('tauride: interrupted; the findings are those of what was done');
  process.exitCode = codeOfSignal(result.cut);
}
