import { beforeAll, describe, expect, test } from 'vitest';
import { FaultError } from '../../src/foundation/fault.js';
import * as library from '../../src/index.js';
import type { Change, Model, WrittenEffect, WrittenEvent } from '../../src/index.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { compileScenario } from '../../src/scenario/load.js';
import { loadBundled, parseBundled } from '../bundled.js';

const DAYS = 60;
const LATER = 75;
/** The next day of a model in which sixty have passed. */
const TODAY = '1848-04-30';

const start = (interventions: Change[] = []): Model =>
  library.createModel(loadBundled('two-powers', interventions).definition, {
    agents: 2500,
    kernel: nodeKernel('auto'),
  });

let past: Model;

beforeAll(() => {
  past = start();
  past.run(DAYS);
});

/** What the refusal of a step says: its code and its place, and the rest in words. */
function refusalOf(step: () => unknown) {
  try {
    step();
  } catch (error) {
    if (error instanceof FaultError) return error.faults[0];
    throw error;
  }
  throw new Error('nothing was refused');
}

const digestOf = (model: Model, change?: Change): string => {
  if (change) model.intervene(change);
  model.run(LATER);
  return model.digest();
};

const storm: WrittenEvent = {
  id: 'storm',
  title: 'A storm',
  kind: 'impulse',
  date: '1848-05-05',
  effects: [{ standing: { council: { weavers: 0.2 } }, halfLife: 10 }],
  source: 'assumption',
};

describe('figures by name', () => {
  test('a cell is read by the ids of its axes, whichever way they lie', () => {
    const { state } = past;
    const { parties, issues, authorities, organs } = state.definition;
    expect(state.at('credibility', parties[1].id, issues[0].id)).toBe(state.columns.credibility.at(1, 0));
    expect(state.at('grants', authorities[1].id, organs[0].id)).toBe(state.columns.grants.at(1, 0));
    expect(state.at('casualties')).toBe(state.columns.casualties[0]);
    const shares = [...parties.map(({ id }) => id), 'none'].map((id) => state.at('shares', 'weavers', id));
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 9);
  });

  test('a wrong column, id or number of ids is a fault that names the nearest or all there are', () => {
    const at = past.state.at as (...words: string[]) => number;
    const asked = (...words: string[]) => refusalOf(() => at.call(past.state, ...words));
    expect(asked('credibilty', 'council', 'bread')).toMatchObject({
      code: 'unknown-column',
      hint: 'did you mean `credibility`?',
    });
    expect(asked('claims', 'nowhere-at-all')).toMatchObject({
      code: 'unknown-authority',
      file: "state.at('claims', 'nowhere-at-all')",
      hint: expect.stringContaining(past.state.definition.authorities[0].id) as string,
    });
    expect(asked('credibility', 'council').message).toMatch(/by party and issue: 1 id/);
  });
});

describe('series', () => {
  const texts = ['claim.council', 'days(ship-lost)'];

  test('expressions are read each day beside a run, which they do not move', () => {
    const model = past.fork();
    const daily = model.series(['claim.council', 'since.ship-lost']);
    const claims: number[] = [];
    model.run(LATER, ({ columns }) => void claims.push(columns.claims[1]));
    expect(model.state.definition.authorities[1].id).toBe('council');
    expect(daily.dates).toHaveLength(LATER - DAYS);
    expect(daily.dates[0]).toBe(TODAY);
    expect(daily.values[0]).toEqual(claims.map((claim) => expect.closeTo(claim, 11) as number));
    expect(model.digest()).toBe(digestOf(past.fork()));
  });

  test('what cannot be read is a fault, and a model put back forgets the days it has not had', () => {
    expect(refusalOf(() => past.fork().series(texts)).file).toMatch(/series/);
    const model = past.fork();
    const daily = model.series(['claim.council']);
    const kept = model.snapshot();
    model.run(LATER);
    const first = [...daily.values[0]];
    model.restore(kept);
    expect(daily.dates).toEqual([]);
    model.run(LATER);
    expect(daily.values[0]).toEqual(first);
  });
});

describe('changes in mid-run', () => {
  const changes: Change[] = [
    { kind: 'set', path: 'behaviour.noise', value: 0.006 },
    { kind: 'scale', condition: 'hunger', from: TODAY, times: 1.5 },
    { kind: 'add', event: storm },
  ];

  test.each(changes)('$kind gives the digest of a fork under the changed scenario', (change) => {
    const { definition } = compileScenario(parseBundled('two-powers'), { interventions: [change] });
    const fork = past.fork(definition);
    fork.run(LATER);
    const changed = digestOf(past.fork(), change);
    expect(changed).toBe(fork.digest());
    expect(changed).not.toBe(digestOf(past.fork()));
  });

  test('what could not differ before today gives the run that was changed from the start', () => {
    expect(digestOf(past.fork(), changes[2])).toBe(digestOf(start([changes[2]])));
  });

  test('changes add up, the ledger goes on, and expressions know what was added', () => {
    const model = past.fork();
    const daily = model.series(['claim.council']);
    model.intervene(changes[2]);
    const since = model.series(['since.storm']);
    model.run(LATER - 5);
    model.intervene({ kind: 'set', path: 'behaviour.noise', value: 0.006 });
    model.run(LATER);
    expect(model.state.politics.happened.at(-1)).toBe(65);
    expect(since.values[0].at(-1)).toBe(LATER - 1 - 65);
    expect(daily.dates).toHaveLength(LATER - DAYS);
    const { ledger, state } = model;
    const total = ledger?.stocks.row(0, 0).reduce((sum, stock) => sum + stock, 0);
    expect(total).toBe(state.tally.loyaltySum(0, 0));
  });

  const refused: [string, Change, RegExp][] = [
    [
      'a date that has passed',
      { kind: 'add', event: { ...storm, date: '1848-04-01' } },
      /^add storm: .*past/,
    ],
    ['an event that came', { kind: 'without', id: 'ship-lost' }, /^without ship-lost: .*it came on/],
    [
      'a value from another day',
      { kind: 'set', path: 'behaviour.noise', value: 1, from: '1848-05-20' },
      /still to come/,
    ],
    [
      'what is read at the start',
      { kind: 'set', path: 'strata.weavers.persons', value: 9 },
      /first day only/,
    ],
    [
      'an effect on nobody',
      { kind: 'add', event: { ...storm, effects: [{ standing: { council: { weevers: 0.1 } } }] } },
      /^add storm: effects\.0.*weevers/,
    ],
  ];

  test.each(refused)('%s is refused, and changes nothing', (_, change, words) => {
    const model = past.fork();
    expect(() => model.intervene(change)).toThrow(words);
    expect(digestOf(model)).toBe(digestOf(past.fork()));
  });

  test('events and effects are checked as they are typed', () => {
    const effect: WrittenEffect = { credibility: { council: { all: 0.1 } } };
    // @ts-expect-error an effect has no such key
    const wrong: WrittenEffect = { credulity: { council: { all: 0.1 } } };
    // @ts-expect-error an amount is a number or a range
    const amount: WrittenEffect = { credibility: { council: { all: 'much' } } };
    const asked = [effect, wrong, amount].map((one, i) => () => {
      past.fork().intervene({ kind: 'add', event: { ...storm, id: `storm-${i}`, effects: [one] } });
    });
    expect(asked[0]).not.toThrow();
    for (const ask of asked.slice(1)) expect(ask).toThrow(/^add storm-\d: effects\.0/);
  });
});

test('no day is asked for after the last, nor part of one', () => {
  const model = past.fork();
  const { dayCount } = model.state.definition;
  expect(refusalOf(() => model.run(dayCount + 1))).toMatchObject({ code: 'past-the-end' });
  expect(() => model.run(LATER + 0.5)).toThrow(/no number of days/);
  expect(model.tick).toBe(DAYS);
  model.run(dayCount);
  expect(() => model.step()).toThrow(/no day/);
});

test('intervals and measures are part of the library', () => {
  const { value, low, high } = library.interval([1, 2, 3, 4]);
  expect([value, (low + high) / 2]).toEqual([2.5, expect.closeTo(2.5, 9)]);
  expect(high - value).toBeCloseTo((3.182446 * Math.sqrt(5 / 3)) / 2, 5);
  const loaded = loadBundled('two-powers');
  expect(library.measures(['c=claim.council@1848-04-01'], loaded)).toMatchObject([{ name: 'c', tick: 31 }]);
  expect(() => library.measures(['c=claim.counsel@1848-04-01'], loaded)).toThrow(/council/);
});
