/**
 * Control: each authority's share of each organ of power, its claim, the balance of power.
 */
import { seatShares } from '../../polity/body.js';
import { nextClaim, willOf } from '../../polity/claim.js';
import { balanceOf, controlOf } from '../../polity/control.js';
import { leadership } from '../bodies.js';
import type { Phase } from '../phase.js';
import type { State } from '../definition.js';

const updateControl = ({ definition, columns, politics }: State): void => {
  const { organs, authorities } = definition;
  const { control, obedience, grants } = columns;
  authorities.forEach((_, a) => {
    const obedienceOf = (unit: number): number => obedience.at(unit, a);
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

const updateClaims = (state: State): void => {
  const { definition, columns, politics } = state;
  definition.authorities.forEach((_, a) => {
    const led = willOf(seatShares(leadership(state, a)), (party) => columns.wills.at(party, a));
    const will = politics.founded[a] ? Math.max(columns.ownClaims[a], led) : 0;
    columns.claims[a] = nextClaim(columns.claims[a], will, definition.mechanisms.claimRate);
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
