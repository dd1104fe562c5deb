/** The ways that a user's text goes, each with a text of any length that is as hard as can be. */
import { levelTexts, rangeOf, valuesOf } from '../../src/experiment/design/levels.js';
import { shortName } from '../../src/report/words.js';
import { nearest, printFault } from '../../src/foundation/fault.js';
import { keysFromSeed } from '../../src/foundation/random.js';
import { visible, visibleJson } from '../../src/foundation/text.js';
import { answerCsv, answerTable } from '../../src/report/answer.js';
import { createSheet } from '../../src/report/sheet.js';
import { paragraph, table } from '../../src/report/table.js';
import { parseExpression } from '../../src/scenario/expression/parse.js';
import { LENGTH_MAX } from '../../src/scenario/expression/grammar.js';
import { loadScenario } from '../../src/scenario/load.js';
import { findPath } from '../../src/scenario/path.js';
import { FILE_LENGTH_MAX, readYaml } from '../../src/scenario/yaml.js';
import { filesOf } from '../../tests/bundled.js';

interface Way {
  /** Makes a text of a length ready; what comes back is timed. */
  readonly prepare: (length: number) => () => unknown;
  readonly lengthMax: number;
}

const WORD_LENGTH_MAX = 131_072;

const filled = (length: number, piece: string): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Lines that are numbered, together of a length. */
const numbered = (length: number, line: (i: number) => string): string => {
  const count = Math.ceil(length / line(9999).length);
  return Array.from({ length: count }, (_, i) => line(i)).join('');
};

const sheet = createSheet({ width: 80, colour: true, unicode: true });
const [{ text: SMALL }] = filesOf('two-powers');
const { scenario } = loadScenario([{ name: 'a.yaml', text: SMALL }]);

const wrapping = (piece: string): Way => ({
  prepare: (length) => {
    const text = filled(length, piece);
    return () => [
      paragraph(sheet, text),
      paragraph(sheet, sheet.colours.bold(text)),
      table([{ width: 12 }, { width: 30 }], [[text, text]]),
    ];
  },
  lengthMax: 200_000,
});

const yaml = (textOf: (length: number) => string): Way => ({
  prepare: (length) => {
    const file = { name: 'a.yaml', text: textOf(length) };
    return () => readYaml(file);
  },
  lengthMax: FILE_LENGTH_MAX / 2,
});

/** A scenario with further lines in a section. */
const loading = (section: string, line: (i: number) => string): Way => ({
  prepare: (length) => {
    const text = SMALL.replace(`\n${section}:\n`, () => `\n${section}:\n${numbered(length, line)}`);
    if (text === SMALL) throw new Error(`no section ${section}`);
    return () => loadScenario([{ name: 'a.yaml', text }]);
  },
  lengthMax: FILE_LENGTH_MAX / 4,
});

/** An expression differs at its end from all before it: what was read is kept. */
let asked = 0;
const expression = (piece: string): Way => ({
  prepare: (length) => {
    const text = filled(length - 8, piece);
    return () => parseExpression(`${text}${asked++}`);
  },
  lengthMax: LENGTH_MAX,
});

const word = (work: (text: string) => unknown, piece: string): Way => ({
  prepare: (length) => {
    const text = filled(length, piece);
    return () => work(text);
  },
  lengthMax: WORD_LENGTH_MAX,
});

export const WAYS: Readonly<Record<string, Way>> = {
  'wrap: one word': wrapping('a'),
  'wrap: many words': wrapping('ab '),
  'wrap: spaces': wrapping(' '),
  'wrap: lines': wrapping('\n'),
  'wrap: dots': wrapping('.-'),
  'wrap: marks': wrapping('\u0301'),
  'wrap: pictures': wrapping('👩‍🚀'),
  'wrap: wide letters': wrapping('中'),
  'gate: control characters': word((text) => [visible(text), visibleJson(text)], '\u001b'),
  'gate: marks': word((text) => [visible(text), visibleJson(text)], '\u0301'),
  'fault: message and hint': word(
    (text) => printFault({ code: 'x', message: text, file: text, hint: text }),
    '\u001b',
  ),
  'nearest: both long': word((text) => nearest(text, [`${text}b`, `c${text}`]), 'ab'),
  'nearest: many': word((text) => nearest('weavers', text.split(',')), 'waevrs,'),
  'short name: brackets': word((text) => shortName(text, 12, '.'), '('),
  'short name: spaces': word((text) => shortName(text, 12, '.'), ' '),
  seed: word(keysFromSeed, 'seed'),
  'query: a cell': word((text) => [answerTable(['a'], [[text]]), answerCsv(['a'], [[text]])], '1'),
  'query: spaces': word((text) => answerTable(['a'], [[text]]), ' \n'),
  'path: dots': word((text) => findPath(scenario, text), '.'),
  'path: deep': word((text) => findPath(scenario, `parties.reform.positions.${text}`), 'a.'),
  'levels: many': {
    prepare: (length) => {
      const text = numbered(length, (i) => `${i},`);
      return () => valuesOf('--vary', 'a.b', `${text}x`);
    },
    lengthMax: WORD_LENGTH_MAX,
  },
  'levels: ranges': word((text) => valuesOf('--vary', 'a.b', `${text}1`), '1..9999/1,'),
  'levels: dots': word((text) => rangeOf(`${text}\n`), '.'),
  'levels: commas': word((text) => levelTexts('--vary', text), ','),
  'expression: names': expression('a + '),
  'expression: one name': expression('a'),
  'expression: dotted name': expression('a-b.'),
  'expression: hyphens': expression('a-'),
  'expression: digits': expression('1'),
  'expression: brackets': expression('('),
  'expression: not': expression('not '),
  'expression: choices': expression('a?b:'),
  'expression: strangers': expression('é'),
  'yaml: a list in one line': yaml((length) => `a: [${filled(length, '1,')}]`),
  'yaml: a list of lines': yaml((length) => `a:\n${filled(length, '- b\n')}`),
  'yaml: a mapping': yaml((length) => numbered(length, (i) => `a${i}: 1\n`)),
  'yaml: one key': yaml((length) => filled(length, 'a: 1\n')),
  'yaml: comments': yaml((length) => filled(length, '# a\n')),
  'yaml: empty lines': yaml((length) => filled(length, '\n')),
  'yaml: a plain text': yaml((length) => `a: ${filled(length, 'b ')}`),
  'yaml: a plain text of lines': yaml((length) => `a:\n${filled(length, '  b\n')}`),
  'yaml: a quoted text of lines': yaml((length) => `a: "${filled(length, '  b\n')}"`),
  'yaml: escapes': yaml((length) => `a: "${filled(length, '\\u0041')}"`),
  'yaml: a folded text': yaml((length) => `a: >\n${filled(length, '  b\n')}`),
  'yaml: aliases': yaml((length) => `a: &a 1\nb: [${filled(length, '*a,')}]`),
  'yaml: anchors': yaml((length) => `b: [${numbered(length, (i) => `&a${i} 1,`)}]`),
  'yaml: brackets never closed': yaml((length) => filled(length, '[{')),
  'yaml: a quote never closed': yaml((length) => `a: "${filled(length, 'b\n')}`),
  'yaml: faults': yaml((length) => filled(length, 'a: b: c\n')),
  'yaml: tags': yaml((length) => `a: [${filled(length, '!x 1,')}]`),
  'yaml: spaces': yaml((length) => `a:${filled(length, ' ')}b`),
  'yaml: a long key': yaml((length) => `${filled(length, 'a')}: 1`),
  'scenario: events': loading(
    'events',
    (i) => `  - { id: e${i}, title: T, kind: outcome, when: "day > 3", source: assumption }\n`,
  ),
  'scenario: unknown names': loading(
    'events',
    (i) => `  - { id: e${i}, title: T, kind: outcome, when: "happened.f${i}", source: assumption }\n`,
  ),
  'scenario: unknown keys': loading(
    'events',
    (i) => `  - { id: e${i}, title: T, kind: outcome, wehn: 1, source: assumption }\n`,
  ),
  'scenario: wrong values': loading(
    'events',
    (i) => `  - { id: e${i}, title: 1, kind: outcom, when: "day > 3", source: assumption }\n`,
  ),
  'scenario: one id': loading(
    'events',
    () => `  - { id: e, title: T, kind: outcome, when: "day > 3", source: assumption }\n`,
  ),
  'scenario: regimes': loading(
    'regimes',
    (i) => `  - { id: r${i}, name: R, features: [{ is: ${i}, above: 1, scale: 1 }], source: assumption }\n`,
  ),
};
