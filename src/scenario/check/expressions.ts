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

/** The regimes among which a condition is known to choose; undefined where it says nothing of them alone. */
function regimesNamed(syntax: Syntax, all: readonly string[]): ReadonlySet<string> | undefined {
  if (syntax.kind === 'name') {
    const [word, regime] = syntax.name.split('.');
    return word === 'regime' ? new Set([regime]) : undefined;
  }
  if (syntax.kind !== 'operation') return undefined;
  const parts = syntax.operands.map((operand) => regimesNamed(operand, all));
  const known = parts.filter((part) => part !== undefined);
  if (syntax.operation === 'and' && known.length > 0)
    return known.reduce((both, part) => new Set([...both].filter((id) => part.has(id))));
  if (known.length < parts.length) return undefined;
  if (syntax.operation === 'or') return new Set(known.flatMap((part) => [...part]));
  return syntax.operation === 'not' ? new Set(all.filter((id) => !known[0].has(id))) : undefined;
}

/**
 * The regimes in which conditions can hold together, as far as they say so of themselves; undefined where
 * that may be any.
 */
export function regimesAllowed(
  conditions: readonly ExpressionText[],
  all: readonly string[],
): ReadonlySet<string> | undefined {
  const named = conditions.flatMap((text) => {
    const tree = treeOf(text);
    return tree === undefined ? [] : (regimesNamed(tree, all) ?? []);
  });
  return named.length === 0
    ? undefined
    : named.reduce((both, part) => new Set([...both].filter((id) => part.has(id))));
}

/** Whether a value holds a number that somebody must have estimated: 0 and 1 are logic. */
export function hasEstimate(value: unknown): boolean {
  if (typeof value === 'number') return value !== 0 && value !== 1;
  if (typeof value === 'string') return numbersIn(value).some(hasEstimate);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasEstimate);
}
