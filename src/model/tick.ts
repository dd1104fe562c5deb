/**
 * One day, from top to bottom. The list is the theory (design, section 1): data flow through the day in this
 * direction only.
 */
import type { Phase } from './phase.js';
import { appeal } from './phases/appeal.js';
import { conditions } from './phases/conditions.js';
import { control } from './phases/control.js';
import { decisions } from './phases/decisions.js';
import { events } from './phases/events.js';
import { forms } from './phases/forms.js';
import { flows } from './phases/flows.js';
import { institutions } from './phases/institutions.js';
import { laws } from './phases/laws.js';
import { obedience } from './phases/obedience.js';
import { population } from './phases/population.js';
import { regime } from './phases/regime.js';
import { stocks } from './phases/stocks.js';
import { tally } from './phases/tally.js';
import type { State } from './definition.js';

export const DAY: readonly Phase[] = [
  stocks, //        what is laid in and used up
  conditions, //    hunger, war-weariness, land, wages
  appeal, //        how much each party draws these people today
  population, //    everybody's loyalties move
  forms, //         in what forms those act who act, and what it costs
  flows, //         who goes to other people, and with what in mind
  tally, //         who stands where, who is in the street
  institutions, //  deputies, blame, credibility, reach
  obedience, //     who would obey whom, given who else would
  control, //       who has which organ of power in hand
  decisions, //     what parties, cabinets and generals resolve
  events, //        what happens; marches, contests
  laws, //          powers yield, claims move, cabinets are formed
  regime, //        who holds control
];

/** Called after each phase of a day, with its name; it must not change the state. */
export type Watch = (phase: string, state: State) => void;

export const runDay = (state: State, watch?: Watch): void => {
  for (const phase of DAY) {
    phase.run(state);
    watch?.(phase.name, state);
  }
};
