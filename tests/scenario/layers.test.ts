/** What `extends` means, on plain texts: one scenario laid over another. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FaultError, printFault } from '../../src/foundation/fault.js';
import { extensionJsonSchema } from '../../src/scenario/jsonSchema.js';
import { readDocument } from '../../src/scenario/document.js';
import { extendedBy } from '../../src/scenario/layers.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { SourceFile } from '../../src/scenario/yaml.js';
import { filesOf } from '../bundled.js';
import { fc } from '../property.js';

/** Texts as layers: the scenario itself first. */
const layers = (...texts: readonly string[]): SourceFile[] =>
  texts.map((text, layer) => ({ name: `${'abc'[layer]}.yaml`, text, layer }));

const read = (...texts: readonly string[]) => readDocument(layers(...texts));
const valueOf = (...texts: readonly string[]) => read(...texts).value;
const faultsOf = (...texts: readonly string[]) => read(...texts).faults.map(printFault);

describe('a scenario laid over another', () => {
  const BASE =
    'title: Base\npolicies: { land: 0, peace: 1 }\nparties:\n  - { id: kadet, growth: 1, reach: { all: 1, town: 0 } }\n  - { id: sr, growth: 1 }\ndays: [1, 2]\n';

  test.each([
    ['says what it does not change', 'x: 1', { x: 1, title: 'Base' }],
    ['replaces what is no mapping', 'title: Over\ndays: [3]', { title: 'Over', days: [3] }],
    [
      'changes mappings key by key',
      'policies: { peace: 0, bread: 1 }',
      { policies: { land: 0, peace: 0, bread: 1 } },
    ],
    ['removes with null', 'policies: { land: null }\ndays:', { policies: { peace: 1 } }],
    [
      'changes records by their ids, as a list',
      'parties:\n  - { id: new, growth: 0 }\n  - { id: kadet, reach: { all: 0 } }',
      {
        parties: [
          { id: 'kadet', growth: 1, reach: { all: 0, town: 0 } },
          { id: 'sr', growth: 1 },
          { id: 'new', growth: 0 },
        ],
      },
    ],
    [
      'changes records by their ids, as a mapping',
      'parties: { sr: { growth: 0 }, new: { growth: 1 }, kadet: null }',
      {
        parties: [
          { id: 'sr', growth: 0 },
          { id: 'new', growth: 1 },
        ],
      },
    ],
    ['empties with an empty list', 'parties: []', { parties: [] }],
  ])('%s', (_, over, expected) => {
    expect(faultsOf(over, BASE)).toEqual([]);
    expect(valueOf(over, BASE)).toMatchObject(expected);
    expect(Object.keys(valueOf(over, BASE) as object)).toEqual(expect.arrayContaining(Object.keys(expected)));
  });

  test('loses what it removes, and keeps the order of what it does not', () => {
    expect(Object.keys(valueOf('days: null\nnew: 1\npolicies: {}', BASE) as object)).toEqual([
      'title',
      'policies',
      'parties',
      'new',
    ]);
  });

  test('may lie on a scenario that lies on another', () => {
    expect(valueOf('b: 3', 'extends: c\nb: 2\na: { y: 2 }', 'a: { x: 1, y: 1 }\nb: 1')).toEqual({
      a: { x: 1, y: 2 },
      b: 3,
    });
  });

  test('is refused where it removes what is not there, or names a record twice', () => {
    expect(faultsOf('parties: { kadt: null }', BASE)).toEqual([
      'a.yaml:1:12: there is no `kadt` to remove in what is extended\n  did you mean `kadet`?',
    ]);
    expect(faultsOf('parties: [{ id: sr }, { id: sr }]', BASE)).toEqual([
      'a.yaml:1:29: `sr` is written twice, first at a.yaml:1:17',
    ]);
  });

  test('names the sources of its numbers: those below speak for the numbers below', () => {
    const base = 'units:\n  - { id: fort, arms: 5, behaviour: { fear: 0.2 }, name: Fort, source: a book }';
    const code = (over: string) =>
      read(`units: { fort: { ${over} } }`, base).faults.map((fault) => fault.code);
    expect(code('arms: 7')).toEqual(['no-source']);
    expect(code('when: day > 7')).toEqual(['no-source']);
    expect(code('behaviour: { fear: 0.3 }')).toEqual(['no-source']);
    expect(code('behaviour: { fear: 0.3, source: assumption }')).toEqual([]);
    expect(code('arms: 7, source: assumption')).toEqual([]);
    expect(code('name: The fort, arms: 0')).toEqual([]);
  });

  test('has each value where it is really written', () => {
    const { locate } = read('x: 1\nparties: { kadet: { growth: 0 } }', BASE);
    expect(locate(['parties', 0, 'growth'])).toEqual({ file: 'a.yaml', line: 2, column: 29 });
    expect(locate(['parties', 0, 'reach', 'all'])).toEqual({ file: 'b.yaml', line: 4, column: 43 });
    expect(locate(['title'])).toEqual({ file: 'b.yaml', line: 1, column: 8 });
    expect(locate(['nowhere'])).toMatchObject({ file: 'a.yaml' });
  });
});

describe('whatever the values', () => {
  const key = fc.constantFrom('a', 'b', 'c', '__proto__');
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(0, 1, 'x', true),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.uniqueArray(tie('record') as fc.Arbitrary<{ id: string }>, {
        maxLength: 3,
        selector: ({ id }) => id,
      }),
      fc.dictionary(key, tie('value'), { maxKeys: 3 }),
    ),
    record: fc.record({ id: fc.constantFrom('p', 'q', 'r'), a: tie('value') }),
  })).value;
  const scenario = fc.dictionary(key, value, { maxKeys: 4 }).map((mapping) => JSON.stringify(mapping));

  test('nothing on a scenario, a scenario on nothing and on itself are that scenario', () => {
    fc.assert(
      fc.property(scenario, (text) => {
        const alone = JSON.stringify(valueOf(text));
        expect(JSON.stringify(valueOf('{}', text))).toBe(alone);
        expect(JSON.stringify(valueOf(text, '{}'))).toBe(alone);
        expect(JSON.stringify(valueOf(text, text))).toBe(alone);
      }),
    );
  });
});

describe('a scenario that extends another', () => {
  const base: SourceFile[] = filesOf('two-powers').map((file) => ({ ...file, layer: 1 }));
  const over = (text: string): SourceFile[] => [{ name: 'over.yaml', text }, ...base];
  const digest = (files: readonly SourceFile[]) => loadScenario(files).definition.digest;

  test('and changes nothing has the digest of the other; a change of one number gives another', () => {
    const alone = digest(filesOf('two-powers'));
    expect(digest(over('extends: two-powers'))).toBe(alone);
    expect(digest(over('extends: two-powers\npopulation: 6001'))).not.toBe(alone);
  });

  test('has its faults in the file where the wrong text stands', () => {
    const faults = (text: string) => {
      try {
        loadScenario(over(text));
      } catch (error) {
        if (error instanceof FaultError) return error.faults;
        throw error;
      }
      return [];
    };
    expect(
      faults('extends: two-powers\nevents: { convoy: { date: 1849-01-01, source: assumption } }'),
    ).toMatchObject([{ file: 'over.yaml', line: 2 }]);
    expect(faults('extends: two-powers\nconditions: { hunger: null }')).toContainEqual(
      expect.objectContaining({ file: 'scenario.yaml', found: 'hunger' }),
    );
  });

  test('is refused where the files of the other were not given', () => {
    expect(() =>
      loadScenario([{ name: 'a.yaml', text: 'extends: two-powers' }, ...filesOf('two-powers')]),
    ).toThrow(/^a\.yaml:1:10: `extends` names `two-powers`, whose files were not given/);
  });

  test.each([
    ['extends: x', 'x'],
    ['a: 1\nextends: "../x"', '../x'],
    ['extends: 5', undefined],
    ['extends:', undefined],
    ['extends: [x', undefined],
    ['- extends', undefined],
    ['a: { extends: x }', undefined],
  ])('says so in plain text: %j', (text, name) => {
    expect(extendedBy([{ name: 'a.yaml', text }])?.name).toBe(name);
  });
});

test('the schema for editors allows what may be laid over a scenario, and no misspelt key', () => {
  const schema = z.fromJSONSchema(extensionJsonSchema());
  const allows = (text: string) => schema.safeParse(valueOf(text)).success;
  expect(allows('extends: x\nevents: { convoy: null, riot: { probability: 0.5 } }\npolicies: null')).toBe(
    true,
  );
  expect(allows('extends: x\nevents: [{ id: riot, probability: 0.5 }]')).toBe(true);
  expect(allows('extends: x\nevents: { riot: { probabilty: 0.5 } }')).toBe(false);
  expect(allows('extend: x')).toBe(false);
});
