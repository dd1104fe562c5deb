import { expect, test } from 'vitest';
import { parseBundled } from '../bundled.js';

/** Words that leave open what is counted, or of how many. */
const BARE = /^(persons|people|soldiers|delegates|deputies|seats|percent|share|)$/;

test.each(['two-powers', 'germany-1918', 'portugal-1975', 'russia-1917'])(
  'the events of %s say of what they amounted to what is counted, and count seats as a share of their body',
  (id) => {
    const { events } = parseBundled(id).scenario;
    const measured = events.filter(({ measure }) => measure !== undefined);
    expect(measured.length).toBeGreaterThan(0);
    for (const { id: event, unit = '', measure } of measured) {
      expect([event, unit]).toEqual([event, expect.not.stringMatching(BARE)]);
      expect(String(measure)).not.toContain('deputies.');
    }
  },
);
