/**
 * Conditions: hunger, war-weariness, land, wages: curves of the scenario, moved by policy and events; salience follows them.
 */
import { clamp } from '../../foundation/math.js';
import type { ConditionDef, State } from '../definition.js';
import { shiftColumns } from '../effects.js';
import type { Phase } from '../phase.js';
import { valueOf } from '../value.js';

/** By how much a curve is multiplied at most. */
const TIMES_MAX = 100;

/** Value of a curve on a day: linear between its points, constant outside. */
export const curveAt = (curve: ConditionDef['curve'], tick: number): number => {
  let before = curve[0];
  for (const point of curve) {
    if (point[0] >= tick) {
      const span = point[0] - before[0];
      return span > 0 && tick > before[0]
        ? before[1] + ((point[1] - before[1]) * (tick - before[0])) / span
        : before[0] >= tick
          ? before[1]
          : point[1];
    }
    before = point;
  }
  return before[1];
};

const interventions = (condition: ConditionDef, tick: number): number =>
  condition.scaled.reduce(
    (times, scaled) => (tick >= scaled.from && tick < scaled.to ? times * scaled.times : times),
    1,
  );

const updateConditions = (state: State): void => {
  const { conditions: levels, conditionShift } = state.columns;
  state.definition.conditions.forEach((condition, c) => {
    const { curve, exposure } = condition;
    const times = clamp(valueOf(state, condition.times), -TIMES_MAX, TIMES_MAX);
    const level = curveAt(curve, state.tick) * times * interventions(condition, state.tick);
    const [felt, shift] = [levels.row(c), conditionShift.row(c)];
    for (let s = 0; s < felt.length; s++) felt[s] = clamp(level * exposure[s] + shift[s], 0, 1);
  });
};

/** What an issue matters by itself and today, and by each condition that it follows. */
const updateSalience = ({ definition, columns }: State): void =>
  definition.issues.forEach((issue, k) => {
    const [salience, shift] = [columns.salience.row(k), columns.salienceShift.row(k)];
    for (let s = 0; s < salience.length; s++) salience[s] = issue.salience[s] + shift[s];
    issue.follows.forEach((weight, c) => {
      if (weight === 0) return;
      const levels = columns.conditions.row(c);
      for (let s = 0; s < salience.length; s++) salience[s] += weight * levels[s];
    });
    for (let s = 0; s < salience.length; s++) salience[s] = clamp(salience[s], 0, 1);
  });

export const conditions: Phase = {
  name: 'conditions',
  reads: [],
  yesterday: ['politics'],
  writes: [
    'conditions',
    'conditionShift',
    'salience',
    'salienceShift',
    'tempoShift',
    'discontentShift',
    'calls',
    'standing',
    'politics',
    'journal',
  ],
  asks: ({ conditions }) => conditions.map((condition) => condition.times),
  run: (state) => {
    shiftColumns(state);
    updateConditions(state);
    updateSalience(state);
  },
};
