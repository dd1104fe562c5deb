/**
 * Why an expression has no value: the part of it that is the first without one.
 *
 * Decision worth knowing: the closures that run every day say only that there is no value; the reason is
 * looked for by walking the tree, when it is wanted. A part that nobody asks for is not looked at
 * (`b != 0 and a / b > 1` is sound where b is 0), and a comparison with a quantity that has no value yet is
 * false by the rules of the language, so nothing is wrong with it; a calculation that fails is, wherever it
 * stands.
 */
import type { Asker } from '../../model/formula/formula.js';
import { fold, isTrue, MEANING, type Resolve } from './evaluate.js';
import type { SyntaxTree, OperationSyntax, Syntax } from './syntax.js';

/**
 * The part of an expression that has no value in a state, as written; undefined where nothing is wrong.
 *
 * @param value what it comes to in that state, where a number is wanted and not only whether it holds
 */
export type Blank<S> = (state: S, asker?: Asker, value?: number) => string | undefined;

/** A name that stands for an expression of its own, which is looked into; undefined for any other. */
export type Inner = (name: string) => SyntaxTree | undefined;

/** Greater than any quantity: persons times arms times factors on arms is 1e21 at most. */
const QUANTITY_MAX = 1e60;

/** Below it no sum or product can be too large for a number. */
const SAFE_MAX = 1e300;

/** A bound from below on the size of a divisor: 0 but for a constant. */
function leastOf(divisor: Syntax): number {
  const folded = fold(divisor);
  return folded.kind === 'number' ? Math.abs(folded.value) : 0;
}

/** A bound on the size of a value; Infinity or NaN where a calculation in it may fail. */
function reachOf(syntax: Syntax, inner: Inner): number {
  if (syntax.kind === 'number') return Number.isFinite(syntax.value) ? Math.abs(syntax.value) : Infinity;
  if (syntax.kind === 'name') {
    const own = inner(syntax.name);
    return own === undefined ? QUANTITY_MAX : reachOf(own.tree, inner);
  }
  const { operation, operands } = syntax;
  const reaches = operands.map((operand) => reachOf(operand, inner));
  const [a, b = 0] = reaches;
  const most = Math.max(...reaches);
  if (!(most < SAFE_MAX)) return Infinity;
  if (operation === '+' || operation === '-') return a + b;
  if (operation === '*') return a * b;
  if (operation === '/') return a / leastOf(operands[1]);
  return operation === 'sqrt' ? Infinity : Math.max(1, most);
}

/**
 * What a walk has found: the value, the first calculation that fails, and what the lack of a value comes
 * from.
 */
interface Finding {
  readonly value: number;
  readonly failed?: string | undefined;
  readonly cause?: string | undefined;
}

class Walk<S> {
  constructor(
    private readonly state: S,
    private readonly asker: Asker | undefined,
    private readonly resolve: Resolve<S>,
    private readonly inner: Inner,
  ) {}

  find(syntax: Syntax, text: string): Finding {
    if (syntax.kind === 'number') return { value: syntax.value };
    if (syntax.kind === 'operation') return this.operation(syntax, text);
    const own = this.inner(syntax.name);
    if (own !== undefined) return this.find(own.tree, own.text);
    const value = this.resolve(syntax.name)(this.state, this.asker);
    return Number.isFinite(value) ? { value } : { value: NaN, cause: syntax.name };
  }

  private operation(syntax: OperationSyntax, text: string): Finding {
    const looked = this.lookedAt(syntax, text);
    const { operation } = syntax;
    const [a, b, c] = operation === 'choose' ? [looked[0], looked[1], looked[1]] : looked;
    const value = MEANING[operation](a.value, (b ?? a).value, (c ?? a).value);
    const failed = looked.find((part) => part.failed !== undefined)?.failed;
    if (!Number.isNaN(value)) return { value, failed };
    const cause = looked.find((part) => Number.isNaN(part.value))?.cause;
    if (cause !== undefined) return { value, failed, cause };
    const part = text.slice(syntax.start, syntax.end);
    return { value, failed: failed ?? part, cause: part };
  }

  /**
   * The operands that the value depends on: both of a calculation, one branch of a choice, what decides an
   * `and` or an `or`.
   */
  private lookedAt({ operation, operands }: OperationSyntax, text: string): readonly Finding[] {
    const first = this.find(operands[0], text);
    const rest = (...syntaxes: readonly Syntax[]) => [
      first,
      ...syntaxes.map((each) => this.find(each, text)),
    ];
    const holds = isTrue(first.value);
    if (operation === 'choose') return rest(operands[holds ? 1 : 2]);
    if ((operation === 'and' && !holds) || (operation === 'or' && holds)) return [first];
    return rest(...operands.slice(1));
  }
}

/**
 * Compiles what is wrong with an expression today: a calculation in it that fails, wherever it stands; and,
 * where a number is wanted, whatever leaves the whole without a value. An expression in which no calculation
 * can fail is looked into only then.
 */
export function compileBlank<S>({ text, tree }: SyntaxTree, resolve: Resolve<S>, inner: Inner): Blank<S> {
  let mayFail: boolean | undefined;
  return (state, asker, value = 0) => {
    mayFail ??= !(reachOf(tree, inner) < Infinity);
    const isWanting = Number.isNaN(value);
    if (!mayFail && !isWanting) return undefined;
    const { failed, cause } = new Walk(state, asker, resolve, inner).find(tree, text);
    return failed ?? (isWanting ? cause : undefined);
  };
}
