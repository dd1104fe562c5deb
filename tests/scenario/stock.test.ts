/** A counterfactual compiles only what it changes: what it takes over is what compiling it whole would give. */
import { expect } from 'vitest';
import { FaultError } from '../../src/foundation/fault.js';
import { keysFromSeed } from '../../src/foundation/random.js';
import { COLUMN_NAMES } from '../../src/model/columns/table.js';
import type { Definition, State } from '../../src/model/definition.js';
import { stateWithoutPeople } from '../../src/model/state/start.js';
import {
  bundledFolder,
  bundledScenarios,
  counterfactualPaths,
} from '../../src/platform/node/files/bundled.js';
import { parseScenarioFolder } from '../../src/platform/node/files/shipped.js';
import { readSource } from '../../src/platform/node/files/source-file.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { compileScenario, parseScenario, type ParsedScenario } from '../../src/scenario/load.js';
import { fc, test } from '../property.js';
import { faultsOf, twoPowers } from './two-powers.js';

/**
 * A definition as text; what its formulas give in a state in which every cell holds its own number. Nobody is
 * there who could vote or stay at home: ballots are the shares of adherents.
 */
function told(definition: Definition): string {
  const { turnout } = definition.laws;
  const laws = { ...definition.laws, turnout: { ...turnout, on: false } };
  const state = stateWithoutPeople({ ...definition, laws }, keysFromSeed('stock')) as State;
  for (const name of COLUMN_NAMES) state.columns.cells[name].forEach((_, i, column) => (column[i] = i / 100));
  return JSON.stringify(definition, (key, value: unknown) => {
    if (key === 'value' && typeof value === 'function') return String((value as (s: State) => number)(state));
    if (key === 'holds' && typeof value === 'function')
      return String((value as (s: State) => boolean)(state));
    return value instanceof Set ? [...(value as Set<unknown>)] : value;
  });
}

/** The same scenario as nobody has compiled it yet. */
const afresh = (parsed: ParsedScenario): ParsedScenario => ({ ...parsed });

function expectAlike(parsed: ParsedScenario, interventions: Interventions, pinDecisions: boolean): void {
  const options = { interventions, pinDecisions };
  const [taken, whole] = [parsed, afresh(parsed)].map((each) => compileScenario(each, options));
  expect(told(taken.definition)).toBe(told(whole.definition));
  expect(taken.warnings).toEqual(whole.warnings);
}

/** Of many counterfactuals some: among those of Russia one that sets a value and two that add an event. */
const STEP = 7;

test.each(bundledScenarios())('counterfactuals of %s', (id) => {
  const folder = bundledFolder(id);
  const parsed = parseScenarioFolder(folder);
  compileScenario(parsed, { pinDecisions: true });
  for (const path of counterfactualPaths(folder).filter((_, i) => i % STEP === 0))
    expectAlike(parsed, loadCounterfactual(readSource(path)).interventions, true);
});

const amount = fc.double({ min: 0.01, max: 0.1, noNaN: true });

/** Changes to numbers that others read: people, classes, own ids, places, issues. */
const change = fc.oneof(
  amount.map((value) => ({ kind: 'set' as const, path: 'strata.weavers.behaviour.learning', value })),
  amount.map((value) => ({ kind: 'set' as const, path: 'behaviour.encounter', value })),
  amount.map((value) => ({ kind: 'set' as const, path: 'parties.reform.growth', value })),
  fc.integer({ min: 8_000, max: 10_000 }).map((value) => ({
    kind: 'set' as const,
    path: 'strata.weavers.persons',
    value,
  })),
  fc.constant({ kind: 'without' as const, id: 'ship-lost' }),
  fc.constant({ kind: 'move' as const, id: 'seizure', date: '1848-05-01' }),
);

const town = parseScenario(twoPowers());
compileScenario(town);

test.prop([fc.array(change, { maxLength: 4 }), fc.boolean()], { numRuns: 30 })(
  'whatever numbers are set, and in whatever order',
  (changes, isPinned) => expectAlike(town, changes, isPinned),
);

/** One change for each check that is not made again while what it reads stays, and the fault that it makes. */
const added = { title: 'A rumour', source: 'invented' } as const;
const set = (path: string, value: number | string) => [{ kind: 'set' as const, path, value }];
const WRONG: Readonly<Record<string, Interventions>> = {
  'duplicate-id': [
    { kind: 'add', event: { ...added, id: 'ship-lost', kind: 'impulse', date: '1848-05-01' } as never },
  ],
  'impulse-date': [{ kind: 'add', event: { ...added, id: 'rumour', kind: 'impulse' } as never }],
  'requires-itself': set('events.loaf-riot.requires', 'happened.loaf-riot'),
  'window-reversed': [
    {
      kind: 'add',
      event: {
        ...{ ...added, id: 'rumour', kind: 'outcome', when: true, says: 'they talk' },
        ...{ after: '1848-06-01', before: '1848-05-01' },
      } as never,
    },
  ],
  'feature-past': set('regimes.two-powers.features.0.is', 'happened.loaf-riot'),
  'initial-holder': set('initialRegime', 'civil-war'),
  'pull-bound': set('behaviour.encounter', 0.99),
  'start-bound': set('strata.masters.start.reform', 0.9),
  'appeal-bound': set('strata.weavers.tradition.reform', 0.9),
  'cell-size': set('strata.watch.persons', 30),
  'unknown-quantity': set('units.guard.strength', 'nonsense'),
  'unknown-party': set('units.guard.recruits.0', 'nobody'),
};

test.each(Object.entries(WRONG))('what was sound before is found wrong: %s', (code, interventions) => {
  const faultsIn = (parsed: ParsedScenario) => {
    try {
      compileScenario(parsed, { interventions });
    } catch (error) {
      if (error instanceof FaultError) return error.faults;
      throw error;
    }
    return [];
  };
  const found = faultsIn(town);
  expect(found.map((fault) => fault.code)).toContain(code);
  expect(found).toEqual(faultsIn(afresh(town)));
});

test('a fault is told each time, and by the scenario that has it alone', () => {
  const wrong: Interventions = [{ kind: 'set', path: 'events.ship-lost.requires', value: 'nonsense > 1' }];
  const parsed = parseScenario(twoPowers());
  for (let time = 0; time < 2; time++) {
    expect(() => compileScenario(parsed, { interventions: wrong })).toThrow('nonsense');
    expect(compileScenario(parsed).warnings).toEqual(compileScenario(afresh(parsed)).warnings);
  }
  expect(faultsOf(twoPowers(), { interventions: wrong })).toHaveLength(1);
});
