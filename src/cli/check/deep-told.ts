/** What `tauride check --deep` does with a scenario without faults, and prints of it. */
import { FaultError, printFault, type Fault } from '../../foundation/fault.js';
import { deepFindings } from '../../report/deep/telling.js';
import { foundWords, NOTHING_FOUND } from '../../report/deep/words.js';
import type { LoadedScenario } from '../../scenario/load.js';
import { complain, print } from '../shell/output.js';
import { codeOfSignal } from '../shell/signals.js';
import type { CheckFlags } from './command.js';
import { readDeepTask, type DeepTask } from './deep-task.js';
import { checkDeep, type DeepResult } from './deep-work.js';

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

/** What is checked, and how. */
interface Asked {
  readonly folder: string;
  readonly loaded: LoadedScenario;
  readonly flags: CheckFlags;
}

/** Where it is told: `begin` before anything is run, `json` at the end where one document was asked for. */
interface Told {
  readonly begin: () => unknown;
  readonly json: (deep: object) => void;
}

/** Checks deeply and tells what was found. Throws a FaultError for options that cannot be. */
export async function checkDeeply({ folder, loaded, flags }: Asked, { begin, json }: Told): Promise<void> {
  const faults: Fault[] = [];
  const task = readDeepTask(flags, loaded, faults);
  if (faults.length > 0) throw new FaultError(faults);
  begin();
  const result = await checkDeep(folder, loaded, task);
  if (flags.json) json(deepJson(result, task));
  else showDeep(result, task);
  if (result.cut === undefined) return;
  complain('tauride: interrupted; the findings are those of what was done');
  process.exitCode = codeOfSignal(result.cut);
}
