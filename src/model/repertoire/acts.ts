/**
 * The repertoire: all general acts, in the order in which an actor weighs them.
 */
import { reasoned, type Reasoned } from '../../polity/reasoned.js';
import { PROSPECT_READS } from '../contests/prospect.js';
import type { StateName } from '../formula/name.js';
import type { ActWord } from '../power/told.js';
import type { GeneralAct } from './act.js';
import { convene, postpone } from './assembly.js';
import { callOut } from './call-out.js';
import { command } from './command.js';
import { marchOn } from './march.js';
import { repress } from './repress.js';
import { restrain } from './restrain.js';
import { rise } from './rise.js';
import { strike } from './strike.js';
import { ultimatum } from './ultimatum.js';

export const GENERAL_ACTS: readonly GeneralAct[] = [
  callOut,
  restrain,
  repress,
  rise,
  marchOn,
  strike,
  command,
  ultimatum,
  convene,
  postpone,
];

/** What weighing an act reads, besides the disciplines of units. */
export const ACTS_READ: readonly StateName[] = [
  ...PROSPECT_READS,
  ...(['marchers', 'reach', 'force', 'wills', 'ownClaims', 'policies', 'calls'] as const),
];

type Switches = Readonly<Record<ActWord, Reasoned>>;

/** A switch for each act, by its word: 0 leaves it out. */
export const switchesOfActs = (): Switches =>
  Object.fromEntries(
    GENERAL_ACTS.map(({ id, on, about, source }) => [
      id,
      reasoned(on ? 1 : 0, `1 or 0 for: ${about}`, source),
    ]),
  ) as Switches;
