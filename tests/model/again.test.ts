/** Events that come again: on which days, how often they have, and what each time does. */
import { describe, expect, test } from 'vitest';
import { runScenario } from '../../src/experiment/run/run.js';
import { FaultError } from '../../src/foundation/fault.js';
import { createModel, type Model } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { daily, impulse, lived, town } from '../small-town.js';

const chest = { id: 'chest', name: 'Chest', start: 0, bounds: [0, 1000], source: 'assumption' };

const outcome = (id: string, when: string, effects: readonly object[], more: object = {}) => ({
  ...{ id, title: id, kind: 'outcome', when, effects, source: 'assumption' },
  ...more,
});

const PAY = [{ stock: { chest: 2 } }];

const withEvents = (...events: object[]) => town({ stocks: [chest], events });

/** Days, counted from 0, on which an event came, with its number. */
const cameOn = (loaded: ReturnType<typeof town>, days = 60): (readonly [number, number | undefined])[] => {
  const model = modelOf(loaded);
  model.run(days);
  return model.state.journal.entries.flatMap((entry) =>
    entry.kind === 'event' ? [[entry.tick, entry.occurrence] as const] : [],
  );
};

const modelOf = ({ definition }: ReturnType<typeof town>, threads = 1): Model =>
  createModel(definition, { kernel: nodeKernel('simd', threads) });

describe('an event that comes again', () => {
  test('comes on its date and every so many days after it, numbered', () => {
    const loaded = withEvents(impulse('pay', '1900-01-06', PAY, { again: 14 }));
    expect(cameOn(loaded)).toEqual([
      [5, 1],
      [19, 2],
      [33, 3],
      [47, 4],
    ]);
    expect(daily(loaded, ['stock.chest', 'occurrences.pay', 'since.pay'], 40).at(-1)).toEqual([6, 3, 6]);
  });

  test('comes no later than on the last day that is written', () => {
    const until = (before: string) => withEvents(impulse('pay', '1900-01-06', PAY, { again: 14, before }));
    expect(cameOn(until('1900-02-03')).map(([day]) => day)).toEqual([5, 19, 33]);
    expect(cameOn(until('1900-02-02')).map(([day]) => day)).toEqual([5, 19]);
  });

  test('is told not to be possible on a day on which what it requires does not hold, and comes the next time', () => {
    const pay = impulse('pay', '1900-01-06', PAY, { again: 14, requires: 'day < 10 or day > 30' });
    const loaded = withEvents(pay);
    expect(cameOn(loaded)).toEqual([
      [5, 1],
      [33, 2],
      [47, 3],
    ]);
    const { impossible } = lived(loaded, 60);
    expect(impossible.map(({ id, date }) => [id, date])).toEqual([['pay', '1900-01-20']]);
  });

  test('of a trigger comes while that holds, without any date, and no earlier than so many days after the last time', () => {
    const loaded = withEvents(outcome('tithe', 'day >= 3 and (day < 12 or day > 40)', PAY, { again: 5 }));
    expect(cameOn(loaded).map(([day]) => day)).toEqual([3, 8, 41, 46, 51, 56]);
  });

  test('whose effect takes away its occasion waits until that is there again', () => {
    const sowing = { ...chest, change: 1 };
    const harvest = outcome('harvest', 'stock.chest >= 10', [{ stock: { chest: -10 } }], { again: 1 });
    // Ten days fill the chest: it is emptied on each tenth.
    const loaded = town({ stocks: [sowing], events: [harvest] });
    expect(cameOn(loaded, 35).map(([day]) => day)).toEqual([9, 19, 29]);
  });

  test('without `again` comes once', () => {
    expect(cameOn(withEvents(outcome('tithe', 'day >= 3', PAY)))).toEqual([[3, undefined]]);
    const loaded = withEvents(outcome('tithe', 'day >= 3', PAY));
    expect(daily(loaded, ['occurrences.tithe'], 10).map(([often]) => often)).toEqual([
      0, 0, 0, 1, 1, 1, 1, 1, 1, 1,
    ]);
  });
});

describe('a run with events that come again', () => {
  const loaded = withEvents(
    impulse('pay', '1900-01-06', PAY, { again: 14, probability: 0.5 }),
    outcome('tithe', 'stock.chest >= 1', [{ stock: { chest: -1 } }, { tempo: { all: 0.2 }, halfLife: 5 }], {
      again: 3,
    }),
  );

  test('ends on one digest straight, resumed, forked and on three threads', () => {
    const straight = modelOf(loaded);
    straight.run(25);
    const bytes = straight.snapshot();
    const fork = straight.fork();
    straight.run(60);
    expect(Object.keys(straight.state.politics.occurrences ?? {}).sort()).toEqual(['pay', 'tithe']);
    const resumed = modelOf(loaded, 3);
    resumed.restore(bytes);
    for (const model of [fork, resumed]) {
      model.run(60);
      expect(model.digest()).toBe(straight.digest());
      expect(model.state.journal.entries).toEqual(straight.state.journal.entries);
    }
  });

  test('has a record each time, in order', () => {
    const record = runScenario({
      loaded,
      ticks: 60,
      mode: 'run',
      kernel: nodeKernel('auto'),
      version: 'test',
    });
    const times = record.events.filter(({ id }) => id === 'tithe');
    expect(times.length).toBeGreaterThan(1);
    expect(times.map(({ occurrence }) => occurrence)).toEqual(times.map((_, i) => i + 1));
    expect(times.map(({ date }) => date)).toEqual([...times].map(({ date }) => date).sort());
  });
});

describe('what is wrong with `again`', () => {
  const faultsOf = (event: object): readonly object[] => {
    try {
      withEvents(event);
    } catch (error) {
      if (error instanceof FaultError) return error.faults;
      throw error;
    }
    return [];
  };

  test.each([
    ['no days', { again: 0 }, 'too-small|again'],
    ['part of a day', { again: 1.5 }, 'again'],
    ['more days than there are', { again: 200 }, 'never comes again: the scenario ends earlier'],
    [
      'more days than its window has',
      { again: 20, before: '1900-01-20' },
      'never comes again: `before` is earlier',
    ],
  ] as const)('%s', (_, more, said) => {
    const told = faultsOf(impulse('pay', '1900-01-06', PAY, more));
    expect(JSON.stringify(told)).toMatch(new RegExp(said));
    expect(told[0]).toMatchObject({ line: 1 });
  });

  test('standings that would add up to more than people have room for', () => {
    const push = [{ standing: { one: { all: 0.04 } } }];
    expect(faultsOf(impulse('push', '1900-01-06', push, { again: 40 }))).toEqual([]);
    expect(JSON.stringify(faultsOf(impulse('push', '1900-01-06', push, { again: 7 })))).toMatch(
      /have room for/,
    );
  });
});
