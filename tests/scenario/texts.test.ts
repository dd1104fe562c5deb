import { describe, expect, test } from 'vitest';
import { FaultError } from '../../src/foundation/fault.js';
import { counterfactualJsonSchema, jsonSchema } from '../../src/scenario/jsonSchema.js';
import { loadScenario } from '../../src/scenario/load.js';
import { filesOf } from '../bundled.js';

const [{ text: SMALL }] = filesOf('two-powers');

/** Paths of all texts of a JSON Schema that may have any length and hold anything. */
function unlimited(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, maxLength, pattern, minLength } = node as Record<string, unknown>;
  // An expression, whose own reader refuses more than 2 000 characters and every sign that is none of its own.
  const isExpression = minLength === 1 || (Array.isArray(type) && type.includes('number'));
  const isFree = type === 'string' && !('enum' in node) && !('const' in node) && !isExpression;
  const here = isFree && maxLength === undefined && pattern === undefined ? [path] : [];
  return [...here, ...Object.entries(node).flatMap(([key, each]) => unlimited(each, `${path}/${key}`))];
}

test.each([
  ['scenarios', jsonSchema()],
  ['counterfactuals', counterfactualJsonSchema()],
])('every text in the schema of %s has a greatest length, and characters it may not hold', (_, schema) => {
  expect(unlimited(schema, '')).toEqual([]);
});

/** What is said of the small scenario with another line in place of one. */
function faultsWith(from: RegExp, to: string): string {
  const text = SMALL.replace(from, () => to);
  expect(text).not.toBe(SMALL);
  try {
    loadScenario([{ name: 'scenario.yaml', text }]);
  } catch (error) {
    if (error instanceof FaultError) return error.message;
    throw error;
  }
  return '';
}

const titled = (title: string) => faultsWith(/^title: .*$/m, `title: ${JSON.stringify(title)}`);
const told = (text: string) => faultsWith(/^text: >\n(?: {2}.*\n)+/m, `text: ${JSON.stringify(text)}\n`);

/** One of each kind of what acts or hides; `foundation/text.test.ts` has them all. */
const KINDS = ['\u0000', '\u001b', '\u009b', '\u202e', '\u2028', '\u200b', '\ud800'];

describe('what a trigger, an occasion or a feature says', () => {
  const said = (words: string) => faultsWith(/says: the council governs,/, `says: ${words},`);

  test('is said in words, and not by nothing', () => {
    for (const empty of ["''", "'  '"]) expect(said(empty)).toContain('`says`: this says nothing');
  });

  test('is refused where there is no trigger of which it could be said', () => {
    const without = faultsWith(/date: 1848-04-10, key: true/, 'date: 1848-04-10, says: it is lost');
    expect(without).toContain('`ship-lost` has no `when`: there is nothing that `says` could say');
  });
});

describe('the words of a scenario', () => {
  test.each([...KINDS, '\n', '\t', `e${'\u0301'.repeat(31)}`])('hold no %j in a name', (character) => {
    expect(titled(`a${character}b`)).toMatch(/^scenario\.yaml:\d+:\d+: `title`: this stands on one line/);
  });

  test('hold line breaks and tabs in a text, and nothing else that acts', () => {
    expect(told('a\n\tb')).toBe('');
    for (const character of KINDS) expect(told(`a${character}b`)).toContain('`text`: this has none of');
  });

  test('have at most 200 characters in a name and 20 000 in a text', () => {
    expect([titled('a'.repeat(200)), told('a '.repeat(10_000))]).toEqual(['', '']);
    expect(titled('a'.repeat(201))).toContain('`title`: expected text with a length of at most 200');
    expect(told('a'.repeat(20_001))).toContain('`text`: expected text with a length of at most 20000');
  });

  test('are in any script', () => {
    expect(titled('Милюков · 中文 · שלום · می\u200cخواهم · 👩‍🚀')).toBe('');
  });

  test('have names of their own that are names', () => {
    expect(faultsWith(/^policies:.*$/m, 'policies: { "a\\u001bb": 1 }')).toContain('cannot be a key');
  });
});
