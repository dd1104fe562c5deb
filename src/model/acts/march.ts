/**
 * March: units set out for a place on the order of an authority.
 */
import { z } from 'zod';
import { orderMarch } from '../contests/contests.js';
import { Id, numberWithin } from '../written.js';
import { act } from './act.js';

export const march = act({
  told: 'Units ordered to a place, which they reach some days later.',
  schema: z.strictObject({
    units: z.array(Id).min(1),
    by: Id.describe('The authority that orders them; those who do not obey it melt away.'),
    to: Id.describe('The place they are ordered to.'),
    days: numberWithin(0, 60).describe('Days on the way if nobody stops the trains.'),
  }),
  compile: (scope, { units, by, to, days }, path) => [
    {
      units: scope.referAll('unit', units, [...path, 'units']),
      by: scope.refer('authority', by, [...path, 'by']),
      to: scope.refer('place', to, [...path, 'to']),
      days,
    },
  ],
  perform: (state, { units, by, to, days }) => orderMarch(state, units, by, to, days),
});
