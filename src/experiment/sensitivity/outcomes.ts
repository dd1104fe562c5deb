/** Outcomes of a sensitivity analysis, and their values in runs. */
import { parseDate } from '../../foundation/calendar.js';
import type { Definition } from '../../model/definition.js';
import { cameAbout, type OutcomeSpec } from '../many/outcome-spec.js';
import { endingsOf } from '../run/ending.js';
import type { ColumnDef, Row } from '../tables/table.js';
import type { Values } from './seeds.js';

/** Who may hold power on the last day, and the kinds of ending. */
export function endingOutcomes(definition: Definition): OutcomeSpec[] {
  const endings = endingsOf(definition).map((value) => ({ value, parts: value.split(':') }));
  const of = (text: string, holds: (parts: readonly string[]) => boolean): OutcomeSpec => ({
    text,
    anyOf: endings.flatMap(({ value, parts }) => (holds(parts) ? [{ column: 'ending', value }] : [])),
  });
  const kinds = [...new Set(endings.map(({ parts: [kind] }) => kind))];
  return [
    ...definition.authorities.map(({ id }) => of(`holds=${id}`, ([, holder]) => holder === id)),
    ...kinds.map((kind) => of(`kind=${kind}`, ([own]) => own === kind)),
  ];
}

/** What is read of runs: whether an outcome came about, or a measure of one's own. */
export interface Reader {
  readonly outcome: string;
  readonly of: 'chance' | 'figure' | 'day';
  /** Not a number where a run has no value. */
  readonly read: (row: Row) => number;
}

/**
 * Readers of outcomes and then of measures.
 *
 * @param days first and last day of the runs, since 1970; a day that does not come counts as the one after
 * the last
 */
export const readersOf = (
  outcomes: readonly OutcomeSpec[],
  measures: readonly ColumnDef[],
  { first, last }: { readonly first: number; readonly last: number },
): Reader[] => [
  ...outcomes.map((outcome): Reader => ({
    outcome: outcome.text,
    of: 'chance',
    read: (row) => Number(cameAbout(row, outcome)),
  })),
  ...measures.map(({ name, type }): Reader => {
    if (type !== 'date')
      return {
        outcome: name,
        of: 'figure',
        read: (row) => (typeof row[name] === 'number' ? row[name] : NaN),
      };
    const dayIn = (row: Row) => parseDate(String(row[name] ?? '')) ?? last + 1;
    return { outcome: name, of: 'day', read: (row) => dayIn(row) - first };
  }),
];

/** Values of all readers, while runs pass. */
export class ReadValues {
  /** [reader][point][seed] */
  readonly values: readonly Values[];
  failed = 0;

  constructor(
    private readonly readers: readonly Reader[],
    points: number,
    seeds: number,
  ) {
    this.values = readers.map(() =>
      Array.from({ length: points }, () => Array.from({ length: seeds }, () => NaN)),
    );
  }

  /** Takes in rows; those of failed runs have no values. */
  add(rows: readonly Row[]): void {
    for (const row of rows) {
      if (row.status !== 'done') this.failed++;
      else
        this.readers.forEach(({ read }, r) => {
          (this.values[r][Number(row.point)] as number[])[Number(row.replicate) - 1] = read(row);
        });
    }
  }
}
