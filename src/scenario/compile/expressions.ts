/**
 * Expressions of a scenario as functions of the state.
 *
 * Decision worth knowing: own quantities (`my.<name>`) are compiled when first named and then shared, so that they may be written in any
 * order; one that needs itself is a fault, found by the circle it closes.
 */
import type { Guard, Quantity, State } from '../../model/definition.js';
import { compileExpression, compileSyntax } from '../expression/evaluate.js';
import { compileMargin, compileTerms } from '../expression/margin.js';
import { parseExpression } from '../expression/parse.js';
import type { Expression, Syntax } from '../expression/syntax.js';
import type { Faults, Path } from './faults.js';
import { FAMILIES } from './families.js';
import { OWN, resolveQuantity } from './quantities.js';
import { constant, type Readable } from './readings.js';
import { unknownAmong } from './unknown.js';

/** An expression as written: text, or a bare number or truth. */
export type ExpressionText = string | number | boolean;

const NOTHING: Expression = { text: '0', tree: { kind: 'number', value: 0, start: 0, end: 1 }, names: [] };

/** Unit of distance of the quantities that are not shares: days, persons, seats. */
const SCALES: Readonly<Record<string, number>> = {
  day: 10,
  dwell: 10,
  since: 10,
  streets: 10000,
  marchers: 10000,
  persons: 10000,
  force: 10000,
  strength: 10000,
  casualties: 1000,
  deputies: 100,
  ministers: 5,
};

/** Where a name begins in an expression, each time it stands there. */
const startsOf = (syntax: Syntax, name: string): number[] => {
  if (syntax.kind === 'name') return syntax.name === name ? [syntax.start] : [];
  return syntax.kind === 'operation' ? syntax.operands.flatMap((operand) => startsOf(operand, name)) : [];
};

/** The expressions of one scenario. */
export class Expressions {
  /** Own quantities by index; `null` while they are being compiled. */
  readonly #own = new Map<number, Quantity | null>();

  constructor(
    readonly readable: Readable,
    readonly faults: Faults,
  ) {}

  quantity(text: ExpressionText, path: Path): Quantity {
    return typeof text === 'string' ? compileExpression(...this.#read(text, path)) : constant(Number(text));
  }

  guard(text: ExpressionText, path: Path, scales: Readonly<Record<string, number>> = {}): Guard {
    const [expression, resolve] = this.#read(String(text), path);
    this.#checkScales(scales, [...path.slice(0, -1), 'scales']);
    const scaleOf = (name: string): number => {
      const [word] = name.split('.');
      return scales[name] ?? scales[word] ?? SCALES[word] ?? 1;
    };
    const holds = compileExpression<State>(expression, resolve);
    return {
      text: expression.text,
      holds: (state) => holds(state) !== 0,
      margin: compileMargin<State>(expression, resolve, scaleOf),
      terms: compileTerms<State>(expression, resolve, scaleOf),
    };
  }

  /** An expression with its names resolved; one that cannot be read counts as 0. */
  #read(text: string, path: Path): [Expression, (name: string) => Quantity] {
    const parsed = parseExpression(text);
    if ('expression' in parsed) return [parsed.expression, this.#resolve(parsed.expression, path)];
    for (const { column = 1, ...fault } of parsed.faults)
      this.faults.report(path, fault, { offset: column - 1 });
    return [NOTHING, () => constant(0)];
  }

  #resolve({ tree, names }: Expression, path: Path): (name: string) => Quantity {
    const found = new Map<string, Quantity>();
    for (const name of names) {
      const quantity = resolveQuantity(this.readable, name, (index) => this.#ownQuantity(index));
      if (typeof quantity === 'function') found.set(name, quantity);
      else
        for (const offset of startsOf(tree, name)) {
          this.faults.report(path, { code: 'unknown-quantity', found: name, ...quantity }, { offset });
        }
    }
    return (name) => found.get(name) ?? constant(0);
  }

  #ownQuantity(index: number): Quantity {
    const known = this.#own.get(index);
    if (known) return known;
    const [name, text] = Object.entries(this.readable.scenario.quantities)[index];
    const path = ['quantities', name];
    if (known === null) {
      this.faults.report(path, {
        code: 'circular-quantity',
        message: `\`${OWN}.${name}\` needs itself`,
        found: name,
      });
      return constant(0);
    }
    this.#own.set(index, null);
    const [{ tree }, resolve] = this.#read(String(text), path);
    const quantity = compileSyntax(tree, resolve);
    this.#own.set(index, quantity);
    return quantity;
  }

  #checkScales(scales: Readonly<Record<string, number>>, path: Path): void {
    for (const name of Object.keys(scales)) {
      const isFamily = FAMILIES.has(name) || name === OWN;
      const problem = isFamily ? constant(1) : resolveQuantity(this.readable, name, () => constant(1));
      if (typeof problem === 'function') continue;
      const complaint = name.includes('.')
        ? problem
        : unknownAmong(problem.message, name, [...FAMILIES.keys(), OWN]);
      this.faults.report(
        [...path, name],
        { code: 'unknown-quantity', found: name, ...complaint },
        { key: true },
      );
    }
  }
}
