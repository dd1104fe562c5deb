/**
 * Dissolve: an authority ceases to be a claimant.
 */
import { changePolitics } from '../state/journal.js';
import { act, onEach } from './act.js';

export const dissolve = act({
  ...onEach('authority'),
  told: 'Authorities that cease.',
  perform: (state, authority, { id }) =>
    changePolitics(state, id, (politics) => void (politics.founded[authority] = false)),
});
