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
import { shiftsMost, shiftsRoughly, type ShiftsAsked } from './shifts.js';

const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));

/**
 * Rows with a number a day, in one buffer: each typed array of its own would be fetched from outside the
 * heap.
 */
const rowsByDay = (count: number, dayCount: number): Float64Array[] => {
  const values = new Float64Array(count * dayCount);
  return Array.from({ length: count }, (_, row) => values.subarray(row * dayCount, (row + 1) * dayCount));
};

const timesMost = (scaled: ConditionDef['scaled']): number =>
  scaled.reduce((product, scale) => product * Math.max(1, scale.times), 1);

/** Greatest level of a condition by day, before exposure: its curve, whatever its policies would take off. */
function levelMost({ curve, scaled }: ConditionDef, levels: Float64Array): void {
  const times = timesMost(scaled);
  for (let day = 0; day < levels.length; day++) levels[day] = times * curveAt(curve, day);
}

/** Adds a weighted row to another; nothing where there is none, or no weight. */
function add(sums: Float64Array, weight: number, values: Float64Array | undefined): void {
  if (values && weight > 0) for (let day = 0; day < sums.length; day++) sums[day] += weight * values[day];
}

function clampRow(row: Float64Array): void {
  for (let day = 0; day < row.length; day++) row[day] = clamp01(row[day]);
}

const CONDITION_SHIFTS: ShiftsAsked = { table: 'conditionShift', way: 1 };
const SALIENCE_SHIFTS: ShiftsAsked = { table: 'salienceShift', way: 1 };

/** Every cell of a column that is about these strata. */
const cellsOf = (
  table: ShiftedColumn,
  definition: Definition,
  strata: readonly number[],
  steps: readonly Partial<Sizes>[],
): ReadonlySet<number> => {
  const sizes = sizesOf(definition);
  return new Set(
    strata.flatMap((stratum) => steps.map((step) => cellAt(table, sizes, { ...step, stratum }))),
  );
};

/** Greatest salience of each issue by day, of these strata. */
export type SalienceMost = ReadonlyMap<number, readonly Float64Array[]>;

/** Greatest salience by stratum, issue and day. */
export function salienceMost(definition: Definition, stock: Stock, asked: readonly number[]): SalienceMost {
  const { conditions, issues, dayCount } = definition;
  const most = (shifts: ShiftsAsked, steps: readonly Partial<Sizes>[]) =>
    shiftsMost(definition, stock, shifts, cellsOf(shifts.table, definition, asked, steps));
  const conditionShifts = most(
    CONDITION_SHIFTS,
    conditions.map((_, condition) => ({ condition })),
  );
  const salienceShifts = most(
    SALIENCE_SHIFTS,
    issues.map((_, issue) => ({ issue })),
  );
  const reads = [conditionShifts, salienceShifts, ...conditions, ...issues, dayCount, ...asked];
  return stock.recall('salience', reads, () =>
    salienceOf(definition, { conditionShifts, salienceShifts, asked }),
  );
}

function salienceOf(
  definition: Definition,
  {
    conditionShifts,
    salienceShifts,
    asked,
  }: {
    readonly conditionShifts: ReturnType<typeof shiftsMost>;
    readonly salienceShifts: ReturnType<typeof shiftsMost>;
    readonly asked: readonly number[];
  },
): SalienceMost {
  const { conditions, issues, dayCount } = definition;
  const sizes = sizesOf(definition);
  const levels = rowsByDay(conditions.length, dayCount);
  conditions.forEach((condition, c) => levelMost(condition, levels[c]));
  const felt = rowsByDay(conditions.length, dayCount);
  const rowsOf = (s: number): Float64Array[] => {
    conditions.forEach(({ exposure }, c) => {
      felt[c].fill(0);
      add(felt[c], exposure[s], levels[c]);
      add(felt[c], 1, conditionShifts.get(cellAt('conditionShift', sizes, { condition: c, stratum: s })));
      clampRow(felt[c]);
    });
    const most = rowsByDay(issues.length, dayCount);
    issues.forEach(({ salience, follows }, k) => {
      most[k].fill(salience[s]);
      add(most[k], 1, salienceShifts.get(cellAt('salienceShift', sizes, { issue: k, stratum: s })));
      felt.forEach((values, c) => add(most[k], follows[c], values));
      clampRow(most[k]);
    });
    return most;
  };
  return new Map(asked.map((s) => [s, rowsOf(s)]));
}

/** The same of all strata without days: no day reaches further. */
export function salienceRoughly(definition: Definition, stock: Stock): number[][] {
  const { conditions, issues, strata } = definition;
  const shifts = [CONDITION_SHIFTS, SALIENCE_SHIFTS].map((each) => shiftsRoughly(definition, each));
  const reads = [...shifts.flatMap(cellNumbers), ...conditions, ...issues, strata.length];
  return stock.recall('salience.roughly', reads, () => roughly(definition, shifts[0], shifts[1]));
}

/** Numbers by cell, to be compared with others. */
export const cellNumbers = (shifts: ReadonlyMap<number, number>): number[] => [
  ...shifts.keys(),
  ...shifts.values(),
];

function roughly(
  definition: Definition,
  conditionShifts: ReadonlyMap<number, number>,
  salienceShifts: ReadonlyMap<number, number>,
): number[][] {
  const { conditions, issues, strata } = definition;
  const sizes = sizesOf(definition);
  const weighted = (weight: number, value: number): number => (weight > 0 ? weight * value : 0);
  const levels = conditions.map(
    ({ curve, scaled }) => timesMost(scaled) * Math.max(...curve.map(([, value]) => value)),
  );
  return strata.map((_, s) => {
    const felt = conditions.map(({ exposure }, c) => {
      const shift = conditionShifts.get(cellAt('conditionShift', sizes, { condition: c, stratum: s })) ?? 0;
      return clamp01(weighted(exposure[s], levels[c]) + shift);
    });
    return issues.map(({ salience, follows }, k) => {
      const shift = salienceShifts.get(cellAt('salienceShift', sizes, { issue: k, stratum: s })) ?? 0;
      return clamp01(felt.reduce((sum, value, c) => sum + weighted(follows[c], value), salience[s] + shift));
    });
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
