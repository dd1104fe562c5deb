/**
 * Dissolve: an authority ceases to be a claimant; where it governed, nobody does from then on.
 */
import { changeHolder } from '../power/holder.js';
import { changePolitics } from '../state/journal.js';
import { act, onEach } from './act.js';

export const dissolve = act({
  ...onEach('authority'),
  told: 'Authorities that cease; of one that governs, power is left to nobody, unless it is handed over in the same effect.',
  perform: (state, authority, { id }) => {
    changePolitics(state, id, (politics) => void (politics.founded[authority] = false));
    if (state.politics.holder === authority) changeHolder(state, -1, { how: 'dissolved', cause: id });
  },
});
