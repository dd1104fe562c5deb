/**
 * What causes add today to salience and to the pace of learning: the effects that are felt, and the courses
 * of conditions.
 */
import { clamp } from '../../foundation/math.js';
import type { State } from '../../model/definition.js';
import { amountOf } from '../../model/effects.js';
import type { ActiveEffect } from '../../model/state/politics.js';
import type { ShiftedColumn } from '../../model/columns/table.js';
import { addTo, fitted, scaledBy, totalOf, type Additions, type Causes, type Divided } from './parts.js';

/** What effects add to the cells of one column, by cell. */
export type Shifts = ReadonlyMap<number, Additions>;

/** What the effects that are felt add to the cells of a column today. */
export const shiftsOf = (
  { definition, keys }: State,
  effects: readonly ActiveEffect[],
  causes: Causes,
  column: ShiftedColumn,
): Shifts => {
  const shifts = new Map<number, Additions>();
  for (const { origin, effect, strength } of effects) {
    const { id, effects: own } = definition.origins[origin];
    for (const { table, amount, cells } of own[effect].shifts) {
      if (table !== column) continue;
      const addition = amountOf(keys, amount) * strength;
      for (const cell of cells) {
        const additions = shifts.get(cell) ?? new Map<number, number>();
        addTo(additions, causes.of(id), addition);
        shifts.set(cell, additions);
      }
    }
  }
  return shifts;
};

/** Levels of all conditions as people felt them on the first day: [condition][stratum]. */
export type Levels = readonly Float64Array[];

/** Conditions of today as they are felt: [condition][stratum]. */
export const feltLevels = ({ definition, columns }: State): Levels =>
  definition.conditions.map((_, c) => columns.conditions.row(c).slice());

/** A condition on the first day: as it was felt, by stratum, and its level where all of it is felt. */
export interface First {
  readonly felt: Levels;
  readonly levels: readonly number[];
}

/** What moves conditions today. */
interface Moving {
  readonly shifts: Shifts;
  /** By condition. */
  readonly levels: readonly Divided[];
  /** What strikes stop of the services, by cause. */
  readonly stopped: Additions;
  readonly first: First;
  readonly causes: Causes;
}

/** Parts that come to a sum: cut down alike where an end of the scale has cut it; the rest is the course. */
function closed(parts: Additions, sum: number, course: number): Additions {
  const total = totalOf(parts);
  const isCut = total * sum >= 0 && Math.abs(sum) < Math.abs(total);
  const within = isCut ? scaledBy(parts, sum / total) : parts;
  const left = sum - totalOf(within);
  if (Math.abs(left) > 1e-13) addTo(within, course, left);
  return within;
}

/** What causes have added to a condition in a stratum since the first day: they sum to what it has moved. */
export const dividedCondition = (
  { definition, columns }: State,
  condition: number,
  stratum: number,
  { shifts, levels, stopped, first, causes }: Moving,
): Additions => {
  const { id, exposure, supply } = definition.conditions[condition];
  const reached = exposure[stratum];
  const { base, added } = levels[condition];
  const parts: Additions = new Map(shifts.get(condition * definition.strata.length + stratum) ?? []);
  for (const [cause, value] of added) addTo(parts, cause, value * reached);
  for (const [cause, value] of stopped) addTo(parts, cause, supply * value * reached);
  const course = causes.of(`condition.${id}`);
  addTo(parts, course, (base - first.levels[condition]) * reached);
  const moved = columns.conditions.at(condition, stratum) - first.felt[condition][stratum];
  return closed(parts, moved, course);
};

/** Salience of an issue in a stratum by cause: effects, and what moved the conditions that it follows. */
export const dividedSalience = (
  { definition, columns }: State,
  at: { readonly issue: number; readonly stratum: number },
  felt: {
    readonly salience: Shifts;
    readonly first: Levels;
    /** What causes have added to a condition in the stratum. */
    readonly moved: (condition: number, stratum: number) => Additions;
  },
): Divided => {
  const { issue, stratum } = at;
  const { salience: own, follows } = definition.issues[issue];
  const added: Additions = new Map(felt.salience.get(issue * definition.strata.length + stratum) ?? []);
  let base = own[stratum];
  follows.forEach((weight, c) => {
    if (weight === 0) return;
    base += weight * felt.first[c][stratum];
    for (const [cause, value] of felt.moved(c, stratum)) addTo(added, cause, weight * value);
  });
  const now = columns.salience.at(issue, stratum);
  const begun = clamp(base, 0, 1);
  return { base: begun, now, added: fitted(added, now - begun) };
};

/** The pace of learning in a stratum, 1 where nothing hastens it, by cause. */
export const dividedTempo = ({ definition, columns }: State, stratum: number, shifts: Shifts): Divided => {
  const now = clamp(1 + columns.tempoShift[stratum], 0, definition.mechanisms.tempoMax);
  return { base: 1, now, added: fitted(shifts.get(stratum) ?? new Map<number, number>(), now - 1) };
};
