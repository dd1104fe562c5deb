/**
 * By how much a condition holds or fails, and what each of its comparisons says about it.
 *
 * Decision worth knowing: a margin is positive exactly when the condition holds. Plain quantitative semantics
 * (Donzé & Maler 2010) leaves the sign open where two values tie; here a tie counts as the least distance a
 * number can express, on the side of its truth, so that a fired transition never shows a margin of nothing.
 */
import { clamp } from '../../foundation/math.js';
import type { Asker } from '../../model/formula/formula.js';
import type { Term } from '../../model/formula/term.js';
import { compareValues, compileSyntax, isTrue, type Reading, type Resolve } from './evaluate.js';
import {
  isComparison,
  type ComparisonSign,
  type SyntaxTree,
  type OperationSyntax,
  type Syntax,
} from './syntax.js';

/** One unit of distance for a quantity, > 0: with scale 0.1, a share of 0.45 misses 0.5 by half a unit. */
export type ScaleOf = (name: string) => number;

/**
 * Compiles the margin of a condition (Donzé & Maler 2010): a comparison is its difference over its scale,
 * `and` the least, `or` the greatest, `not` the opposite; a choice is (test and one) or (not test and other).
 * The scale of a comparison is the greatest scale among its names, 1 if it has none. A bare value used as
 * truth has no near miss: its margin is 1 or -1; a comparison with a quantity that has no value today is at
 * NOWHERE_NEAR. Throws RangeError when a scale is not a positive finite number.
 */
export function compileMargin<S>(expression: SyntaxTree, resolve: Resolve<S>, scaleOf: ScaleOf): Reading<S> {
  return marginOf(expression.tree, resolve, scaleOf);
}

/**
 * Compiles the readings of every term of a condition, in order of appearance: why it fired, or what is
 * missing.
 */
export function compileTerms<S>(
  expression: SyntaxTree,
  resolve: Resolve<S>,
  scaleOf: ScaleOf,
): (state: S, asker?: Asker) => readonly Term[] {
  const terms = termsOf(expression.tree).map((syntax) => ({
    text: textOf(syntax, expression.text),
    read: compileTerm(syntax, resolve, scaleOf),
  }));
  return (state, asker) => terms.map(({ text, read }) => ({ text, ...read(state, asker) }));
}

function marginOf<S>(syntax: Syntax, resolve: Resolve<S>, scaleOf: ScaleOf): Reading<S> {
  if (!isLogic(syntax)) {
    const read = compileTerm(syntax, resolve, scaleOf);
    return (state, asker) => read(state, asker).margin;
  }
  const [a, b, c] = syntax.operands.map((operand) => marginOf(operand, resolve, scaleOf));
  if (syntax.operation === 'not') return (state, asker) => -a(state, asker);
  if (syntax.operation === 'and') return (state, asker) => Math.min(a(state, asker), b(state, asker));
  if (syntax.operation === 'or') return (state, asker) => Math.max(a(state, asker), b(state, asker));
  return (state, asker) => {
    const test = a(state, asker);
    return Math.max(Math.min(test, b(state, asker)), Math.min(-test, c(state, asker)));
  };
}

function isLogic(syntax: Syntax): syntax is OperationSyntax {
  return syntax.kind === 'operation' && ['and', 'or', 'not', 'choose'].includes(syntax.operation);
}

/** The parts between the logic of a condition: comparisons, and bare values used as truth. */
function termsOf(syntax: Syntax): readonly Syntax[] {
  return isLogic(syntax) ? syntax.operands.flatMap(termsOf) : [syntax];
}

/** The words of a term, without the brackets around it. */
function textOf(syntax: Syntax, text: string): string {
  if (syntax.kind !== 'operation' || !isComparison(syntax.operation))
    return text.slice(syntax.start, syntax.end);
  const [left, right] = syntax.operands;
  return text.slice(left.start, right.end);
}

/** Distance of a comparison with a quantity that has no value today. */
const NOWHERE_NEAR = 1e6;

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

type TermValues = Omit<Term, 'text'>;

function compileTerm<S>(
  syntax: Syntax,
  resolve: Resolve<S>,
  scaleOf: ScaleOf,
): (state: S, asker?: Asker) => TermValues {
  if (syntax.kind === 'operation' && isComparison(syntax.operation)) {
    return compileComparison(syntax.operation, syntax.operands, resolve, scaleOf);
  }
  const value = compileSyntax(syntax, resolve);
  return (state, asker) => {
    const left = value(state, asker);
    const holds = isTrue(left);
    return { left: orNull(left), right: 0, margin: holds ? 1 : -1, holds };
  };
}

function compileComparison<S>(
  comparison: ComparisonSign,
  operands: readonly Syntax[],
  resolve: Resolve<S>,
  scaleOf: ScaleOf,
): (state: S, asker?: Asker) => TermValues {
  const [readLeft, readRight] = operands.map((operand) => compileSyntax(operand, resolve));
  const scale = Math.max(0, ...operands.flatMap(namesIn).map((name) => checkedScale(name, scaleOf))) || 1;
  return (state, asker) => {
    const left = readLeft(state, asker);
    const right = readRight(state, asker);
    const holds = compareValues(comparison, left, right);
    const distance = Number.isNaN(left - right)
      ? NOWHERE_NEAR
      : clamp(Math.abs(left - right) / scale, Number.MIN_VALUE, Number.MAX_VALUE);
    return { left: orNull(left), right: orNull(right), margin: holds ? distance : -distance, holds };
  };
}

function namesIn(syntax: Syntax): readonly string[] {
  if (syntax.kind === 'name') return [syntax.name];
  return syntax.kind === 'operation' ? syntax.operands.flatMap(namesIn) : [];
}

function checkedScale(name: string, scaleOf: ScaleOf): number {
  const scale = scaleOf(name);
  if (scale > 0 && Number.isFinite(scale)) return scale;
  throw new RangeError(`The scale of ${name} must be positive and finite, not ${scale}.`);
}
