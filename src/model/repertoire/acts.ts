/**
 * The repertoire: all general acts, in the order in which an actor weighs them.
 */
import { reasoned, type Reasoned } from '../../polity/reasoned.js';
import type { ActWord } from '../power/told.js';
import type { GeneralAct } from './act.js';
import { callOut } from './call-out.js';
import { marchOn } from './march.js';
import { repress } from './repress.js';
import { restrain } from './restrain.js';
import { rise } from './rise.js';

export const GENERAL_ACTS: readonly GeneralAct[] = [callOut, restrain, repress, rise, marchOn];

type Switches = Readonly<Record<ActWord, Reasoned>>;

/** A switch for each act, by its word: 0 leaves it out. */
export const switchesOfActs = (): Switches =>
  Object.fromEntries(
    GENERAL_ACTS.map(({ id, about, source }) => [id, reasoned(1, `1 or 0 for: ${about}`, source)]),
  ) as Switches;
