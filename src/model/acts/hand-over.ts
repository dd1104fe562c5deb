/**
 * Hand over: whoever governs leaves power to another authority, without a fight.
 */
import { changeHolder } from '../power/holder.js';
import { Id } from '../written.js';
import { act } from './act.js';

export const handOver = act({
  told: 'The authority that governs from now on: whoever does today hands over to it.',
  schema: Id,
  compile: (scope, id, path) => [scope.refer('authority', id, path)],
  perform: (state, authority, { id }) => changeHolder(state, authority, { how: 'hand-over', cause: id }),
});
