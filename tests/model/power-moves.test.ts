/** Power moves by law: whole days of a town in which nobody gives an order. */
import { describe, expect, test } from 'vitest';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { createModel } from '../../src/model/model.js';
import type { JournalEntry } from '../../src/model/state/entry.js';
import { impulse, lawless, ofArms, regiment, town } from '../small-town.js';

const on = { on: true };

/** The town with some laws in force; the state has so many men, the rebels a hundred. */
const withLaws = (laws: object, loyal: number, more: object = {}) =>
  town({
    laws: { ...lawless, ...laws },
    mechanisms: { ...ofArms(), trustInLeaders: 0 },
    organs: [
      { id: 'works', name: 'Works', weight: 1, operators: { ua: loyal, ub: 100 }, source: 'assumption' },
    ],
    units: [regiment('ua', 'loyal', loyal), regiment('ub', 'rebel', 100)],
    ...more,
  });

/** What is told of so many days, with the state they end in. */
const days = ({ definition }: ReturnType<typeof town>, ticks: number, seed = 'town') => {
  const model = createModel(definition, { seed, kernel: nodeKernel('auto'), ledger: false });
  model.run(ticks);
  const { journal, politics, columns } = model.state;
  return { entries: journal.entries, politics, claims: columns.claims };
};

const acts = (entries: readonly JournalEntry[]) =>
  entries.flatMap((entry) => (entry.kind === 'act' ? [entry] : []));

const [STATE, REBELS] = [0, 1];

describe('who governs', () => {
  test('yields to who rejects it and wills to rule, some days after nobody would follow it, and ceases', () => {
    const { entries, politics } = days(withLaws({ yielding: on }, 5), 60);
    const [yielded] = acts(entries);
    expect(yielded).toMatchObject({ act: 'yield', by: { index: STATE }, about: { index: REBELS } });
    expect(yielded.tick).toBeGreaterThanOrEqual(3);
    expect(politics).toMatchObject({ holder: REBELS, founded: [false, true] });
  });

  test('tells by what it was moved: its footing, the days, who pressed and the hazard', () => {
    const { entries } = days(withLaws({ yielding: on }, 5), 60);
    const texts = acts(entries)[0].terms.map(({ text }) => text);
    expect(texts).toHaveLength(4);
    expect(acts(entries)[0].terms.every(({ holds }) => holds)).toBe(true);
  });

  test('stays where it would be followed', () => {
    const { entries, politics } = days(withLaws({ yielding: on }, 300), 100);
    expect([acts(entries), politics.holder]).toEqual([[], STATE]);
  });

  test('yields to nobody who is not there', () => {
    const far = [
      { id: 'state', name: 'State', founded: true, claim: 1, source: 'assumption' },
      { id: 'rebels', name: 'Rebels', founded: true, claim: 1, seat: 'far', source: 'assumption' },
    ];
    const { entries, politics } = days(withLaws({ yielding: on }, 5, { authorities: far }), 100);
    expect([acts(entries), politics.holder]).toEqual([[], STATE]);
  });

  test('gives way to its heir, which comes into being then, before all others', () => {
    const heirs = [
      { id: 'state', name: 'State', founded: true, claim: 1, heir: 'regent', source: 'assumption' },
      { id: 'rebels', name: 'Rebels', founded: true, claim: 1, source: 'assumption' },
      { id: 'regent', name: 'Regent', claim: 1, source: 'assumption' },
    ];
    const { politics } = days(withLaws({ yielding: on }, 5, { authorities: heirs }), 60);
    expect(politics).toMatchObject({ holder: 2, founded: [false, true, true] });
  });
});

describe('power that nobody has', () => {
  const gone = { events: [impulse('gone', '1900-01-05', [{ dissolve: ['state'] }])] };

  test('is taken on the same day by who is there', () => {
    const { entries, politics } = days(withLaws({ vacuum: on }, 200, gone), 10);
    expect(acts(entries)).toMatchObject([{ tick: 4, act: 'vacuum', by: { index: REBELS } }]);
    expect(politics.holder).toBe(REBELS);
  });

  test('stays with nobody where the law is off', () => {
    const { entries, politics } = days(withLaws({}, 200, gone), 10);
    expect([acts(entries), politics.holder]).toEqual([[], -1]);
  });
});

describe('two claims that cannot stand beside each other', () => {
  test('are fought out after a week, by who believes in it, and whoever fails rests', () => {
    const { entries, politics } = days(withLaws({ rivals: on, claims: on }, 200), 40);
    const decided = entries.filter(({ kind }) => kind === 'contest');
    const [first] = acts(entries);
    expect(['challenge', 'put-down', 'give-way']).toContain(first.act);
    expect(first.tick).toBeGreaterThanOrEqual(6);
    if (first.act !== 'give-way') expect(decided.length).toBeGreaterThan(0);
    expect(Math.max(...politics.memory.restUntil)).toBeGreaterThan(first.tick);
  });

  test('do not come to a decision twice within the days of rest', () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const { entries } = days(withLaws({ rivals: on, claims: on }, 160), 110, seed);
      const ticks = acts(entries).flatMap(({ act, tick }) =>
        act === 'challenge' || act === 'put-down' || act === 'give-way' ? [tick] : [],
      );
      ticks.slice(1).forEach((tick, i) => expect(tick - ticks[i]).toBeGreaterThanOrEqual(7));
    }
  });

  test('leave one where one has won: who is beaten, is led by no body and does not govern ceases', () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const { entries, politics } = days(withLaws({ rivals: on, claims: on }, 200), 40, seed);
      const ended = politics.contests.filter(({ stage }) => stage === 'over').length;
      const ceased = politics.founded.flatMap((exists, a) => (exists ? [] : [a]));
      expect(acts(entries).length).toBeGreaterThan(0);
      expect(ceased.length).toBe(ended);
      expect(ceased).not.toContain(politics.holder);
    }
  });

  test('are left alone where no claim is high', () => {
    const modest = [
      { id: 'state', name: 'State', founded: true, claim: 1, source: 'assumption' },
      { id: 'rebels', name: 'Rebels', founded: true, claim: 0.3, source: 'assumption' },
    ];
    const { entries } = days(withLaws({ rivals: on }, 200, { authorities: modest }), 60);
    expect(acts(entries)).toEqual([]);
  });
});

test('an authority is raised by the party that stands for it, and claims as its leaders will', () => {
  const latent = [
    { id: 'state', name: 'State', founded: true, claim: 1, source: 'assumption' },
    { id: 'rebels', name: 'Rebels', claim: 0.8, source: 'assumption' },
  ];
  const loaded = withLaws({ 'latent-claimants': on, claims: on }, 50, { authorities: latent });
  const { entries, politics, claims } = days(loaded, 110);
  expect(acts(entries)[0]).toMatchObject({
    act: 'found',
    by: { kind: 'party', index: 1 },
    about: { index: REBELS },
  });
  expect(politics.founded).toEqual([true, true]);
  expect(claims[REBELS]).toBeGreaterThanOrEqual(0.8);
});
