/**
 * Expressions compiled once into closures over the state: nothing is parsed or looked up while a day runs.
 *
 * Decision worth knowing: one table gives every operation its meaning, for closures, for constant folding and for
 * explanations. Evaluating with mathjs was rejected: it compares with a relative tolerance of 1e-12, where ours is
 * exact, and is a hundred times slower.
 */
import { clamp, logistic } from '../../foundation/math.js';
import type { Comparison, Expression, Operation, OperationSyntax, Syntax } from './syntax.js';

/** A number read from a state: truth is 0 or 1, NaN is no value today. */
export type Quantity<S> = (state: S) => number;

/** Finds the quantity behind a name of `Expression.names`; asked once per place where the name stands. */
export type Resolve<S> = (name: string) => Quantity<S>;

/**
 * A quantity without a value today (the days since something that never happened) is NaN: it stays so through arithmetic, is not true,
 * and makes every comparison it stands in false. What arithmetic itself cannot give (a division by 0) counts as 0.
 */
const given = (result: number, a: number, b = 0): number =>
  Number.isNaN(a) || Number.isNaN(b) || Number.isFinite(result) ? result : 0;
const finite = (value: number): number => (Number.isFinite(value) ? value : 0);
const truth = (value: boolean): number => (value ? 1 : 0);
const isTrue = (value: number): boolean => value !== 0 && !Number.isNaN(value);

const MEANING: Readonly<Record<Operation, (a: number, b: number, c: number) => number>> = {
  '+': (a, b) => given(a + b, a, b),
  '-': (a, b) => given(a - b, a, b),
  '*': (a, b) => given(a * b, a, b),
  '/': (a, b) => given(a / b, a, b),
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
  clamp: (value, low, high) => clamp(value, low, high),
  abs: (a) => Math.abs(a),
  sqrt: (a) => given(Math.sqrt(a), a),
  logistic: (a) => logistic(a),
};

/** Exact comparison, without tolerance. */
export function compare(comparison: Comparison, left: number, right: number): boolean {
  return MEANING[comparison](left, right, 0) !== 0;
}

/** Compiles an expression to its value in a state: always finite, truth as 0 or 1. */
export function compileExpression<S>(expression: Expression, resolve: Resolve<S>): Quantity<S> {
  const value = compileSyntax(expression.tree, resolve);
  return (state) => finite(value(state));
}

/** Compiles one part of an expression, constants folded; NaN where it has no value today. */
export function compileSyntax<S>(syntax: Syntax, resolve: Resolve<S>): Quantity<S> {
  return closureOf(fold(syntax), resolve);
}

function fold(syntax: Syntax): Syntax {
  if (syntax.kind !== 'operation') return syntax;
  const operands = syntax.operands.map(fold);
  const [a, b, c] = operands.map((operand) => (operand.kind === 'number' ? operand.value : NaN));
  if (!operands.every((operand) => operand.kind === 'number')) return { ...syntax, operands };
  return { kind: 'number', value: MEANING[syntax.operation](a, b, c), start: syntax.start, end: syntax.end };
}

function closureOf<S>(syntax: Syntax, resolve: Resolve<S>): Quantity<S> {
  if (syntax.kind === 'operation') return operationOf(syntax, resolve);
  if (syntax.kind === 'name') {
    const read = resolve(syntax.name);
    return (state) => {
      const value = read(state);
      return Math.abs(value) === Infinity ? 0 : value;
    };
  }
  const { value } = syntax;
  return () => value;
}

function operationOf<S>(syntax: OperationSyntax, resolve: Resolve<S>): Quantity<S> {
  const meaning = MEANING[syntax.operation];
  const [a, b, c] = syntax.operands.map((operand) => closureOf(operand, resolve));
  if (syntax.operands.length === 1) return (state) => meaning(a(state), 0, 0);
  if (syntax.operands.length === 2) return (state) => meaning(a(state), b(state), 0);
  return (state) => meaning(a(state), b(state), c(state));
}
