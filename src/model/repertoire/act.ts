/**
 * An act of the repertoire: what an actor may do, when it can, what that is worth and what it brings about.
 *
 * Decision worth knowing: each act is one record with one mover. Its occasion is a state and never a date;
 * what it brings about goes through what effects and laws use, too.
 */
import { utilityOf, type Consequences, type Temper } from '../../polity/actors/utility.js';
import type { State } from '../definition.js';
import type { ActWord } from '../power/told.js';
import type { ToldAct } from '../state/entry.js';
import type { Actor } from './actor.js';

/** One way of doing an act today. */
export interface Way {
  readonly about: ToldAct['about'];
  /** What the actor believes it to do; what costs a forecast is asked for with `ifSure` first. */
  readonly consequences: () => Consequences;
  /** The same, were it certain to come off: what it is worth at most. */
  readonly ifSure: Consequences;
  readonly perform: () => void;
}

export interface GeneralAct {
  readonly id: ActWord;
  /** Whether it is done where a scenario says nothing. */
  readonly on: boolean;
  /** What it is, in a sentence. */
  readonly about: string;
  /** Who described it (author, year), or `assumption`. */
  readonly source: string;
  /** Who may do it. */
  readonly by: Actor['kind'];
  /** When it can be done, in words. */
  readonly occasion: string;
  /** The ways in which the actor could do it today; none where there is no occasion for it. */
  readonly ways: (state: State, actor: Actor) => readonly Way[];
}

/** A way whose consequences cost no forecast. */
export const known = (about: Way['about'], consequences: Consequences, perform: () => void): Way => ({
  about,
  consequences: () => consequences,
  ifSure: consequences,
  perform,
});

/** A way that somebody weighed. */
export interface WeighedWay {
  readonly way: Way;
  readonly consequences: Consequences;
  readonly utility: number;
}

/** The best of some ways, if it is worth more than so much; of equals the first. */
export const bestOf = (ways: readonly Way[], temper: Temper, than: number): WeighedWay | null => {
  let best: WeighedWay | null = null;
  for (const way of ways) {
    if (utilityOf(way.ifSure, temper) <= (best?.utility ?? than)) continue;
    const consequences = way.consequences();
    const utility = utilityOf(consequences, temper);
    if (utility > (best?.utility ?? than)) best = { way, consequences, utility };
  }
  return best;
};
