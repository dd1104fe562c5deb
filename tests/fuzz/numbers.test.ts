/**
 * Every number of the schema has a least and a greatest value, and a run bears both: what it ends in are faults of the check, or
 * figures that are all finite. `npm run study:fuzz` tries every number of every scenario; `npm test` some of them.
 */
import { describe, expect, test } from 'vitest';
import { runScenario } from '../../src/experiment/run/run.js';
import { FaultError } from '../../src/foundation/fault.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { COLUMN_NAMES } from '../../src/model/columns/table.js';
import type { State } from '../../src/model/definition.js';
import { readDocument } from '../../src/scenario/document.js';
import { loadScenario, type LoadedScenario } from '../../src/scenario/load.js';
import { writeAt } from '../../src/scenario/path.js';
import { Counterfactual, Scenario } from '../../src/scenario/schema/scenario.js';
import { filesOf } from '../bundled.js';
import { fc } from '../property.js';
import { extremesOf, numbersOf, sitesOf, type Site } from './schema-numbers.js';
import { WHOLE } from './whole.js';

const FACTOR = Number(process.env.TAURIDE_FUZZ ?? 250) / 1000;
const kernel = nodeKernel('auto');

/** Figures of a record that are no numbers. */
const odd = (value: unknown, path = ''): string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => odd(inner, `${path}.${key}`));
};

/** Lives through a scenario, its ledger kept; says which figures of a day or of the record are none. */
const oddFigures = (loaded: LoadedScenario, days: number): string[] => {
  const found: string[] = [];
  const watch = {
    memory: {},
    collect: ({ columns, politics }: State) => {
      for (const name of COLUMN_NAMES) if (!columns.cells[name].every(Number.isFinite)) found.push(name);
      found.push(...odd(politics, 'politics'));
    },
    result: () => undefined,
  };
  const record = runScenario({
    loaded,
    kernel,
    mode: 'replay',
    version: 'test',
    ticks: days,
    further: [watch],
  });
  return [...found, ...odd(record, 'record')];
};

interface Sample {
  readonly name: string;
  readonly document: unknown;
  readonly days: number;
}

const SAMPLES: readonly Sample[] = [
  { name: 'whole', document: WHOLE, days: 8 },
  { name: 'two-powers', document: readDocument(filesOf('two-powers')).value, days: 5 },
];

const written = (document: unknown): LoadedScenario =>
  loadScenario([{ name: 'x.yaml', text: JSON.stringify(document) }]);

/** Sets numbers of a sample and lives through it; what is neither faults nor figures. */
const outcomeOf = (
  { document, days }: Sample,
  changes: readonly (readonly [Site, number | string])[],
): string[] => {
  const changed = structuredClone(document);
  for (const [{ path }, value] of changes) writeAt(changed, path, value);
  try {
    return oddFigures(written(changed), days);
  } catch (error) {
    if (error instanceof FaultError) return [];
    return [String(error)];
  }
};

const told = (changes: readonly (readonly [Site, number | string])[]): string =>
  changes.map(([{ path }, value]) => `${path.join('.')} = ${value}`).join(', ');

describe('every number of the schema', () => {
  const numbers = [...numbersOf(Scenario), ...numbersOf(Counterfactual)];

  test('has a least and a greatest value that fit it', () => {
    const unbounded = numbers.filter(({ schema: { minValue, maxValue } }) =>
      [minValue, maxValue].some((x) => x === null || Math.abs(x) > 1e12),
    );
    expect(unbounded.map(({ name }) => name)).toEqual([]);
    const refused = numbers.filter(({ schema }) =>
      extremesOf(schema).some((x) => !schema.safeParse(x).success),
    );
    expect(refused.map(({ name }) => name)).toEqual([]);
  });

  test('is in a scenario that the tests run', () => {
    const tried = new Set(
      SAMPLES.flatMap(({ document }) => sitesOf(Scenario, document)).map(({ name }) => name),
    );
    expect(
      numbersOf(Scenario)
        .filter(({ name }) => !tried.has(name))
        .map(({ name }) => name),
    ).toEqual([]);
  });
});

describe.each(SAMPLES)('$name', (sample) => {
  const sites = sitesOf(Scenario, sample.document);
  const change = fc
    .constantFrom(...sites)
    .chain((site) => fc.tuple(fc.constant(site), fc.constantFrom(...site.extremes)));

  test('runs as it is', () => {
    expect(oddFigures(written(sample.document), sample.days)).toEqual([]);
  });

  test('bears any of its numbers at the bounds', { timeout: 60_000 * Math.max(1, FACTOR) }, () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        expect(outcomeOf(sample, changes), told(changes)).toEqual([]);
      }),
      { numRuns: Math.round(20 * FACTOR) },
    );
  });

  // Every site at every bound takes minutes: only `npm run study:fuzz` has this test.
  if (FACTOR > 1)
    test('bears each of its numbers at each of its bounds', { timeout: 3_600_000 }, () => {
      for (const site of sites)
        for (const value of site.extremes)
          expect(outcomeOf(sample, [[site, value]]), told([[site, value]])).toEqual([]);
    });
});
