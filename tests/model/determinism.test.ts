import { describe, expect, test } from 'vitest';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { createModel } from '../../src/model/model.js';
import { loadBundled, twoPowers } from '../bundled.js';
import { saveState } from '../population/fixture.js';

const DAYS = 110;

const digestAfter = (days: number, ...parts: Parameters<typeof twoPowers>): string => {
  const model = twoPowers(...parts);
  model.run(days);
  return model.digest();
};

/** What a straight run ends on. */
const STRAIGHT = digestAfter(DAYS);

describe('determinism', () => {
  test('the same scenario and seed end on the same digest', () => {
    expect(digestAfter(DAYS)).toBe(STRAIGHT);
  });

  test('another seed, another constant of noise, another day: another digest', () => {
    const louder = [{ kind: 'set', path: 'behaviour.noise', value: 0.0041 }] as const;
    expect(digestAfter(DAYS, { seed: 'another' })).not.toBe(STRAIGHT);
    expect(digestAfter(DAYS, {}, louder)).not.toBe(STRAIGHT);
    expect(digestAfter(DAYS + 1)).not.toBe(STRAIGHT);
  });

  test('ledger and observers never enter the digest', () => {
    const watched = twoPowers({ ledger: false });
    let days = 0;
    watched.run(DAYS, () => void days++);
    expect(days).toBe(DAYS);
    expect(watched.digest()).toBe(STRAIGHT);
  });
});

describe('snapshots', () => {
  test('a run resumed from any tick ends on the digest of the straight run', () => {
    for (const tick of [0, 1, 60, 97, DAYS]) {
      const first = twoPowers();
      first.run(tick);
      const second = twoPowers();
      second.restore(first.snapshot());
      let computed = 0;
      second.run(DAYS, () => void computed++);
      expect(computed).toBe(DAYS - tick);
      expect(second.digest()).toBe(STRAIGHT);
      expect(second.ledger?.stocks.cells).toEqual(resumedFrom(first).ledger?.stocks.cells);
    }
  });

  const resumedFrom = (model: ReturnType<typeof twoPowers>) => {
    model.run(DAYS);
    return model;
  };

  test('a fork goes its own way and leaves its parent alone', () => {
    const parent = twoPowers();
    parent.run(60);
    const fork = parent.fork();
    fork.run(DAYS);
    expect(parent.tick).toBe(60);
    parent.run(DAYS);
    expect(fork.digest()).toBe(parent.digest());
    expect(fork.state.journal.entries).toEqual(parent.state.journal.entries);
  });

  test('a snapshot of another seed or size, or cut short, is refused and nothing is changed', () => {
    const model = twoPowers();
    model.run(5);
    const before = model.digest();
    const other = twoPowers({ seed: 'other' });
    expect(() => model.restore(other.snapshot())).toThrow(/seed/);
    expect(() => model.restore(twoPowers({ agents: 3000 }).snapshot())).toThrow(
      /another scenario or population/,
    );
    expect(() => model.restore(model.snapshot().subarray(0, 1000))).toThrow(/cut short/);
    expect(() => model.restore(new Uint8Array(64))).toThrow(/no snapshot/);
    expect(model.digest()).toBe(before);
  });
});

describe('common random numbers', () => {
  const trace = (interventions: Parameters<typeof twoPowers>[1], days: number): string[] => {
    const model = twoPowers({}, interventions);
    const digests: string[] = [];
    model.run(days, () => digests.push(model.digest()));
    return digests;
  };

  test('twins are identical until the day of the intervention, and differ from it on', () => {
    const baseline = trace([], 60);
    const twin = trace([{ kind: 'move', id: 'ship-lost', date: '1848-03-31' }], 60);
    const parting = baseline.findIndex((digest, day) => digest !== twin[day]);
    expect(parting).toBe(30);
  });

  test('removing an event that draws leaves every other draw as it was', () => {
    const lossy = [{ kind: 'set', path: 'events.loaf-riot.probability', value: 0.000001 }] as const;
    const without = [{ kind: 'without', id: 'loaf-riot' }] as const;
    const drawn = twoPowers({}, lossy);
    const removed = twoPowers({}, without);
    drawn.run(150);
    removed.run(150);
    expect(drawn.state.journal.entries.some((entry) => entry.kind === 'event')).toBe(true);
    expect(saveState(drawn.state.population)).toEqual(saveState(removed.state.population));
    expect(drawn.state.politics.verdicts).toEqual(removed.state.politics.verdicts);
    expect(drawn.state.politics.contests).toEqual(removed.state.politics.contests);
  });
});

test('the engine knows nothing of names: renaming a text of a record changes no digest', () => {
  const { definition } = loadBundled('two-powers');
  const renamed = {
    ...definition,
    parties: definition.parties.map((party, p) => ({ ...party, name: `P${p}` })),
    classes: definition.classes.map((one, c) => ({ ...one, id: `c${c}` })),
    regimes: definition.regimes.map((regime, r) => ({ ...regime, id: `r${r}` })),
  };
  const digests = [definition, renamed].map((d) => {
    const model = createModel(d, { agents: 2500, kernel: nodeKernel('auto') });
    model.run(120);
    return model.digest();
  });
  expect(digests[0]).toBe(digests[1]);
});
