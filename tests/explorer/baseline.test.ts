/** What ships is ticked only where every digit of it is computed anew. */
import { expect } from 'vitest';
import { readExplored } from '../../src/cli/explore/task.js';
import { isSameAnswer } from '../../src/explorer/baseline.js';
import type { Baseline, RunAnswer } from '../../src/explorer/protocol.js';
import { fc, test } from '../property.js';

const explored = readExplored('two-powers');
const { scenario, answer } = JSON.parse(explored.baseline ?? 'null') as Baseline;
const text = JSON.stringify(answer);
/** Places of digits that are figures, not years or names: after a decimal point. */
const places = [...text.matchAll(/:-?\d+\.\d+/g)].map((found) => found.index + found[0].length - 1);

test('a bundled scenario has its run as recorded, of its own digest and seed', () => {
  expect(scenario).toBe(explored.definition.digest);
  expect(answer.record.seed).toBe(explored.start.seed);
  expect(answer.record.population.agents).toBe(explored.start.agents);
  expect(explored.start.hasBaseline).toBe(true);
});

test.prop([fc.nat(), fc.integer({ min: 1, max: 9 })])('a wrong digit makes it another', (at, by) => {
  const place = places[at % places.length];
  const digit = String((Number(text[place]) + by) % 10);
  const wrong = JSON.parse(text.slice(0, place) + digit + text.slice(place + 1)) as RunAnswer;
  expect(isSameAnswer(answer, wrong)).toBe(false);
  const elsewhere = { ...answer, record: { ...answer.record, kernel: 'reference', threads: 4 } } as RunAnswer;
  expect(isSameAnswer(answer, elsewhere)).toBe(true);
});
