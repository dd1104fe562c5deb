/**
 * Found: an authority comes into being, as a claimant to be obeyed.
 */
import { changePolitics } from '../state/journal.js';
import { act, onEach } from './act.js';

export const found = act({
  ...onEach('authority'),
  told: 'Authorities that come into being.',
  perform: (state, authority, { id }) =>
    changePolitics(state, id, (politics) => void (politics.founded[authority] = true)),
});
