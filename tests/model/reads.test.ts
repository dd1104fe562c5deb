import { expect, test } from 'vitest';
import { COLUMN_NAMES, COLUMNS } from '../../src/model/columns/table.js';
import type { State } from '../../src/model/definition.js';
import { forkState } from '../../src/model/state/fork.js';
import { changePolitics } from '../../src/model/state/journal.js';
import { createModel } from '../../src/model/model.js';
import type { StateName } from '../../src/model/formula/name.js';
import { readsOf } from '../../src/model/phase.js';
import { DAY } from '../../src/model/tick.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { compileAsked } from '../../src/scenario/ask.js';
import { quantityNames } from '../../src/scenario/compile/quantities.js';
import { loadBundled, loadJudgedTown, twoPowers } from '../bundled.js';

const PARTS: ReadonlySet<unknown> = new Set<StateName>([
  'politics',
  'population',
  'tally',
  'deputies',
  'journal',
]);

/**
 * The same object for somebody of whom it is noted what is looked at; to copy all of it is no look at anything.
 *
 * @param instead what is found there in place of its own
 */
const noting = <Target extends object>(
  target: Target,
  look: (name: string | symbol) => void,
  instead: Partial<Target> = {},
): Target => {
  let copied = 0;
  return new Proxy(target, {
    ownKeys(all) {
      const keys = Reflect.ownKeys(all);
      copied = keys.length;
      return keys;
    },
    get(all, name) {
      if (copied > 0) copied--;
      else look(name);
      return Reflect.get(Object.hasOwn(instead, name) ? instead : all, name) as unknown;
    },
  });
};

/** The same state for somebody of whom it is noted what is looked at. */
const watched = (state: State, seen: Set<StateName>): State => {
  const note = (isNoted: (name: string | symbol) => boolean) => (name: string | symbol) => {
    if (isNoted(name)) seen.add(name as StateName);
  };
  const columns = noting(
    state.columns,
    note((name) => name in COLUMNS),
  );
  return noting(
    state,
    note((name) => PARTS.has(name)),
    { columns },
  );
};

/** What is looked at only where turnout is a question, and only where it is none. */
const TURNOUT = {
  asked: ['tally: attachment', 'institutions: tally', 'institutions: attachment', 'institutions: boycotts'],
  notAsked: ['institutions: shares'],
};

/** What is looked at only while a party calls its people out, or calls a strike: nobody has to. */
const WHILE_CALLED: ReadonlySet<string> = new Set([
  'conditions: reach',
  'conditions: shares',
  'control: shares',
  'control: lines',
  'control: reach',
]);

test.each([
  ['two-powers', 2500, 184],
  ['germany-1918', 15_000, 100],
  ['russia-1917', 48_000, 299],
])(
  'a phase of %s looks at what it declares and what its expressions name, and at nothing else',
  (id, agents, days) => {
    const { definition } = loadBundled(id);
    const { state } = createModel(definition, { agents, kernel: nodeKernel('auto'), ledger: false });
    const allowed = DAY.map((phase) => new Set([...readsOf(phase, definition), ...phase.writes]));
    const undeclared = new Set<string>();
    const idle = DAY.map((phase) => new Set([...phase.reads, ...phase.yesterday]));
    for (; state.tick < days; state.tick++)
      DAY.forEach((phase, i) => {
        const seen = new Set<StateName>();
        phase.run(watched(state, seen));
        for (const name of seen) {
          idle[i].delete(name);
          if (!allowed[i].has(name)) undeclared.add(`${phase.name}: ${name}`);
        }
      });
    expect([...undeclared]).toEqual([]);
    // What effects and laws may look at depends on what happens; the largest scenario gives every other phase all of its reasons to look.
    const isDue = (i: number) =>
      id === 'russia-1917' &&
      DAY[i].name !== 'regime' &&
      !DAY[i].writes.includes('positions') &&
      DAY[i].name !== 'laws';
    const unread = idle.flatMap((names, i) =>
      isDue(i) ? [...names].map((name) => `${DAY[i].name}: ${name}`) : [],
    );
    const isAsked = state.definition.laws.turnout.on;
    const elsewhere = isAsked ? TURNOUT.notAsked : TURNOUT.asked;
    const { flows, forms } = state.definition;
    const isMoved = (what: string) =>
      (flows.length > 0 || !what.startsWith('flows:')) && (forms.length > 0 || !what.endsWith(': engaged'));
    expect(
      unread.filter((what) => !WHILE_CALLED.has(what) && isMoved(what) && !elsewhere.includes(what)),
    ).toEqual([]);
  },
);

test('while a strike is on, phases look at what they declare for it, and at nothing else', () => {
  const { state } = twoPowers({}, [{ kind: 'set', path: 'laws.repertoire.strike', value: 1 }]);
  changePolitics(state, 'strike', ({ repertoire }) => {
    for (const place of state.definition.places.keys())
      repertoire.callings.push({ party: 1, place, strength: 0.5, until: 3, strikes: true });
  });
  const seen = DAY.map(() => new Set<StateName>());
  DAY.forEach((phase, i) => phase.run(watched(state, seen[i])));
  const looked = DAY.flatMap(({ name }, i) => [...seen[i]].map((column) => `${name}: ${column}`));
  expect(looked).toEqual(expect.arrayContaining([...WHILE_CALLED]));
  DAY.forEach((phase, i) => {
    const allowed = new Set([...readsOf(phase, state.definition), ...phase.writes]);
    expect([...seen[i]].filter((column) => !allowed.has(column))).toEqual([]);
  });
});

test('voters who judge by what options do look at what decisions declare for them, and at nothing else', () => {
  const { definition } = loadJudgedTown();
  const { state } = createModel(definition, { agents: 2500, kernel: nodeKernel('auto') });
  const index = DAY.findIndex(({ name }) => name === 'decisions');
  const phase = DAY[index];
  const allowed = new Set([...readsOf(phase, definition), ...phase.writes]);
  const seen = new Set<StateName>();
  for (; state.tick < 110; state.tick++)
    DAY.forEach((each, i) => each.run(i === index ? watched(state, seen) : state));
  expect(seen).toContain('marchers');
  expect([...seen].filter((name) => !allowed.has(name))).toEqual([]);
});

test('a quantity looks at what it says that it reads, and at nothing else', () => {
  const { definition, scenario } = loadBundled('two-powers');
  const names = quantityNames(scenario);
  const quantities = compileAsked(scenario, names, 'asked');
  const disciplines = definition.units.flatMap(({ discipline }) => [...discipline.reads]);
  const { state } = twoPowers();
  const undeclared = new Set<string>();
  const look = (): void =>
    quantities.forEach(({ value, reads }, i) => {
      const seen = new Set<StateName>();
      value(watched(state, seen));
      // Whoever asks what would happen declares the disciplines of units (disciplinesOf).
      const allowed = new Set([...reads, ...disciplines]);
      for (const name of seen) if (!allowed.has(name)) undeclared.add(`${names[i]}: ${name}`);
    });
  for (; state.tick < 60; state.tick++) {
    for (const phase of DAY) phase.run(state);
    if (state.tick % 20 === 0) look();
  }
  expect([...undeclared]).toEqual([]);
});

test('what a phase only writes could as well have been no numbers before', () => {
  const { state } = twoPowers();
  const read = new Set<string>();
  for (; state.tick < 60; state.tick++)
    for (const phase of DAY) {
      const reads = readsOf(phase, state.definition);
      const written = COLUMN_NAMES.filter((name) => phase.writes.includes(name) && !reads.has(name));
      const twin = forkState(state, state.definition);
      for (const name of written) twin.columns.cells[name].fill(NaN);
      phase.run(state);
      try {
        phase.run(twin);
      } catch (error) {
        read.add(`${phase.name}: ${String(error)}`);
      }
      for (const name of written) {
        const [spoilt, sound] = [twin.columns.cells[name], state.columns.cells[name]];
        if (spoilt.some((value, i) => value !== sound[i])) read.add(`${phase.name}: ${name}`);
      }
    }
  expect([...read]).toEqual([]);
});
