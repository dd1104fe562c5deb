/**
 * Rise: a party orders the overthrow of those who govern, in the name of an authority that it leads or that
 * stands for it alone.
 */
import { bloodOf, NO_CONSEQUENCE, type Consequences } from '../../polity/actors/utility.js';
import { seatShares } from '../../polity/body.js';
import { rejects } from '../../polity/trust.js';
import { leadership } from '../bodies.js';
import { governing } from '../command.js';
import { declareByLaw } from '../contests/contests.js';
import type { State } from '../definition.js';
import { changePolitics } from '../state/journal.js';
import type { GeneralAct, Way } from './act.js';
import { ambitionOf, believedBy, stillFelt, memoryOfDefeats, type Actor, trustByParty } from './actor.js';
import { againstOf, expectedToRule } from './fight.js';
import { outrage } from './force.js';
import { callPeople } from './street.js';

/** Line from which a party stands for an authority, so that it can rise in its name. */
const STANDS_FOR = 0.5;

/** Will to rule below which nobody tries. */
const WILLS = 0.25;

/** Share of a party in those who lead an authority; all where no body leads it and nobody sits in it. */
const partIn = (state: State, party: number, authority: number): number => {
  const shares = seatShares(leadership(state, authority));
  const isLed = state.politics.leads[authority] >= 0 || shares.some((share) => share > 0);
  return isLed ? shares[party] : 1;
};

/** Whether no party stands for an authority more than this one. */
const standsMost = ({ definition, columns }: State, party: number, authority: number): boolean =>
  definition.parties.every(
    (_, other) => columns.lines.at(other, authority) <= columns.lines.at(party, authority),
  );

/**
 * Authorities in whose name a party can rise: it leads them, or nobody does and they command no units; not
 * while their claim rests, since an attempt failed.
 */
const namesFor = (state: State, party: number, holder: number): number[] => {
  const { authorities, units } = state.definition;
  return authorities.flatMap((_, a) => {
    if (a === holder || state.columns.lines.at(party, a) < STANDS_FOR) return [];
    if (state.tick < state.politics.memory.restUntil[a]) return [];
    if (units.some(({ chain }) => chain === a) || !standsMost(state, party, a)) return [];
    const isGone = !state.politics.founded[a] && state.politics.hasHeld[a];
    return !isGone && partIn(state, party, a) > 0.5 ? [a] : [];
  });
};

/** Lets an authority exist that orders against those who govern; those who reject it are outraged. */
export const arise = (state: State, act: string, by: number, doers: readonly number[]): void => {
  outrage(state, by, doers);
  changePolitics(state, act, (politics) => void (politics.founded[by] = true));
};

/** Whether nobody fights and no country is to be held. */
export const isQuiet = ({ politics }: State): boolean =>
  politics.contests.every(({ stage }) => stage === 'over');

const wayInNameOf = (state: State, actor: Actor, holder: number, name: number): Way => {
  const { index } = actor;
  const against = againstOf(state, name, holder);
  const memory = Math.max(
    memoryOfDefeats(state, name),
    stillFelt(state, state.politics.repertoire.unanswered[index]),
  );
  const ambition = ambitionOf(state, actor);
  const gained = trustByParty(state, index, name) - trustByParty(state, index, holder);
  const ifSure: Consequences = {
    ...NO_CONSEQUENCE,
    policy: (ambition * gained) / 2,
    power: ambition * partIn(state, index, name),
    risk: 1,
  };
  const consequences = (): Consequences => {
    const real = expectedToRule(state, { by: name, against, column: [], callers: [index] });
    const chance = believedBy(state, actor, 'rise', real, memory);
    return { ...ifSure, chance, harm: bloodOf(chance) };
  };
  const doers = state.definition.parties.map((_, party) => (party === index ? 1 : 0));
  const perform = (): void => {
    const { capital } = state.definition;
    arise(state, 'rise', name, doers);
    callPeople(state, 'rise', index, capital, 1);
    declareByLaw(state, [[name], against]);
  };
  return { about: { kind: 'authority', index: name }, consequences, ifSure, perform };
};

export const rise: GeneralAct = {
  id: 'rise',
  on: true,
  about:
    'A party rises against those who govern, in the name of an authority it leads or that stands for it.',
  source: 'Tilly 1978 (revolutionary situations); Singh 2014 (who expects to win begins)',
  by: 'party',
  occasion: 'it rejects those who govern, wills to rule, and nobody fights',
  ways: (state, actor) => {
    const holder = governing(state);
    if (holder < 0 || !isQuiet(state)) return [];
    if (!rejects(trustByParty(state, actor.index, holder)) || ambitionOf(state, actor) < WILLS) return [];
    return namesFor(state, actor.index, holder).map((name) => wayInNameOf(state, actor, holder, name));
  },
};
