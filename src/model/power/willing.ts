/**
 * Who wills to rule, and who could receive power today.
 */
import { seatShares } from '../../polity/body.js';
import { willOf } from '../../polity/claim.js';
import type { Receiver } from '../../polity/vacuum.js';
import { leadership } from '../bodies.js';
import type { State } from '../definition.js';
import type { StateName } from '../formula/name.js';

/** What the will to rule, and the reception of power, read. */
export const WILLING_READS: readonly StateName[] = ['politics', 'wills', 'ownClaims', 'claims', 'balance'];

/** How far an authority wills to rule, 0..1: the greater of its own will and that of its leaders. */
export const willToRule = (state: State, authority: number): number => {
  const { wills, ownClaims } = state.columns;
  const led = willOf(seatShares(leadership(state, authority)), (party) => wills.at(party, authority));
  return Math.max(ownClaims[authority], led);
};

/** Whether an authority is in the capital: it sits there, or somebody whom it ordered there has arrived. */
const isPresent = ({ definition, politics }: State, authority: number): boolean => {
  const { seat } = definition.authorities[authority];
  return (
    seat < 0 ||
    seat === definition.capital ||
    politics.whereabouts.some(({ by, place }) => by === authority && place === definition.capital)
  );
};

/**
 * Who could receive the power of an authority.
 *
 * @param from who has it, or had it last; -1 for nobody
 */
export const receiversAfter = (state: State, from: number): readonly Receiver[] => {
  const { definition, politics, columns, tick } = state;
  const heir = from < 0 ? -1 : definition.authorities[from].heir;
  return definition.authorities.flatMap((_, authority): Receiver[] => {
    const exists = politics.founded[authority];
    if (authority === from || (!exists && authority !== heir)) return [];
    const will = willToRule(state, authority);
    return [
      {
        authority,
        present: isPresent(state, authority),
        heir: authority === heir,
        exists,
        claim: exists ? columns.claims[authority] : will,
        will,
        command: columns.balance[authority],
        age: exists ? tick - politics.foundedAt[authority] : 0,
      },
    ];
  });
};
