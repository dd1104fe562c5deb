/**
 * Cabinet: an authority has new ministers.
 */
import { z } from 'zod';
import { changePolitics } from '../state/journal.js';
import { byName, Id, Seats } from '../written.js';
import { act } from './act.js';

/** An issue whose portfolio a new cabinet leaves as it was, and one that nobody holds. */
const UNCHANGED = -2;
export const NOBODY = -1;

export const cabinet = act({
  told: 'The ministers of an authority from now on.',
  schema: z.strictObject({
    authority: Id,
    seats: byName(Seats).describe('Ministers by party; `none` for those without a party.'),
    portfolios: byName(z.union([Id, z.literal('none')]))
      .default({})
      .describe('Party that answers for an issue.'),
  }),
  compile: (scope, { authority, seats, portfolios }, path) => {
    const holders = new Array<number>(scope.count('issue')).fill(UNCHANGED);
    for (const entry of scope.entries('issue', portfolios, [...path, 'portfolios'])) {
      const seat = scope.refer('seat', entry.value, entry.path);
      holders[entry.index] = seat === scope.count('party') ? NOBODY : seat;
    }
    return [
      {
        authority: scope.refer('authority', authority, [...path, 'authority']),
        /** By party, last without party. */
        seats: scope.row('seat', seats, [...path, 'seats']),
        /** Party by issue, NOBODY or UNCHANGED. */
        holders,
      },
    ];
  },
  perform: (state, { authority, seats, holders }, { id }) =>
    changePolitics(state, id, (politics) => {
      const old = politics.cabinets[authority];
      old.portfolios = holders.map((party, issue) => (party === UNCHANGED ? old.portfolios[issue] : party));
      old.seats = [...seats];
    }),
});
