/** Expressions asked of a scenario from outside, in the names that its own expressions use. */
import { FaultError } from '../foundation/fault.js';
import type { Quantity } from '../model/definition.js';
import { Faults, inOrder } from './compile/faults.js';
import { Scope } from './compile/scope.js';
import { parseExpression } from './expression/parse.js';
import type { Syntax } from './expression/syntax.js';
import type { ScenarioText } from './schema/scenario.js';

/**
 * Compiles expressions to quantities, in their order. Throws a FaultError with every fault of every one.
 *
 * @param scenario one that has been compiled before, and so has no faults of its own
 * @param option where the expressions were written: the fault of one lies at `option expression`, or where
 * a function says
 */
export function compileAsked(
  scenario: ScenarioText,
  texts: readonly string[],
  option: string | ((text: string) => string),
): Quantity[] {
  const placeOf = typeof option === 'string' ? (text: string) => `${option} ${text}` : option;
  const faults = new Faults(([index]) => ({ file: placeOf(texts[Number(index)]) }));
  const scope = new Scope(scenario, faults);
  const quantities = texts.map((text, index) => scope.formula(text, [index]));
  if (faults.list.length > 0) throw new FaultError(inOrder(faults.list));
  return quantities;
}

/** The parts of a sum as written, each with its sign: `0.3 - 2 * hunger` is `0.3` and `-(2 * hunger)`. */
export function addendsOf(text: string): string[] {
  const parsed = parseExpression(text);
  if (!('expression' in parsed)) return [text];
  const addends = (syntax: Syntax, isNegative: boolean): string[] => {
    if (syntax.kind === 'operation') {
      const [first, second] = syntax.operands;
      const isMinus = syntax.operation === '-';
      if (isMinus || syntax.operation === '+')
        return [...addends(first, isNegative), ...addends(second, isNegative !== isMinus)];
      if (syntax.operation === 'negate') return addends(first, !isNegative);
    }
    const own = text.slice(syntax.start, syntax.end);
    return [isNegative ? `-(${own})` : own];
  };
  return addends(parsed.expression.tree, false);
}
