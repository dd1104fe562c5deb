/**
 * Text to a checked expression. Nothing that an author can write makes this throw, hang or call anything.
 *
 * Decision worth knowing: mathjs parses, but never sees a name. Each name is covered by a symbol of the same
 * length, so its columns are ours; its tree is then walked in step with our tokens (walk.ts), which hold the
 * real text. Numbering the names (q0, q1) was rejected: columns would have to be mapped back.
 */
import { create, parseDependencies, type MathNode } from './mathjs.js';
import type { Fault } from '../../foundation/fault.js';
import { checkTokens, LENGTH_MAX } from './grammar.js';
import type { SyntaxTree } from './syntax.js';
import { faultAt, tokenise, type Token } from './token.js';
import { unexpected, Walk } from './walk.js';

/**
 * Either the expression, or why there is none. Columns of faults are offsets into the text, counted from 1.
 */
export type ParsedExpression = { readonly expression: SyntaxTree } | { readonly faults: readonly Fault[] };

/** Reads and checks a text, whatever was read before. */
export function readExpression(text: string): ParsedExpression {
  if (text.length > LENGTH_MAX) return { faults: [tooLong(text)] };
  const { tokens, faults: spelling } = tokenise(text);
  const faults = spelling.length > 0 ? spelling : checkTokens(tokens);
  if (faults.length > 0) return { faults };
  const parsed = parseCovered(text, tokens);
  if ('fault' in parsed) return { faults: [parsed.fault] };
  const walk = new Walk(tokens);
  const tree = walk.read(parsed.node);
  return walk.faults.length > 0
    ? { faults: walk.faults }
    : { expression: { text, tree, names: [...walk.names] } };
}

function tooLong(text: string): Fault {
  const message = `the expression has ${text.length} characters; ${LENGTH_MAX} are allowed`;
  return faultAt(LENGTH_MAX, { code: 'expression-length', message });
}

type MathParser = (text: string) => MathNode;
let mathParser: MathParser | undefined;

/** The parser of mathjs alone, made at first use; nothing in it can evaluate. */
const parserOfMath = (): MathParser => (mathParser ??= create({ parseDependencies }).parse as MathParser);

function parseCovered(text: string, tokens: readonly Token[]): { node: MathNode } | { fault: Fault } {
  let covered = '';
  for (const { kind, text: found, start } of tokens) {
    covered = covered.padEnd(start) + (kind === 'name' ? 'q'.repeat(found.length) : found);
  }
  const mathParse = parserOfMath();
  try {
    return { node: mathParse(covered) };
  } catch (error) {
    return { fault: syntaxFault(error, text, tokens) };
  }
}

/** mathjs names the place of a syntax error in `char`, counted from 1. */
function syntaxFault(error: unknown, text: string, tokens: readonly Token[]): Fault {
  const place = error instanceof Error && 'char' in error ? Number(error.char) - 1 : text.length;
  const token = tokens.find(({ end }) => end > place);
  const complaint = token
    ? unexpected(token.text)
    : { code: 'expression-syntax', message: 'the expression ends too early' };
  const hint = hintOf(error instanceof Error ? error.message : '');
  return faultAt(token?.start ?? text.length, { ...complaint, hint });
}

function hintOf(message: string): string | undefined {
  if (message.startsWith('False part'))
    return 'a choice is a ? b : c; a choice inside a choice stands in brackets';
  if (message.startsWith('Parenthesis')) return 'a bracket is not closed';
  return message.startsWith('Value expected') ? 'a name or number was expected' : undefined;
}
