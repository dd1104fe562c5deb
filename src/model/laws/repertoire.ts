/**
 * The repertoire: actors do what is worth doing. Each is asked every third day, on days of its own, and does
 * one thing at most.
 *
 * Decision worth knowing: acts are asked for after all laws and the open questions of a day, so that what a
 * question or a law has done is what they find. A hazard takes the place of rests: an act that is wanted
 * comes within weeks, on no day in particular.
 */
import { entityOf, PURPOSE, uniform } from '../../foundation/random.js';
import { isAnswered } from '../../polity/actors/street.js';
import { chanceOfActing, RESOLVE, type ActTerms } from '../../polity/actors/utility.js';
import { disciplinesOf } from '../command.js';
import type { State } from '../definition.js';
import { tellAct } from '../power/told.js';
import { actorsOf, lookAround, moverOf, temperOf, type Actor } from '../repertoire/actor.js';
import { bestOf, type GeneralAct, type WeighedWay } from '../repertoire/act.js';
import { ACTS_READ, GENERAL_ACTS, switchesOfActs } from '../repertoire/acts.js';
import { lapseEmergencies } from '../repertoire/repress.js';
import { isQuiet } from '../repertoire/rise.js';
import { followingIn } from '../repertoire/street.js';
import { termsOfAct } from '../repertoire/term.js';
import { changePolitics } from '../state/journal.js';
import { law } from './law.js';
import { reservedFor } from './reserved.js';

/** Days between two askings of an actor, and while somebody fights. */
const DAYS = { quiet: 3, fighting: 1 };

const daysBetween = (state: State): number => (isQuiet(state) ? DAYS.quiet : DAYS.fighting);

/** Whether an actor is asked today. */
const isAsked = (state: State, { id }: Actor): boolean =>
  (state.tick + entityOf('asked', id)) % daysBetween(state) === 0;

/** The best way of all acts that an actor could do today, with what it is worth. */
interface Wanted extends WeighedWay {
  readonly act: GeneralAct;
}

const wantedBy = (
  state: State,
  actor: Actor,
  acts: readonly GeneralAct[],
  inertia: number,
): Wanted | null => {
  const temper = temperOf(state, actor);
  let best: Wanted | null = null;
  for (const act of acts) {
    if (act.by !== actor.kind || reservedFor(state, act.id, moverOf(actor))) continue;
    const better = bestOf(act.ways(state, actor), temper, best?.utility ?? inertia);
    if (better !== null) best = { act, ...better };
  }
  return best;
};

const consider = (state: State, actor: Actor, acts: readonly GeneralAct[], terms: ActTerms): void => {
  const wanted = wantedBy(state, actor, acts, terms.inertia);
  if (wanted === null) return;
  const { act, way, utility, consequences } = wanted;
  const chance = chanceOfActing(terms, utility, daysBetween(state));
  if (!(uniform(state.keys, PURPOSE.law, state.tick, entityOf('repertoire', actor.id)) < chance)) return;
  const by = moverOf(actor);
  tellAct(state, {
    act: act.id,
    by,
    about: way.about,
    law: 'repertoire',
    terms: termsOfAct(consequences, utility),
  });
  way.perform();
  state.witness?.('law.repertoire');
};

/** Calls that are over: whose people stayed away remembers it. */
const review = (state: State): void => {
  const over = state.politics.repertoire.callings.filter(({ until }) => until <= state.tick);
  if (over.length === 0) return;
  changePolitics(state, 'repertoire', ({ repertoire }) => {
    repertoire.callings = repertoire.callings.filter(({ until }) => until > state.tick);
    for (const { party, place, strength } of over) {
      const { adherents, marching } = followingIn(state, party, place);
      if (strength > 0 && !isAnswered(marching, adherents)) repertoire.unanswered[party] = state.tick;
    }
  });
};

export const repertoire = law({
  id: 'repertoire',
  about:
    'Parties and authorities call out, restrain, repress, rise and march where that is worth more than to wait.',
  source: 'Tilly 1978 (repertoires of contention); Strøm 1990 (what parties seek)',
  on: true,
  constants: { ...switchesOfActs(), inertia: RESOLVE.inertia, hazard: RESOLVE.hazard },
  reads: ACTS_READ,
  writes: ['lines', 'blame', 'reach', 'policies'],
  asks: disciplinesOf,
  run: (state, constants) => {
    lapseEmergencies(state);
    review(state);
    const acts = GENERAL_ACTS.filter(({ id }) => constants[id] > 0);
    const asked = actorsOf(state).filter((actor) => isAsked(state, actor));
    if (asked.length > 0) lookAround(state);
    for (const actor of asked) consider(state, actor, acts, constants);
  },
});
