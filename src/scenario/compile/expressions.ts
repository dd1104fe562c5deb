/**
 * Expressions of a scenario as functions of the state.
 *
 * Decision worth knowing: own quantities (`my.<name>`) are compiled when first named and then shared, so that
 * they may be written in any order; one that needs itself is a fault, found by the circle it closes.
 */
import type { Formula, Guard, Quantity, State } from '../../model/definition.js';
import { compileBlank, type Inner } from '../expression/blank.js';
import { neverValued } from '../expression/certain.js';
import { compileExpression, fold, isTrue, type ConstantOf } from '../expression/evaluate.js';
import { compileMargin, compileTerms } from '../expression/margin.js';
import { parseExpression } from '../expression/parse.js';
import type { SyntaxTree, Syntax } from '../expression/syntax.js';
import { addressOf } from './address.js';
import type { Faults, Path } from './faults.js';
import { FAMILIES } from './families.js';
import { OWN, resolveQuantity } from './quantities.js';
import { constant, constantOf, type Readable } from './readings.js';
import { unknownAmong } from './unknown.js';

/** An expression as written: text, or a bare number or truth. */
export type ExpressionText = string | number | boolean;

const NOTHING: SyntaxTree = { text: '0', tree: { kind: 'number', value: 0, start: 0, end: 1 }, names: [] };

/** Unit of distance of the quantities that are not shares: days, persons, seats. */
const SCALES: Readonly<Record<string, number>> = {
  day: 10,
  dwell: 10,
  since: 10,
  streets: 10000,
  marchers: 10000,
  doing: 10000,
  persons: 10000,
  moved: 10000,
  force: 10000,
  strength: 10000,
  casualties: 1000,
  deputies: 100,
  ministers: 5,
};

const NEVER_HINT =
  'a calculation without a finite result is no value, and what is made of it has none either: write what is meant';

/** Where a name begins in an expression, each time it stands there. */
const startsOf = (syntax: Syntax, name: string): number[] => {
  if (syntax.kind === 'name') return syntax.name === name ? [syntax.start] : [];
  return syntax.kind === 'operation' ? syntax.operands.flatMap((operand) => startsOf(operand, name)) : [];
};

/** An own quantity, once it is compiled. */
interface Own {
  readonly expression: SyntaxTree;
  readonly quantity: Quantity;
  /** The number that it always is, if it is one. */
  readonly constant: number | undefined;
}

/** An expression with its names resolved. */
interface Resolved {
  readonly expression: SyntaxTree;
  readonly read: (name: string) => Quantity['value'];
  /** All that its names read. */
  readonly reads: Quantity['reads'];
}

/** The expressions of one scenario. */
export class Expressions {
  /** Own quantities by name (`my.bread`); `null` while they are being compiled. */
  readonly #own = new Map<string, Own | null>();
  /** Every name that was read so far, in whichever expression. */
  readonly asked = new Set<string>();

  constructor(
    readonly readable: Readable,
    readonly faults: Faults,
  ) {}

  formula(text: ExpressionText, path: Path): Formula {
    const address = addressOf(this.readable.scenario, path);
    if (typeof text !== 'string')
      return { text: String(text), address, ...constant(Number(text)), blank: () => undefined };
    const { expression, read, reads } = this.#read(text, path);
    const value = compileExpression(expression, read);
    return { text, address, value, reads, blank: compileBlank(expression, read, this.#inner) };
  }

  guard(text: ExpressionText, path: Path, scales: Readonly<Record<string, number>> = {}): Guard {
    const { expression, read, reads } = this.#read(String(text), path);
    this.#checkScales(scales, [...path.slice(0, -1), 'scales']);
    const scaleOf = (name: string): number => {
      const [word] = name.split('.');
      return scales[name] ?? scales[word] ?? SCALES[word] ?? 1;
    };
    const value = compileExpression(expression, read);
    return {
      text: expression.text,
      address: addressOf(this.readable.scenario, path),
      reads,
      blank: compileBlank(expression, read, this.#inner),
      holds: (state) => isTrue(value(state)),
      margin: compileMargin<State>(expression, read, scaleOf),
      terms: compileTerms<State>(expression, read, scaleOf),
    };
  }

  readonly #inner: Inner = (name) => this.#own.get(name)?.expression;

  /** An expression with its names resolved; one that cannot be read counts as 0. */
  #read(text: string, path: Path): Resolved {
    const parsed = parseExpression(text);
    if ('expression' in parsed) {
      const { expression } = parsed;
      const found = this.#resolve(expression, path);
      this.#checkValued(expression, found, path);
      const reads = new Set([...found.values()].flatMap((quantity) => [...quantity.reads]));
      return { expression, reads, read: (name) => (found.get(name) ?? constant(0)).value };
    }
    for (const { column = 1, ...fault } of parsed.faults)
      this.faults.report(path, fault, { offset: column - 1 });
    return { expression: NOTHING, reads: new Set(), read: () => constant(0).value };
  }

  /** The quantities behind the names of an expression; one that means nothing is a fault. */
  #resolve({ tree, names }: SyntaxTree, path: Path): Map<string, Quantity> {
    const found = new Map<string, Quantity>();
    for (const name of names) {
      this.asked.add(name);
      const quantity = resolveQuantity(this.readable, name, (index) => this.#ownQuantity(index));
      if ('value' in quantity) found.set(name, quantity);
      else
        for (const offset of startsOf(tree, name)) {
          this.faults.report(path, { code: 'unknown-quantity', found: name, ...quantity }, { offset });
        }
    }
    return found;
  }

  /**
   * What never has a value is a fault: where it is written, and not again where an own quantity made of it is
   * used.
   */
  #checkValued({ text, tree }: SyntaxTree, found: ReadonlyMap<string, Quantity>, path: Path): void {
    const numberOf: ConstantOf = (name) => {
      const quantity = found.get(name);
      return this.#own.get(name)?.constant ?? (quantity && constantOf(quantity));
    };
    for (const part of neverValued(tree, numberOf)) {
      const found = text.slice(part.start, part.end);
      const reason = part.kind === 'name' ? 'there is nobody to ask' : 'it has no finite result';
      const message = `\`${found}\` never has a value: ${reason}`;
      const complaint = { code: 'no-value', message, found, hint: NEVER_HINT };
      this.faults.report(path, complaint, { offset: part.start });
    }
  }

  #ownQuantity(index: number): Quantity {
    const [id, text] = Object.entries(this.readable.scenario.quantities)[index];
    const [name, path] = [`${OWN}.${id}`, ['quantities', id]];
    const known = this.#own.get(name);
    if (known) return known.quantity;
    if (known === null) {
      const message = `\`${name}\` needs itself`;
      this.faults.report(path, { code: 'circular-quantity', message, found: id });
      return constant(0);
    }
    this.#own.set(name, null);
    const { expression, read, reads } = this.#read(String(text), path);
    const quantity = { value: compileExpression(expression, read), reads };
    const folded = fold(expression.tree, (inner) => this.#own.get(inner)?.constant);
    const own = folded.kind === 'number' && Number.isFinite(folded.value) ? folded.value : undefined;
    this.#own.set(name, { expression, quantity, constant: own });
    return quantity;
  }

  #checkScales(scales: Readonly<Record<string, number>>, path: Path): void {
    for (const name of Object.keys(scales)) {
      const isFamily = FAMILIES.has(name) || name === OWN;
      const problem = isFamily ? constant(1) : resolveQuantity(this.readable, name, () => constant(1));
      if ('value' in problem) continue;
      const complaint = name.includes('.')
        ? problem
        : unknownAmong(problem.message, name, [...FAMILIES.keys(), OWN]);
      const fault = { code: 'unknown-quantity', found: name, ...complaint };
      this.faults.report([...path, name], fault, { key: true });
    }
  }
}
