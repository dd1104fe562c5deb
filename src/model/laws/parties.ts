/**
 * Parties part and merge: a faction leaves the party it stands within, a small party joins one near it.
 */
import { entityOf, PURPOSE, uniform } from '../../foundation/random.js';
import { PARTING, type PartingTerms } from '../../polity/actors/parting.js';
import { remember } from '../power/memory.js';
import { TRUST_READS } from '../power/trust.js';
import { tellAct, termOf } from '../power/told.js';
import { chanceOfMerger, hazardOfSplit, standWithin } from '../repertoire/split.js';
import type { State } from '../definition.js';
import { law } from './law.js';
import { reservedFor } from './reserved.js';

/** The draw of a party for an act today, 0..1: the act comes where that is below its hazard. */
const drawnOf = (state: State, act: string, party: number): number => {
  const entity = entityOf('parties', act, state.definition.parties[party].id);
  return uniform(state.keys, PURPOSE.law, state.tick, entity);
};

const tell = (state: State, act: 'split' | 'merge', party: number, other: number, hazard: number): void => {
  const by = { kind: 'party', index: party } as const;
  const about = { kind: 'party', index: other } as const;
  tellAct(state, { act, by, about, law: 'parties', terms: [termOf('hazard a day', hazard, 0)] });
};

const mayAct = (state: State, act: string, party: number): boolean =>
  !reservedFor(state, act, { kind: 'party', index: party });

const part = (state: State, terms: PartingTerms, party: number, drawn: number): void => {
  const hazard = hazardOfSplit(state, terms, party);
  if (drawn >= hazard || !mayAct(state, 'split', party)) return;
  tell(state, 'split', party, state.politics.within[party], hazard);
  standWithin(state, 'split', party, party);
};

const join = (state: State, terms: PartingTerms, party: number, drawn: number): void => {
  const { into, hazard } = chanceOfMerger(state, terms, party);
  if (drawn >= hazard || !mayAct(state, 'merge', party)) return;
  tell(state, 'merge', party, into, hazard);
  standWithin(state, 'merge', party, into);
};

/**
 * A party of today parts or merges, never both on one day, nor on a day on which it has done so by decision,
 * for its votes were counted as it stood before; who draws more than any hazard is not asked.
 */
const consider = (state: State, terms: PartingTerms, party: number): void => {
  const { within, memory } = state.politics;
  if (within[party] !== memory.countedWithin[party]) return;
  const act = within[party] === party ? 'merge' : 'split';
  const drawn = drawnOf(state, act, party);
  if (drawn < terms.rate) (act === 'merge' ? join : part)(state, terms, party, drawn);
};

export const parties = law({
  id: 'parties',
  about:
    'A faction leaves the party it stands within where programmes part; a small party joins one near it.',
  source: 'Hirschman 1970 (exit and voice); Laver & Benoit 2003 (defection)',
  on: true,
  constants: PARTING,
  reads: [...TRUST_READS, 'loyalties'],
  writes: [],
  run: (state, terms) => {
    state.definition.parties.forEach((_, party) => consider(state, terms, party));
    const { within, memory } = state.politics;
    if (within.some((parent, party) => parent !== memory.countedWithin[party]))
      remember(state, { countedWithin: [...within] });
  },
});
