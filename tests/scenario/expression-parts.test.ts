/** Parts of expressions that were read elsewhere are what they would be if they were read alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ScenarioRead } from '../../src/scenario/check.js';
import { negative, partsByText } from '../../src/scenario/expression/parts.js';
import { expressionsDuring, parseExpression, takeExpressions } from '../../src/scenario/expression/parse.js';
import type { SyntaxTree } from '../../src/scenario/expression/syntax.js';
import { root } from '../cli/command-line.js';

const WRITTEN = [
  'a - (b - c) - d',
  'min(a, b, c) + max(0.2, -d, e * (f + 1))',
  'not (a < 3 and b >= 2) or c == 1 and d != 2',
  'a < b < c',
  'clamp(-(a + b) / 2, 0, 1) > 0.5 ? support.left-sr.petrograd : abs(-3)',
  '((a)) * (2 - ((b - 1)))',
];

const treesOf = (texts: readonly string[]): SyntaxTree[] =>
  expressionsDuring(() => texts.forEach((text) => parseExpression(text)));

const russia = (): readonly SyntaxTree[] =>
  (JSON.parse(readFileSync(join(root, 'dist/shipped/russia-1917.json'), 'utf8')) as ScenarioRead).expressions;

test.each([
  ['written here', () => treesOf(WRITTEN)],
  ['of 1917', russia],
])('every part of the expressions %s, and its negative', (_, expressionsOf) => {
  const whole = expressionsOf();
  const parts = [...partsByText(whole).values()];
  expect(parts.length).toBeGreaterThan(whole.length / 2);
  treesOf([]);
  for (const part of parts) {
    expect(parseExpression(part.text)).toEqual({ expression: part });
    expect(parseExpression(`-(${part.text})`)).toEqual({ expression: negative(part) });
  }
});

test('a part is found among what was given, and a text that is none is read', () => {
  const [whole] = treesOf(['hunger * 2 > 1 and bread < 3']);
  treesOf([]);
  takeExpressions([whole]);
  expect(parseExpression('bread < 3')).toMatchObject({ expression: { names: ['bread'] } });
  expect(parseExpression('bread <')).toHaveProperty('faults');
  treesOf([]);
});
