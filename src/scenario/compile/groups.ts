/**
 * Groups of people: one namespace of strata, classes, places, groups and `all`, each a list of strata.
 *
 * Decision worth knowing: a stratum may name its groups and a group may name its members; both are the same
 * relation, so that a new stratum can be added in one place.
 */
import type { GroupDef } from '../../model/definition.js';
import type { ScenarioText } from '../schema/scenario.js';
import type { Faults } from './faults.js';
import { ALL, type Names } from './names.js';
import { unknown } from './unknown.js';

/** The relation of groups in one scenario, with where to report what is wrong in it. */
class Membership {
  constructor(
    readonly scenario: ScenarioText,
    readonly names: Names,
    readonly faults: Faults,
  ) {}

  /** Strata of a stratum, class, place, group or `all`; `above` are the groups it was reached through. */
  strataOf(id: string, above: readonly string[] = []): readonly number[] {
    const stratum = this.names.stratum.indexOf(id);
    if (stratum >= 0) return [stratum];
    if (this.names.class.indexOf(id) >= 0) return this.strataWhere((each) => each.class === id);
    if (this.names.place.indexOf(id) >= 0) return this.strataWhere((each) => each.place === id);
    const group = this.scenario.groups.findIndex((each) => each.id === id);
    if (group >= 0) return this.strataOfGroup(group, [...above, id]);
    return id === ALL ? this.strataWhere(() => true) : [];
  }

  /** Strata that name the group, and those of its members; a circle is a fault. */
  private strataOfGroup(index: number, above: readonly string[]): readonly number[] {
    const { id, of } = this.scenario.groups[index];
    const listed = of.flatMap((member, i) => {
      const path = ['groups', index, 'of', i];
      if (this.names.group.indexOf(member) < 0) {
        const complaint = unknown(this.names, 'group', member);
        this.faults.report(path, { code: 'unknown-group', found: member, ...complaint });
      }
      if (!above.includes(member)) return this.strataOf(member, above);
      const message = `group \`${member}\` contains itself`;
      this.faults.report(path, { code: 'circular-group', message, found: member });
      return [];
    });
    return [...this.strataWhere((stratum) => stratum.groups.includes(id)), ...listed];
  }

  private strataWhere(holds: (stratum: ScenarioText['strata'][number]) => boolean): readonly number[] {
    return this.scenario.strata.flatMap((stratum, index) => (holds(stratum) ? [index] : []));
  }
}

/** Groups in which nothing was wrong, by the sections that they follow from. */
const sound = new WeakMap<object, { readonly reads: readonly unknown[]; readonly groups: GroupDef[] }>();

/** The strata of each group, in the order of the namespace of groups; ascending, each once. */
export function compileGroups(scenario: ScenarioText, names: Names, faults: Faults): GroupDef[] {
  const reads = [scenario.strata, scenario.classes, scenario.places, scenario.groups];
  const before = sound.get(scenario.strata);
  if (before?.reads.every((each, i) => each === reads[i])) return before.groups;
  const faultCount = faults.list.length;
  const groups = groupsIn(scenario, names, faults);
  if (faults.list.length === faultCount) sound.set(scenario.strata, { reads, groups });
  return groups;
}

function groupsIn(scenario: ScenarioText, names: Names, faults: Faults): GroupDef[] {
  const membership = new Membership(scenario, names, faults);
  const define = (
    kind: GroupDef['kind'],
    { id, name }: { readonly id: string; readonly name: string },
  ): GroupDef => {
    const strata = [...new Set(membership.strataOf(id))].sort((a, b) => a - b);
    return { kind, id, name, strata };
  };
  return [
    ...scenario.strata.map((each) => define('stratum', each)),
    ...scenario.classes.map((each) => define('class', each)),
    ...scenario.places.map((each) => define('place', each)),
    ...scenario.groups.map((each) => define('group', each)),
    define('all', { id: ALL, name: 'everybody' }),
  ];
}
