/**
 * Part: a party stands for itself again.
 */
import { changePolitics } from '../state/journal.js';
import { act, onEach } from './act.js';

export const part = act({
  ...onEach('party'),
  told: 'Parties that leave the party they stood within.',
  perform: (state, party, { id }) =>
    changePolitics(state, id, (politics) => void (politics.within[party] = party)),
});
