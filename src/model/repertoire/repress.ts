/**
 * Repress: whoever governs closes the papers of a party and arrests its leaders, if troops obey.
 */
import { PURPOSE, entityOf, uniform } from '../../foundation/random.js';
import { STREET_TERMS } from '../../polity/actors/street.js';
import { bloodOf, NO_CONSEQUENCE, type Consequences } from '../../polity/actors/utility.js';
import { seatShares } from '../../polity/body.js';
import { rejectionOf, rejects } from '../../polity/trust.js';
import { opposedTo } from '../command.js';
import type { State } from '../definition.js';
import { changePolitics } from '../state/journal.js';
import type { GeneralAct, Way } from './act.js';
import { believedBy, stillFelt, memoryOfDefeats, officeOf, type Actor, trustByParty } from './actor.js';
import { severityOf } from './call-out.js';
import { chanceToTake, expectedToTake, type Fight } from './fight.js';
import { blamePeople } from './force.js';
import { callPeople, followingIn, votesOf } from './street.js';

/** The authority that a party would have in the place of who governs: the one it stands for most. */
const standsFor = (state: State, party: number, holder: number): number => {
  const lines = state.columns.lines.row(party);
  let best = -1;
  for (let a = 0; a < lines.length; a++)
    if (a !== holder && lines[a] > 0 && (best < 0 || lines[a] > lines[best])) best = a;
  return best;
};

/** The fight of those who obey the holder with those whom a party could call; null where it calls nobody. */
const fightWith = (state: State, holder: number, party: number): Fight | null => {
  const rival = standsFor(state, party, holder);
  return rival < 0 ? null : { by: holder, against: [rival], column: [], callers: [party] };
};

/** Who suffers with a party, and holds it against the cabinet: its adherents. */
const price = (state: State, holder: number, party: number): void => {
  const doers = seatShares(state.politics.cabinets[holder].seats).slice(0, -1);
  state.definition.strata.forEach((_, s) => blamePeople(state, s, doers, state.columns.shares.at(s, party)));
  const { lines } = state.columns;
  lines.set(party, holder, Math.max(-1, lines.at(party, holder) - STREET_TERMS.outrage.value));
};

/** Closes papers, makes arrests and suspends rights, where the capital is. */
const silence = (state: State, party: number): void => {
  const { capital, emergency, strata } = state.definition;
  const { reach, policies } = state.columns;
  strata.forEach(({ placeIndex }, s) => {
    if (placeIndex === capital) reach.set(s, party, STREET_TERMS.silenced.value * reach.at(s, party));
  });
  callPeople(state, 'repress', party, capital, -1);
  const added = emergency < 0 ? 0 : Math.min(STREET_TERMS.emergency.value, 1 - policies[emergency]);
  if (emergency >= 0) policies[emergency] += added;
  const until = state.tick + STREET_TERMS.emergencyDays.value;
  changePolitics(state, 'repress', ({ repertoire }) => {
    repertoire.emergencies.push({ party, added, until });
  });
};

/** Measures of repression lapse when their time is over. */
export const lapseEmergencies = (state: State): void => {
  const { emergency } = state.definition;
  const lapsed = state.politics.repertoire.emergencies.filter(({ until }) => until <= state.tick);
  if (lapsed.length === 0) return;
  const { policies } = state.columns;
  if (emergency >= 0)
    for (const { added, party } of lapsed) {
      policies[emergency] = Math.max(0, policies[emergency] - added);
      state.witness?.(`repress.${state.definition.parties[party].id}`);
    }
  changePolitics(state, 'repress', ({ repertoire }) => {
    repertoire.emergencies = repertoire.emergencies.filter(({ until }) => until > state.tick);
  });
};

const carryOut = (state: State, holder: number, party: number, chance: number): void => {
  const entity = entityOf('repress', state.definition.authorities[holder].id);
  price(state, holder, party);
  if (uniform(state.keys, PURPOSE.law, state.tick, entity) < chance) silence(state, party);
  else changePolitics(state, 'repress', ({ repertoire }) => void (repertoire.defied[holder] = state.tick));
};

/** How far a party threatens who governs: it rejects him, and its people are in the street or rose lately. */
const threatOf = (state: State, holder: number, party: number): number => {
  const { capital, strata } = state.definition;
  const rejection = rejectionOf(trustByParty(state, party, holder));
  const rival = standsFor(state, party, holder);
  const rose = rival < 0 ? 0 : memoryOfDefeats(state, rival);
  const opposed = opposedTo(state, [holder]);
  const crowd = strata.reduce(
    (sum, { placeIndex }, s) => (placeIndex === capital ? sum + state.columns.persons[s] * opposed(s) : sum),
    0,
  );
  const { marching } = followingIn(state, party, capital);
  const street = crowd > 0 ? marching / crowd : 0;
  const force = state.columns.force.at(holder, capital);
  return rejection * Math.max(rose, force + crowd > 0 ? (street * crowd) / (force + crowd) : 0);
};

/** Whether measures against a party are in force. */
const isUnderMeasures = ({ politics }: State, party: number): boolean =>
  politics.repertoire.emergencies.some((measures) => measures.party === party);

const wayAgainst = (state: State, actor: Actor, party: number): Way[] => {
  const { index: holder } = actor;
  if (isUnderMeasures(state, party)) return [];
  if (officeOf(state, party) > 0 || !rejects(trustByParty(state, party, holder))) return [];
  const threat = threatOf(state, holder, party);
  if (threat < LEAST_THREAT) return [];
  const memory = stillFelt(state, state.politics.repertoire.defied[holder]);
  const ifSure: Consequences = {
    ...NO_CONSEQUENCE,
    power: threat,
    policy: threat,
    votes: -votesOf(state, party),
    risk: 1 - severityOf(state),
  };
  const fight = fightWith(state, holder, party);
  const consequences = (): Consequences => {
    const real = fight === null ? 1 : expectedToTake(state, fight);
    const chance = believedBy(state, actor, 'repress', real, memory);
    return { ...ifSure, chance, harm: bloodOf(chance) };
  };
  const perform = (): void => carryOut(state, holder, party, fight === null ? 1 : chanceToTake(state, fight));
  return [{ about: { kind: 'party', index: party }, consequences, ifSure, perform }];
};

/** A threat below which there is no ground for measures: a tenth of the crowd or of what a rising leaves. */
const LEAST_THREAT = 0.1;

export const repress: GeneralAct = {
  id: 'repress',
  on: true,
  about:
    'Whoever governs closes the papers of a party in the capital and arrests its leaders; troops may refuse.',
  source: 'Davenport 2007 (threat and repression); Francisco 1995 (its price)',
  by: 'authority',
  occasion: 'a party that is not in office rejects him, and its people are in the street or rose of late',
  ways: (state, actor) =>
    actor.index === state.politics.holder
      ? state.definition.parties.flatMap((_, party) => wayAgainst(state, actor, party))
      : [],
};
