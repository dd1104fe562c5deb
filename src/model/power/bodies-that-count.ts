/**
 * Bodies that count: whose majority the cabinet of an authority needs today.
 */
import { seatShares } from '../../polity/body.js';
import type { MomentDef, State } from '../definition.js';

const hasCome = ({ tick, politics }: State, moment: MomentDef): boolean =>
  'tick' in moment ? tick >= moment.tick : politics.happened[moment.event] >= 0;

/** Bodies that an authority answers to today: those named that were elected, else its leading one. */
export const bodiesThatCount = (state: State, authority: number): number[] => {
  const { answersTo } = state.definition.authorities[authority];
  const named =
    answersTo.length > 0
      ? answersTo
          .filter(({ from }) => from === null || hasCome(state, from))
          .filter(({ until }) => until === null || !hasCome(state, until))
          .map(({ body }) => body)
      : [state.politics.leads[authority]];
  return named.filter((body) => body >= 0 && state.politics.bodies[body].elected >= 0);
};

/**
 * Shares of the seats that count, by party: the mean over the bodies; who sits there without party does not.
 *
 * @returns by party, summing to 1; all 0 where no body counts
 */
export const seatsThatCount = (state: State, bodies: readonly number[]): number[] => {
  const shares = new Array<number>(state.definition.parties.length).fill(0);
  let count = 0;
  for (const body of bodies) {
    const ofBody = seatShares(state.politics.bodies[body].seats.slice(0, -1));
    if (!ofBody.some((share) => share > 0)) continue;
    count++;
    ofBody.forEach((share, p) => void (shares[p] += share));
  }
  return shares.map((share) => (count > 0 ? share / count : 0));
};
