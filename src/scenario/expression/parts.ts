/**
 * The parts of expressions that were read elsewhere, as expressions of their own: where nothing can be read
 * any more, a part of something that was read can still be asked about.
 *
 * Decision worth knowing: a part has the tree that it would have if it were read alone, only moved to its
 * beginning. To send the parts along was rejected: they are several times as many as the expressions.
 */
import type { Syntax, SyntaxTree } from './syntax.js';

/** A tree moved by so many letters to the left. */
const moved = (syntax: Syntax, by: number): Syntax => {
  const place = { start: syntax.start - by, end: syntax.end - by };
  return syntax.kind === 'operation'
    ? { ...syntax, ...place, operands: syntax.operands.map((operand) => moved(operand, by)) }
    : { ...syntax, ...place };
};

/** The names of a tree, each once, in order of appearance. */
function namesIn(syntax: Syntax): string[] {
  const found: Extract<Syntax, { kind: 'name' }>[] = [];
  const look = (part: Syntax): void => {
    if (part.kind === 'name') found.push(part);
    if (part.kind === 'operation') part.operands.forEach(look);
  };
  look(syntax);
  return [...new Set(found.sort((a, b) => a.start - b.start).map(({ name }) => name))];
}

const asExpression = (text: string, tree: Syntax): SyntaxTree => ({ text, tree, names: namesIn(tree) });

/** The least of three values is the least of one and of that of two, which is no text of its own. */
const isWithinCall = (part: Syntax, { start, end }: Syntax, own: string): boolean =>
  part.kind === 'operation' &&
  ['min', 'max'].includes(part.operation) &&
  (!/^[\s(]*(min|max)\s*\(/.test(own) || (part.start === start && part.end === end));

/** Every part of these expressions, by its text; the expressions themselves are none. */
export function partsByText(expressions: Iterable<SyntaxTree>): ReadonlyMap<string, SyntaxTree> {
  const parts = new Map<string, SyntaxTree>();
  for (const { text, tree } of expressions) {
    const look = (syntax: Syntax): void => {
      if (syntax.kind !== 'operation') return;
      for (const part of syntax.operands) {
        const own = text.slice(part.start, part.end);
        if (!isWithinCall(part, syntax, own) && !parts.has(own))
          parts.set(own, asExpression(own, moved(part, part.start)));
        look(part);
      }
    };
    look(tree);
  }
  return parts;
}

/** The negative of an expression, as `-(text)` is read. */
export function negative({ text, tree }: SyntaxTree): SyntaxTree {
  const bracketed: Syntax = { ...moved(tree, -2), start: 1, end: text.length + 3 };
  const whole: Syntax = {
    ...{ kind: 'operation', operation: 'negate', operands: [bracketed] },
    ...{ start: 0, end: text.length + 3 },
  };
  return asExpression(`-(${text})`, whole);
}
