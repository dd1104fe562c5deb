/**
 * Factors: what an experiment varies, and the levels it takes.
 *
 * Decision worth knowing: a level is a list of interventions. So a date, a number, a text and a whole
 * counterfactual vary in one way, and nothing that runs them knows which it was. A level of days may be
 * `never`, so it is a text, and the day stands in a column of its own.
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import type { Change, Interventions } from '../../scenario/intervene.js';
import { column, columnName, type Cell, type ColumnDef, type Row } from '../tables/table.js';

/** One value of a factor. */
export interface Level {
  /** Never null: whoever groups by levels would lose one without a name. */
  readonly value: string | number;
  /** The value as a day, for a factor of days; null where it never comes. */
  readonly day?: string | null;
  readonly interventions: Interventions;
}

/** Interventions as plain data. */
export const plainChanges = (interventions: Interventions): Change[] =>
  interventions.map(({ locate: _locate, ...change }) => change);

/** A factor as plain data, from which its levels follow (`factorOf`). */
export type FactorSpec =
  | { readonly kind: 'days'; readonly id: string; readonly days: readonly (string | null)[] }
  | {
      readonly kind: 'values';
      readonly path: string;
      readonly values: readonly (number | string | boolean)[];
    }
  | {
      readonly kind: 'range';
      readonly path: string;
      readonly from: number;
      readonly to: number;
      readonly step?: number;
    }
  | { readonly kind: 'whole'; readonly path: string; readonly from: number; readonly to: number }
  | {
      readonly kind: 'with';
      readonly levels: readonly { readonly id: string; readonly interventions: readonly Change[] }[];
    };

export interface Factor {
  readonly spec: FactorSpec;
  /** What is varied, by the user's own word: an id, a path, or `with`. */
  readonly name: string;
  readonly column: ColumnDef;
  /** Number of levels; Infinity where any number between two is one. */
  readonly size: number;
  /** The level of an index below `size`. */
  readonly at: (index: number) => Level;
  /** The level at a share of the whole range, 0 (included) to 1 (excluded). */
  readonly within: (share: number) => Level;
}

/** A factor of so many levels; a share falls on the level whose part of the range it is in. */
const countable = (
  spec: FactorSpec,
  column: ColumnDef,
  size: number,
  at: (index: number) => Level,
): Factor => ({
  spec,
  name: nameOf(spec),
  column,
  size,
  at,
  within: (share) => at(Math.floor(share * size)),
});

function nameOf(spec: FactorSpec): string {
  if (spec.kind === 'with') return 'with';
  return spec.kind === 'days' ? spec.id : spec.path;
}

const columnOf = (name: string, type: ColumnDef['type'], meaning: string): ColumnDef =>
  column(columnName('vary', name.replaceAll('.', '_')), type, meaning);

/** What is never to come has this for a day. */
export const NEVER = 'never';

const dayName = (name: string): string => `${name}_date`;

/** The columns of factors in a table: that of their levels and, of a factor of days, that of the day. */
export const levelColumns = (factors: readonly ColumnDef[]): ColumnDef[] =>
  factors.flatMap((factor): ColumnDef[] => {
    if (factor.type !== 'date') return [factor];
    const meaning = `${factor.meaning}, as a date; none where it is ${NEVER}`;
    return [{ ...factor, type: 'text' }, column(dayName(factor.name), 'date', meaning)];
  });

/** The cells of a level in those columns. */
export const levelCells = ({ name }: ColumnDef, { value, day }: Level): Row => ({
  [name]: value,
  ...(day === undefined ? {} : { [dayName(name)]: day }),
});

/** The level that each factor has, without the days that are told twice. */
export const levelEntries = (levels: Row): [string, Cell][] => {
  const days = Object.entries(levels).map(([name, value]) => [dayName(name), value === NEVER ? null : value]);
  return Object.entries(levels).filter(
    ([name, value]) => !days.some(([other, day]) => other === name && day === value),
  );
};

const dated = (name: string) => columnOf(name, 'date', `varied: the day of ${name}`);

/** The day on which an event comes or a decision is put. */
const moved = (id: string, day: number): Level => {
  const date = isoOf(day);
  return { value: date, day: date, interventions: [{ kind: 'move', id, date }] };
};

const isoOrNull = (day: number | null): string | null => (day === null ? null : isoOf(day));

/** Days as they are listed; null removes the event or decision. */
export const dayListFactor = (id: string, days: readonly (number | null)[]): Factor =>
  countable({ kind: 'days', id, days: days.map(isoOrNull) }, dated(id), days.length, (index) => {
    const day = days[index];
    return day === null
      ? { value: NEVER, day: null, interventions: [{ kind: 'without', id }] }
      : moved(id, day);
  });

const set = (path: string, value: number | string | boolean): Level => ({
  value: typeof value === 'boolean' ? String(value) : value,
  interventions: [{ kind: 'set', path, value }],
});

const varied = (path: string, type: ColumnDef['type']) => columnOf(path, type, `varied: ${path}`);

export const valueListFactor = (path: string, values: readonly (number | string | boolean)[]): Factor => {
  const areNumbers = values.every((value) => typeof value === 'number');
  const spec = { kind: 'values', path, values } as const;
  return countable(spec, varied(path, areNumbers ? 'number' : 'text'), values.length, (index) => {
    const level = set(path, values[index]);
    return areNumbers ? level : { ...level, value: String(level.value) };
  });
};

/** Steps are rounded to twelve digits, so that 0.1 three times is 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** Numbers from one to another; with a step those of the steps only. */
export function numberRangeFactor(path: string, from: number, to: number, step?: number): Factor {
  const column = varied(path, 'number');
  if (step !== undefined) {
    const size = Math.floor(rounded((to - from) / step)) + 1;
    const spec = { kind: 'range', path, from, to, step } as const;
    return countable(spec, column, size, (index) => set(path, rounded(from + index * step)));
  }
  const within = (share: number) => set(path, rounded(from + share * (to - from)));
  const spec = { kind: 'range', path, from, to } as const;
  return { spec, name: path, column, size: Infinity, at: within, within };
}

/**
 * Whole numbers from one to another, each as likely as any other; as endless as all numbers, since none of
 * them is a step.
 */
export function wholeRangeFactor(path: string, from: number, to: number): Factor {
  const within = (share: number) => set(path, from + Math.floor(share * (to - from + 1)));
  const spec = { kind: 'whole', path, from, to } as const;
  return { spec, name: path, column: varied(path, 'number'), size: Infinity, at: within, within };
}

/** Counterfactuals by id; an empty list of interventions is the baseline. */
export function counterfactualFactor(
  levels: readonly { readonly id: string; readonly interventions: Interventions }[],
): Factor {
  const plain = levels.map(({ id, interventions }) => ({ id, interventions: plainChanges(interventions) }));
  const column = columnOf('with', 'text', 'varied: the counterfactual');
  return countable({ kind: 'with', levels: plain }, column, levels.length, (index) => ({
    value: levels[index].id,
    interventions: levels[index].interventions,
  }));
}

/** The factor that this describes. */
export function factorOf(spec: FactorSpec): Factor {
  switch (spec.kind) {
    case 'days':
      return dayListFactor(
        spec.id,
        spec.days.map((day) => (day === null ? null : (parseDate(day) ?? null))),
      );
    case 'values':
      return valueListFactor(spec.path, spec.values);
    case 'range':
      return numberRangeFactor(spec.path, spec.from, spec.to, spec.step);
    case 'whole':
      return wholeRangeFactor(spec.path, spec.from, spec.to);
    case 'with':
      return counterfactualFactor(spec.levels);
  }
}

/** What a column of levels varies, by the user's own word. */
export const factorWord = ({ meaning }: ColumnDef): string =>
  meaning.replace(/^varied: (the day of |the )?/, '');
