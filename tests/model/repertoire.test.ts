/** Actors act: one act a day, none while a question stands for it, and beliefs that know both sides. */
import { describe, expect, test } from 'vitest';
import { createModel, type Model } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { JournalEntry } from '../../src/model/state/entry.js';
import { believedBy, lookAround } from '../../src/model/repertoire/actor.js';
import { againstOf, chanceToTake } from '../../src/model/repertoire/fight.js';
import { rise } from '../../src/model/repertoire/rise.js';
import { GENERAL_ACTS } from '../../src/model/repertoire/acts.js';
import { reservedFor } from '../../src/model/laws/reserved.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { loadBundled, twoPowers } from '../bundled.js';

type Act = Extract<JournalEntry, { kind: 'act' }>;

const actsOf = ({ state }: Model): Act[] =>
  state.journal.entries.filter((entry): entry is Act => entry.kind === 'act');

const russia = (seed: string, days: number, interventions: Interventions = []): Model => {
  const { definition } = loadBundled('russia-1917', interventions);
  const model = createModel(definition, { seed, agents: 48_000, kernel: nodeKernel('auto'), ledger: false });
  model.run(days);
  return model;
};

const without = (id: string) => ({ kind: 'without', id }) as const;

/** Nine months of Russia in which the questions that stand for acts are never put. */
const unscripted = russia('d5', 260, [
  ...[
    'july-call',
    'july-repression',
    'raid-on-the-press',
    'insurrection',
    'kornilov-march',
    'mobilisation',
  ].map(without),
]);

describe('where no question stands for them, actors act', () => {
  const acts = actsOf(unscripted).filter(({ law }) => law === 'repertoire');

  test('somebody acts', () => {
    expect(acts.length).toBeGreaterThan(0);
  });

  test('nobody acts twice on one day', () => {
    const days = acts.map(({ tick, by }) => `${tick} ${by.kind} ${by.index}`);
    expect(new Set(days).size).toBe(days.length);
  });

  test('each act tells what moved it', () => {
    for (const { terms } of acts) expect(terms[0]).toMatchObject({ text: 'utility', holds: true });
  });
});

test('while a question stands for an act it is silent for that actor', () => {
  const { state } = twoPowers();
  const council = { kind: 'party', index: 1 } as const;
  expect(state.definition.decisions[0]).toMatchObject({ act: 'rise', actor: council });
  const model = twoPowers();
  let open = 0;
  model.run(150, (today) => {
    if (!reservedFor(today, 'rise', council)) return;
    open++;
    const rose = today.journal.entries.filter(
      (entry) =>
        entry.kind === 'act' && entry.act === 'rise' && entry.tick === today.tick && entry.by.index === 1,
    );
    expect(rose).toEqual([]);
  });
  expect(open).toBeGreaterThan(0);
});

test('nobody rises in a name whose claim rests since an attempt failed', () => {
  const { state } = russia('d1', 60);
  const index = state.definition.parties.findIndex(({ id }) => id === 'bolshevik');
  const party = { kind: 'party', index, id: 'bolshevik' } as const;
  state.columns.lines.set(index, state.politics.holder, -1);
  lookAround(state);
  const names = () => rise.ways(state, party).map(({ about }) => about?.index);
  const free = names();
  expect(free.length).toBeGreaterThan(0);
  const { memory } = state.politics;
  state.politics = {
    ...state.politics,
    memory: { ...memory, restUntil: memory.restUntil.map(() => state.tick + 1) },
  };
  expect(names()).toEqual([]);
  state.tick++;
  expect(names()).toEqual(free);
});

test('a party with one in twenty of the capital does not believe in a rising against all others', () => {
  const { state } = russia('d2', 60);
  const { definition } = state;
  lookAround(state);
  const party = definition.parties.findIndex(({ id }) => id === 'bolshevik');
  const committee = definition.authorities.findIndex(({ id }) => id === 'mrc');
  const holder = state.politics.holder;
  const against = againstOf(state, committee, holder);
  const chance = chanceToTake(state, { by: committee, against, column: [], callers: [party] });
  expect(chance).toBeLessThan(0.3);
  const actor = { kind: 'party', index: party, id: 'bolshevik' } as const;
  expect(believedBy(state, actor, 'rise', chance, 0)).toBeLessThan(0.7);
  expect(believedBy(state, actor, 'rise', chance, 1)).toBeLessThan(
    believedBy(state, actor, 'rise', chance, 0),
  );
});

test('every act says who may do it, when, and after whom', () => {
  for (const act of GENERAL_ACTS)
    for (const text of [act.about, act.source, act.occasion]) expect(text).not.toBe('');
  expect(new Set(GENERAL_ACTS.map(({ id }) => id)).size).toBe(GENERAL_ACTS.length);
});

test('an act that is switched off is done by nobody', () => {
  const model = twoPowers({}, [{ kind: 'set', path: 'laws.repertoire.call-out', value: 0 }]);
  model.run(120);
  expect(actsOf(model).filter(({ act }) => act === 'call-out')).toEqual([]);
});
