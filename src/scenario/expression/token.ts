/**
 * The text of an expression cut into tokens: the first gate of the quantity language.
 *
 * Decision worth knowing: ids carry hyphens and mathjs knows only subtraction, so names are cut here, before
 * mathjs sees anything. Demanding underscores was rejected: an id would then be written in two ways.
 */
import type { Fault } from '../../foundation/fault.js';
import type { Span } from './syntax.js';

export interface Token extends Span {
  readonly kind: 'number' | 'name' | 'operator' | 'punctuation';
  readonly text: string;
}

/** What the tokeniser needs to say about a fault; `hint` tells how to write it instead. */
export interface TokenComplaint {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly found?: string;
}

/** Places a complaint: `column` is the offset into the text of the expression, counted from 1. */
export const faultAt = (offset: number, complaint: TokenComplaint): Fault => ({
  ...complaint,
  column: offset + 1,
});

const SPACE = /\s+/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BARE_NAME = /[A-Za-z_]\w*/y;
const DOTTED_NAME = /[A-Za-z_]\w*(?:-\w+)*(?:\.\w+(?:-\w+)*)+/y;
const SYMBOL = /[<>=!]=|[-+*/<>?:(),]/y;

const WORD_OPERATORS = new Set(['and', 'or', 'not']);
const PUNCTUATION = new Set(['(', ')', ',', '?', ':']);

const HINTS: ReadonlyMap<string, string> = new Map([
  ['=', 'a comparison is written ==; nothing can be assigned'],
  ['^', 'powers are written as products: x * x'],
  ['%', 'a percentage is written as a share: 0.05'],
  ['!', 'negation is written not, inequality !='],
  ['&', 'write and'],
  ['|', 'write or'],
  ['"', 'names are written without quotes; texts have no meaning here'],
  ["'", 'names are written without quotes; texts have no meaning here'],
  ['[', 'lists have no meaning here; a quantity is named with dots'],
  ['{', 'mappings have no meaning here'],
  [';', 'an expression is one formula'],
  ['.', 'a fraction starts with a digit (0.5); a dotted name has no spaces'],
]);

function matchAt(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? '';
}

function tokenAt(text: string, start: number): Token | undefined {
  const token = (kind: Token['kind'], found: string): Token => ({
    kind,
    text: found,
    start,
    end: start + found.length,
  });
  const number = matchAt(NUMBER, text, start);
  if (number) return token('number', number);
  const name = matchAt(DOTTED_NAME, text, start) || matchAt(BARE_NAME, text, start);
  if (name) return token(WORD_OPERATORS.has(name) ? 'operator' : 'name', name);
  const symbol = matchAt(SYMBOL, text, start);
  return symbol ? token(PUNCTUATION.has(symbol) ? 'punctuation' : 'operator', symbol) : undefined;
}

/**
 * A bare name followed at once by a hyphen and a letter could be an id or a difference: say so, never guess.
 */
function hyphenFault(text: string, token: Token): Fault | undefined {
  if (token.kind !== 'name' || token.text.includes('.')) return undefined;
  const tail = matchAt(/(?:-\w+)+/y, text, token.end);
  if (!tail) return undefined;
  const found = token.text + tail;
  const message = `\`${found}\` could be one name or a difference`;
  const hint = 'a difference has spaces (a - b); only dotted names may contain hyphens';
  return faultAt(token.start, { code: 'expression-hyphen', message, found, hint });
}

/**
 * Cuts the whole text, and finds every fault of spelling in it: each unknown character is reported once.
 * Tokens are in order and do not overlap; between them is white space only if there are no faults.
 */
export function tokenise(text: string): {
  readonly tokens: readonly Token[];
  readonly faults: readonly Fault[];
} {
  const tokens: Token[] = [];
  const faults: Fault[] = [];
  const reported = new Set<string>();
  for (let offset = matchAt(SPACE, text, 0).length; offset < text.length;) {
    const token = tokenAt(text, offset);
    if (token) {
      tokens.push(token);
      const fault = hyphenFault(text, token);
      if (fault) faults.push(fault);
    } else {
      const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
      if (!reported.has(character)) faults.push(characterFault(character, offset));
      reported.add(character);
    }
    offset = token?.end ?? offset + 1;
    offset += matchAt(SPACE, text, offset).length;
  }
  return { tokens, faults };
}

function characterFault(character: string, offset: number): Fault {
  const message = `\`${character}\` has no meaning in an expression`;
  const hint = HINTS.get(character);
  return faultAt(offset, { code: 'expression-symbol', message, found: character, hint });
}
