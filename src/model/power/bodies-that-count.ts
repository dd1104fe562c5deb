/**
 * Bodies that count: whose majority the cabinet of an authority needs today.
 */
import { seatShares } from '../../polity/body.js';
import type { State } from '../definition.js';
import type { MomentDef } from './office.js';
import { isSitting } from './summons.js';

const hasCome = ({ tick, politics }: State, moment: MomentDef): boolean =>
  'tick' in moment ? tick >= moment.tick : politics.happened[moment.event] >= 0;

/** Bodies that an authority answers to today: those named that sit, else its leading one. */
const bodiesThatCount = (state: State, authority: number): number[] => {
  const { answersTo } = state.definition.authorities[authority];
  const named =
    answersTo.length > 0
      ? answersTo
          .filter(({ from }) => from === null || hasCome(state, from))
          .filter(({ until }) => until === null || !hasCome(state, until))
          .map(({ body }) => body)
      : [state.politics.leads[authority]];
  return named.filter((body) => body >= 0 && isSitting(state, body));
};

/**
 * Shares of the seats of each body that counts, by party; who sits there without party does not.
 *
 * @returns [body][party], each summing to 1; bodies in which no party sits are left out
 */
export const chambersThatCount = (state: State, authority: number): number[][] =>
  bodiesThatCount(state, authority)
    .map((body) => seatShares(state.politics.bodies[body].seats.slice(0, -1)))
    .filter((shares) => shares.some((share) => share > 0));
