/** Power is handed over by who has it. */
import { describe, expect, test } from 'vitest';
import { parseBundled } from '../bundled.js';

interface Happening {
  readonly id: string;
  readonly when?: unknown;
  readonly requires?: unknown;
}

const handsOver = (happening: unknown): boolean => JSON.stringify(happening).includes('"handOver"');

describe.each(['russia-1917', 'germany-1918', 'portugal-1975', 'two-powers'])('%s', (id) => {
  test('hands power over only where it is asked who governs', () => {
    const { events, decisions } = parseBundled(id).scenario as unknown as Record<string, Happening[]>;
    const blind = [...events, ...decisions]
      .filter(handsOver)
      .filter(({ when, requires }) => !/\bholder\./.test(JSON.stringify([when, requires])));
    expect(blind.map((happening) => happening.id)).toEqual([]);
  });
});

test('the happenings of Russia that hand over are found', () => {
  const { decisions, events } = parseBundled('russia-1917').scenario;
  expect(decisions.filter(handsOver).map(({ id }) => id)).toEqual(['succession', 'july-power']);
  expect(events.filter(handsOver).map(({ id }) => id)).toEqual([]);
});
