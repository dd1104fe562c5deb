/**
 * Ultimatum: a partner threatens to leave those who govern, unless a policy moves to where it stands.
 */
import { clamp } from '../../foundation/math.js';
import { entityOf, PURPOSE, uniform } from '../../foundation/random.js';
import { chanceToBeMet, neededOf, stakeIn } from '../../polity/actors/bargaining.js';
import { NO_CONSEQUENCE, type Consequences } from '../../polity/actors/utility.js';
import { membersOf } from '../../polity/cabinet/coalition.js';
import { governing } from '../command.js';
import type { State } from '../definition.js';
import { chambersThatCount } from '../power/bodies-that-count.js';
import { sittingIn } from '../power/forming.js';
import { saliencesOf } from '../power/voters.js';
import { changePolitics } from '../state/journal.js';
import type { GeneralAct, Way } from './act.js';
import { believedBy, officeOf, stillFelt, type Actor } from './actor.js';

/** A stake below which nobody breaks with partners: half of a matter of mean weight (assumption). */
const LEAST_STAKE = 0.5;

/** A matter that a partner could make a condition of staying. */
interface Demand {
  readonly issue: number;
  readonly policy: number;
  /** Where the policy is to move, 0..1. */
  readonly goal: number;
  readonly stake: number;
  /** What that costs the partners, in the same units. */
  readonly reluctance: number;
}

/** What a move of a policy costs the partners: as far as it goes away from each, by its office. */
const reluctanceOf = (
  state: State,
  partners: readonly number[],
  saliences: readonly Readonly<Float64Array>[],
  { issue, level, goal }: { readonly issue: number; readonly level: number; readonly goal: number },
): number => {
  const offices = partners.reduce((sum, party) => sum + officeOf(state, party), 0);
  return partners.reduce((sum, party) => {
    const stands = clamp(state.columns.positions.at(party, issue), 0, 1);
    const farther = Math.max(0, Math.abs(stands - goal) - Math.abs(stands - level));
    const part = offices > 0 ? officeOf(state, party) / offices : 0;
    return sum + part * stakeIn(saliences[party], issue, farther);
  }, 0);
};

/** What a party could demand of its partners, and these would rather not do. */
const demandsOf = (state: State, party: number, partners: readonly number[]): Demand[] => {
  const saliences = saliencesOf(state);
  return state.definition.issues.flatMap(({ policy }, issue): Demand[] => {
    if (policy < 0) return [];
    const level = state.columns.policies[policy];
    const goal = clamp(state.columns.positions.at(party, issue), 0, 1);
    const stake = stakeIn(saliences[party], issue, Math.abs(goal - level));
    const reluctance = reluctanceOf(state, partners, saliences, { issue, level, goal });
    return stake < LEAST_STAKE || reluctance <= 0 ? [] : [{ issue, policy, goal, stake, reluctance }];
  });
};

/** Whether a cabinet has just been put a question: one crisis a day is enough. */
const isBusy = (state: State, holder: number): boolean => {
  const { caretaker, decided, reformed } = state.politics.cabinets[holder];
  return caretaker || decided || reformed === state.tick;
};

/** What a partner did of late that others have to live with keeps it from threatening again. */
const isFresh = (state: State, party: number): boolean =>
  state.politics.affronts.every((affront) => affront.party !== party || stillFelt(state, affront.tick) === 0);

/** Puts the question: the others give in, or the party is to leave; either way they remember it. */
const put = (state: State, { index, id }: Actor, holder: number, demand: Demand, chance: number): void => {
  const { issue, policy, goal, reluctance } = demand;
  const entity = entityOf('ultimatum', id, state.definition.issues[issue].id);
  const isMet = uniform(state.keys, PURPOSE.law, state.tick, entity) < chance;
  if (isMet) state.columns.policies[policy] = goal;
  changePolitics(state, 'ultimatum', (politics) => {
    const { tick } = state;
    politics.affronts.push({ party: index, size: Math.min(1, reluctance), tick });
    if (isMet) {
      politics.cabinets[holder].reformed = tick;
      return;
    }
    politics.commitments = politics.commitments.filter(
      (made) => made.authority !== holder || !made.parties.includes(index),
    );
    politics.commitments.push({ authority: holder, parties: [index], toward: -1, tick });
    politics.cabinets[holder].decided = true;
  });
};

const wayFor = (state: State, actor: Actor, holder: number, needed: number, demand: Demand): Way => {
  const real = chanceToBeMet(needed, demand.reluctance);
  const chance = believedBy(state, actor, 'ultimatum', real, 0);
  const ifSure: Consequences = { ...NO_CONSEQUENCE, policy: Math.min(1, demand.stake) };
  const office = -(1 - chance) * officeOf(state, actor.index);
  return {
    about: { kind: 'issue', index: demand.issue },
    ifSure,
    consequences: () => ({ ...ifSure, chance, office }),
    perform: () => put(state, actor, holder, demand, real),
  };
};

export const ultimatum: GeneralAct = {
  id: 'ultimatum',
  on: false,
  about: 'A partner threatens to leave those who govern, unless a policy moves to where it stands.',
  source: 'Lupia & Strøm 1995 (who can threaten to leave); Tsebelis 2002 (what partners stand against)',
  by: 'party',
  occasion: 'it governs with others who stand against a policy that matters much to its voters',
  ways: (state, actor) => {
    const holder = governing(state);
    if (holder < 0 || officeOf(state, actor.index) === 0 || isBusy(state, holder)) return [];
    const members = membersOf(sittingIn(state.politics.cabinets[holder]), state.definition.parties.length);
    const partners = members.filter((party) => party !== actor.index);
    const chambers = chambersThatCount(state, holder);
    if (partners.length === 0 || chambers.length === 0 || !isFresh(state, actor.index)) return [];
    const needed = neededOf(chambers, members, actor.index);
    return demandsOf(state, actor.index, partners).map((demand) =>
      wayFor(state, actor, holder, needed, demand),
    );
  },
};
