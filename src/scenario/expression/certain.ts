/**
 * What can never have a value, whatever the state: told when a scenario is checked, since no run is needed to
 * see it.
 *
 * Decision worth knowing: only constants are followed, no ranges of quantities. `1 / policy.bread` has no
 * value on some days; that is told in the run in which it happens.
 */
import { fold, type ConstantOf } from './evaluate.js';
import type { Syntax } from './syntax.js';

/** The smallest parts of an expression that never have a value, in order of appearance. */
export function neverValued(syntax: Syntax, constantOf: ConstantOf): readonly Syntax[] {
  const inner = syntax.kind === 'operation' ? syntax.operands : [];
  const below = inner.flatMap((operand) => neverValued(operand, constantOf));
  if (below.length > 0) return below;
  return isNever(fold(syntax, constantOf)) ? [syntax] : [];
}

const isNever = (folded: Syntax): boolean => {
  if (folded.kind === 'number') return Number.isNaN(folded.value);
  if (folded.kind === 'name' || folded.operation !== '/') return false;
  const [, divisor] = folded.operands;
  return divisor.kind === 'number' && divisor.value === 0;
};
