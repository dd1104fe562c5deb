/**
 * The syntax tree of mathjs read into ours, against the allow-list: what is not named here is refused.
 *
 * Decision worth knowing: tree and tokens are walked in step, each node taking exactly its own tokens. So
 * mathjs cannot have read anything that we did not, names come from the text itself, and every node has a
 * place, which mathjs lacks.
 */
import {
  isConditionalNode,
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isRelationalNode,
  isSymbolNode,
  type ConditionalNode,
  type FunctionNode,
  type MathNode,
} from './mathjs.js';
import { didYouMean, type Fault } from '../../foundation/fault.js';
import { COMPARISONS, FUNCTIONS, type Operation, type Syntax } from './syntax.js';
import { faultAt, type TokenComplaint, type Token } from './token.js';

const TRUTHS: ReadonlyMap<string, number> = new Map([
  ['true', 1],
  ['false', 0],
]);

/** What is read of an operator: its sign as mathjs understood it, and what it stands beside. */
interface Calculation {
  readonly op: string;
  readonly args: readonly MathNode[];
}

/**
 * A walk over the tree of mathjs in step with the tokens; what it cannot read becomes a fault and counts as
 * 0.
 */
export class Walk {
  readonly faults: Fault[] = [];
  readonly names = new Set<string>();
  private cursor = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  read(node: MathNode): Syntax {
    if (isConstantNode(node)) return this.number(this.takeKind('number'));
    if (isSymbolNode(node)) return this.name(this.takeKind('name'));
    if (isParenthesisNode(node)) return this.bracketed(node.content);
    if (isConditionalNode(node)) return this.choice(node);
    if (isRelationalNode(node)) return this.chain(node.params);
    if (isFunctionNode(node)) return this.call(node);
    if (isOperatorNode(node)) return node.args.length === 1 ? this.unary(node) : this.binary(node);
    return this.refuse(this.peek(), unexpected(this.peek().text));
  }

  private peek(): Token {
    return this.tokens[Math.min(this.cursor, this.tokens.length - 1)];
  }

  private takeKind(kind: Token['kind']): Token {
    return this.take((token) => token.kind === kind);
  }

  private takeText(...texts: readonly string[]): Token {
    return this.take((token) => texts.includes(token.text));
  }

  /** The next token, unless mathjs has read something else here, such as a shift in `a << b`. */
  private take(isExpected: (token: Token) => boolean): Token {
    const token = this.peek();
    this.cursor += 1;
    if (!isExpected(token) && this.faults.length === 0) this.refuse(token, unexpected(token.text));
    return token;
  }

  private refuse(token: Token, complaint: TokenComplaint): Syntax {
    this.faults.push(faultAt(token.start, { found: token.text, ...complaint }));
    return { kind: 'number', value: 0, start: token.start, end: token.end };
  }

  private number(token: Token): Syntax {
    const value = Number(token.text);
    if (Number.isFinite(value)) return { kind: 'number', value, start: token.start, end: token.end };
    return this.refuse(token, { code: 'expression-number', message: `${token.text} is too large a number` });
  }

  private name({ text, start, end }: Token): Syntax {
    const truth = TRUTHS.get(text);
    if (truth !== undefined) return { kind: 'number', value: truth, start, end };
    const rule = FUNCTIONS.get(text);
    if (rule) {
      const message = `\`${text}\` is a function and needs values: ${rule.usage}`;
      return this.refuse({ kind: 'name', text, start, end }, { code: 'expression-arguments', message });
    }
    this.names.add(text);
    return { kind: 'name', name: text, start, end };
  }

  private bracketed(content: MathNode): Syntax {
    const { start } = this.takeText('(');
    const inner = this.read(content);
    return { ...inner, start, end: this.takeText(')').end };
  }

  private choice({ condition, trueExpr, falseExpr }: ConditionalNode): Syntax {
    const test = this.read(condition);
    this.takeText('?');
    const one = this.read(trueExpr);
    this.takeText(':');
    return operationOf('choose', [test, one, this.read(falseExpr)]);
  }

  private unary({ op, args: [operand] }: Calculation): Syntax {
    const token = this.takeText(op);
    if (token.text !== 'not') this.checkNot(operand);
    const inner = this.read(operand);
    if (token.text === '+') return { ...inner, start: token.start };
    const operation = token.text === 'not' ? 'not' : 'negate';
    return { kind: 'operation', operation, operands: [inner], start: token.start, end: inner.end };
  }

  private binary({ op, args: [leftNode, rightNode] }: Calculation): Syntax {
    const leftToken = this.peek();
    const left = this.read(leftNode);
    const operation = this.takeText(op).text as Operation;
    if (operation !== 'and' && operation !== 'or') {
      this.checkNot(leftNode, leftToken);
      this.checkNot(rightNode);
    }
    return operationOf(operation, [left, this.read(rightNode)]);
  }

  /** `a < b < c` is `a < b and b < c`. */
  private chain(params: readonly MathNode[]): Syntax {
    const links: Syntax[] = [];
    this.checkNot(params[0]);
    let left = this.read(params[0]);
    for (const param of params.slice(1)) {
      const operation = this.takeText(...COMPARISONS).text as Operation;
      this.checkNot(param);
      const right = this.read(param);
      links.push(operationOf(operation, [left, right]));
      left = right;
    }
    return links.reduce((all, link) => operationOf('and', [all, link]));
  }

  private call(node: FunctionNode): Syntax {
    const callee = this.takeKind('name');
    this.takeText('(');
    const operands = node.args.map((argument, index) => {
      if (index > 0) this.takeText(',');
      return this.read(argument);
    });
    const { end } = this.takeText(')');
    const rule = FUNCTIONS.get(callee.text);
    if (!rule) return this.refuse(callee, unknownFunction(callee.text));
    if (operands.length < rule.operandsMin || operands.length > rule.operandsMax) {
      const message = `${rule.usage} was given ${operands.length} value${operands.length === 1 ? '' : 's'}`;
      return this.refuse(callee, { code: 'expression-arguments', message });
    }
    return { ...callOf(rule.operation, operands), start: callee.start, end };
  }

  /** In mathjs `not a > b` is `(not a) > b`, which nobody means: brackets are demanded. */
  private checkNot(node: MathNode, token = this.peek()): void {
    if (!isOperatorNode(node) || (node.fn as string) !== 'not') return;
    const hint = 'write not (a > b), or (not a) > b if that is meant';
    const message = '`not` beside a comparison or calculation needs brackets';
    this.refuse(token, { code: 'expression-not', message, hint });
  }
}

function operationOf(operation: Operation, operands: readonly Syntax[]): Syntax {
  const [first] = operands;
  const last = operands[operands.length - 1];
  return { kind: 'operation', operation, operands, start: first.start, end: last.end };
}

/** `min` and `max` of many become pairs, so that an operation has at most three operands. */
function callOf(operation: Operation, operands: readonly Syntax[]): Syntax {
  if (operation !== 'min' && operation !== 'max') return operationOf(operation, operands);
  return operands.reduce((left, right) => operationOf(operation, [left, right]));
}

/** The fault of a token that has no business where it stands. */
export function unexpected(found: string): TokenComplaint {
  return { code: 'expression-syntax', message: `\`${found}\` is not expected here`, found };
}

function unknownFunction(name: string): TokenComplaint {
  const hint = didYouMean(name, FUNCTIONS.keys());
  return { code: 'expression-function', message: `there is no function \`${name}\``, hint };
}
