/**
 * Summon: the day of a body's election is named, or put off.
 */
import { summonBody } from '../power/summons.js';
import { act, onEach } from './act.js';

export const summon = act({
  ...onEach('body'),
  told: 'Bodies (with `summoned`) whose election is called for the first time, or put off: its day is as many days from now as they need.',
  perform: (state, body, { id }) => summonBody(state, body, id),
});
