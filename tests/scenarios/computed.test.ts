/** What a government does is computed: no event of a revolution writes it because somebody governs. */
import { describe, expect, it } from 'vitest';
import { loadBundled } from '../bundled.js';

/** Whether an event comes of who governs, and of no other deed of theirs. */
const comesOfWhoGoverns = (when: unknown): boolean => /\b(holder|failed)\./.test(String(when));

describe.each(['russia-1917', 'germany-1918', 'portugal-1975'])('%s', (name) => {
  const { events, issues } = loadBundled(name).scenario;
  const reformed = new Set(issues.map(({ id }) => id));

  it('leaves to the law of reforms what whoever governs carries out', () => {
    const written = events
      .filter(({ kind, when }) => kind === 'outcome' && comesOfWhoGoverns(when))
      .flatMap(({ id, effects }) =>
        effects.flatMap((effect) =>
          'policy' in effect ? Object.keys(effect.policy as object).map((policy) => `${id}: ${policy}`) : [],
        ),
      )
      .filter((line) => reformed.has(line.split(': ')[1]));
    expect(written).toEqual([]);
  });
});
