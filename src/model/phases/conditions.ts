/**
 * Conditions: hunger, war-weariness, land, wages: curves of the scenario, moved by policy and events;
 * salience follows them.
 */
import { clamp } from '../../foundation/math.js';
import { SHIFTED } from '../columns/table.js';
import type { ConditionDef, State } from '../definition.js';
import { curveAt, felt, writeSalience } from '../../polity/condition.js';
import { shiftColumns } from '../effects.js';
import type { Phase } from '../phase.js';
import { valueOf } from '../formula/value.js';
import { stoppedServices } from '../power/stoppage.js';

/** By how much a curve is multiplied at most. */
const TIMES_MAX = 100;

const interventions = (condition: ConditionDef, tick: number): number =>
  condition.scaled.reduce(
    (times, scaled) => (tick >= scaled.from && tick < scaled.to ? times * scaled.times : times),
    1,
  );

/**
 * The level of a condition on a day, where all of it is felt.
 *
 * @param times what its expression says that day; it counts within bounds
 */
export const levelOf = (condition: ConditionDef, tick: number, times: number): number =>
  curveAt(condition.curve, tick) * clamp(times, -TIMES_MAX, TIMES_MAX) * interventions(condition, tick);

const updateConditions = (state: State): void => {
  const { columns } = state;
  const stopped = stoppedServices(state);
  state.definition.conditions.forEach((condition, c) => {
    const { exposure, supply } = condition;
    const level = levelOf(condition, state.tick, valueOf(state, condition.times));
    const [levels, shift] = [columns.conditions.row(c), columns.conditionShift.row(c)];
    for (let s = 0; s < levels.length; s++)
      levels[s] = felt(level, exposure[s], shift[s] + supply * stopped * exposure[s]);
  });
};

const updateSalience = ({ definition, columns }: State): void => {
  const levelsOf = (condition: number): Float64Array => columns.conditions.row(condition);
  definition.issues.forEach(({ salience, follows }, k) =>
    writeSalience(salience, columns.salienceShift.row(k), follows, levelsOf, columns.salience.row(k)),
  );
};

export const conditions: Phase = {
  name: 'conditions',
  reads: [],
  yesterday: ['politics', 'reach', 'shares', 'engaged'],
  writes: ['conditions', 'salience', ...SHIFTED, 'politics', 'journal'],
  asks: ({ conditions }) => conditions.map((condition) => condition.times),
  run: (state) => {
    shiftColumns(state);
    updateConditions(state);
    updateSalience(state);
  },
};
