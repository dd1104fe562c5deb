/**
 * What an expression is made of, for checks that must know more than its value.
 */
import { parseExpression } from '../expression/parse.js';
import type { Syntax } from '../expression/syntax.js';
import type { ScenarioText } from '../schema/scenario.js';
import type { ExpressionText } from '../compile/expressions.js';
import { OWN } from '../compile/quantities.js';

/** The tree of an expression; nothing for one that cannot be read, which is reported where it is compiled. */
function treeOf(text: ExpressionText): Syntax | undefined {
  const parsed = parseExpression(String(text));
  return 'expression' in parsed ? parsed.expression.tree : undefined;
}

/** A tree and all its parts. */
const partsOf = (syntax: Syntax | undefined): Syntax[] => {
  if (syntax === undefined) return [];
  return syntax.kind === 'operation' ? [syntax, ...syntax.operands.flatMap(partsOf)] : [syntax];
};

/** The numbers written in an expression. */
export const numbersIn = (text: ExpressionText): number[] =>
  partsOf(treeOf(text)).flatMap((part) => (part.kind === 'number' ? [part.value] : []));

/** The names in an expression, and those in the own quantities it uses. */
export function namesAsked({ quantities }: ScenarioText, text: ExpressionText): Set<string> {
  const found = new Set<string>();
  const look = (expression: ExpressionText): void => {
    for (const part of partsOf(treeOf(expression))) {
      if (part.kind !== 'name' || found.has(part.name)) continue;
      found.add(part.name);
      const [word, own] = part.name.split('.');
      if (word === OWN && Object.hasOwn(quantities, own)) look(quantities[own]);
    }
  };
  look(text);
  return found;
}

/** The bare names that must all be true for an expression joined by `and` to be true. */
export function neededNames(text: ExpressionText): string[] {
  const needed = (syntax: Syntax | undefined): string[] => {
    if (syntax?.kind === 'name') return [syntax.name];
    const isJoin = syntax?.kind === 'operation' && syntax.operation === 'and';
    return isJoin ? syntax.operands.flatMap(needed) : [];
  };
  return needed(treeOf(text));
}

/** Whether a value holds a number that somebody must have estimated: 0 and 1 are logic. */
export function hasEstimate(value: unknown): boolean {
  if (typeof value === 'number') return value !== 0 && value !== 1;
  if (typeof value === 'string') return numbersIn(value).some(hasEstimate);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasEstimate);
}
