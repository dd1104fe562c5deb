/**
 * What of the record the model computes: how many rows of each table of figures and role, and why not the
 * others.
 *
 * Decision worth knowing: what a model leaves out is a result as well. Every row without a figure is counted
 * with its reason, and reasons stand by kind, with the most rows first.
 */
import type { FactRecord } from '../../experiment/scores/fact-record.js';
import type { Sheet } from '../sheet.js';
import { head, left, paragraph, right, table } from '../table.js';
import { plural } from '../words.js';

/** Roles, in the order in which they are counted. */
export const ROLES_COUNTED = ['calibration', 'validation', 'anchor', 'input'] as const;

/** Rows of one table of figures, by role: how many, and of how many the model has a figure. */
export interface Covered {
  readonly group: string;
  readonly roles: readonly { readonly all: number; readonly computed: number }[];
}

/** Rows without a figure that share kind and reason. */
export interface LeftOut {
  readonly kind: string;
  readonly reason: string;
  readonly rows: number;
}

const isComputed = ({ missing }: FactRecord): boolean => missing !== 'uncomputed';

/** The name under which rows without a table of figures are counted. */
const UNGROUPED = 'without a group';

/** What is computed, by table of figures in the order of their names. */
export function coveredBy(facts: readonly FactRecord[]): Covered[] {
  const groups = [...new Set(facts.map(({ group }) => group ?? UNGROUPED))].sort();
  return groups.map((group) => {
    const own = facts.filter((fact) => (fact.group ?? UNGROUPED) === group);
    const roles = ROLES_COUNTED.map((role) => {
      const rows = own.filter((fact) => fact.role === role);
      return { all: rows.length, computed: rows.filter(isComputed).length };
    });
    return { group, roles };
  });
}

/** Why rows have no figure, the most rows first. */
export function leftOut(facts: readonly FactRecord[]): LeftOut[] {
  const reasons = new Map<string, LeftOut>();
  for (const fact of facts.filter((each) => !isComputed(each))) {
    const kind = fact.kind ?? fact.unit;
    const reason = fact.without ?? 'the model has no figure for it';
    const key = JSON.stringify([kind, reason]);
    reasons.set(key, { kind, reason, rows: (reasons.get(key)?.rows ?? 0) + 1 });
  }
  return [...reasons.values()].sort((a, b) => b.rows - a.rows);
}

const partWords = ({ all, computed }: Covered['roles'][number], { glyphs }: Sheet): string =>
  all === 0 ? glyphs.none : `${computed} of ${all}`;

/** How many rows are computed, by table of figures and role, and why the others are not. */
export function coverage(facts: readonly FactRecord[], sheet: Sheet): string[] {
  const { bold, dim } = sheet.colours;
  const columns = [left(sheet.width - 2 - 4 * 12), ...ROLES_COUNTED.map(() => right(11))];
  const rows = coveredBy(facts).map(({ group, roles }) => [
    group,
    ...roles.map((part) => partWords(part, sheet)),
  ]);
  const reasons = leftOut(facts).flatMap(({ kind, reason, rows: count }) =>
    paragraph(sheet, dim(`${plural(count, 'row')} of ${kind}: ${reason}.`)),
  );
  return [
    ...paragraph(
      sheet,
      `${bold('Computed')} ${sheet.glyphs.dot} of the rows on record, by table of figures.`,
    ),
    ...table(columns, [head(sheet, ['', ...ROLES_COUNTED]), ...rows], { gap: 1 }),
    ...(reasons.length === 0 ? [] : [...paragraph(sheet, 'Not computed:'), ...reasons]),
  ];
}
