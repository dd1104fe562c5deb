/**
 * How strongly issues could pull and push at most: salience by day, and the agreement of parties with people.
 *
 * Decision worth knowing: whatever an event or a choice may set is taken as set already; that costs little
 * room, since programmes change seldom, and spares a search through all orders of events.
 */
import { sizesOf, type Sizes } from '../../model/columns/axes.js';
import { cellAt } from '../../model/columns/columns.js';
import type { ChangedColumn, ShiftedColumn } from '../../model/columns/table.js';
import type { ConditionDef, Definition, OriginDef } from '../../model/definition.js';
import { reachable } from '../../model/laws/carriers.js';
import { issueAppeal } from '../../polity/appeal.js';
import { curveAt } from '../../polity/condition.js';
import type { Stock } from '../compile/stock.js';
import { shiftsMost } from './shifts.js';

const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));

/**
 * Rows with a number a day, in one buffer: each typed array of its own would be fetched from outside the
 * heap.
 */
const rowsByDay = (count: number, dayCount: number): Float64Array[] => {
  const values = new Float64Array(count * dayCount);
  return Array.from({ length: count }, (_, row) => values.subarray(row * dayCount, (row + 1) * dayCount));
};

/** Greatest level of a condition by day, before exposure: its curve, whatever its policies would take off. */
function levelMost({ curve, scaled }: ConditionDef, levels: Float64Array): void {
  const times = scaled.reduce((product, scale) => product * Math.max(1, scale.times), 1);
  for (let day = 0; day < levels.length; day++) levels[day] = times * curveAt(curve, day);
}

/** Adds a weighted row to another; nothing where there is none, or no weight. */
function add(sums: Float64Array, weight: number, values: Float64Array | undefined): void {
  if (values && weight > 0) for (let day = 0; day < sums.length; day++) sums[day] += weight * values[day];
}

function clampRow(row: Float64Array): void {
  for (let day = 0; day < row.length; day++) row[day] = clamp01(row[day]);
}

/** Greatest of values that are at least 0. */
export function greatestOf(values: Float64Array): number {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, values[i]);
  return greatest;
}

/** Greatest salience by stratum and issue: by day, and of all days. */
export interface SalienceMost {
  readonly rows: readonly (readonly Float64Array[])[];
  readonly greatest: readonly (readonly number[])[];
}

/** Greatest salience by stratum, issue and day. */
export function salienceMost(definition: Definition, stock: Stock): SalienceMost {
  const { conditions, issues, strata, dayCount } = definition;
  const conditionShifts = shiftsMost(definition, stock, { table: 'conditionShift', way: 1 });
  const salienceShifts = shiftsMost(definition, stock, { table: 'salienceShift', way: 1 });
  const reads = [conditionShifts, salienceShifts, ...conditions, ...issues, strata.length, dayCount];
  return stock.recall('salience', reads, () => {
    const rows = salienceOf(definition, conditionShifts, salienceShifts);
    return { rows, greatest: rows.map((issues) => issues.map(greatestOf)) };
  });
}

type Shifts = ReturnType<typeof shiftsMost>;

function salienceOf(
  definition: Definition,
  conditionShifts: Shifts,
  salienceShifts: Shifts,
): Float64Array[][] {
  const { conditions, issues, strata, dayCount } = definition;
  const sizes = sizesOf(definition);
  const levels = rowsByDay(conditions.length, dayCount);
  conditions.forEach((condition, c) => levelMost(condition, levels[c]));
  const shiftOf = (table: ShiftedColumn, most: Shifts) => (steps: Partial<Sizes>) =>
    most.get(cellAt(table, sizes, steps));
  const conditionShift = shiftOf('conditionShift', conditionShifts);
  const salienceShift = shiftOf('salienceShift', salienceShifts);
  const felt = rowsByDay(conditions.length, dayCount);
  return strata.map((_, s) => {
    conditions.forEach(({ exposure }, c) => {
      felt[c].fill(0);
      add(felt[c], exposure[s], levels[c]);
      add(felt[c], 1, conditionShift({ condition: c, stratum: s }));
      clampRow(felt[c]);
    });
    const most = rowsByDay(issues.length, dayCount);
    issues.forEach(({ salience, follows }, k) => {
      most[k].fill(salience[s]);
      add(most[k], 1, salienceShift({ issue: k, stratum: s }));
      felt.forEach((values, c) => add(most[k], follows[c], values));
      clampRow(most[k]);
    });
    return most;
  });
}

type Range = readonly [low: number, high: number];

/** What effects may write into each cell of a column. */
function changesOf(
  definition: Definition,
  table: ChangedColumn,
): (steps: Partial<Sizes>) => readonly Range[] {
  const found = new Map<number, Range[]>();
  for (const { effects } of definition.origins) {
    for (const { changes } of effects) {
      for (const { table: written, cells, amount } of changes) {
        if (written !== table) continue;
        for (const cell of cells) found.set(cell, [...(found.get(cell) ?? []), [amount.low, amount.high]]);
      }
    }
  }
  const sizes = sizesOf(definition);
  return (steps) => found.get(cellAt(table, sizes, steps)) ?? [];
}

/** Weight of each issue's salience in the appeal of a party: at most for it, at most against it. */
export interface Leaning {
  readonly pulls: readonly number[];
  readonly pushes: readonly number[];
}

/** Columns that effects may write into and leanings read. */
const LEANING: readonly ChangedColumn[] = ['positions', 'credibility', 'reach'];

/**
 * All that leanings follow from. What effects may write is compared by its numbers: an event that is moved to
 * another day is another, and writes the same.
 */
export const leaningReads = ({ strata, parties, issues, origins, laws }: Definition): unknown[] => [
  laws.carriers.on,
  ...strata.map(({ behaviour }) => behaviour.hearing),
  ...parties,
  ...issues,
  ...origins.flatMap(writtenBy),
];

const written = new WeakMap<OriginDef, readonly unknown[]>();

/** What an origin may write of what leanings follow from. */
function writtenBy(origin: OriginDef): readonly unknown[] {
  const reads =
    written.get(origin) ??
    origin.effects.flatMap(({ changes }) =>
      changes
        .filter(({ table }) => LEANING.includes(table))
        .flatMap(({ table, cells, amount }) => [table, cells.join(), amount.low, amount.high]),
    );
  written.set(origin, reads);
  return reads;
}

/**
 * The leanings of every stratum and party: what issues add (polity/appeal.ts) with whatever reach and credit
 * it could have.
 */
export function leanings(definition: Definition): (s: number, p: number) => Leaning {
  const { strata, parties, issues } = definition;
  const positions = changesOf(definition, 'positions');
  const credibilities = changesOf(definition, 'credibility');
  const reaches = changesOf(definition, 'reach');
  const heard = (s: number, p: number): number => {
    const factors = reaches({ stratum: s, party: p });
    const spread = factors.reduce((times, [, high]) => times * Math.max(1, high), 1);
    return clamp01(Math.max(parties[p].reach[s], reachable(definition, s, p)) * spread);
  };
  const believed = (p: number, k: number): number => {
    const gains = credibilities({ party: p, issue: k }).map(([, high]) => Math.max(0, high));
    return clamp01(gains.reduce((sum, gain) => sum + gain, parties[p].credibility[k]));
  };
  const standsOf = (p: number, k: number) => [
    parties[p].positions[k],
    ...positions({ party: p, issue: k }).flat(),
  ];
  const programmes = parties.map((_, p) =>
    issues.map((_, k) => ({ belief: believed(p, k), stands: standsOf(p, k) })),
  );
  const leaningOf = (s: number, p: number): Leaning => {
    const reach = heard(s, p);
    const termsOf = (k: number, belief: number): number[] => {
      const { demand, nearness } = issues[k];
      return programmes[p][k].stands.map((position) =>
        issueAppeal(1, 1, belief, position, { demand: demand[s], nearness }),
      );
    };
    return {
      pulls: issues.map((_, k) => reach * Math.max(0, ...termsOf(k, programmes[p][k].belief))),
      pushes: issues.map((_, k) => reach * Math.max(0, ...termsOf(k, 0).map((term) => -term))),
    };
  };
  const all = strata.map((_, s) => parties.map((__, p) => leaningOf(s, p)));
  return (s, p) => all[s][p];
}
