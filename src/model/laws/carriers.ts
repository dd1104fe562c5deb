/**
 * Carriers: how far parties are heard follows from whom people meet. It works where reach is moved, among the
 * institutions of a day (`phases/institutions.ts`), in place of each party's own logistic growth.
 */
import { CARRIERS, carriedReach } from '../../polity/carriers.js';
import { nextReach } from '../../polity/party.js';
import type { Matrix } from '../columns/views.js';
import type { Definition, State } from '../definition.js';
import { adherence } from '../state/adherence.js';
import { law } from './law.js';

const ID = 'carriers';

export const carriersLaw = law({
  id: ID,
  about:
    'How far a party is heard follows from its press and from its adherents among those whom people meet, up to what can be reached.',
  source: 'Bass 1969; Hedström 1994',
  on: false,
  constants: CARRIERS,
  reads: [],
  writes: [],
});

/** Share of those whom a stratum meets, its own people counting as one tie, that hold to a party, 0..1. */
const metIn = (state: State, share: Matrix, stratum: number, party: number): number => {
  let met = share.at(stratum, party);
  let ties = 1;
  for (const { to, count } of state.definition.strata[stratum].spec.ties) {
    met += count * share.at(to, party);
    ties += count;
  }
  return met / ties;
};

/** The share of a stratum that a party can come to be heard by, 0..1. */
export const reachable = ({ laws, parties, strata }: Definition, stratum: number, party: number): number => {
  const ceiling = parties[party].reachMax[stratum];
  return laws[ID].on ? Math.min(strata[stratum].behaviour.hearing, ceiling) : ceiling;
};

/** How far whoever governs keeps a party from printing: as far as he represses and it stands against him. */
const silenced = ({ definition, columns, politics }: State, party: number): number => {
  const { emergency } = definition;
  if (emergency < 0 || politics.holder < 0) return 0;
  return columns.policies[emergency] * Math.max(0, -columns.lines.at(party, politics.holder));
};

/** Reach of a party in a stratum tomorrow, 0..1, from what it is today. */
export type ReachRule = (stratum: number, party: number, reach: number) => number;

/** What a day makes of the reach of parties: by their carriers, or by a growth of their own. */
export const reachRule = (state: State): ReachRule => {
  const { definition } = state;
  const { laws, parties } = definition;
  if (!laws[ID].on) return (s, p, reach) => nextReach(reach, parties[p].growth, reachable(definition, s, p));
  const [share, terms] = [adherence(state), laws[ID].constants];
  return (s, p, reach) => {
    const press = parties[p].press[s] * (1 - silenced(state, p));
    const carriers = { press, met: metIn(state, share, s, p), hearing: reachable(definition, s, p) };
    return carriedReach(reach, carriers, terms);
  };
};
