/**
 * Control: each authority's share of each organ of power, and the balance of power.
 */
import { balanceOf, controlOf } from '../../polity/control.js';
import type { Phase } from '../phase.js';
import type { State } from '../definition.js';
import { stoppedAgainst } from '../power/stoppage.js';

const updateControl = (state: State): void => {
  const { definition, columns, politics } = state;
  const { organs, authorities } = definition;
  const { control, obedience, grants } = columns;
  authorities.forEach((_, a) => {
    const stoppedOf = stoppedAgainst(state, [a]);
    const obedienceOf = (unit: number): number => obedience.at(unit, a) * (1 - stoppedOf(unit));
    organs.forEach((organ, g) => {
      const share = organ.granted ? grants.at(a, g) : controlOf(organ.operators, obedienceOf);
      control.set(a, g, politics.founded[a] ? share : 0);
    });
  });
  balanceOf(
    control.cells,
    organs.map((organ) => organ.weight),
    columns.balance,
  );
};

export const control: Phase = {
  name: 'control',
  reads: ['obedience', 'politics', 'shares', 'engaged'],
  yesterday: ['grants', 'lines', 'reach'],
  writes: ['control', 'balance'],
  run: updateControl,
};
