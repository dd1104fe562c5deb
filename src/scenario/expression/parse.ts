/**
 * An expression by its text: what was read before, here or elsewhere, or else what is read of it now.
 *
 * Decision worth knowing: who has all expressions of a scenario as they were read elsewhere has no need of a
 * reader (read.ts), and a page is put together without it.
 */
import type { SyntaxTree } from './syntax.js';
import { negative, partsByText } from './parts.js';
import { readExpression, type ParsedExpression } from './read.js';

/** So many texts are kept with what was read from them: a few times those of a large scenario. */
const MEMORY_MAX = 4096;

const memory = new Map<string, ParsedExpression>();

/** What was read elsewhere; it is kept whatever else is read. */
const given = new Map<string, ParsedExpression>();

/** The parts of what was read elsewhere, made when one is asked for. */
let parts: ReadonlyMap<string, SyntaxTree> | undefined;

/** Takes over expressions that were read elsewhere, as `expressionsDuring` gave them. */
export function takeExpressions(trees: readonly SyntaxTree[]): void {
  for (const expression of trees) given.set(expression.text, { expression });
  parts = undefined;
}

/** A part of what was read elsewhere, or the negative of it or of one; undefined for what is neither. */
function partOfGiven(text: string): SyntaxTree | undefined {
  if (given.size === 0) return undefined;
  parts ??= partsByText(
    [...given.values()].flatMap((read) => ('expression' in read ? [read.expression] : [])),
  );
  const known = parts.get(text);
  if (known !== undefined || !(text.startsWith('-(') && text.endsWith(')'))) return known;
  const inner = text.slice(2, -1);
  const read = given.get(inner);
  const positive = read !== undefined && 'expression' in read ? read.expression : parts.get(inner);
  return positive && negative(positive);
}

/** The expressions that are read while something is done, each once. */
export function expressionsDuring(work: () => void): SyntaxTree[] {
  memory.clear();
  given.clear();
  parts = undefined;
  work();
  return [...memory.values()].flatMap((read) => ('expression' in read ? [read.expression] : []));
}

/**
 * Reads and checks one expression of the quantity language (syntax.ts tells what it may contain). A scenario
 * is compiled once for each of its counterfactuals and nearly all its expressions stay the same, so what was
 * read is kept.
 */
export function parseExpression(text: string): ParsedExpression {
  const known = given.get(text) ?? memory.get(text);
  if (known) return known;
  const part = partOfGiven(text);
  const parsed = part === undefined ? readExpression(text) : { expression: part };
  if (memory.size >= MEMORY_MAX) memory.clear();
  memory.set(text, parsed);
  return parsed;
}
