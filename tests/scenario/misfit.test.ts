import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { printFault } from '../../src/foundation/fault.js';
import { readDocument } from '../../src/scenario/document.js';
import { zodFaults } from '../../src/scenario/schema-faults.js';

const Amount = z.union([z.number(), z.tuple([z.number(), z.number()])]);

const Party = z.strictObject({
  id: z.string().regex(/^[a-z]+$/, 'an id is lower case'),
  reach: z.number().min(0).max(1).optional(),
  growth: z.number().gt(0).lt(2).optional(),
  seats: z.int().multipleOf(5).optional(),
  kind: z.enum(['mass', 'cadre', 'club']).optional(),
  legal: z.boolean().optional(),
  allies: z.array(z.string()).min(1).max(2).optional(),
  tradition: z.record(z.string().regex(/^[a-z]+$/, 'a group is lower case'), Amount).optional(),
  source: z.union([z.string().min(3), z.record(z.string(), z.string())]).optional(),
  from: z.union([z.literal('any'), z.array(z.string()).min(1)]).optional(),
  act: z
    .discriminatedUnion('do', [
      z.strictObject({ do: z.literal('march'), days: z.number() }),
      z.strictObject({ do: z.literal('wait') }),
    ])
    .optional(),
});
const Schema = z.strictObject({ parties: z.array(Party) });

const keysAt = (path: readonly (string | number)[]) => (path.length === 2 ? Object.keys(Party.shape) : []);

/** What is wrong with one party that also has these lines, each indented alike. */
function faultsOf(...lines: readonly string[]): readonly string[] {
  const text = ['parties:', '  - id: kadet', ...lines.map((line) => `    ${line}`)].join('\n');
  const document = readDocument([{ name: 'a.yaml', text }]);
  const issues = Schema.safeParse(document.value).error?.issues ?? [];
  return zodFaults(issues, document, keysAt).map(printFault);
}

describe('a value that does not fit the schema', () => {
  it.each([
    ['reach: abc', "a.yaml:3:12: `reach`: expected a number, found text 'abc'"],
    ['reach:', 'a.yaml:3:11: `reach`: expected a number, found nothing'],
    ['reach: -1', 'a.yaml:3:12: `reach`: expected a number of at least 0, found -1'],
    ['reach: 1.5', 'a.yaml:3:12: `reach`: expected a number of at most 1, found 1.5'],
    ['growth: 0', 'a.yaml:3:13: `growth`: expected a number above 0, found 0'],
    ['growth: 2', 'a.yaml:3:13: `growth`: expected a number below 2, found 2'],
    ['seats: 0.5', 'a.yaml:3:12: `seats`: expected a whole number, found 0.5'],
    ['seats: 7', 'a.yaml:3:12: `seats`: expected a multiple of 5, found 7'],
    ['legal: yes', "a.yaml:3:12: `legal`: expected true or false, found text 'yes'"],
    ['allies: kadet', "a.yaml:3:13: `allies`: expected a list, found text 'kadet'"],
    ['allies: []', 'a.yaml:3:13: `allies`: expected a list with a length of at least 1, found an empty list'],
    ['allies: [a, {b: 1}]', 'a.yaml:3:17: entry 2 of `allies`: expected text, found a mapping'],
    ['tradition: {all: x}', "a.yaml:3:22: `all`: expected a number or a list, found text 'x'"],
    ['tradition: {all: [1, x]}', "a.yaml:3:26: entry 2 of `all`: expected a number, found text 'x'"],
    ['tradition: {All: 1}', 'a.yaml:3:17: `All` cannot be a key: a group is lower case'],
    ['source: 5', 'a.yaml:3:13: `source`: expected text or a mapping, found 5'],
    ['source: ab', "a.yaml:3:13: `source`: expected text with a length of at least 3, found text 'ab'"],
    ['source: {reach: 5}', 'a.yaml:3:21: `reach`: expected text, found 5'],
    ['from: []', 'a.yaml:3:11: `from`: expected a list with a length of at least 1, found an empty list'],
    ['act: {do: march}', 'a.yaml:3:10: `days` is missing: expected a number'],
  ])('is told in plain words at its place: %s', (line, printed) => {
    expect(faultsOf(line)).toEqual([printed]);
  });

  it('is told in the words of the schema where it has its own', () => {
    const document = readDocument([{ name: 'a.yaml', text: 'parties: [{id: Kadet}]' }]);
    const issues = Schema.safeParse(document.value).error?.issues ?? [];
    expect(zodFaults(issues, document).map(printFault)).toEqual([
      "a.yaml:1:16: `id`: an id is lower case, found text 'Kadet'",
    ]);
  });

  it('is compared with what it may be', () => {
    expect(faultsOf('kind: cadres')).toEqual([
      "a.yaml:3:11: `kind`: expected one of mass, cadre, club, found text 'cadres'\n  did you mean `cadre`?",
    ]);
    expect(faultsOf('act: {do: marsh}')).toEqual([
      "a.yaml:3:15: `do`: expected march or wait, found text 'marsh'\n  did you mean `march`?",
    ]);
    expect(faultsOf('from: ani')).toEqual([
      "a.yaml:3:11: `from`: expected any or a list, found text 'ani'\n  did you mean `any`?",
    ]);
  });
});

describe('a key', () => {
  it('that is unknown has a fault of its own, at the key, with the nearest that is known', () => {
    expect(faultsOf('traditon: {}', 'raech: 1')).toEqual([
      'a.yaml:3:5: there is no key `traditon` here\n  did you mean `tradition`?',
      'a.yaml:4:5: there is no key `raech` here\n  did you mean `reach`?',
    ]);
  });

  it('that is missing has its fault at what should hold it', () => {
    const document = readDocument([{ name: 'a.yaml', text: 'parties:\n  - reach: 1\n' }]);
    const issues = Schema.safeParse(document.value).error?.issues ?? [];
    expect(zodFaults(issues, document)).toEqual([
      {
        code: 'missing-key',
        message: '`id` is missing: expected text',
        expected: 'text',
        path: 'parties.0.id',
        ...{ file: 'a.yaml', line: 2, column: 5 },
      },
    ]);
  });
});

describe('a number as it is written elsewhere', () => {
  it.each([
    ['reach: 0,5', 'a fraction is written with a point, and thousands without a sign: 0.5 or 05'],
    ['growth: 1,250', '1.250 or 1250'],
    ['reach: 0.5\u00a0', 'it holds a space that does not break'],
    ['seats: 10\u202f000', 'it holds a space that does not break'],
    ['reach\u00a0: 0.5', 'it holds a space that does not break'],
    ['<<: *kadet', 'write the keys out'],
  ])('is told how it is written here: %j', (line, hint) => {
    const text = ['other: &kadet { reach: 1 }', 'parties:', '  - id: kadet', `    ${line}`].join('\n');
    const document = readDocument([{ name: 'a.yaml', text }]);
    const issues = Schema.safeParse(document.value).error?.issues ?? [];
    const faults = [...document.faults, ...zodFaults(issues, document, keysAt)];
    expect(faults.map(printFault).find((fault) => fault.startsWith('a.yaml:4:'))).toContain(hint);
  });
});
