/**
 * Cabinet: parties decide to enter or to leave the cabinets of an authority, or the whole of one resigns.
 *
 * Decision worth knowing: who then governs with whom is bargained (laws/cabinets.ts), and never written;
 * `seats` stay for a scenario that has that law switched off.
 */
import { z } from 'zod';
import { changePolitics } from '../state/journal.js';
import { byName, Id, Seats } from '../written.js';
import { act } from './act.js';

/** An issue whose portfolio a new cabinet leaves as it was, and one that nobody holds. */
const UNCHANGED = -2;
export const NOBODY = -1;

/** What is decided of a cabinet; lists of parties are of indices. */
export interface CabinetDeed {
  readonly authority: number;
  readonly enters: readonly number[];
  readonly leaves: readonly number[];
  readonly resigns: boolean;
  /** Ministers by party, last without party; null where they are bargained. */
  readonly seats: readonly number[] | null;
  /** Party by issue, NOBODY or UNCHANGED. */
  readonly holders: readonly number[];
}

export const cabinet = act({
  told: 'Who decides to enter the cabinets of an authority, or to leave them; who then governs is bargained.',
  schema: z.strictObject({
    authority: Id,
    enters: z.array(Id).default([]).describe('Parties that decide to sit there together.'),
    leaves: z.array(Id).default([]).describe('Parties that decide to sit there no more.'),
    resigns: z.boolean().default(false).describe('Whether the whole of it resigns; caretakers carry on.'),
    seats: byName(Seats)
      .optional()
      .describe('Ministers by party (`none` without one), for a scenario without the law of cabinets.'),
    portfolios: byName(z.union([Id, z.literal('none')]))
      .default({})
      .describe('With `seats`: the party that answers for an issue.'),
  }),
  compile: (scope, { authority, enters, leaves, resigns, seats, portfolios }, path): CabinetDeed[] => {
    const holders = new Array<number>(scope.count('issue')).fill(UNCHANGED);
    for (const entry of scope.entries('issue', portfolios, [...path, 'portfolios'])) {
      const seat = scope.refer('seat', entry.value, entry.path);
      holders[entry.index] = seat === scope.count('party') ? NOBODY : seat;
    }
    return [
      {
        authority: scope.refer('authority', authority, [...path, 'authority']),
        enters: scope.referAll('party', enters, [...path, 'enters']),
        leaves: scope.referAll('party', leaves, [...path, 'leaves']),
        resigns,
        seats: seats === undefined ? null : scope.row('seat', seats, [...path, 'seats']),
        holders,
      },
    ];
  },
  perform: (state, { authority, enters, leaves, resigns, seats, holders }, { id }) =>
    changePolitics(state, id, (politics) => {
      const old = politics.cabinets[authority];
      const moved = [...enters, ...leaves];
      const isOther = (made: { readonly authority: number; readonly parties: readonly number[] }) =>
        made.authority !== authority || !made.parties.some((party) => moved.includes(party));
      const { tick } = state;
      politics.commitments = politics.commitments.filter(isOther);
      if (enters.length > 0) politics.commitments.push({ authority, parties: [...enters], toward: 1, tick });
      for (const party of leaves)
        politics.commitments.push({ authority, parties: [party], toward: -1, tick });
      old.decided = old.decided || moved.length > 0;
      old.resigning = old.resigning || resigns;
      if (seats === null) return;
      old.portfolios = holders.map((party, issue) => (party === UNCHANGED ? old.portfolios[issue] : party));
      old.seats = [...seats];
    }),
});
