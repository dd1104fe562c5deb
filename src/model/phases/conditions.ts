/**
 * Conditions: hunger, war-weariness, land, wages: curves of the scenario, moved by policy and events; salience follows them.
 */
import type { ConditionDef, State } from '../definition.js';
import { shiftColumns } from '../effects.js';
import type { Phase } from '../phase.js';

const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));

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
  const { conditions, strata } = state.definition;
  const S = strata.length;
  conditions.forEach((condition, c) => {
    const level =
      curveAt(condition.curve, state.tick) * condition.times(state) * interventions(condition, state.tick);
    for (let s = 0; s < S; s++)
      state.columns.conditions[c * S + s] = clamp01(
        level * condition.exposure[s] + state.columns.conditionShift[c * S + s],
      );
  });
};

const updateSalience = (state: State): void => {
  const { issues, conditions, strata } = state.definition;
  const S = strata.length;
  issues.forEach((issue, k) => {
    for (let s = 0; s < S; s++) {
      let salience = issue.salience[s] + state.columns.salienceShift[k * S + s];
      for (let c = 0; c < conditions.length; c++)
        salience += issue.follows[c] * state.columns.conditions[c * S + s];
      state.columns.salience[k * S + s] = clamp01(salience);
    }
  });
};

export const conditions: Phase = {
  name: 'conditions',
  reads: [],
  yesterday: ['politics', 'policies'],
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
  ],
  run: (state) => {
    shiftColumns(state);
    updateConditions(state);
    updateSalience(state);
  },
};
