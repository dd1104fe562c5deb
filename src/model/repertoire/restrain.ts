/**
 * Restrain: a party calls its people home.
 */
import { chanceToPress, isAnswered } from '../../polity/actors/street.js';
import { NO_CONSEQUENCE } from '../../polity/actors/utility.js';
import { governing } from '../command.js';
import type { State } from '../definition.js';
import { known, type GeneralAct } from './act.js';
import { believedBy, stillFelt, trustIn } from './actor.js';
import { severityOf } from './call-out.js';
import { blamePeople } from './force.js';
import { callPeople, followingIn, isCalling } from './street.js';

/** How strongly people are called home: as strongly as half a call brings them out. */
const HOME = -0.5;

/** Those who are sent home hold it against their party. */
const resent = (state: State, party: number): void => {
  const doers = state.definition.parties.map((_, p) => (p === party ? 1 : 0));
  state.definition.strata.forEach((_, s) =>
    blamePeople(state, s, doers, state.columns.marchers.at(s, party)),
  );
};

export const restrain: GeneralAct = {
  id: 'restrain',
  on: true,
  about: 'A party calls home those of its people who are in the streets of the capital.',
  source: 'Tilly 1978; Przeworski 1991 (moderates who hold back those who follow them)',
  by: 'party',
  occasion: 'its people are in the streets of the capital and it has not called them',
  ways: (state, actor) => {
    const { capital, parties } = state.definition;
    const holder = governing(state);
    const { adherents, marching } = followingIn(state, actor.index, capital);
    if (holder < 0 || isCalling(state, actor.index) || !isAnswered(marching, adherents)) return [];
    const crowd = parties.reduce((sum, _, p) => sum + followingIn(state, p, capital).marching, 0);
    const pressed = chanceToPress(crowd, state.columns.force.at(holder, capital));
    const memory = stillFelt(state, state.politics.repertoire.unanswered[actor.index]);
    const winning = believedBy(state, actor, 'call-out', pressed, memory);
    const trust = trustIn(state, actor, holder);
    const part = marching / adherents;
    // What its own part of a crowd may force on those it stands by is spared, or else the blood of a defeat.
    const policy = crowd > 0 ? (trust * winning * marching) / crowd : 0;
    const saved = trust < 0 ? (1 - winning) * Math.max(part, severityOf(state)) : 0;
    const perform = (): void => {
      resent(state, actor.index);
      callPeople(state, 'restrain', actor.index, capital, HOME);
    };
    const consequences = { ...NO_CONSEQUENCE, policy, harm: -saved, votes: -part };
    return [known({ kind: 'authority', index: holder }, consequences, perform)];
  },
};
