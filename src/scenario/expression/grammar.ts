/**
 * What can be seen from the tokens alone: size, depth, missing operators, ranges, forbidden names.
 *
 * Decision worth knowing: everything that could make mathjs slow, deep or lenient is refused before it sees
 * the text. Looking only at its syntax tree afterwards was rejected: by then `1:1e9` or ten thousand brackets
 * have been read.
 */
import type { Fault } from '../../foundation/fault.js';
import { faultAt, type Token } from './token.js';

/** Longest expression, in UTF-16 units. */
export const LENGTH_MAX = 2000;
/** Deepest nesting of brackets. */
export const DEPTH_MAX = 32;
/** Most names, numbers and operators together: the nodes of the tree. */
export const SIZE_MAX = 200;

/**
 * Every fault of the token sequence that mathjs would accept or might not survive; none means it may parse.
 */
export function checkTokens(tokens: readonly Token[]): readonly Fault[] {
  return [
    ...checkSize(tokens),
    ...checkNesting(tokens),
    ...tokens.flatMap((token, index) => checkNeighbour(token, tokens[index + 1])),
    ...tokens.flatMap(checkName),
  ];
}

function checkSize(tokens: readonly Token[]): readonly Fault[] {
  const nodes = tokens.filter((token) => token.kind !== 'punctuation');
  if (nodes.length === 0)
    return [faultAt(0, { code: 'expression-empty', message: 'the expression is empty' })];
  if (nodes.length <= SIZE_MAX) return [];
  const message = `the expression has ${nodes.length} names, numbers and operators; ${SIZE_MAX} are allowed`;
  return [faultAt(nodes[SIZE_MAX].start, { code: 'expression-size', message })];
}

/** Walks the brackets; each level counts the choices still waiting for their `:`. */
function checkNesting(tokens: readonly Token[]): readonly Fault[] {
  const openChoices = [0];
  for (const { text, start } of tokens) {
    const top = openChoices.length - 1;
    if (text === '(') openChoices.push(0);
    else if (text === ')' && top > 0) openChoices.pop();
    else if (text === '?') openChoices[top] += 1;
    else if (text === ':' && openChoices[top] === 0) return [strayColon(start)];
    else if (text === ':') openChoices[top] -= 1;
    if (openChoices.length > DEPTH_MAX + 1) {
      const message = `brackets are nested more than ${DEPTH_MAX} deep`;
      return [faultAt(start, { code: 'expression-depth', message })];
    }
  }
  return [];
}

function strayColon(start: number): Fault {
  const message = '`:` without a `?` before it: ranges have no meaning here';
  const hint = 'a choice is written condition ? one : other';
  return faultAt(start, { code: 'expression-range', message, hint });
}

/** Two values side by side would be a product to mathjs; here they are a forgotten operator. */
function checkNeighbour(token: Token, next: Token | undefined): readonly Fault[] {
  if (!next) return [];
  const endsValue = token.kind === 'number' || token.kind === 'name' || token.text === ')';
  const startsValue = next.kind === 'number' || next.kind === 'name' || next.text === '(';
  const isCall = token.kind === 'name' && next.text === '(';
  if (!endsValue || !startsValue || isCall) return [];
  const message = `an operator is missing between \`${token.text}\` and \`${next.text}\``;
  return [faultAt(next.start, { code: 'expression-operator', message, hint: 'a product is written a * b' })];
}

/** No part of a name may be one that every JavaScript object answers to (`constructor`, `__proto__`). */
function checkName(token: Token): readonly Fault[] {
  const isReserved = token.kind === 'name' && token.text.split('.').some((part) => part in Object.prototype);
  if (!isReserved) return [];
  const message = `\`${token.text}\` is not the name of a quantity`;
  return [faultAt(token.start, { code: 'expression-name', message, found: token.text })];
}
