/**
 * Elect: a body is elected today, by its own rule.
 */
import { electBody } from '../bodies.js';
import { act, onEach } from './act.js';

export const elect = act({
  ...onEach('body'),
  told: 'Bodies elected today.',
  perform: electBody,
});
