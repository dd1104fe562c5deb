/** Who goes on a march and who stays: railways carry so many, and a command is lost with the office it came from. */
import { describe, expect } from 'vitest';
import { chainOf, forceOf, leftForceOf, sentForceOf } from '../../src/model/command.js';
import { orderMarch } from '../../src/model/contests/contests.js';
import { musterAt } from '../../src/model/contests/muster.js';
import type { State } from '../../src/model/definition.js';
import { createModel } from '../../src/model/model.js';
import { disbandAuthority, foundAuthority } from '../../src/model/power/founding.js';
import { changeHolder } from '../../src/model/power/holder.js';
import { lookAround } from '../../src/model/repertoire/actor.js';
import { marchOn } from '../../src/model/repertoire/march.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadBundled } from '../bundled.js';
import { fc, test } from '../property.js';

const { definition } = loadBundled('russia-1917');

/** Russia on the second day, with none of its days behind it. */
const begun = (): State => {
  const model = createModel(definition, {
    seed: 'march',
    agents: 48_000,
    kernel: nodeKernel('auto'),
    ledger: false,
  });
  model.step();
  return model.state;
};

const named = (list: readonly { readonly id: string }[], id: string): number =>
  list.findIndex((one) => one.id === id);
const authority = (id: string): number => named(definition.authorities, id);
const TSAR = authority('tsar');
const GOVERNMENT = authority('provisional-government');
const SOVIET = authority('soviet');

/** Persons of a unit whom a muster in a place counts for either side. */
const countedIn = (state: State, unit: number, place: number, column: readonly number[]): number => {
  const { muster, present } = musterAt(state, [[TSAR], [GOVERNMENT]], place, { column });
  const at = present.indexOf(unit);
  return Array.from(muster.units).reduce(
    (sum, owner, seat) => (owner === at ? sum + muster.takers[2 * seat] + muster.takers[2 * seat + 1] : sum),
    0,
  );
};

describe('of a unit that is ordered away in part', () => {
  const state = begun();
  const start = state.politics;
  const front = named(definition.units, 'northern-front-army');
  const { place: home } = definition.units[front];
  const { capital } = definition;

  test.prop([fc.double({ min: 0.01, max: 1, noNaN: true })])(
    'nobody is lost and nobody counted twice',
    (sent) => {
      state.politics = start;
      const whole = forceOf(state, front);
      orderMarch(state, [front], TSAR, capital, 5, sent);
      expect(sentForceOf(state, front)).toBeCloseTo(sent * whole, 3);
      expect(sentForceOf(state, front) + leftForceOf(state, front)).toBeCloseTo(whole, 3);
      expect(forceOf(state, front)).toBeCloseTo(whole, 3);
    },
  );

  test('the column is counted where it goes, the rest at home', () => {
    state.politics = start;
    const before = countedIn(state, front, home, []);
    orderMarch(state, [front], TSAR, capital, 5, 0.25);
    expect(countedIn(state, front, home, [])).toBeCloseTo(0.75 * before, 3);
    const away = countedIn(state, front, capital, [front]);
    expect(away).toBeGreaterThan(0.2 * before);
    expect(away).toBeLessThan(0.3 * before);
  });
});

test('a march on the capital takes no more than the railways carry', () => {
  const state = begun();
  foundAuthority(state, SOVIET, 'test');
  changeHolder(state, SOVIET, { how: 'contest', cause: 'test' });
  lookAround(state);
  const [way] = marchOn.ways(state, { kind: 'authority', index: TSAR, id: 'tsar' });
  way.perform();
  const sent = state.politics.whereabouts.flatMap(({ by, sent: share }, u) =>
    by === TSAR ? [share * state.columns.strengths[u]] : [],
  );
  const persons = sent.reduce((sum, each) => sum + each, 0);
  expect(persons).toBeGreaterThan(10_000);
  expect(persons).toBeLessThanOrEqual(40_000);
});

test('who governed and ceased has lost its commands, also when it is raised anew', () => {
  const state = begun();
  const [front] = definition.units.filter(({ chain }) => chain === TSAR);
  expect(chainOf(state, front)).toBe(TSAR);
  foundAuthority(state, GOVERNMENT, 'test');
  expect(chainOf(state, front)).toBe(TSAR);
  changeHolder(state, GOVERNMENT, { how: 'hand-over', cause: 'test' });
  disbandAuthority(state, TSAR, 'test');
  expect(chainOf(state, front)).toBe(GOVERNMENT);
  foundAuthority(state, TSAR, 'test');
  expect(chainOf(state, front)).toBe(GOVERNMENT);
});
