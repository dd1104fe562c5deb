/** Incompatible claims: who governs and who claims power against it cannot both stand for long. */
import { entityOf, PURPOSE } from '../../foundation/random.js';
import { chanceMovedBy, doubtAfter } from '../../polity/doubt.js';
import { lastingNormal } from '../../polity/judgement.js';
import { areIncompatible, RIVALS, rivalryOutcome, type RivalTerms } from '../../polity/rivals.js';
import { rejects } from '../../polity/trust.js';
import { disciplinesOf } from '../command.js';
import { declareByLaw, isFighting } from '../contests/contests.js';
import { CLASH_READS, clashOf, type Clash } from '../contests/fight.js';
import type { State } from '../definition.js';
import { trustOfAuthority } from '../power/confrontation.js';
import { disbandAuthority } from '../power/founding.js';
import { beatenToday, daysSinceFailure, remember } from '../power/memory.js';
import { atLeast, below, tellAct, type ActWord } from '../power/told.js';
import { law } from './law.js';
import { isContestAsked, reservedFor } from './reserved.js';

/** A challenger and who governs, by index. */
interface Rivalry {
  readonly challenger: number;
  readonly holder: number;
}

/** Whether the claims of both cannot stand beside each other today. */
const isRivalry = (state: State, { challenger, holder }: Rivalry, terms: RivalTerms): boolean => {
  const { claims } = state.columns;
  const { memory, founded } = state.politics;
  if (!founded[challenger] || challenger === holder || state.tick < memory.restUntil[challenger])
    return false;
  const reject = [
    trustOfAuthority(state, challenger, holder),
    trustOfAuthority(state, holder, challenger),
  ].some(rejects);
  return areIncompatible([claims[challenger], claims[holder]], reject, terms);
};

/** By how much an authority misjudges its chances today, in logits, with what it remembers of failures. */
const misjudged = (state: State, authority: number, { misjudgement }: RivalTerms): number => {
  const entity = entityOf('rivals', state.definition.authorities[authority].id);
  const error = lastingNormal(state.keys, state.tick, { purpose: PURPOSE.law, entity, channel: 0 });
  return misjudgement * error - doubtAfter(daysSinceFailure(state, authority));
};

/** Acts that a question may stand for in the place of one of this law. */
const SAME_ACTS: Readonly<Record<'challenge' | 'put-down' | 'give-way', readonly string[]>> = {
  challenge: ['challenge', 'rise', 'march'],
  'put-down': ['put-down', 'repress', 'march'],
  'give-way': ['give-way'],
};

const isReserved = (state: State, act: keyof typeof SAME_ACTS, by: number, about: number): boolean =>
  SAME_ACTS[act].some((word) => reservedFor(state, word, { kind: 'authority', index: by })) ||
  isContestAsked(state, by, about);

/** A claim that gives way is what is left of one that was repelled, and rests as long. */
const giveWay = (state: State, authority: number): void => {
  const { repelled, rest } = state.definition.laws.claims.constants;
  state.columns.claims[authority] *= repelled;
  const { restUntil } = state.politics.memory;
  remember(state, { restUntil: restUntil.with(authority, state.tick + rest) });
};

/** Whether nothing could come of it if an authority did one of some acts today. */
const isBarred = (
  state: State,
  acts: readonly (keyof typeof SAME_ACTS)[],
  by: number,
  about: number,
): boolean => isFighting(state, by) || acts.every((act) => isReserved(state, act, by, about));

/**
 * Decides a rivalry that has lasted. Fights are weighed one after the other: where the challenger could do
 * nothing today, what it believes matters only to a holder who would put it down.
 */
const decide = (state: State, { challenger, holder }: Rivalry, terms: RivalTerms): void => {
  const repression = clashOf(state, holder, challenger);
  const believed = 1 - chanceMovedBy(repression.chance, misjudged(state, holder, terms));
  const isLeftAlone = believed >= terms.putDown;
  if (isLeftAlone && isBarred(state, ['challenge', 'give-way'], challenger, holder)) return;
  const attack = clashOf(state, challenger, holder);
  const beliefs = {
    challenger: chanceMovedBy(attack.chance, misjudged(state, challenger, terms)),
    holder: believed,
  };
  const act = rivalryOutcome(beliefs, terms);
  const [by, about] = act === 'put-down' ? [holder, challenger] : [challenger, holder];
  if (isReserved(state, act, by, about) || isFighting(state, by)) return;
  tell(state, { act, by, about }, beliefs, terms);
  const fights: Partial<Record<typeof act, Clash>> = { challenge: attack, 'put-down': repression };
  const fight = fights[act];
  if (fight === undefined) giveWay(state, challenger);
  else declareByLaw(state, fight.camps);
};

const tell = (
  state: State,
  { act, by, about }: { readonly act: ActWord; readonly by: number; readonly about: number },
  beliefs: { readonly challenger: number; readonly holder: number },
  terms: RivalTerms,
): void =>
  tellAct(state, {
    act,
    by: { kind: 'authority', index: by },
    about: { kind: 'authority', index: about },
    law: 'rivals',
    terms: [
      atLeast('chance that the challenger believes in', beliefs.challenger, terms.challenge),
      below('chance of the challenger that who governs believes in', beliefs.holder, terms.putDown),
    ],
  });

export const rivalsLaw = law({
  id: 'rivals',
  about:
    'Who governs and who claims power against it cannot both stand: it challenges, is put down, or gives way, by what both believe; who is beaten and is led by no body ceases.',
  source: 'Fearon 1995; Tilly 1978; figures, assumption',
  on: true,
  constants: RIVALS,
  reads: CLASH_READS,
  writes: ['claims'],
  asks: disciplinesOf,
  run: (state, terms) => {
    const { holder, holding, memory } = state.politics;
    for (const beaten of beatenToday(state)) if (beaten !== holder) disbandAuthority(state, beaten, 'rivals');
    const isOpen = holder >= 0 && holding.length === 0;
    const days = memory.rivalDays.map((before, challenger) =>
      isOpen && isRivalry(state, { challenger, holder }, terms) ? before + 1 : 0,
    );
    const ripe = days.flatMap((since, challenger) => (since >= terms.days ? [challenger] : []));
    if (days.some((since, authority) => since !== memory.rivalDays[authority]))
      remember(state, { rivalDays: days });
    for (const challenger of ripe) decide(state, { challenger, holder }, terms);
  },
});
