import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { DEPTH_MAX, LENGTH_MAX, SIZE_MAX } from '../../src/scenario/expression/grammar.js';
import { parseExpression } from '../../src/scenario/expression/parse.js';
import type { Fault } from '../../src/foundation/fault.js';

function namesOf(text: string): readonly string[] {
  const parsed = parseExpression(text);
  if ('faults' in parsed) throw new Error(parsed.faults.map(({ message }) => message).join('; '));
  return parsed.expression.names;
}

function faultsOf(text: string): readonly Fault[] {
  const parsed = parseExpression(text);
  return 'faults' in parsed ? parsed.faults : [];
}

const codesOf = (text: string) => faultsOf(text).map(({ code }) => code);

describe('names', () => {
  it('keep their hyphens inside a dotted name', () => {
    expect(namesOf('support.left-sr.petrograd-garrison-since.milyukov-note')).toEqual([
      'support.left-sr.petrograd-garrison-since.milyukov-note',
    ]);
    expect(namesOf('petty-bourgeoisie.size > 1')).toEqual(['petty-bourgeoisie.size']);
  });

  it('are parted by a minus with spaces, after a number and after a bracket', () => {
    expect(namesOf('support.left-sr.army - since.milyukov-note')).toEqual([
      'support.left-sr.army',
      'since.milyukov-note',
    ]);
    expect(namesOf('(a)-b + 3-c')).toEqual(['a', 'b', 'c']);
  });

  it('are listed once, in order of appearance', () => {
    expect(namesOf('day > b.c and day < a')).toEqual(['day', 'b.c', 'a']);
  });

  it('may have parts that start with a digit', () => {
    expect(namesOf('since.1st-of-may')).toEqual(['since.1st-of-may']);
  });

  it('are never guessed: a hyphen in a bare name is a fault that says how to write both readings', () => {
    expect(faultsOf('1 + day-length')).toMatchObject([
      { code: 'expression-hyphen', column: 5, found: 'day-length' },
    ]);
  });

  it('do not include true and false', () => {
    expect(namesOf('true or false or not trueish')).toEqual(['trueish']);
  });
});

describe('the language', () => {
  it.each([
    '1',
    '-a',
    'a < b < c',
    'a ? b : (c ? d : e)',
    'min(a, b, c, 1e-3)',
    'clamp(a, 0, 1) * sqrt(abs(b))',
    'not (a > 0.5) and not b',
    'a >\n  0.5 and\n\tb',
    `${'('.repeat(DEPTH_MAX)}a${')'.repeat(DEPTH_MAX)}`,
    Array.from({ length: SIZE_MAX / 2 }, () => 'a').join('+'),
  ])('accepts %s', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each([
    ['a +', 'expression-syntax', 4],
    ['a + )', 'expression-syntax', 5],
    ['(a', 'expression-syntax', 3],
    ['a ? b', 'expression-syntax', 6],
    ['a > 1 and x $ 3', 'expression-symbol', 13],
    ['2 months', 'expression-operator', 3],
    ['5 - maximum(a, b)', 'expression-function', 5],
    ['a + clamp(b)', 'expression-arguments', 5],
    ['a + min', 'expression-arguments', 5],
    ['a and not b > c', 'expression-not', 7],
    ['1 + not a', 'expression-not', 5],
    ['not a < b < c', 'expression-not', 1],
    ['day > 1e999', 'expression-number', 7],
    ['', 'expression-empty', 1],
  ])('refuses %j as %s at column %i', (text, code, column) => {
    expect(faultsOf(text)).toMatchObject([{ code, column }]);
  });

  it('suggests the function that was meant', () => {
    expect(faultsOf('logistc(a)')[0]?.hint).toContain('logistic');
  });

  it('reports several faults at once', () => {
    expect(codesOf('foo(a) + bar(b) + min(c)')).toEqual([
      'expression-function',
      'expression-function',
      'expression-arguments',
    ]);
    expect(codesOf('a = b % c')).toEqual(['expression-symbol', 'expression-symbol']);
  });
});

describe('hostile text', () => {
  it.each([
    '1:1e9',
    '1:2:3',
    'a ? 1 : 2 : 3',
    'for (i in 1:10) i',
    'map(1:10, f(x) = x)',
    'import("fs")',
    'import({a: 1}, {override: true})',
    'config({})',
    'parse(a)',
    'evaluate("1+1")',
    'createUnit(a)',
    'constructor',
    '__proto__',
    'a.__proto__.polluted',
    'a.constructor.constructor',
    'cos.constructor("return process")()',
    'toString()',
    'a = 1',
    'a.b = 1',
    'f(x) = f(x)',
    'f(x) = f(x); f(1)',
    'a; b',
    '"text"',
    "'text'",
    '`text`',
    '[1, 2; 3, 4]',
    'a[1]',
    'a["constructor"]',
    '{a: 1}',
    '{a: 1}.a',
    '2 m',
    '2(a)',
    '(a)(b)',
    'min(a)(b)',
    'a b',
    '5%',
    'a % b',
    'a mod b',
    'a to b',
    'a in b',
    'a xor b',
    'a ^ 2',
    'a ** 2',
    'a!',
    "a'",
    'a .* b',
    '~a',
    'a & b',
    'a | b',
    'a << b',
    '# comment',
    '0x10',
    '1i',
    'a.b.',
    '.a',
    'a..b',
    'a\\b',
    '\0',
    '😀 > 1',
    'é',
  ])('becomes faults, not a throw and not a reading: %j', (text) => {
    expect(codesOf(text)).not.toEqual([]);
  });

  it.each([
    ['a huge number', '9'.repeat(400)],
    ['a huge exponent', '1e' + '9'.repeat(300)],
    ['a thousand open brackets', '('.repeat(1000)],
    ['a thousand brackets around nothing', '('.repeat(1000) + ')'.repeat(1000)],
    ['one bracket too many', '('.repeat(DEPTH_MAX + 1) + 'a' + ')'.repeat(DEPTH_MAX + 1)],
    ['a million brackets', '('.repeat(1e6)],
    ['ten thousand operators', Array.from({ length: 10_000 }, () => '1').join('+')],
    ['nine hundred operators', Array.from({ length: 900 }, () => '1').join('+')],
    ['one operator too many', Array.from({ length: SIZE_MAX / 2 }, () => 'a').join('+') + '+b'],
    ['two thousand signs', '-'.repeat(1999) + '1'],
    ['five hundred negations', 'not '.repeat(499) + '1'],
    ['six hundred open choices', 'a?'.repeat(600)],
    ['five hundred choices', 'a?b:'.repeat(499) + 'c'],
    ['four hundred open calls', 'min('.repeat(400)],
    ['a tail of hyphens', 'a-'.repeat(900)],
    ['a name too long', 'a'.repeat(LENGTH_MAX + 1)],
    ['two thousand commas', ','.repeat(2000)],
  ])('becomes faults however long it is: %s', (_, text) => {
    expect(codesOf(text)).not.toEqual([]);
  });

  const pieces = fc.constantFrom(
    ...['a', 'b.c-d', '1', '2.5', 'not', 'and', 'or', 'min', 'clamp', 'true', 'mod', 'q', 'end', 'null', 'i'],
    ...[
      '(',
      ')',
      ',',
      '?',
      ':',
      '+',
      '-',
      '*',
      '/',
      '<',
      '<=',
      '==',
      '!=',
      '=',
      '[',
      '"',
      '.',
      ' ',
      '\n',
      ';',
    ],
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(' ')),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  );

  test.prop([anyText], { numRuns: 2000 })('is read or refused with a place inside it', (text) => {
    for (const { column } of faultsOf(text)) {
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual(text.length + 1);
    }
  });
});
