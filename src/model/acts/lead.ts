/**
 * Lead: an authority is led by the majority of a body.
 */
import { changePolitics } from '../state/journal.js';
import { act, onPairs } from './act.js';

export const lead = act({
  ...onPairs('authority', 'body'),
  told: 'The body that leads an authority from now on.',
  perform: (state, [authority, body], { id }) =>
    changePolitics(state, id, (politics) => void (politics.leads[authority] = body)),
});
