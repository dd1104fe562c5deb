/**
 * Who governs, and how that changes: in one place, so that every change is told.
 */
import type { State } from '../definition.js';
import type { CabinetDef } from './office.js';
import type { HolderChange } from '../state/entry.js';
import { changePolitics, note } from '../state/journal.js';

/** How another comes to govern, and the id of what brings it about. */
interface Passing {
  readonly how: HolderChange;
  readonly cause: string;
}

const isEmpty = ({ seats }: CabinetDef): boolean => seats.every((seat) => seat === 0);

/**
 * Lets another authority govern; nothing happens where it does already. One that has no ministers begins with
 * those that the scenario names.
 *
 * @param to index of the authority, or -1 for nobody
 */
export const changeHolder = (state: State, to: number, { how, cause }: Passing): void => {
  const from = state.politics.holder;
  if (from === to) return;
  note(state, { kind: 'holder', from, to, how, cause });
  changePolitics(state, cause, (politics) => {
    politics.holder = to;
    politics.holderSince = state.tick;
    if (to < 0) return;
    politics.hasHeld[to] = true;
    const { cabinet } = state.definition.authorities[to];
    if (cabinet !== null && isEmpty(politics.cabinets[to]))
      Object.assign(politics.cabinets[to], {
        seats: [...cabinet.seats],
        portfolios: [...cabinet.portfolios],
      });
  });
};
