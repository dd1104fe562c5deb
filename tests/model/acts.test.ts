import { fc, test } from '../property.js';
import { describe, expect } from 'vitest';
import { ACT_SCHEMAS } from '../../src/model/acts/acts.js';
import { jsonSchema } from '../../src/scenario/jsonSchema.js';
import { Effect } from '../../src/scenario/schema/happening.js';
import { impulse, town } from '../small-town.js';

const WORDS = Object.keys(ACT_SCHEMAS);

/** One of each act, as an effect of the small town may have it. */
const WRITTEN: Readonly<Record<string, unknown>> = {
  found: ['rebels'],
  dissolve: ['rebels'],
  part: ['two'],
  merge: { two: 'one' },
  elect: ['council'],
  lead: { rebels: 'council' },
  cabinet: { authority: 'state', seats: { one: 3 } },
  stand: ['rebels'],
  march: { units: ['ua'], by: 'state', to: 'town', days: 1 },
  contest: { by: 'rebels', against: 'state', place: 'town' },
};

const council = { id: 'council', name: 'Council', rule: 'fixed', fixed: { one: 1 }, source: 'assumption' };

describe('an act', () => {
  test('is a key of an effect, told by its own sentence to editors and on the language page', () => {
    const text = JSON.stringify(jsonSchema());
    for (const word of WORDS) {
      const { description } = Effect.shape[word as keyof typeof ACT_SCHEMAS].meta() ?? {};
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(text).toContain(JSON.stringify(description));
    }
  });

  test.prop([fc.shuffledSubarray(Object.keys(WRITTEN), { minLength: 1 })])(
    'is done in the order of the table, however an effect is written',
    (words) => {
      const effect = Object.fromEntries(words.map((word) => [word, WRITTEN[word]]));
      const { definition } = town({ bodies: [council], events: [impulse('all', '1900-01-02', [effect])] });
      const done = definition.origins.flatMap(({ effects }) => effects.flatMap(({ acts }) => acts));
      expect(done.map(({ act }) => act)).toEqual(WORDS.filter((word) => words.includes(word)));
    },
  );
});
