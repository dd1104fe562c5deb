/** What a scenario reads and nothing moves, and what it writes and nothing reads, is told before it runs. */
import { describe, expect, test } from 'vitest';
import { COLUMN_NAMES, type ColumnName } from '../../src/model/columns/table.js';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { movedIn } from '../../src/scenario/check/reads.js';
import type { LoadedScenario } from '../../src/scenario/load.js';
import { loadBundled } from '../bundled.js';
import { impulse, lawless, town } from '../small-town.js';

const CODES = new Set(['unmoved', 'unread-name', 'idle-constant', 'idle-effect']);

const warned = (changes: object): string[] =>
  town(changes).warnings.flatMap(({ code, message }) => (CODES.has(code) ? [message] : []));

const outcome = (when: string, id = 'riot') => ({
  ...{ id, title: id, kind: 'outcome', when, effects: [], source: 'assumption' },
});

const decree = impulse('decree', '1900-02-01', [{ policy: { bread: 1 } }]);

describe('a condition that nothing moves', () => {
  const policies = { bread: 0, roads: 0 };
  const riot = outcome('policy.bread > 0.5');
  const told =
    '`policy.bread > 0.5` is on every day what it is on the first: nothing here moves what it reads';

  test('is told, with an own quantity between, too', () => {
    expect(warned({ policies: { bread: 0 }, events: [riot] })).toEqual([told]);
    const quantities = { fed: 'policy.bread + persons.all' };
    const [message] = warned({ policies: { bread: 0 }, quantities, events: [outcome('my.fed > 2')] });
    expect(message).toContain('`my.fed > 2` is on every day');
  });

  test('is none once an effect, a reform or an emergency may set the policy, and of another policy still is', () => {
    const only = { policies: { bread: 0 } };
    expect(warned({ ...only, events: [riot, decree] })).toEqual([]);
    expect(
      warned({ ...only, emergency: 'bread', events: [riot], laws: { ...lawless, repertoire: {} } }),
    ).toEqual([]);
    expect(warned({ policies, events: [outcome('policy.roads > 0.5', 'raid'), decree, riot] })).toEqual([
      told.replace('bread', 'roads'),
    ]);
  });

  test.each(['day > 10', 'true', 'holder.state', 'condition.hunger.all > policy.bread', 'since.decree > 3'])(
    'is not %s',
    (when) => {
      const hunger = {
        ...{ id: 'hunger', name: 'Hunger', exposure: { all: 1 }, source: 'assumption' },
        curve: [
          ['1900-01-01', 0],
          ['1900-03-01', 1],
        ],
      };
      const events = [outcome(when), impulse('decree', '1900-02-01', [])];
      const messages = warned({ policies: { bread: 0 }, conditions: [hunger], events });
      expect(messages.filter((message) => message.includes('on every day'))).toEqual([]);
    },
  );
});

test('a demand that nobody could meet is told, and a policy that is demanded is read', () => {
  const organs = [{ id: 'standing', name: 'Standing', weight: 1, granted: true, source: 'assumption' }];
  const ally = {
    id: 'ally',
    name: 'Ally',
    positions: { matter: -1 },
    recognises: 'standing',
    source: 'assumption',
  };
  const asking = {
    policies: { bread: 0 },
    organs,
    outside: [{ ...ally, demands: { policy: 'bread' } }],
  };
  expect(warned(asking)).toEqual(['`ally` demands `bread`, which is 0 on every day: nothing here moves it']);
  expect(warned({ ...asking, events: [decree] })).toEqual([]);
});

test('a quantity or policy that nothing reads is told, and those that only such a one uses', () => {
  const quantities = { one: 'day', two: 'my.one + 1', used: 'day' };
  const policies = { bread: 0, matter: 0, martial: 0 };
  const events = [outcome('my.used > 5')];
  expect(warned({ quantities, policies, events, emergency: 'martial' })).toEqual(
    ['my.one', 'my.two', 'policy.bread'].map((name) => `nothing reads \`${name}\``),
  );
});

test('a constant of a law that is not in force is told, unless it is that of the law anyway', () => {
  const constants = (on: boolean, speed: number) => ({ laws: { ...lawless, claims: { on, rising: speed } } });
  expect(warned(constants(false, 0.9))).toEqual(['`rising` does nothing: the law `claims` is not in force']);
  expect(warned(constants(true, 0.9))).toEqual([]);
});

/** Columns that are other at the end of some day than at the end of the first. */
function changedIn({ definition }: LoadedScenario, agents: number, days: number): Set<string> {
  const model = createModel(definition, { agents, kernel: nodeKernel('auto'), ledger: false });
  const { columns } = model.state;
  model.step();
  const first = COLUMN_NAMES.map((name) => columns.cells[name].slice());
  const changed = new Set<string>();
  model.run(days, () =>
    COLUMN_NAMES.forEach((name, c) => {
      if (!changed.has(name) && columns.cells[name].some((value, i) => !Object.is(value, first[c][i])))
        changed.add(name);
    }),
  );
  return changed;
}

test.each([
  ['two-powers', 2292, 184],
  ['germany-1918', 15_000, 100],
])('what is said not to move in %s stays as it is from the first day to the last', (id, agents, days) => {
  const loaded = loadBundled(id);
  const moved = movedIn(loaded.definition);
  const changed = changedIn(loaded, agents, days);
  expect(changed.size).toBeGreaterThan(10);
  expect(COLUMN_NAMES.filter((name) => !moved.has(name))).not.toEqual([]);
  expect([...changed].filter((name) => !moved.has(name as ColumnName))).toEqual([]);
});
