/**
 * Merge: a party stands within another, and its ballots count there.
 */
import { changePolitics } from '../state/journal.js';
import { act, onPairs } from './act.js';

export const merge = act({
  ...onPairs('party', 'party'),
  told: 'Parties whose ballots count from now on for another.',
  perform: (state, [party, parent], { id }) =>
    changePolitics(state, id, (politics) => void (politics.within[party] = parent)),
});
