/** Affairs: events and decisions under one name, asked about as one, and no part of what runs. */
import { describe, expect, test } from 'vitest';
import { accountOf, retell } from '../../src/experiment/why/account.js';
import { creditedTo } from '../../src/experiment/why/by-cause.js';
import { FaultError } from '../../src/foundation/fault.js';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { firstTick } from '../../src/scenario/twin.js';
import { loadScenario, type LoadedScenario } from '../../src/scenario/load.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { filesOf, loadBundled } from '../bundled.js';

const AFFAIR = '{ id: hungry-spring, title: The hungry spring, of: [ship-lost, seizure] }';
const withAffairs = (affairs: string, interventions: Interventions = []): LoadedScenario => {
  const files = filesOf('two-powers').map((file) =>
    /^events:/m.test(file.text) ? { ...file, text: `${file.text}\naffairs:\n  - ${affairs}\n` } : file,
  );
  return loadScenario(files, { interventions });
};
const faultsOf = (affairs: string): string => {
  try {
    withAffairs(affairs);
    return '';
  } catch (error) {
    if (error instanceof FaultError) return error.message;
    throw error;
  }
};

describe('an affair', () => {
  test('that is removed is all of its events and decisions removed, from the earliest of their days', () => {
    const change = { kind: 'without', id: 'hungry-spring' } as const;
    const each = (['ship-lost', 'seizure'] as const).map((id) => ({ kind: 'without', id }) as const);
    expect(withAffairs(AFFAIR, [change]).definition.digest).toBe(
      loadBundled('two-powers', each).definition.digest,
    );
    const { definition } = withAffairs(AFFAIR);
    expect(firstTick([change], definition)).toBe(firstTick(each, definition));
  });

  test('is no part of what a scenario says: its runs stay the same', () => {
    expect(withAffairs(AFFAIR).definition.digest).toBe(loadBundled('two-powers').definition.digest);
  });

  test('holds known events and decisions, no other affair, and has a name of its own', () => {
    expect(faultsOf('{ id: a, title: A, of: [a] }')).toContain('an affair holds no affair');
    expect(faultsOf('{ id: a, title: A, of: [ship-lots] }')).toContain('did you mean `ship-lost`?');
    expect(faultsOf('{ id: seizure, title: A, of: [ship-lost] }')).toContain(
      'is taken already, by a decision',
    );
  });

  test('is among the names that a slip of the pen is held against', () => {
    const hintOf = (id: string) => {
      try {
        withAffairs(AFFAIR, [{ kind: 'without', id }]);
        return [];
      } catch (error) {
        return error instanceof FaultError ? error.faults.map(({ hint }) => hint) : error;
      }
    };
    expect(hintOf('hungry-sprnig')).toEqual(['did you mean `hungry-spring`?']);
    expect(hintOf('entirely-else')).toEqual([expect.stringContaining('hungry-spring')]);
  });

  test('has one row by cause, which is what its members changed', () => {
    const options = {
      population: 2500,
      ticks: 60,
      kernel: chooseKernel('reference'),
      mode: 'run',
      version: 'test',
    } as const;
    const question = { strata: [0], party: 1, from: 10, to: 50, byCause: true };
    const causesOf = (loaded: LoadedScenario) =>
      accountOf(retell({ ...options, loaded }, { question, back: false }), question).causes ?? [];
    const loaded = withAffairs(AFFAIR);
    const causes = causesOf(loaded);
    const row = causes.find(({ id }) => id === 'hungry-spring');
    const apart = causesOf(loadBundled('two-powers')).filter(({ id }) => /^(ship-lost|seizure)\b/.test(id));
    const sum = apart.reduce((all, { change }) => all + change, 0);
    expect(row?.change).toBeCloseTo(sum, 12);
    expect(row?.change).not.toBe(0);
    expect(row?.members.map(({ id }) => id).sort()).toEqual(apart.map(({ id }) => id).sort());
    const credited = (cause: string) => creditedTo(cause, causes, loaded.definition) ?? 0;
    expect(credited('hungry-spring')).toBeCloseTo(credited('ship-lost') + credited('seizure'), 12);
    expect(credited('ship-lost')).not.toBe(0);
  });
});
