/**
 * Control: each authority's share of each organ of power, its claim, the balance of power.
 */
import { seatShares } from '../../polity/body.js';
import { balanceOf, controlOf } from '../../polity/control.js';
import { leadership } from '../bodies.js';
import type { Phase } from '../phase.js';
import type { State } from '../definition.js';

const updateControl = ({ definition, columns, politics }: State): void => {
  const { organs, authorities } = definition;
  const { control, obedience, grants } = columns;
  for (let a = 0; a < authorities.length; a++)
    organs.forEach((organ, g) => {
      const share = organ.granted
        ? grants.at(a, g)
        : controlOf(organ.operators, (unit) => obedience.at(unit, a));
      control.set(a, g, politics.founded[a] ? share : 0);
    });
  balanceOf(
    control.cells,
    organs.map((organ) => organ.weight),
    columns.balance,
  );
};

/** How far the leadership of an authority wills it to rule: seats times will of the parties that hold them. */
const willOf = (state: State, authority: number): number =>
  seatShares(leadership(state, authority))
    .slice(0, -1)
    .reduce((sum, share, p) => sum + share * state.columns.wills.at(p, authority), 0);

const updateClaims = (state: State): void => {
  const rate = state.definition.mechanisms.claimRate;
  state.definition.authorities.forEach((_, a) => {
    const aim = state.politics.founded[a] ? Math.max(state.columns.ownClaims[a], willOf(state, a)) : 0;
    state.columns.claims[a] += rate * (aim - state.columns.claims[a]);
  });
};

export const control: Phase = {
  name: 'control',
  reads: ['obedience', 'politics'],
  yesterday: ['grants', 'wills', 'ownClaims', 'claims'],
  writes: ['control', 'balance', 'claims'],
  run: (state) => {
    updateControl(state);
    updateClaims(state);
  },
};
