/** Texts that act on a terminal or hide from a reader: one of every kind that is known, among letters. */
import { fc } from './property.js';

const range = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));

/** Control characters of both sets but line break and tab, marks and overrides of direction, separators, what has no width, lone surrogates. */
export const ACTING: readonly string[] = [
  ...range(0x00, 0x08),
  ...range(0x0b, 0x1f),
  ...range(0x7f, 0x9f),
  ...range(0x200e, 0x200f),
  ...range(0x2028, 0x202e),
  ...range(0x2066, 0x2069),
  ...'\u00ad\u034f\u061c\u180e\u200b\u2060\u2061\ufeff\ufff9\u3164\u{e0001}\u{e0041}',
  '\ud800',
  '\udc00',
];

/** Sequences that are known to do harm: a screen cleared, a title set, a link, a line painted over, a file name turned round. */
const SEQUENCES = [
  '\u001b[2J\u001b[H',
  '\u001b]0;owned\u0007',
  '\u001b]8;;http://x\u001b\\',
  '\u009b31m',
  'safe\rgone',
  'a\u0008b',
  '\u202egpj.exe',
  `z${'\u0301'.repeat(40)}`,
];

/** All of them in one text. */
export const EVERY_ACTING = `a${[...ACTING, ...SEQUENCES].join('')}z`;

export const hostileText = fc
  .array(fc.constantFrom(...ACTING, ...SEQUENCES, ...'aZ1 .-=/"<é中'), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''));

const KINDS = ACTING.map((character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('');

/** Finds whatever acts; line breaks and tabs may stand. */
export const ANY_ACTING = new RegExp(`[${KINDS}]|\\p{M}{31}`, 'u');
