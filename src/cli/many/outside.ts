/** Changes that are not what they seem, told before anything runs. */
import { changesOfDesign, outsideWords, type OutsideRange } from '../../experiment/parameters/outside.js';
import { overriddenBy, overriddenWords } from '../../experiment/parameters/overridden.js';
import type { PointSource } from '../../experiment/design/design.js';
import type { Setting } from '../../experiment/design/setting.js';
import { complain } from '../shell/output.js';

/** Says which values lie outside the range of the calibration, and which changes not all strata feel. */
export function warnOfOutside(
  result: { readonly outsideCalibration?: readonly OutsideRange[]; readonly points: PointSource },
  { base, parsed }: Pick<Setting, 'base' | 'parsed'>,
): void {
  for (const outside of result.outsideCalibration ?? []) complain(`warning: ${outsideWords(outside)}`);
  for (const overridden of overriddenBy([...base, ...changesOfDesign(result.points)], parsed.scenario))
    complain(`warning: ${overriddenWords(overridden)}`);
}
