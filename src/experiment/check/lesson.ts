/** What is wrong with the lesson of a scenario: each thing that it has its reader change is made. */
import { gather, type Fault } from '../../foundation/fault.js';
import { unknownAmong } from '../../scenario/compile/unknown.js';
import { lessonChanges, loadCounterfactual } from '../../scenario/counterfactual.js';
import { compileScenario, type ParsedScenario } from '../../scenario/load.js';
import type { TwinFiles } from './twins.js';

/** The counterfactuals that a thing to change names, as interventions; faults where there are none such. */
function changesByName(
  twins: TwinFiles,
  { scenario, locate }: ParsedScenario,
  change: number,
  faults: Fault[],
) {
  return (scenario.lesson?.change[change].with ?? []).flatMap((id, i) => {
    const read = twins.get(id);
    if (read !== undefined) return gather(faults, () => loadCounterfactual(read()))?.interventions ?? [];
    const ids = [...twins.keys()];
    const complaint = unknownAmong(`there is no counterfactual \`${id}\` beside the scenario`, id, ids);
    const place = locate(['lesson', 'change', change, 'with', i]);
    faults.push({ code: 'unknown-counterfactual', found: id, ...complaint, ...place });
    return [];
  });
}

/** All that is wrong with what the lesson of a scenario has its reader change: each is made and compiled. */
export function lessonFaults(twins: TwinFiles, parsed: ParsedScenario): Fault[] {
  const faults: Fault[] = [];
  for (const [i, changes] of lessonChanges(parsed.scenario, parsed.locate).entries()) {
    const interventions = [...changesByName(twins, parsed, i, faults), ...changes];
    gather(faults, () => compileScenario(parsed, { interventions, pinDecisions: true }));
  }
  return faults;
}
