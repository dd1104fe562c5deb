/** People told apart by place, class and stratum. */
import type { Definition } from '../../model/definition.js';

/** By what the people of a poll can be told apart. */
export const GROUPINGS = ['place', 'class', 'stratum'] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** The id of a group's place, class or stratum, as far as it is told by them. */
export type GroupKey = Readonly<Partial<Record<Grouping, string>>>;

export interface GroupOfStrata {
  readonly key: GroupKey;
  /** Indices, ascending. */
  readonly strata: readonly number[];
}

const INDEX_OF: Readonly<Record<Grouping, (definition: Definition, s: number) => number>> = {
  place: ({ strata }, s) => strata[s].placeIndex,
  class: ({ strata }, s) => strata[s].classIndex,
  stratum: (_, s) => s,
};

const ID_OF: Readonly<Record<Grouping, (definition: Definition, index: number) => string>> = {
  place: ({ places }, index) => places[index].id,
  class: ({ classes }, index) => classes[index].id,
  stratum: ({ strata }, index) => strata[index].id,
};

/** Compares by the first index that differs. */
const byIndices = (one: readonly number[], other: readonly number[]): number => {
  const at = one.findIndex((index, i) => index !== other[i]);
  return at < 0 ? 0 : one[at] - other[at];
};

/**
 * Parts strata into groups: each stratum is in one, none is empty. They come in the scenario's order of the
 * first thing they are told apart by, then of the next.
 *
 * @param strata indices, each once
 * @param by what groups are told apart by; nothing puts all into one
 */
export function groupsBy(
  definition: Definition,
  strata: readonly number[],
  by: readonly Grouping[],
): GroupOfStrata[] {
  const groups = new Map<string, { indices: readonly number[]; strata: number[] }>();
  for (const s of strata) {
    const indices = by.map((each) => INDEX_OF[each](definition, s));
    const group = groups.get(indices.join()) ?? { indices, strata: [] };
    group.strata.push(s);
    groups.set(indices.join(), group);
  }
  return [...groups.values()]
    .sort((one, other) => byIndices(one.indices, other.indices))
    .map(({ indices, strata: members }) => ({
      key: Object.fromEntries(by.map((each, i) => [each, ID_OF[each](definition, indices[i])])),
      strata: members.sort((a, b) => a - b),
    }));
}
