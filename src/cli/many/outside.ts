/** Values outside the range of the calibration, told before anything runs. */
import { outsideWords, type OutsideRange } from '../../experiment/parameters/outside.js';
import { complain } from '../shell/output.js';

/** Says which values of a result lie outside. */
export function warnOfOutside(result: { readonly outsideCalibration?: readonly OutsideRange[] }): void {
  for (const outside of result.outsideCalibration ?? []) complain(`warning: ${outsideWords(outside)}`);
}
