/**
 * What causes add today to salience and to the pace of learning: the effects that are felt, and the courses
 * of conditions.
 */
import { clamp } from '../../foundation/math.js';
import type { State } from '../../model/definition.js';
import { amountOf } from '../../model/effects.js';
import type { ActiveEffect } from '../../model/state/politics.js';
import type { ShiftedColumn } from '../../model/columns/table.js';
import { addTo, scaledBy, type Additions, type Causes } from './parts.js';

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

const totalOf = (additions: Additions): number => {
  let total = 0;
  for (const value of additions.values()) total += value;
  return total;
};

/** Additions cut down alike where the ends of a scale have cut their sum. */
export const fitted = (additions: Additions, sum: number): Additions => {
  const total = totalOf(additions);
  return Math.abs(total) < 1e-12 ? new Map<number, number>() : scaledBy(additions, sum / total);
};

/** A figure with what it began with and what causes have added. */
export interface Divided {
  readonly base: number;
  readonly now: number;
  readonly added: Additions;
}

/** Levels of all conditions as people felt them on the first day: [condition][stratum]. */
export type Levels = readonly Float64Array[];

/** Conditions of today as they are felt: [condition][stratum]. */
export const feltLevels = ({ definition, columns }: State): Levels =>
  definition.conditions.map((_, c) => columns.conditions.row(c).slice());

/** Salience of an issue in a stratum by cause: effects, and the courses of the conditions that it follows. */
export const dividedSalience = (
  { definition, columns }: State,
  at: { readonly issue: number; readonly stratum: number },
  felt: {
    readonly salience: Shifts;
    readonly condition: Shifts;
    /** By condition what causes add to its level through stocks. */
    readonly stocked: readonly Additions[];
    readonly first: Levels;
    readonly causes: Causes;
  },
): Divided => {
  const { issue, stratum } = at;
  const { salience: own, follows } = definition.issues[issue];
  const count = definition.strata.length;
  const added: Additions = new Map(felt.salience.get(issue * count + stratum) ?? []);
  let base = own[stratum];
  follows.forEach((weight, c) => {
    if (weight === 0) return;
    base += weight * felt.first[c][stratum];
    const shifts = felt.condition.get(c * count + stratum) ?? new Map<number, number>();
    const moved = columns.conditions.at(c, stratum) - felt.first[c][stratum];
    let course = moved;
    for (const [cause, value] of shifts) {
      addTo(added, cause, weight * value);
      course -= value;
    }
    const exposure = definition.conditions[c].exposure[stratum];
    for (const [cause, value] of felt.stocked[c]) {
      addTo(added, cause, weight * value * exposure);
      course -= value * exposure;
    }
    addTo(added, felt.causes.of(`condition.${definition.conditions[c].id}`), weight * course);
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
