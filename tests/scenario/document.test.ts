import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { printFault } from '../../src/foundation/fault.js';
import { readDocument } from '../../src/scenario/document.js';
import {
  FILE_LENGTH_MAX,
  LEXEME_COUNT_MAX,
  NESTING_MAX,
  SYNTAX_FAULT_COUNT_MAX,
} from '../../src/scenario/yaml.js';

const read = (...texts: readonly string[]) =>
  readDocument(texts.map((text, index) => ({ name: `${'abc'[index]}.yaml`, text })));

const faultsIn = (...texts: readonly string[]) => read(...texts).faults.map(printFault);
const codesIn = (...texts: readonly string[]) => read(...texts).faults.map(({ code }) => code);

/** The text from a place on, to the end of its line. */
function textAt(text: string, { line = 0, column = 0 }: { line?: number; column?: number }): string {
  return text.split('\n')[line - 1].slice(column - 1);
}

describe('the files of a folder', () => {
  it('are one scenario: lists are joined, mappings merged, in the order of the files', () => {
    const document = read(
      'title: One\nparties:\n  - id: kadet\n',
      'parties:\n  - id: sr\npolicies: {land: 0}\n',
      'policies:\n  peace: 1\n',
    );
    expect(document.faults).toEqual([]);
    expect(document.value).toEqual({
      title: 'One',
      parties: [{ id: 'kadet' }, { id: 'sr' }],
      policies: { land: 0, peace: 1 },
    });
  });

  it('may be empty', () => {
    expect(read('', '# only words\n', 'a: 1')).toMatchObject({ value: { a: 1 }, faults: [] });
    expect(read()).toMatchObject({ value: {}, faults: [] });
  });

  it('must not say the same thing twice: the fault names both places', () => {
    expect(faultsIn('a: 1\nb: {x: 1}\n', 'b:\n  y: 2\n  x: 3\na: 2\n')).toEqual([
      'b.yaml:3:3: `x` is written twice, first at a.yaml:2:5',
      'b.yaml:4:1: `a` is written twice, first at a.yaml:1:1',
    ]);
    expect(faultsIn('list:\n  - id: x\n    id: y\n')).toEqual([
      'a.yaml:3:5: `id` is written twice, first at a.yaml:2:5',
    ]);
    expect(codesIn('a: [1]', 'a: {b: 1}')).toEqual(['duplicate-key']);
  });

  it('keep the first of two, so that the rest can still be checked', () => {
    expect(read('a: 1\na: 2\nb: 3').value).toEqual({ a: 1, b: 3 });
  });

  it('are no scenario at all while one of them cannot be read', () => {
    expect(read('a: 1', 'b: [1').value).toBeUndefined();
    expect(read('a: 1', '- b').value).toBeUndefined();
  });

  it('hold values as YAML 1.2 means them', () => {
    const text = 'a: yes\nb: 1917-07-17\nc: 0x10\nd: ~\ne: true\nf: 1e3\ng: "1"\nh: 012\n1917: x\n';
    expect(read(text).value).toEqual({
      ...{ a: 'yes', b: '1917-07-17', c: 16, d: null, e: true, f: 1000, g: '1', h: 12 },
      '1917': 'x',
    });
  });

  it('cannot have a key named like the prototype, and touch none', () => {
    const { value, faults } = read('a: {constructor: 2, __proto__: {polluted: 1}}');
    expect(value).toEqual({ a: { constructor: 2 } });
    expect(faults.map(printFault)).toEqual(['a.yaml:1:21: `__proto__` cannot be a key: it names nothing']);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a fault of YAML', () => {
  it.each([
    ['tag', 'a: 1\nb: !date 1917\n', 'yaml-tag-resolve-failed', 2, 4],
    ['tag of old YAML', 'a: !!binary aGk=\n', 'yaml-tag-resolve-failed', 1, 4],
    ['colon in a text', 'when: a ? b : c\n', 'yaml-block-as-implicit-key', 1, 7],
    ['tab', 'a:\n\tb: 1\n', 'yaml-tab-as-indent', 2, 1],
    ['open list', 'a: 1\nb: [1, 2\n', 'yaml-bad-indent', 3, 1],
    ['open quote', 'a: "x\n', 'yaml-missing-char', 2, 1],
    ['second document', 'a: 1\n---\nb: 1\n', 'yaml-multiple-docs', 2, 1],
    ['list for a file', '- a\n- b\n', 'file-shape', 1, 1],
    ['word for a file', 'hello', 'file-shape', 1, 1],
    ['unknown alias', 'a: *b\n', 'unknown-alias', 1, 4],
    ['alias of itself', 'a: &x [*x]\n', 'unknown-alias', 1, 8],
    ['list as a key', '? [a]\n: 1\n', 'wrong-key', 1, 3],
    ['empty key', ': 1\n', 'wrong-key', 1, 1],
    ['lines of old machines, which a comment would hide', '# all\ra: 1\rb: 2\r', 'line-ends', 1, 6],
  ])('has its place: %s', (_, text, code, line, column) => {
    expect(read(text).faults).toMatchObject([{ code, file: 'a.yaml', line, column }]);
  });

  /** What nobody who writes in braces sees: in YAML a comma there ends a value. */
  it.each([
    ['{ a: clamp(1 - x / 250, 0, 1), b: 2 }', 'clamp(1 - x / 250', 'clamp(1 - x / 250, 0, 1)'],
    ['{ a: x > 1 ? min(2, x) : 0 }', 'x > 1 ? min(2', 'x > 1 ? min(2, x) : 0'],
    ['{ a: Peasants (with land, mostly) }', 'Peasants (with land', 'Peasants (with land, mostly)'],
  ])('tells once that a comma cuts an open bracket: %s', (written, cut, whole) => {
    const { value, faults } = read(`of: ${written}\n`);
    expect(faults).toEqual([
      {
        ...{ code: 'cut-by-comma', file: 'a.yaml', line: 1, column: 10 },
        message: `in { } a comma ends the value: \`${cut}\` is all there is of it`,
        hint: `put it in quotes: '${whole}'`,
      },
    ]);
    expect(value).toMatchObject({ of: { a: whole } });
  });

  it('is none where brackets close, or where nothing closes them', () => {
    expect(read('of: { a: min(1), b: ":(", c: x }').faults).toEqual([]);
    expect(read('of: { a: (x, b: 2, c: 3 }').value).toEqual({ of: { a: '(x', b: 2, c: 3 } });
  });

  it('is told of a block of text in braces with what to write', () => {
    expect(read('of: { a: >-\n  b }').faults[0].hint).toBe(
      'inside { } and [ ] nothing begins with > or |: put the text in quotes, or write the record line by line',
    );
  });

  it('is one of few, however many there are', () => {
    expect(codesIn('}'.repeat(10_000))).toHaveLength(SYNTAX_FAULT_COUNT_MAX);
  });
});

describe('a hostile file', () => {
  const bomb = [
    'a0: &a0 [x, x]',
    ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
  ];

  it.each([
    ['too long', ' '.repeat(FILE_LENGTH_MAX + 1), 'file-length'],
    ['too finely cut', 'a: [' + '1,'.repeat(LEXEME_COUNT_MAX), 'file-size'],
    ['deep in brackets', 'a: ' + '['.repeat(1e6), 'file-nesting'],
    ['deep in dashes', '- '.repeat(1e6), 'file-nesting'],
    ['deep in keys', 'a: '.repeat(1e5), 'file-nesting'],
    ['deep in question marks', '? '.repeat(1e6), 'file-nesting'],
    [
      'deep by indentation',
      Array.from({ length: 1000 }, (_, i) => ' '.repeat(i) + 'a:').join('\n'),
      'file-nesting',
    ],
    ['full of aliases of aliases', bomb.join('\n'), 'file-size'],
  ])('is refused: %s', (_, text, code) => {
    expect(codesIn(text)).toContain(code);
  });

  it('may be nested as deep as the limit', () => {
    const nested = (depth: number) => `a: ${'['.repeat(depth)}1${']'.repeat(depth)}`;
    expect(faultsIn(nested(NESTING_MAX - 1))).toEqual([]);
    expect(codesIn(nested(NESTING_MAX))).toEqual(['file-nesting']);
  });

  const pieces = fc.constantFrom(
    ...[
      'a',
      'b: ',
      '- ',
      '? ',
      ': ',
      '\n',
      '\n  ',
      ' ',
      '\t',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '"',
      "'",
      '|\n',
      '>-\n',
    ],
    ...[
      '&x ',
      '*x',
      '!t ',
      '!!str ',
      '# c',
      '---\n',
      '...\n',
      '%YAML 1.1\n',
      '%TAG ! x\n',
      '\r\n',
      '\\',
      '@',
      '<<: ',
      '\0',
    ],
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  );

  test.prop([anyText, anyText], { numRuns: 1000 })(
    'never makes it throw, and every fault has a place',
    (...texts) => {
      for (const { file, line, column } of read(...texts).faults) {
        const text = texts['ab'.indexOf(file?.[0] ?? '')];
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(text.split('\n').length);
        expect(column).toBeGreaterThanOrEqual(1);
      }
    },
  );
});

describe('a place', () => {
  const first = 'title: One\nparties:\n  - id: kadet\n    reach: {all: 0.5}\n';
  const second = 'parties:\n  - id: sr\n    reach:\n      peasants: 0.7\nuse: &u {x: 1}\nagain: *u\n';
  const document = read(first, second);

  it('is that of a value, in the file where it stands', () => {
    expect(document.locate(['title'])).toEqual({ file: 'a.yaml', line: 1, column: 8 });
    expect(document.locate(['parties', 0, 'reach', 'all'])).toEqual({ file: 'a.yaml', line: 4, column: 18 });
    expect(document.locate(['parties', 1, 'id'])).toEqual({ file: 'b.yaml', line: 2, column: 9 });
    expect(document.locate(['parties', 1, 'reach', 'peasants'])).toEqual({
      file: 'b.yaml',
      line: 4,
      column: 17,
    });
  });

  it('is that of a key when the key is asked for', () => {
    expect(document.locate(['parties', 1, 'reach'], { key: true })).toEqual({
      file: 'b.yaml',
      line: 3,
      column: 5,
    });
    expect(document.locate(['title'], { key: true })).toEqual({ file: 'a.yaml', line: 1, column: 1 });
  });

  it('of what is not written is that of what should hold it', () => {
    expect(document.locate(['parties', 1, 'name'])).toEqual({ file: 'b.yaml', line: 2, column: 5 });
    expect(document.locate(['parties', 1, 'reach', 'x', 'y', 3], { key: true })).toMatchObject({
      line: 4,
      column: 7,
    });
    expect(document.locate(['parties', 7, 'name'])).toMatchObject({ file: 'a.yaml', line: 3 });
    expect(document.locate(['nowhere', 1])).toEqual({ file: 'a.yaml', line: 1, column: 1 });
    expect(document.locate([])).toEqual({ file: 'a.yaml', line: 1, column: 1 });
    expect(read().locate(['a'])).toEqual({});
  });

  it('of a value behind an alias is where the value is written', () => {
    expect(document.locate(['again', 'x'])).toEqual({ file: 'b.yaml', line: 5, column: 13 });
  });

  it('of an empty value is behind its key', () => {
    expect(read('a:\nb: 1').locate(['a'])).toMatchObject({ line: 1, column: 3 });
  });

  const styles: Readonly<Record<string, (words: readonly string[]) => string>> = {
    plain: (words) => words.join(' '),
    'plain over lines': (words) => words.join('\n    '),
    single: (words) => `'${words.join(' ')}'`,
    double: (words) => `"${words.join('  ')}"`,
    anchored: (words) => `&x ${words.join(' ')}`,
    folded: (words) => `>-\n    ${words.join('\n    ')}`,
    literal: (words) => `|   # a remark\n      ${words.join('\n      ')}\n`,
  };

  test.prop([
    fc.constantFrom(...Object.keys(styles)),
    fc.array(fc.stringMatching(/^[a-z<]{1,6}$/), { minLength: 1 }),
    fc.nat(),
  ])('of a character of a text is right in every style of text', (style, words, choice) => {
    const unique = words.map((word, index) => `${word}${index}.`);
    const word = unique[choice % unique.length];
    const text = `x: 1\nwhen: ${styles[style](unique)}\ny: 2\n`;
    const written = read(text);
    const offset = (written.value as { when: string }).when.indexOf(word);
    expect(textAt(text, written.locate(['when'], { offset })).startsWith(word)).toBe(true);
  });
});
