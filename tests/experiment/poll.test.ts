/** A poll: votes of groups add up, are those of elections, and have no figure where there is nothing to observe. */
import { expect } from 'vitest';
import { groupsBy, GROUPINGS } from '../../src/experiment/poll/groups.js';
import { takePoll, type PollQuestion } from '../../src/experiment/poll/poll.js';
import { pollTable } from '../../src/experiment/poll/rows.js';
import { voteOf } from '../../src/experiment/poll/vote.js';
import { dHondt } from '../../src/foundation/apportion.js';
import { ballotsOf } from '../../src/model/bodies.js';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadBundled } from '../bundled.js';
import { fc, test } from '../property.js';
import { impulse, town } from '../small-town.js';

const kernel = nodeKernel('auto');
const portugal = loadBundled('portugal-1975', [], true);

/** Portugal on some day, and the lists that stood when ballots were counted. */
const onDay = (tick: number) => {
  const model = createModel(portugal.definition, { agents: 12_000, kernel, ledger: false });
  model.run(tick);
  const { within } = model.state.politics;
  model.step();
  return { state: model.state, within };
};

const someDay = onDay(30);
const strata = portugal.definition.strata.map((_, s) => s);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

test.prop([fc.subarray(strata, { minLength: 1 }), fc.shuffledSubarray([...GROUPINGS])])(
  'votes of groups add up to the vote of all of them in whole persons, whoever is asked and however told apart',
  (asked, by) => {
    const { state, within } = someDay;
    const whole = voteOf(state, within, asked);
    const groups = groupsBy(portugal.definition, asked, by);
    const votes = groups.map(({ strata: members }) => voteOf(state, within, members));
    expect(groups.flatMap((group) => group.strata).sort((a, b) => a - b)).toEqual(asked);
    for (const figure of ['persons', 'electors', 'cast'] as const)
      expect(sum(votes.map((vote) => vote[figure]))).toBe(whole[figure]);
    for (const [l, { ballots, parties }] of whole.lists.entries()) {
      expect(Number.isInteger(ballots)).toBe(true);
      expect(sum(votes.map((vote) => vote.lists[l].ballots))).toBe(ballots);
      expect(sum(parties.map((party) => party.ballots))).toBe(ballots);
    }
    expect(sum(whole.lists.map((list) => list.ballots))).toBe(whole.cast);
  },
);

test.prop([fc.constantFrom(...strata)])(
  'whole ballots of a stratum are those that elections count, to less than a person a party',
  (stratum) => {
    const { state, within } = someDay;
    const counted = ballotsOf(state, [stratum]);
    const { lists } = voteOf(state, within, [stratum]);
    for (const { list, ballots, parties } of lists) {
      const p = portugal.definition.parties.findIndex(({ id }) => id === list);
      expect(Math.abs(ballots - counted[p])).toBeLessThan(parties.length + 0.5);
    }
  },
);

/** A town of two camps with electors, of whom one stands on the other's list until it leaves it. */
const parting = (changes: object = {}) => {
  const base = town().scenario;
  return town({
    strata: base.strata.map((stratum) => ({ ...stratum, ...changes })),
    parties: [base.parties[0], { ...base.parties[1], within: 'one' }],
    bodies: [
      {
        ...{ id: 'duma', name: 'Duma', rule: 'lists', elected: ['1900-01-05', '1900-01-06'] },
        constituencies: [{ of: 'all', seats: 21 }],
        source: 'assumption',
      },
    ],
    events: [impulse('parting', '1900-01-05', [{ part: ['two'] }])],
  });
};

const pollAt = (tick: number, loaded = parting(), more: Partial<PollQuestion> = {}) =>
  takePoll({ loaded, kernel, tick, ...more });

test('lists are those of the count: a party that leaves a list in the evening stands on it that day', () => {
  const [evening, nextDay] = [pollAt(4), pollAt(5)];
  expect(evening.whole.lists).toMatchObject([
    { list: 'one', ballots: 200, share: 1, parties: [{ ballots: 100 }, { ballots: 100 }] },
  ]);
  expect(nextDay.whole.lists).toMatchObject([
    { list: 'one', ballots: 100, share: 0.5 },
    { list: 'two', ballots: 100, share: 0.5 },
  ]);
});

test('a body elected on the day of a poll has the seats that the ballots of its lists give', () => {
  for (const poll of [pollAt(4), pollAt(5)]) {
    const [{ seats }] = poll.elected;
    const given = dHondt(
      poll.whole.lists.map(({ ballots }) => ballots),
      21,
    );
    expect(poll.whole.lists.map(({ list }) => seats[list])).toEqual(given);
  }
});

test('where nobody may vote there is no turnout and no share, and not one of nothing', () => {
  const { whole } = pollAt(0, parting({ electorate: 0 }));
  expect(whole).toMatchObject({ persons: 200, electors: 0, cast: 0, turnout: null });
  expect(whole.lists[0]).toMatchObject({ ballots: 0, share: null });
  expect(whole.lists[0].parties[0].loyalty).toBeGreaterThan(0);
});

test('loyalty is the mean of all people who are asked, as the columns of the day have it', () => {
  const { state, within } = someDay;
  const [one, other] = [0, 1].map((s) => portugal.definition.strata[s].persons);
  const [first, second] = [0, 1].map((s) => state.columns.loyalties.at(s, 0));
  const { lists } = voteOf(state, within, [0, 1]);
  const { loyalty } = lists.flatMap((list) => list.parties)[0];
  expect(loyalty).toBeCloseTo((one * first + other * second) / (one + other), 11);
});

test('the table of a poll has each ballot once, and says of which run it is', () => {
  const loaded = parting();
  const poll = pollAt(4, loaded, { by: ['stratum'] });
  const { columns, rows } = pollTable({ original: poll, changed: poll });
  const at = (name: string) => columns.indexOf(name);
  const ballots = (run: string) =>
    sum(rows.filter((row) => row[0] === run).map((row) => Number(row[at('ballots')])));
  expect([ballots('original'), ballots('changed')]).toEqual([poll.whole.cast, poll.whole.cast]);
  expect(rows[0][at('stratum')]).toBe('loyal');
});

test('a day that the scenario does not have is refused', () => {
  expect(() => pollAt(-1)).toThrow(RangeError);
  expect(() => pollAt(parting().definition.dayCount)).toThrow(RangeError);
  expect(() => pollAt(0, parting(), { among: 99 })).toThrow(RangeError);
});
