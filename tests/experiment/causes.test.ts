import { describe, expect, test } from 'vitest';
import { causesOf, dayHeld, dayTaken } from '../../src/experiment/run/causes.js';
import { contestsOf } from '../../src/experiment/run/chronicle.js';
import { twoPowers } from '../bundled.js';

const model = twoPowers();
model.run(model.state.definition.dayCount);
const { state } = model;

describe('what came of the contest that a cause began', () => {
  test('a cause is a decision or event whose effects declare a contest, and nothing else', () => {
    const { decisions, origins } = state.definition;
    for (const { id, options } of decisions) {
      const fights = options.some(({ origin }) =>
        origins[origin].effects.some(({ acts }) => acts.some(({ act }) => act === 'contest')),
      );
      expect(causesOf(state.definition).some((cause) => cause.id === id)).toBe(fights);
    }
  });

  test('every place that was taken and every country that was held belongs to exactly one cause', () => {
    const days = (read: typeof dayTaken) =>
      causesOf(state.definition)
        .flatMap((cause) => read(state, cause) ?? [])
        .sort();
    const recorded = (result: string) =>
      contestsOf(state)
        .flatMap((each) => (each.result === result ? [each.date] : []))
        .sort();
    expect(state.politics.contests.length).toBeGreaterThan(0);
    expect(days(dayTaken)).toEqual(recorded('taken'));
    expect(days(dayHeld)).toEqual(recorded('held'));
  });

  test('a cause that began no contest took nothing', () => {
    const cause = { id: 'nothing', title: 'Nothing', origins: [], place: 'nowhere' };
    expect([dayTaken(state, cause), dayHeld(state, cause)]).toEqual([null, null]);
  });
});
