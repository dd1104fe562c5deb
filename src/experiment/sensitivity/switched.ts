/** The points of an analysis by switches: the scenario as it is, and with one law the other way each. */
import { FaultError, gather, type Fault } from '../../foundation/fault.js';
import { switchesOf } from '../../model/laws/switches.js';
import { compileScenario } from '../../scenario/load.js';
import type { Point } from '../design/design.js';
import { plainChanges } from '../design/factor.js';
import { baseOf, type Setting } from '../design/setting.js';
import { column } from '../tables/table.js';

/** The column of what was switched. */
export const SWITCH = column('vary_switch', 'text', 'varied: the law that is switched');

/** The level of a scenario whose laws stand as it sets them. */
export const AS_IT_IS = 'as it is';

/** Points, and the laws that cannot be switched in a scenario, with the reason. */
export interface SwitchPoints {
  readonly points: readonly Point[];
  readonly refused: readonly { readonly law: string; readonly reason: string }[];
}

/** The points of all laws that a scenario may have the other way. */
export function switchPoints(setting: Setting): SwitchPoints {
  const { parsed, replay, loaded } = setting;
  const base = baseOf(setting);
  const points: Point[] = [{ levels: { [SWITCH.name]: AS_IT_IS }, changes: [] }];
  const refused: SwitchPoints['refused'][number][] = [];
  for (const { id, on } of switchesOf(loaded.definition.laws)) {
    const change = { kind: 'set' as const, path: `laws.${id}.on`, value: on ? 0 : 1 };
    const faults: Fault[] = [];
    gather(faults, () => compileScenario(parsed, { interventions: [...base, change], pinDecisions: replay }));
    if (faults.length > 0) refused.push({ law: id, reason: new FaultError(faults).faults[0].message });
    else
      points.push({
        levels: { [SWITCH.name]: `${id} ${on ? 'off' : 'on'}` },
        changes: plainChanges([change]),
      });
  }
  return { points, refused };
}
