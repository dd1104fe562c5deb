/**
 * Expressions compiled once into closures over the state: nothing is parsed or looked up while a day runs.
 *
 * Decision worth knowing: one table gives every operation its meaning, for closures, for constant folding and
 * for explanations. Evaluating with mathjs was rejected: it compares with a relative tolerance of 1e-12,
 * where ours is exact, and is a hundred times slower.
 */
import { clamp, logistic } from '../../foundation/math.js';
import type { Asker } from '../../model/formula/formula.js';
import type { ComparisonSign, SyntaxTree, Operation, OperationSyntax, Syntax } from './syntax.js';

/** A number read from a state, for somebody who asks: truth is 0 or 1, NaN is no value. */
export type Reading<S> = (state: S, asker?: Asker) => number;

/**
 * Finds what reads the quantity behind a name of `Expression.names`; asked once per place where the name
 * stands.
 */
export type Resolve<S> = (name: string) => Reading<S>;

/** What is no finite number is no value. */
const valued = (value: number): number => (Number.isFinite(value) ? value : NaN);
const truth = (value: boolean): number => (value ? 1 : 0);

/** Whether a value is true: 0 is not, and no value is not. */
export const isTrue = (value: number): boolean => value !== 0 && !Number.isNaN(value);

/**
 * What each operation makes of its operands. No value stays so through arithmetic, is not true, and makes
 * every comparison it stands in false; what arithmetic cannot give (a division by 0, a number too large) is
 * no value either.
 */
export const MEANING: Readonly<Record<Operation, (a: number, b: number, c: number) => number>> = {
  '+': (a, b) => valued(a + b),
  '-': (a, b) => valued(a - b),
  '*': (a, b) => valued(a * b),
  '/': (a, b) => valued(a / b),
  negate: (a) => -a,
  '<': (a, b) => truth(a < b),
  '<=': (a, b) => truth(a <= b),
  '>': (a, b) => truth(a > b),
  '>=': (a, b) => truth(a >= b),
  '==': (a, b) => truth(a === b),
  '!=': (a, b) => truth(a < b || a > b),
  and: (a, b) => truth(isTrue(a) && isTrue(b)),
  or: (a, b) => truth(isTrue(a) || isTrue(b)),
  not: (a) => truth(!isTrue(a)),
  choose: (test, one, other) => (isTrue(test) ? one : other),
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  clamp: (value, low, high) => (Number.isNaN(low) || Number.isNaN(high) ? NaN : clamp(value, low, high)),
  abs: (a) => Math.abs(a),
  sqrt: (a) => Math.sqrt(a),
  logistic: (a) => logistic(a),
};

/** Exact comparison, without tolerance. */
export function compareValues(comparison: ComparisonSign, left: number, right: number): boolean {
  return MEANING[comparison](left, right, 0) !== 0;
}

/**
 * Compiles an expression to its value in a state: a finite number, truth as 0 or 1, or NaN where it has none.
 */
export const compileExpression = <S>({ tree }: SyntaxTree, resolve: Resolve<S>): Reading<S> =>
  compileSyntax(tree, resolve);

/** Compiles one part of an expression, constants folded. */
export function compileSyntax<S>(syntax: Syntax, resolve: Resolve<S>): Reading<S> {
  return closureOf(fold(syntax), resolve);
}

/**
 * Numbers behind names whose quantity is the same in every state, NaN where it never has a value; undefined
 * for any other.
 */
export type ConstantOf = (name: string) => number | undefined;

/** A part of an expression with everything that is the same in every state worked out. */
export function fold(syntax: Syntax, constantOf: ConstantOf = () => undefined): Syntax {
  if (syntax.kind === 'number') return syntax;
  if (syntax.kind === 'name') {
    const value = constantOf(syntax.name);
    return value === undefined ? syntax : { kind: 'number', value, start: syntax.start, end: syntax.end };
  }
  const operands = syntax.operands.map((operand) => fold(operand, constantOf));
  const [a, b, c] = operands.map((operand) => (operand.kind === 'number' ? operand.value : NaN));
  if (!operands.every((operand) => operand.kind === 'number')) return { ...syntax, operands };
  return { kind: 'number', value: MEANING[syntax.operation](a, b, c), start: syntax.start, end: syntax.end };
}

function closureOf<S>(syntax: Syntax, resolve: Resolve<S>): Reading<S> {
  if (syntax.kind === 'operation') return operationOf(syntax, resolve);
  if (syntax.kind === 'name') {
    const read = resolve(syntax.name);
    return (state, asker) => valued(read(state, asker));
  }
  const { value } = syntax;
  return () => value;
}

/**
 * What decides is asked first: a branch that is not taken and the rest of an `and` or an `or` that is decided
 * are not looked at, which is most of a scenario on most days.
 */
function operationOf<S>(syntax: OperationSyntax, resolve: Resolve<S>): Reading<S> {
  const meaning = MEANING[syntax.operation];
  const [a, b, c] = syntax.operands.map((operand) => closureOf(operand, resolve));
  if (syntax.operation === 'and')
    return (state, asker) => truth(isTrue(a(state, asker)) && isTrue(b(state, asker)));
  if (syntax.operation === 'or')
    return (state, asker) => truth(isTrue(a(state, asker)) || isTrue(b(state, asker)));
  if (syntax.operation === 'choose')
    return (state, asker) => (isTrue(a(state, asker)) ? b(state, asker) : c(state, asker));
  if (syntax.operands.length === 1) return (state, asker) => meaning(a(state, asker), 0, 0);
  if (syntax.operands.length === 2) return (state, asker) => meaning(a(state, asker), b(state, asker), 0);
  return (state, asker) => meaning(a(state, asker), b(state, asker), c(state, asker));
}
