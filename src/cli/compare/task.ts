/** From the flags of `tauride compare` to the task, with everything that is wrong with them. */
import { comparisonOf, type Comparing } from '../../experiment/laboratory/comparison.js';
import { FaultError, faultOf } from '../../foundation/fault.js';
import { readSetting, type ManySetting } from '../many/ensemble.js';
import { retryFaults } from '../many/open-folder.js';
import type { CompareFlags } from './command.js';

/** A comparison as it is asked for. */
export interface CompareTask extends Comparing {
  readonly setting: ManySetting;
}

/** Reads a comparison. Throws a FaultError with everything that is wrong with scenario and flags. */
export function readCompareTask(scenario: string, flags: CompareFlags): CompareTask {
  const faults = retryFaults(flags);
  if (flags.resume && flags.out === undefined) {
    const message = 'there is no folder to complete';
    faults.push(faultOf('no-folder', '--resume', message, 'name the folder with --out'));
  }
  const setting = readSetting(scenario, flags, faults);
  const comparing = setting && comparisonOf(flags.with ?? [], setting, faults);
  if (setting === undefined || comparing === undefined) throw new FaultError(faults);
  return { setting, ...comparing };
}
