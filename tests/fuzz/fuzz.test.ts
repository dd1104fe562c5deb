/**
 * Whatever a file holds, the only ways out are a scenario that runs or a list of faults; `npm run study:fuzz`
 * tries many times more cases.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { commit, keep } from '../../bench/studies/laboratory.js';
import { FaultError, printFault, type Fault } from '../../src/foundation/fault.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { createModel } from '../../src/model/model.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import { parseExpression } from '../../src/scenario/expression/parse.js';
import { loadScenario, type LoadedScenario } from '../../src/scenario/load.js';
import { readYaml } from '../../src/scenario/yaml.js';
import { filesOf } from '../bundled.js';
import { fc } from '../property.js';
import { damage, damages } from './mutations.js';

/**
 * `npm test` tries a tenth of the cases below, new ones each time; `npm run test:long` a half, `npm run study:fuzz` twenty
 * times as many as are written.
 */
const FACTOR = Number(process.env.TAURIDE_FUZZ ?? 100) / 1000;
const runs = (count: number) => ({ numRuns: Math.round(count * FACTOR) });
/**
 * Enough for the bundled scenarios; a spoilt number of agents must not fill the memory of who runs the tests.
 */
const AGENTS_MAX = 60_000;
const TIMEOUT = 60_000 * Math.max(1, 3 * FACTOR);

/** Faults are for people: each has a code and a sentence, and none is ours. */
const checkFaults = (faults: readonly Fault[]): void => {
  expect(faults.length).toBeGreaterThan(0);
  for (const fault of faults) {
    expect(fault.code).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(fault.code).not.toContain('internal');
    expect(printFault(fault)).not.toMatch(/\[object|undefined|NaN\b.*NaN|^ +at |Cannot read/m);
    for (const count of [fault.line, fault.column]) if (count !== undefined) expect(count).toBeGreaterThan(0);
  }
};

/**
 * For how many days a spoilt scenario that loads is run: few of them in `npm test`; all in the study, some to
 * the end.
 */
const days = fc.constantFrom(...(FACTOR > 1 ? [1, 3, 3, 3, 3, 3, 3, 1000] : [0, 0, 0, 3]));

const runFor = (dayCount: number, { definition }: LoadedScenario): void => {
  if (dayCount === 0) return;
  const agents = Math.min(definition.population, AGENTS_MAX);
  const model = createModel(definition, { agents, kernel: nodeKernel('auto') });
  model.run(Math.min(dayCount, definition.dayCount));
  expect(model.digest()).toMatch(/^[0-9a-f]{32}$/);
  endings.ran++;
};

/** How cases ended, for the record of the study. */
const endings = { cases: 0, loaded: 0, ran: 0, refused: 0 };

/** What every value inherits: a case that changes it would change all that runs after it in the process. */
const inherited = (): unknown[] =>
  [Object, Array, Function, String, Number, Boolean].flatMap((type) =>
    Object.entries(Object.getOwnPropertyDescriptors(type.prototype)).flatMap(([name, { value }]) => [
      name,
      value as unknown,
    ]),
  );
const INHERITED = inherited();

/** Does the step; anything thrown but faults is thrown on. */
const survives = (step: () => void): void => {
  endings.cases++;
  try {
    step();
    endings.loaded++;
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    checkFaults(error.faults);
    endings.refused++;
  } finally {
    expect(inherited()).toEqual(INHERITED);
  }
};

afterAll(() => {
  const neither = endings.cases - endings.loaded - endings.refused;
  if (FACTOR > 1) keep('fuzz', { commit: commit(), factor: FACTOR, ...endings, neither });
});

describe('hostile text', () => {
  test('YAML of any signs is a tree or faults', { timeout: TIMEOUT }, () => {
    const signs = fc.string({ unit: fc.constantFrom(...'ab: -[]{},#&*!|>\'"%@?\n\t\\0.~<'), maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
        const { root, faults } = readYaml({ name: 'x.yaml', text });
        if (root === undefined && faults.length === 0) return;
        if (faults.length > 0) checkFaults(faults);
      }),
      runs(1500),
    );
  });

  test('expressions of any words are read or refused', { timeout: TIMEOUT }, () => {
    const word = fc.constantFrom(
      ...[
        'a',
        'support.council.weavers',
        '0.5',
        '1e309',
        '(',
        ')',
        '+',
        '-',
        '*',
        '/',
        '<',
        '==',
        'and',
        'or',
        'not',
        '?',
        ':',
        ',',
      ],
      ...[
        'min(',
        'clamp(',
        'sqrt',
        '=',
        ';',
        '[',
        ']',
        '{',
        '"x"',
        "'",
        '^',
        '%',
        '!',
        '.',
        '..',
        '__proto__',
        'constructor',
        'import',
        '1:9',
        '\n',
        '→',
      ],
    );
    const words = fc.array(word, { maxLength: 40 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.oneof(words, fc.string(), fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        const parsed = parseExpression(text);
        if ('faults' in parsed) checkFaults(parsed.faults);
        else expect(parsed.expression.text).toBe(text);
      }),
      runs(3000),
    );
  });
});

describe('spoilt scenarios', () => {
  const spoilt = (id: string, count: number): void => {
    const files = filesOf(id);
    fc.assert(
      fc.property(fc.nat(files.length - 1), damages, days, (index, spoil, dayCount) => {
        const spoilt = files.map((file, i) => (i === index ? { ...file, text: spoil(file.text) } : file));
        survives(() => runFor(dayCount, loadScenario(spoilt)));
      }),
      runs(count),
    );
  };

  test('the small scenario runs or has faults', { timeout: TIMEOUT }, () => spoilt('two-powers', 500));

  test('Russia 1917 runs or has faults', { timeout: TIMEOUT }, () => spoilt('russia-1917', 8));

  test('one that extends another runs or has faults', { timeout: TIMEOUT }, () => {
    const base = filesOf('two-powers').map((file) => ({ ...file, layer: 1 }));
    const text =
      'extends: two-powers\nid: spoilt\npolicies: { rationing: 0.5 }\nparties:\n  - { id: council, reach: { all: 0.6 }, source: assumption }\nevents: { convoy: null, loaf-riot: { probability: 0.1, source: assumption } }\n';
    fc.assert(
      fc.property(damages, days, (spoil, dayCount) => {
        survives(() => runFor(dayCount, loadScenario([{ name: 'x.yaml', text: spoil(text) }, ...base])));
      }),
      runs(150),
    );
  });

  test('are not all refused', () => {
    expect(Math.min(endings.loaded, endings.ran, endings.refused)).toBeGreaterThan(0);
  });

  test('counterfactuals load or have faults', { timeout: TIMEOUT }, () => {
    const text =
      'id: c\ntitle: C\nquestion: Why?\nwithout: [ship-lost]\nmove: { seizure: 1848-05-01 }\nset: { policies.rationing: 0.5 }\nscale: [{ condition: hunger, from: 1848-04-01, times: 2 }]\n';
    const files = filesOf('two-powers');
    fc.assert(
      fc.property(damage, (spoil) => {
        survives(() => {
          const { interventions } = loadCounterfactual({ name: 'c.yaml', text: spoil(text) });
          loadScenario(files, { interventions });
        });
      }),
      runs(300),
    );
  });

  test('values set by path are taken or refused', { timeout: TIMEOUT }, () => {
    const files = filesOf('two-powers');
    const word = fc.constantFrom(
      'parties',
      'reform',
      'growth',
      'strata',
      'weavers',
      'persons',
      'cells',
      '0',
      '-1',
      '',
      '__proto__',
      'constructor',
      'length',
      'id',
      'mechanisms',
      'behaviour',
      'taste',
    );
    const openEnded = fc.constantFrom(
      [],
      ['behaviour', 'taste'],
      ['parties', 'council', 'reach'],
      ['strata', 'watch', 'ties'],
    );
    const path = fc
      .tuple(openEnded, fc.array(word, { minLength: 1, maxLength: 5 }))
      .map((words) => words.flat().join('.'));
    const value = fc.oneof(fc.double(), fc.string({ maxLength: 20 }), fc.boolean());
    fc.assert(
      fc.property(path, value, (at, set) => {
        survives(() => loadScenario(files, { interventions: [{ kind: 'set', path: at, value: set }] }));
      }),
      runs(300),
    );
  });
});
