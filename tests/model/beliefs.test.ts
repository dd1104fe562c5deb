/** What those who decide believe of chances: kept a week, formed by nobody who only looks. */
import { expect, test } from 'vitest';
import { beliefIn, keepBeliefs } from '../../src/model/contests/beliefs.js';
import { prospectTake } from '../../src/model/contests/prospect.js';
import type { Model } from '../../src/model/model.js';
import type { Belief } from '../../src/model/state/politics.js';
import { chanceMovedBy, doubtAfter } from '../../src/polity/doubt.js';
import { twoPowers } from '../bundled.js';

const about = { of: 'hold', by: 1, against: [0] } as const;

/** What is believed, for somebody who decides, where today's figures say `chance`. */
const decide = ({ state }: Model, chance: number): number => {
  const formed: Belief[] = [];
  const believed = beliefIn(state, about, { misjudgement: 0, formed }, () => chance);
  keepBeliefs(state, formed);
  return believed;
};

test('a belief is kept a week, and formed anew at once when another governs', () => {
  const model = twoPowers({ ledger: false });
  const { state } = model;
  state.tick = 10;
  expect(decide(model, 0.2)).toBe(0.2);
  expect(decide(model, 0.7)).toBe(0.2);
  state.tick = 16;
  expect(decide(model, 0.7)).toBe(0.2);
  state.tick = 17;
  expect(decide(model, 0.7)).toBe(0.7);
  state.politics = { ...state.politics, holderSince: 18 };
  state.tick = 19;
  expect(decide(model, 0.4)).toBe(0.4);
  expect(state.politics.beliefs).toHaveLength(1);
});

test('voters of one sitting believe alike, and who only looks leaves no trace', () => {
  const { state } = twoPowers({ ledger: false });
  const formed: Belief[] = [];
  const asker = { misjudgement: 0, formed };
  expect([0.3, 0.6].map((chance) => beliefIn(state, about, asker, () => chance))).toEqual([0.3, 0.3]);
  const { politics } = state;
  expect(beliefIn(state, about, undefined, () => 0.6)).toBe(0.6);
  expect(state.politics).toBe(politics);
});

test('a run is as it is, whoever looks at prospects each day', () => {
  const [asked, silent] = [twoPowers({ ledger: false }), twoPowers({ ledger: false })];
  asked.run(60, undefined, (_, state) =>
    state.definition.authorities.forEach((__, a) => prospectTake(state, a)),
  );
  silent.run(60);
  expect(asked.digest()).toBe(silent.digest());
});

test('who has failed believes less for sixty days, in what questions ask as in what laws do', () => {
  const { state } = twoPowers({ ledger: false });
  state.tick = 100;
  const authorities = state.definition.authorities.map((_, a) => a);
  const before = authorities.map((a) => prospectTake(state, a));
  const [failed] = authorities.filter((a) => before[a] > 0 && before[a] < 1);
  const afterFailure = (days: number): number => {
    const ticks = state.politics.failed.map((tick, a) => (a === failed ? state.tick - days : tick));
    return prospectTake({ ...state, politics: { ...state.politics, failed: ticks } }, failed);
  };
  for (const days of [0, 20, 59])
    expect(afterFailure(days)).toBeCloseTo(chanceMovedBy(before[failed], -doubtAfter(days)), 9);
  expect(afterFailure(0)).toBeLessThan(before[failed]);
  expect(afterFailure(60)).toBe(before[failed]);
});
