/**
 * Contest: an authority orders against others, and a place is fought for.
 */
import { z } from 'zod';
import { declareContest, type ContestOrder } from '../contests/contests.js';
import { Expression, Id } from '../written.js';
import { act } from './act.js';

export const contest = act({
  told: 'Two authorities order against each other: an armed contest for the place; where that is the capital, then for the country.',
  schema: z.strictObject({
    by: Id.describe('The authority that gives the order.'),
    against: z
      .union([Id, z.array(Id).min(1)])
      .describe('The authority (or authorities side by side) ordered against.'),
    place: Id.describe('The place fought for.'),
    agitators: Expression.default(0).describe('Persons who meet the moving units and talk to them.'),
  }),
  compile: (scope, written, path): readonly ContestOrder[] => {
    const rivals = [...path, 'against'];
    const against =
      typeof written.against === 'string'
        ? [scope.refer('authority', written.against, rivals)]
        : scope.referAll('authority', written.against, rivals);
    const by = scope.refer('authority', written.by, [...path, 'by']);
    if (by >= 0 && against.includes(by)) {
      const message = `\`${written.by}\` cannot order against itself`;
      scope.report(rivals, { code: 'contest-itself', message });
    }
    const place = scope.refer('place', written.place, [...path, 'place']);
    return [{ by, against, place, agitators: scope.formula(written.agitators, [...path, 'agitators']) }];
  },
  perform: (state, order, { origin, effect }) => declareContest(state, order, origin, effect),
});
