/** Ballots counted person by person, in a town whose people never change their minds and in two powers. */
import { describe, expect, test } from 'vitest';
import { takePoll } from '../../src/experiment/poll/poll.js';
import type { State } from '../../src/model/definition.js';
import { createModel, type Model } from '../../src/model/model.js';
import { votesIn } from '../../src/model/state/ballots.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { adherentsIn } from '../../src/population/votes.js';
import { loadBundled, twoPowers } from '../bundled.js';
import { daily, impulse, lawless, town } from '../small-town.js';

/** Standard terms but one: how far a list leads says nothing, since everybody here is as sure as another. */
const TURNOUT = { on: true, habit: 0.75, alienation: 40, indifference: 0, secondOrder: 1 };

const camp = (id: string, tradition: object, more: object = {}) => ({
  ...{ id, name: id, class: 'folk', place: 'town', persons: 20_000, electorate: 0.6 },
  ...{ cells: [{ share: 1, cell: 50 }], tradition, source: 'assumption', ...more },
});

const strata = [camp('loyal', { one: 0.5 }), camp('rebel', { two: 0.5 })];

const body = (id: string, order: string, elected: string) => ({
  ...{ id, name: id, rule: 'delegates', constituencies: [{ of: 'loyal', seats: 100 }] },
  ...{ order, elected: [elected], source: 'assumption' },
});

const townWith = (more: object = {}, turnout: object = {}) =>
  town({ strata, population: 20_000, laws: { ...lawless, turnout: { ...TURNOUT, ...turnout } }, ...more });

const lived = (loaded: ReturnType<typeof town>, days: number): Model => {
  const model = createModel(loaded.definition, { seed: 'town', kernel: nodeKernel('auto'), ledger: false });
  model.run(days);
  return model;
};

const agentsOf = ({ population }: State, s: number): number => population.strata[s].agents;

/** Three standard deviations of the share of ten thousand who vote with a chance of a half. */
const CLOSE = 0.015;

const cast = (state: State, s: number, order?: 'first' | 'second'): number => {
  const votes = votesIn(state, s, order && { order });
  return 1 - votes[votes.length - 1] / agentsOf(state, s);
};

describe('the ballots of a stratum', () => {
  test('and those who stay at home are all its agents, and of those who come as many as the law says', () => {
    const { state } = lived(townWith(), 1);
    for (const s of [0, 1]) {
      const votes = votesIn(state, s);
      expect(votes.reduce((sum, many) => sum + many, 0)).toBe(agentsOf(state, s));
      expect(votes[1 - s]).toBe(0);
      expect(Math.abs(cast(state, s) - 0.75)).toBeLessThan(CLOSE);
      // log-odds of 0.75, less 1: 0.0986
      expect(Math.abs(cast(state, s, 'second') - 0.5246)).toBeLessThan(CLOSE);
    }
  });

  test('are fewer the less a party means of what it once did', () => {
    const { state } = lived(townWith(), 1);
    const once = state.columns.attachment;
    expect(once.at(0, 0)).toBeCloseTo(0.5, 3);
    once.set(0, 0, once.at(0, 0) + 0.05);
    // 1.0986 - 40 x 0.05 = -0.9014
    expect(Math.abs(cast(state, 0) - 0.2888)).toBeLessThan(CLOSE);
    expect(Math.abs(cast(state, 1) - 0.75)).toBeLessThan(CLOSE);
  });

  test('are everybody for the list of their greatest loyalty where habit is all', () => {
    const { state } = lived(townWith({}, { habit: 1 }), 1);
    for (const s of [0, 1])
      expect(votesIn(state, s)).toEqual([...adherentsIn(state.population, s).agents, 0]);
  });

  test('are those of a class by its own habit', () => {
    const classes = [{ id: 'folk', name: 'Folk', habit: 0.4 }];
    expect(Math.abs(cast(lived(townWith({ classes }), 1).state, 0) - 0.4)).toBeLessThan(CLOSE);
  });

  test('are the same whoever counts, on any number of threads, and after a break', () => {
    const on = [{ kind: 'set', path: 'laws.turnout.on', value: true }] as const;
    const count = ({ state }: Model) => state.definition.strata.map((_, s) => [...votesIn(state, s)]);
    const straight = twoPowers({}, on);
    straight.run(30);
    const counted = count(straight);
    expect(new Set(counted.map((votes) => votes[votes.length - 1])).size).toBeGreaterThan(1);
    for (const kernel of [nodeKernel('reference'), nodeKernel('auto', 3)]) {
      const other = twoPowers({ kernel }, on);
      other.run(30, ({ definition }) => expect(definition.laws.turnout.on).toBe(true));
      expect(count(other)).toEqual(counted);
      expect(other.digest()).toBe(straight.digest());
    }
    const early = twoPowers({}, on);
    early.run(12, () => void count(early));
    const resumed = twoPowers({}, on);
    resumed.run(20, () => void count(resumed));
    resumed.restore(early.snapshot());
    for (const model of [early, resumed, early.fork()]) {
      model.run(30);
      expect(count(model)).toEqual(counted);
      expect(model.digest()).toBe(straight.digest());
    }
  });

  test('make whole persons of a poll, which add up to the electors', () => {
    const loaded = townWith({ bodies: [body('borough', 'second', '1900-01-03')] });
    const poll = (tick: number) => takePoll({ loaded, kernel: nodeKernel('auto'), tick, by: ['stratum'] });
    const [before, day] = [poll(1), poll(2)];
    for (const { groups, whole } of [before, day]) {
      expect(whole.electors).toBe(24_000);
      for (const { electors, cast: ballots, turnout, lists } of groups) {
        expect(electors).toBe(12_000);
        expect(lists.reduce((sum, list) => sum + list.ballots, 0)).toBe(ballots);
        expect(ballots / electors).toBeCloseTo(turnout ?? NaN, 3);
      }
    }
    // Only the loyal elect the borough, and only on that day.
    const turnouts = [before, day].map(({ groups }) => groups.map(({ turnout }) => turnout ?? NaN));
    expect(turnouts[0][1]).toBe(turnouts[1][1]);
    expect(Math.abs(turnouts[0][0] - 0.75)).toBeLessThan(CLOSE);
    expect(Math.abs(turnouts[1][0] - 0.5246)).toBeLessThan(CLOSE);
    expect(day.elected[0].seats.one).toBe(100);
  });
});

describe('a call not to vote', () => {
  const events = [impulse('stay-home', '1900-01-03', [{ boycott: { one: { loyal: 0.5 } }, days: 3 }])];
  const asked = ['abstain.loyal', 'abstain.rebel', 'support.one.loyal', 'support.two.all'];

  test('is felt from the next day on by those who heed it, until it is over', () => {
    const days = daily(townWith({ events }), asked, 9).map((row) => row.map(Number));
    const [calm, called] = [days[2], days[3]];
    expect(calm[0]).toBe(days[0][0]);
    expect(Math.abs(1 - called[0] - 0.375)).toBeLessThan(CLOSE);
    expect(called[1]).toBe(calm[1]);
    expect(called[2]).toBe(1);
    expect(called[3]).toBeGreaterThan(calm[3] + 0.1);
    expect(days[8]).toEqual(calm);
  });

  test('moves nobody in obedience or in the street', () => {
    const names = ['obeys.ua.state', 'obeys.ub.state', 'streets.all'];
    expect(daily(townWith({ events }), names, 9)).toEqual(daily(townWith(), names, 9));
  });

  test('does nothing where turnout is no question, which is told', () => {
    const off = townWith({ events }, { on: false });
    expect(off.warnings.map(({ code }) => code)).toContain('idle-effect');
    expect(townWith({ events }).warnings.map(({ code }) => code)).not.toContain('idle-effect');
    expect(new Set(daily(off, ['abstain.loyal'], 9).flat())).toEqual(new Set([0]));
  });
});

describe('a scenario in which turnout is no question', () => {
  test('has no column of it, and one that comes to ask it starts anew', () => {
    const [off, on] = ['false', 'true'].map(
      (value) =>
        loadBundled('two-powers', [{ kind: 'set', path: 'laws.turnout.on', value: value === 'true' }])
          .definition,
    );
    const model = createModel(off, { agents: 2500, kernel: nodeKernel('auto') });
    expect(model.state.columns.cells.attachment).toHaveLength(0);
    expect(model.state.columns.cells.boycotts).toHaveLength(0);
    const fork = model.fork(on);
    expect(new Set(fork.state.columns.cells.attachment)).toEqual(new Set([-1]));
    fork.run(1);
    expect(Math.max(...fork.state.columns.cells.attachment)).toBeGreaterThan(0);
    expect(fork.fork(off).state.columns.cells.attachment).toHaveLength(0);
  });
});
