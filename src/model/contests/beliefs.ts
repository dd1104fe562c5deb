/**
 * What those who decide believe of the chances of a contest: formed when it is first asked for, and anew each
 * week, or as soon as another governs or a contest has come further.
 *
 * Decision worth knowing: it is political state. Chances follow from thousands of figures that all move a
 * little from day to day; nobody judges a rising anew each morning, and a model that did would spend most of
 * its time on it.
 */
import type { Asker } from '../formula/formula.js';
import type { State } from '../definition.js';
import type { Belief, Politics } from '../state/politics.js';
import { revise } from '../state/journal.js';

/** Days for which a belief is kept (assumption: committees and staffs met about once a week). */
const KEPT_DAYS = 7;

/** What a belief is about. */
type About = Pick<Belief, 'of' | 'by' | 'against'>;

/** The last tick on which another came to govern, or a contest came further. */
const lastTurn = ({ holderSince, contests }: Politics): number =>
  contests.reduce((last, { stageSince, met }) => Math.max(last, stageSince, met), holderSince);

const isAbout = ({ of, by, against }: Belief, about: About): boolean =>
  of === about.of && by === about.by && against.join() === about.against.join();

const isFresh = ({ tick, politics }: State, belief: Belief): boolean =>
  tick - belief.tick < KEPT_DAYS && belief.tick > lastTurn(politics);

/**
 * The chance believed in: as it was last formed, or worked out from today. Who decides keeps what is worked
 * out (`asker.formed`); who only looks leaves no trace.
 */
export const beliefIn = (
  state: State,
  about: About,
  asker: Asker | undefined,
  workOut: () => number,
): number => {
  const today = asker?.formed?.find((belief) => isAbout(belief, about));
  if (today !== undefined) return today.chance;
  const known = state.politics.beliefs.find((belief) => isAbout(belief, about));
  if (known !== undefined && isFresh(state, known)) return known.chance;
  const chance = workOut();
  asker?.formed?.push({ ...about, tick: state.tick, chance });
  return chance;
};

/** Keeps what was formed today in the place of what was believed before. */
export const keepBeliefs = (state: State, formed: readonly Belief[]): void => {
  if (formed.length === 0) return;
  const others = state.politics.beliefs.filter((belief) => !formed.some((own) => isAbout(belief, own)));
  revise(state, { beliefs: [...others, ...formed] });
};
