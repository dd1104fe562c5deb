/**
 * Turnout: whether people vote is asked wherever ballots are counted (`state/ballots.ts`), apart from whether
 * they count as supporters in obedience. It has nothing of its own to do at the end of a day.
 */
import { TURNOUT_CONSTANTS } from '../../polity/turnout.js';
import { TURNOUT } from '../state/ballots.js';
import { law } from './law.js';

export const turnoutLaw = law({
  id: TURNOUT,
  about:
    'Whether a person votes follows what the best party once meant, how far it leads, what is at stake, and habit.',
  source: 'Riker & Ordeshook 1968; Hinich & Ordeshook 1969; Reif & Schmitt 1980; figures, assumption',
  on: false,
  constants: TURNOUT_CONSTANTS,
  reads: [],
  writes: [],
});
