/**
 * Stand: an authority stands down from the contests it has begun.
 */
import { standDown } from '../contests/contests.js';
import { act, onEach } from './act.js';

export const stand = act({
  ...onEach('authority'),
  told: 'Contests of these authorities are called off.',
  perform: standDown,
});
