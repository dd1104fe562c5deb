/**
 * Spoiling scenarios: small damages to the text of bundled files, each a step from what an author could have written.
 */
import { fc } from '../property.js';

/** Words and signs that mean something somewhere in a scenario, or to a careless reader of it. */
const HOSTILE = [
  ...[
    'null',
    '~',
    'true',
    '-1',
    '0',
    '1e309',
    '.nan',
    '.inf',
    '-.inf',
    '1e-400',
    '0x10',
    '9007199254740993',
    '""',
    "'",
  ],
  ...[
    '[]',
    '{}',
    '[[[]]]',
    '{ a: { b: c } }',
    '*a',
    '&a x',
    '<<: *a',
    '!!js/function x',
    '%TAG',
    '---',
    '...',
    '? x',
    '|',
    '>',
    '\t',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'all', 'any', 'none', 'extends'],
  ...[
    '1:1e9',
    'import("fs")',
    'a = 1',
    'f(x) = f(x)',
    '((((((',
    'support.council',
    'since.since',
    'my.my',
    'not not not',
    'x ? y',
  ],
  ...[
    '1848-02-30',
    '0000-00-00',
    '9999-12-31',
    '1917-07-04 OS',
    '-1-1-1',
    '\u0000',
    '\ufeff',
    '\ud800',
    'é',
    '\r',
    '\u2028',
  ],
] as const;

export type Damage = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, share: number): number => Math.floor(share * text.length);

/** The words of a text, with their places. */
const wordsOf = (text: string): RegExpExecArray[] => [...text.matchAll(/[\w.-]+/g)];

const wordAt = (text: string, share: number): RegExpExecArray | undefined => {
  const words = wordsOf(text);
  return words[Math.min(words.length - 1, Math.floor(share * words.length))];
};

const cut = (text: string, from: number, to: number, by = ''): string =>
  text.slice(0, from) + by + text.slice(to);

const replaceWord =
  (share: number, by: (word: string) => string): Damage =>
  (text) => {
    const word = wordAt(text, share);
    return word === undefined ? text : cut(text, word.index, word.index + word[0].length, by(word[0]));
  };

const inLines =
  (change: (lines: string[]) => string[]): Damage =>
  (text) =>
    change(text.split('\n')).join('\n');

/** One damage. */
export const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...HOSTILE)).map(([share, word]) => replaceWord(share, () => word)),
  fc.tuple(place, place).map(
    ([share, other]): Damage =>
      (text) =>
        replaceWord(share, () => wordAt(text, other)?.[0] ?? '')(text),
  ),
  fc.tuple(place, fc.double()).map(([share, number]) => replaceWord(share, () => String(number))),
  place.map((share) => replaceWord(share, (word) => word.slice(1) + word[0])),
  fc.tuple(place, fc.integer({ min: 1, max: 80 })).map(
    ([share, length]): Damage =>
      (text) =>
        cut(text, at(text, share), at(text, share) + length),
  ),
  fc.tuple(place, fc.constantFrom(...HOSTILE, '[', ']', '{', '}', ':', ',', '#', '"', '- ', '\n')).map(
    ([share, sign]): Damage =>
      (text) =>
        cut(text, at(text, share), at(text, share), sign),
  ),
  fc.tuple(place, place).map(([share, other]) =>
    inLines((lines) => {
      const line = lines[Math.floor(share * (lines.length - 1))];
      return lines.toSpliced(Math.floor(other * lines.length), 0, line);
    }),
  ),
  place.map((share) => inLines((lines) => lines.toSpliced(Math.floor(share * lines.length), 1))),
  place.map(
    (share): Damage =>
      (text) =>
        text.slice(0, at(text, share)),
  ),
);

/** Several damages, one after another. */
export const damages: fc.Arbitrary<Damage> = fc
  .array(damage, { minLength: 1, maxLength: 3 })
  .map((list) => (text) => list.reduce((spoilt, each) => each(spoilt), text));
