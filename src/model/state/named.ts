/**
 * Figures by name: a cell of a column by the ids of what it is about.
 *
 * Decision worth knowing: the ids are looked up each time, so a name means the same after any change of the
 * scenario; whoever reads a thousand cells a day takes indices.
 */
import { nearest, refuse } from '../../foundation/fault.js';
import { sizesOf, type Axis } from '../columns/axes.js';
import { cellAt } from '../columns/columns.js';
import { COLUMN_NAMES, COLUMNS, type ColumnName } from '../columns/table.js';
import type { Definition } from '../definition.js';
import { sourceNames } from '../phases/appeal.js';
import type { StateOf } from './state.js';

/** The last allegiance: that of those who have none. */
const NOBODY = 'none';

const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

/** The ids along each axis, in the order of its steps. */
const ALONG: Readonly<Record<Axis, (definition: Definition) => readonly string[]>> = {
  condition: ({ conditions }) => idsOf(conditions),
  stratum: ({ strata }) => idsOf(strata),
  issue: ({ issues }) => idsOf(issues),
  party: ({ parties }) => idsOf(parties),
  allegiance: ({ parties }) => [...idsOf(parties), NOBODY],
  authority: ({ authorities }) => idsOf(authorities),
  organ: ({ organs }) => idsOf(organs),
  outsider: ({ outside }) => idsOf(outside),
  unit: ({ units }) => idsOf(units),
  place: ({ places }) => idsOf(places),
  policy: ({ policies }) => idsOf(policies),
  stock: ({ stocks }) => idsOf(stocks),
  flow: ({ flows }) => idsOf(flows),
  form: ({ forms }) => idsOf(forms),
  origin: ({ standings }) => standings,
  source: sourceNames,
};

/** The nearest of the names there are, or all of them. */
function instead(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return known.length > 0 ? `there are: ${known.join(', ')}` : 'this scenario has none';
}

/**
 * The number in a cell of a column today, in the column's own unit (docs/columns.md). Throws a FaultError for
 * a column or an id that does not exist, and for too many or too few ids.
 *
 * @param ids one for each axis of the column, in their order: `credibility` is of a party and an issue
 */
export function valueNamed(
  { definition, columns }: StateOf<Definition>,
  name: ColumnName,
  ids: readonly string[],
): number {
  const place = `state.at(${[name, ...ids].map((word) => `'${word}'`).join(', ')})`;
  if (!COLUMN_NAMES.includes(name))
    refuse('unknown-column', place, `there is no column \`${name}\``, instead(name, COLUMN_NAMES));
  const axes: readonly Axis[] = COLUMNS[name].axes;
  if (ids.length !== axes.length) {
    const of = axes.length === 0 ? 'one number, without ids' : `by ${axes.join(' and ')}`;
    refuse('column-ids', place, `\`${name}\` is ${of}: ${ids.length} ids were given`);
  }
  const steps = axes.map((axis, i) => {
    const known = ALONG[axis](definition);
    const step = known.indexOf(ids[i]);
    if (step >= 0) return [axis, step] as const;
    return refuse(`unknown-${axis}`, place, `there is no ${axis} \`${ids[i]}\``, instead(ids[i], known));
  });
  return columns.cells[name][cellAt(name, sizesOf(definition), Object.fromEntries(steps))];
}
