/**
 * Found: an authority comes into being, as a claimant to be obeyed.
 */
import { foundAuthority } from '../power/founding.js';
import { act, onEach } from './act.js';

export const found = act({
  ...onEach('authority'),
  told: 'Authorities that come into being.',
  perform: (state, authority, { id }) => foundAuthority(state, authority, id),
});
