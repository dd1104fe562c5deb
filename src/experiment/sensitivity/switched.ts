/** Points of an analysis by switches: a scenario as it is, and each law or mechanism the other way. */
import { FaultError, gather, type Fault } from '../../foundation/fault.js';
import { switchesOf } from '../../model/laws/switches.js';
import { compileScenario } from '../../scenario/load.js';
import type { Point } from '../design/design.js';
import { plainChanges } from '../design/factor.js';
import { baseOf, type Setting } from '../design/setting.js';
import { column } from '../tables/table.js';
import { mechanismsOf, type SetValue } from './mechanisms.js';

/** The column of what was switched. */
export const SWITCH = column('vary_switch', 'text', 'varied: the law or mechanism that is switched');

/** The level of a scenario whose laws stand as it sets them. */
export const AS_IT_IS = 'as it is';

/** Points, and what cannot be switched in a scenario, with the reason. */
export interface SwitchPoints {
  readonly points: readonly Point[];
  readonly refused: readonly { readonly law: string; readonly reason: string }[];
}

/** A law or mechanism, what it is the other way, and what makes it so. */
interface Switch {
  readonly id: string;
  readonly name: string;
  readonly sets: readonly SetValue[];
}

/** All laws of a scenario, and then its mechanisms, of which one that is not there is no switch. */
const switchesIn = ({ loaded, parsed }: Setting): Switch[] => [
  ...switchesOf(loaded.definition.laws).map(({ id, on }) => ({
    id,
    name: `${id} ${on ? 'off' : 'on'}`,
    sets: [{ path: `laws.${id}.on`, value: on ? 0 : 1 }],
  })),
  ...mechanismsOf(parsed.scenario).map(({ id, sets }) => ({ id, name: `${id} off`, sets })),
];

/** The points of all laws and mechanisms that a scenario may have the other way. */
export function switchPoints(setting: Setting): SwitchPoints {
  const { parsed, replay } = setting;
  const base = baseOf(setting);
  const points: Point[] = [{ levels: { [SWITCH.name]: AS_IT_IS }, changes: [] }];
  const refused: SwitchPoints['refused'][number][] = [];
  for (const { id, name, sets } of switchesIn(setting)) {
    const changes = sets.map((set) => ({ kind: 'set' as const, ...set }));
    const faults: Fault[] = [];
    gather(faults, () =>
      compileScenario(parsed, { interventions: [...base, ...changes], pinDecisions: replay }),
    );
    if (faults.length > 0) refused.push({ law: id, reason: new FaultError(faults).faults[0].message });
    else points.push({ levels: { [SWITCH.name]: name }, changes: plainChanges(changes) });
  }
  return { points, refused };
}
