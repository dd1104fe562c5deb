/**
 * Call out: a party calls its people into the street, against those who govern or for a side that fights.
 */
import { chanceToPress, expectedCrowd } from '../../polity/actors/street.js';
import { NO_CONSEQUENCE } from '../../polity/actors/utility.js';
import { rejectionOf, rejects, STANDS_BY } from '../../polity/trust.js';
import { governing } from '../command.js';
import type { State } from '../definition.js';
import type { Contest } from '../state/politics.js';
import { known, type GeneralAct, type Way } from './act.js';
import { believedBy, stillFelt, trustIn, type Actor } from './actor.js';
import { callPeople, followingIn, isCalling } from './street.js';

/** How strongly a party may call: a call brings a share. */
const STRENGTHS = [0.5, 1];

/** How far rights are suspended, 0..1; 0 where the scenario has no policy for it. */
export const severityOf = ({ definition, columns }: State): number =>
  definition.emergency < 0 ? 0 : columns.policies[definition.emergency];

const call = (state: State, party: number, strength: number) => (): void =>
  callPeople(state, 'call-out', party, state.definition.capital, strength);

/** Calls against those who govern, who may be moved by a crowd. */
const pressing = (state: State, actor: Actor, holder: number): Way[] => {
  const { capital } = state.definition;
  const { adherents, reach } = followingIn(state, actor.index, capital);
  const memory = stillFelt(state, state.politics.repertoire.unanswered[actor.index]);
  const force = state.columns.force.at(holder, capital);
  return STRENGTHS.map((strength) => {
    const pressed = chanceToPress(expectedCrowd(adherents, reach, strength), force);
    const chance = believedBy(state, actor, 'call-out', pressed, memory);
    const risk = strength * severityOf(state);
    const policy = rejectionOf(trustIn(state, actor, holder));
    const consequences = { ...NO_CONSEQUENCE, chance, policy, risk, harm: strength * (1 - chance) * risk };
    return known({ kind: 'authority', index: holder }, consequences, call(state, actor.index, strength));
  });
};

/** The chance of the contestant that people believe in today. */
export const chanceSeen = ({ belief, foreseen }: Contest): number => (belief >= 0 ? belief : foreseen);

/** Calls for the side of a contest under way by which the party stands. */
const joining = (state: State, actor: Actor, contest: Contest): Way[] => {
  const { by, against } = contest;
  const ours = trustIn(state, actor, by);
  const theirs = Math.max(...against.map((a) => trustIn(state, actor, a)));
  if (Math.max(ours, theirs) < STANDS_BY || ours === theirs) return [];
  const side = ours > theirs ? by : against[0];
  const chance = ours > theirs ? chanceSeen(contest) : 1 - chanceSeen(contest);
  const policy = Math.abs(ours - theirs) / 2;
  const power = state.columns.wills.at(actor.index, side);
  const consequences = { ...NO_CONSEQUENCE, chance, policy, power, harm: 4 * chance * (1 - chance) };
  return [known({ kind: 'authority', index: side }, consequences, call(state, actor.index, 1))];
};

export const callOut: GeneralAct = {
  id: 'call-out',
  on: true,
  about: 'A party calls its people into the streets of the capital, with half or all its strength.',
  source: 'Tilly 1978 (repertoires of contention); Kuran 1991 (who comes depends on who else does)',
  by: 'party',
  occasion: 'it rejects those who govern, or stands by a side of a contest under way, and calls nobody yet',
  ways: (state, actor) => {
    if (isCalling(state, actor.index)) return [];
    const contest = state.politics.contests.find(({ stage }) => stage === 'take');
    if (contest !== undefined) return joining(state, actor, contest);
    const holder = governing(state);
    return holder >= 0 && rejects(trustIn(state, actor, holder)) ? pressing(state, actor, holder) : [];
  },
};
