/**
 * Affront: a party does what those who sit with it have to live with.
 */
import { changePolitics } from '../state/journal.js';
import { byName, numberWithin } from '../written.js';
import { act } from './act.js';

export const affront = act({
  told: 'Parties that do what partners far from them cannot live with: how grave, in units of the distance of programmes; it fades in weeks.',
  schema: byName(numberWithin(0, 1)),
  compile: (scope, mapping, path) =>
    scope.entries('party', mapping, path).map(({ index, value }) => ({ party: index, size: value })),
  perform: (state, { party, size }, { id }) =>
    changePolitics(state, id, (politics) => {
      politics.affronts = [...politics.affronts, { party, size, tick: state.tick }];
    }),
});
