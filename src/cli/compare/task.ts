/** From the flags of `tauride compare` to the task, with everything that is wrong with them. */
import { comparisonOf, type Comparing } from '../../experiment/laboratory/comparison.js';
import { FaultError, faultOf, type Fault } from '../../foundation/fault.js';
import { changeInWords } from '../../scenario/change-words.js';
import type { LoadedCounterfactual } from '../../scenario/counterfactual.js';
import type { Interventions } from '../../scenario/intervene.js';
import { capital } from '../../report/words.js';
import { readSetting, type ManySetting } from '../many/ensemble.js';
import { retryFaults } from '../many/open-folder.js';
import { readChanges } from '../shell/settings.js';
import type { CompareFlags } from './command.js';

/** A comparison as it is asked for. */
export interface CompareTask extends Comparing {
  readonly setting: ManySetting;
}

/** The id of a counterfactual that flags make. */
const CHANGED = 'changed';

/** What `--move`, `--without`, `--pin` and `--set` change, as a counterfactual. */
const counterfactualOf = (interventions: Interventions): LoadedCounterfactual => ({
  id: CHANGED,
  title: capital(interventions.map(changeInWords).join(', ')),
  question: 'What comes of that, and of nothing else?',
  interventions,
});

/** Changes that are to be compared with the scenario as it is: those of flags, where no twin is named. */
function changesCompared(flags: CompareFlags, faults: Fault[]): Interventions {
  return flags.with === undefined ? readChanges(flags, faults) : [];
}

/** A setting in which the word `changed` is these changes, and its baseline has none. */
function settingOf(
  scenario: string,
  flags: CompareFlags,
  changes: Interventions,
  faults: Fault[],
): ManySetting | undefined {
  if (changes.length === 0) return readSetting(scenario, flags, faults);
  const plain = { ...flags, move: undefined, without: undefined, pin: undefined, set: undefined };
  const setting = readSetting(scenario, plain, faults);
  return setting && { ...setting, twinOf: () => counterfactualOf(changes) };
}

/** Reads a comparison. Throws a FaultError with everything that is wrong with scenario and flags. */
export function readCompareTask(scenario: string, flags: CompareFlags): CompareTask {
  const faults = retryFaults(flags);
  if (flags.resume && flags.out === undefined) {
    const message = 'there is no folder to complete';
    faults.push(faultOf('no-folder', '--resume', message, 'name the folder with --out'));
  }
  const changes = changesCompared(flags, faults);
  const words = changes.length > 0 ? [CHANGED] : (flags.with ?? []);
  const setting = settingOf(scenario, flags, changes, faults);
  const comparing = setting && comparisonOf(words, setting, faults);
  if (setting === undefined || comparing === undefined) throw new FaultError(faults);
  return { setting, ...comparing };
}
