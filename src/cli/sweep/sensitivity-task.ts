/** From the flags of `tauride sensitivity` to the task, with everything that is wrong with them. */
import { analysisOf, type Analysing } from '../../experiment/sensitivity/task.js';
import { FaultError, faultOf, type Fault } from '../../foundation/fault.js';
import { readSetting, type ManySetting } from '../many/ensemble.js';
import { retryFaults } from '../many/open-folder.js';
import { readCount } from '../shell/settings.js';
import type { SensitivityFlags } from './sensitivity-command.js';

/** A sensitivity analysis as it is asked for. */
export interface SensitivityTask extends Analysing {
  readonly folder: string;
  readonly setting: ManySetting;
}

/** Reads an analysis. Throws a FaultError with everything that is wrong with scenario and flags. */
export function readSensitivityTask(scenario: string, flags: SensitivityFlags): SensitivityTask {
  const faults: Fault[] = retryFaults(flags);
  const { out = '', over = [], calibration, outcome: outcomes = [], method } = flags;
  if (out === '') {
    const message = 'there is no folder to keep the runs in';
    faults.push(faultOf('no-folder', '--out', message, 'name a new or empty one, as --out screened'));
  }
  const setting = readSetting(scenario, flags, faults);
  if (setting === undefined) throw new FaultError(faults);
  const points = flags.points === undefined ? undefined : readCount('--points', flags.points, faults);
  const analysis = flags.switches ? 'switches' : method;
  const analysing = analysisOf({ analysis, over, calibration, outcomes, points }, setting, faults);
  if (analysing === undefined || faults.length > 0) throw new FaultError(faults);
  return { folder: out, setting, ...analysing };
}
