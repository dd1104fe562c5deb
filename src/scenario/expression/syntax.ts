/**
 * The quantity language after reading: what an expression may consist of, and what its parts are called.
 *
 * Decision worth knowing: operators, functions and the choice `a ? b : c` are all one shape, an operation
 * with operands. A node kind per construct was rejected: reading, folding, compiling and explaining would
 * each need a branch for every kind, and none of them differ.
 *
 * The language, for authors:
 * - numbers (`0.5`, `1e6`), `true` (1) and `false` (0);
 * - names, bare (`dwell`) or dotted (`support.left-sr.petrograd-garrison`). Inside a dotted name a hyphen
 * between
 *   two letters or digits belongs to the name. So a subtraction has spaces: `a.x - b`, never `a.x-b`;
 * - `+ - * /`, comparisons `< <= > >= == !=` (also chained: `0.2 < x < 0.5`), `and`, `or`, `not`,
 * `a ? b : c`;
 * - `min`, `max`, `clamp(value, low, high)`, `abs`, `sqrt`, `logistic`;
 * - truth is a number: 0 is false, anything else true, and a comparison gives 0 or 1;
 * - a quantity may have no value (the days since what never happened), and neither has a calculation without
 * a finite result (`x / 0`,
 *   `sqrt(-1)`): what is calculated from it has none either, a comparison with it is false, and it is not
 * true itself.
 */

/** From `start` to before `end`: offsets into the text of the expression, counted in UTF-16 units from 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='] as const;
export type ComparisonSign = (typeof COMPARISONS)[number];

export type Operation =
  | ComparisonSign
  | ('+' | '-' | '*' | '/' | 'negate')
  | ('and' | 'or' | 'not' | 'choose')
  | ('min' | 'max' | 'clamp' | 'abs' | 'sqrt' | 'logistic');

export interface NumberSyntax extends Span {
  readonly kind: 'number';
  readonly value: number;
}

export interface NameSyntax extends Span {
  readonly kind: 'name';
  readonly name: string;
}

export interface OperationSyntax extends Span {
  readonly kind: 'operation';
  readonly operation: Operation;
  /** One to three, as the operation demands; `min` and `max` of more values are nested. */
  readonly operands: readonly Syntax[];
}

export type Syntax = NumberSyntax | NameSyntax | OperationSyntax;

/** A checked expression: its text, its tree, and every name in it once, in order of appearance. */
export interface SyntaxTree {
  readonly text: string;
  readonly tree: Syntax;
  readonly names: readonly string[];
}

export interface FunctionRule {
  readonly operation: Operation;
  readonly operandsMin: number;
  readonly operandsMax: number;
  readonly usage: string;
}

function rule(
  operation: Operation,
  usage: string,
  operandsMin: number,
  operandsMax = operandsMin,
): FunctionRule {
  return { operation, usage, operandsMin, operandsMax };
}

/** The functions an expression may call. */
export const FUNCTIONS: ReadonlyMap<string, FunctionRule> = new Map([
  ['min', rule('min', 'min(a, b, ...)', 2, Infinity)],
  ['max', rule('max', 'max(a, b, ...)', 2, Infinity)],
  ['clamp', rule('clamp', 'clamp(value, low, high)', 3)],
  ['abs', rule('abs', 'abs(value)', 1)],
  ['sqrt', rule('sqrt', 'sqrt(value)', 1)],
  ['logistic', rule('logistic', 'logistic(value)', 1)],
]);

/** True when the operation compares two values. */
export function isComparison(operation: Operation): operation is ComparisonSign {
  return (COMPARISONS as readonly Operation[]).includes(operation);
}
