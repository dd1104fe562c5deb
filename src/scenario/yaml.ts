/**
 * One YAML file read into a tree in which every key and value knows its place. Nothing that a file holds
 * makes this throw, hang or grow without bound.
 *
 * Decision worth knowing: the limits hold while the text is cut, before anything recursive runs, and the tree
 * is ours. The library's own conversion was rejected: it keeps no places, and reports too many aliases by
 * throwing.
 */
import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  type Document,
  type Pair,
  type ParsedNode,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Fault } from '../foundation/fault.js';

/** A file of a scenario: its name as people know it, and its text. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  /**
   * Steps of `extends` from the scenario to the one the file belongs to: 0, the default, is the scenario
   * itself.
   */
  readonly layer?: number;
}

/** What a section holds in one file, as plain data. */
export interface SectionPart {
  readonly value: unknown;
  /** Whether it is as the schema gives it out, each record by itself and all else as a whole. */
  readonly isRead: boolean;
}

/** A file as plain data, by section. */
export type PlainFile = Readonly<Record<string, SectionPart>>;

/** A file with what it says, where its very text was read before and nothing is wrong with it by itself. */
export interface KnownSource extends SourceFile {
  readonly known?: PlainFile;
}

/** A file with its lines counted. */
export interface CountedFile extends SourceFile {
  readonly lines: LineCounter;
}

/** Where something stands: an offset into a file, in UTF-16 units from 0. */
export interface FileSpot {
  readonly file: CountedFile;
  readonly offset: number;
}

interface WrittenAt {
  readonly at: FileSpot;
  /** Values in it, itself included, as often as aliases repeat them. */
  readonly size: number;
}

export interface WrittenScalar extends WrittenAt {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

export interface WrittenList extends WrittenAt {
  readonly kind: 'list';
  readonly items: readonly WrittenValue[];
}

export interface WrittenMapping extends WrittenAt {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, WrittenEntry>;
}

export interface WrittenEntry {
  readonly key: FileSpot;
  readonly value: WrittenValue;
}

/** A value as it stands in a file. */
export type WrittenValue = WrittenScalar | WrittenList | WrittenMapping;

/** Longest file, in UTF-16 units. */
export const FILE_LENGTH_MAX = 4 * 1024 * 1024;
/** Most lexical tokens of a file: about ten times those of a large scenario. */
export const LEXEME_COUNT_MAX = 250_000;
/** Deepest nesting of lists and mappings; a word or number inside may count as one more. */
export const NESTING_MAX = 64;
/** Most values of a file, those repeated by aliases counted as often as they are repeated. */
export const VALUE_COUNT_MAX = 250_000;
/** Most faults of YAML itself that are reported: later ones mostly follow from earlier ones. */
export const SYNTAX_FAULT_COUNT_MAX = 20;

/** Line and column of a spot, from 1, with the file's name. */
export function placeOf({ file, offset }: FileSpot): { file: string; line: number; column: number } {
  const { line, col } = file.lines.linePos(Math.min(offset, file.text.length));
  return { file: file.name, line: Math.max(1, line), column: Math.max(1, col) };
}

/** The fault of a key that is written twice, reported at the second place and naming the first. */
export function duplicateKey(key: string, first: FileSpot, second: FileSpot): Fault {
  const { file, line, column } = placeOf(first);
  const message = `\`${key}\` is written twice, first at ${file}:${line}:${column}`;
  return { code: 'duplicate-key', message, ...placeOf(second), found: key };
}

/**
 * Reads one file. There is a root unless the file could not be read as one value; an empty file has none
 * either.
 */
export function readYaml({ name, text }: SourceFile): {
  readonly root?: WrittenValue;
  readonly faults: readonly Fault[];
} {
  const file: CountedFile = { name, text, lines: new LineCounter() };
  file.lines.addNewLine(0);
  const cut = composeWithin(file);
  if ('fault' in cut) return { faults: [cut.fault] };
  const [document, second] = cut.documents;
  const faults = [...document.errors, ...document.warnings].slice(0, SYNTAX_FAULT_COUNT_MAX);
  if (faults.length > 0) return { faults: faults.map((error) => syntaxFault(file, error)) };
  if (second) return { faults: [secondDocument(file, second)] };
  if (!document.contents) return { faults: [] };
  const reader = new Reader(file);
  return { root: reader.read(document.contents), faults: reader.faults };
}

type Documents = readonly Document.Parsed[];

function limitFault(spot: FileSpot, code: string, message: string): { readonly fault: Fault } {
  return { fault: { code, message, ...placeOf(spot) } };
}

/** Cuts and composes the text, unless it is too long, too finely cut or too deeply nested. */
function composeWithin(file: CountedFile): { documents: Documents } | { fault: Fault } {
  const { text, lines } = file;
  const at = (offset: number) => ({ file, offset });
  if (text.length > FILE_LENGTH_MAX) {
    return limitFault(at(0), 'file-length', `the file has more than ${FILE_LENGTH_MAX} characters`);
  }
  const lone = text.search(/\r(?!\n)/);
  if (lone >= 0) {
    const message =
      'the lines end in carriage returns alone, so that a comment would hide all that follows it';
    return limitFault(at(lone), 'line-ends', message);
  }
  const parser = new Parser(lines.addNewLine);
  const tokens = [];
  let lexemeCount = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    lexemeCount += 1;
    if (parser.stack.length > NESTING_MAX + 1) {
      return limitFault(at(parser.offset), 'file-nesting', `values are nested more than ${NESTING_MAX} deep`);
    }
    if (lexemeCount > LEXEME_COUNT_MAX) {
      const message = `the file has more than ${LEXEME_COUNT_MAX} words and signs`;
      return limitFault(at(parser.offset), 'file-size', message);
    }
  }
  tokens.push(...parser.end());
  const composer = new Composer({
    schema: 'core',
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
  });
  return { documents: [...composer.compose(tokens, true, text.length)] };
}

const SYNTAX_HINTS: ReadonlyMap<string, string> = new Map([
  ['BLOCK_AS_IMPLICIT_KEY', 'text that contains `: ` stands in quotes'],
  ['BAD_SCALAR_START', 'text that starts with a sign stands in quotes'],
  ['TAG_RESOLVE_FAILED', 'tags have no meaning here; text that starts with ! stands in quotes'],
  ['TAB_AS_INDENT', 'indent with spaces'],
  ['BAD_INDENT', 'what belongs together is indented alike'],
]);

const BLOCK_HINT =
  'inside { } and [ ] nothing begins with > or |: put the text in quotes, or write the record line by line';

function syntaxFault(file: CountedFile, { code, message, pos }: YAMLError): Fault {
  const name = `yaml-${code.toLowerCase().replaceAll('_', '-')}`;
  const hint = message.includes('block scalar indicator') ? BLOCK_HINT : SYNTAX_HINTS.get(code);
  return { code: name, message, ...placeOf({ file, offset: pos[0] }), hint };
}

function secondDocument(file: CountedFile, document: Document.Parsed): Fault {
  const message = 'the file holds several documents; one is allowed';
  return { code: 'yaml-multiple-docs', message, ...placeOf({ file, offset: document.range[0] }) };
}

const MERGE_HINT = 'write the keys out, or repeat a whole value: `&name` before it and `*name` elsewhere';

/** Pieces of a value that commas cut are looked for in so many keys after it. */
const PIECE_COUNT_MAX = 32;

const openBrackets = (text: string): number => text.split('(').length - text.split(')').length;

type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/**
 * The further keys of a mapping in braces that are pieces of the value before them, cut by commas while a
 * bracket is open; none where it is whole, or nothing closes it.
 */
function piecesAfter(text: string, pairs: readonly ParsedPair[], index: number): readonly ParsedPair[] {
  const { value } = pairs[index];
  if (!isScalar(value) || value.type !== 'PLAIN') return [];
  let [from, to] = value.range;
  let open = openBrackets(text.slice(from, to));
  if (open <= 0) return [];
  const pieces: ParsedPair[] = [];
  for (const piece of pairs.slice(index + 1, index + 1 + PIECE_COUNT_MAX)) {
    [from, to] = [to, (piece.value ?? piece.key).range[1]];
    open += openBrackets(text.slice(from, to));
    pieces.push(piece);
    if (open === 0) return pieces;
  }
  return [];
}

/** Turns the library's nodes into ours; what cannot be kept becomes a fault and an empty value. */
class Reader {
  readonly faults: Fault[] = [];
  private readonly anchors = new Map<string, WrittenValue>();

  constructor(private readonly file: CountedFile) {}

  read(node: ParsedNode): WrittenValue {
    const written = this.readUnnamed(node);
    if (!isAlias(node) && node.anchor !== undefined) this.anchors.set(node.anchor, written);
    if (written.size <= VALUE_COUNT_MAX) return written;
    return this.refuse(written.at.offset, 'file-size', `the file has more than ${VALUE_COUNT_MAX} values`);
  }

  private readUnnamed(node: ParsedNode): WrittenValue {
    const at = this.at(node.range[0]);
    if (isAlias(node)) {
      const message = `no value before this one is named \`&${node.source}\``;
      return this.anchors.get(node.source) ?? this.refuse(at.offset, 'unknown-alias', message);
    }
    if (isSeq(node)) return this.list(node.items, at);
    if (isMap(node)) return this.mapping(node, at);
    return { kind: 'scalar', value: node.value as WrittenScalar['value'], at, size: 1 };
  }

  private at(offset: number): FileSpot {
    return { file: this.file, offset };
  }

  private refuse(offset: number, code: string, message: string, hint?: string): WrittenValue {
    this.faults.push({ code, message, ...placeOf(this.at(offset)), hint });
    return { kind: 'scalar', value: null, at: this.at(offset), size: 1 };
  }

  private list(nodes: readonly ParsedNode[], at: FileSpot): WrittenValue {
    const items = nodes.map((node) => this.read(node));
    return { kind: 'list', items, at, size: items.reduce((sum, { size }) => sum + size, 1) };
  }

  private mapping(node: YAMLMap, at: FileSpot): WrittenValue {
    const entries = new Map<string, WrittenEntry>();
    let size = 1;
    const pairs = node.items as ParsedPair[];
    for (let i = 0; i < pairs.length; i++) {
      const { key: name, value: held } = pairs[i];
      const key = this.at(name.range[0]);
      const pieces = node.flow === true ? piecesAfter(this.file.text, pairs, i) : [];
      const value = held && pieces.length > 0 ? this.cut(held, pieces) : this.value(held, name);
      i += pieces.length;
      const text = isScalar(name) && name.value !== null ? name.source : undefined;
      const first = text === undefined ? undefined : entries.get(text);
      size += value.size;
      if (text === '<<') this.refuse(key.offset, 'merge-key', '`<<` merges nothing here', MERGE_HINT);
      else if (text === undefined) this.refuse(key.offset, 'wrong-key', 'a key is a word or a number');
      else if (text === '__proto__')
        this.refuse(key.offset, 'wrong-key', `\`${text}\` cannot be a key: it names nothing`);
      else if (first) this.faults.push(duplicateKey(text, first.key, key));
      else entries.set(text, { key, value });
    }
    return { kind: 'mapping', entries, at, size };
  }

  /** A value that commas cut, as it is meant. */
  private cut(value: ParsedNode, pieces: readonly ParsedPair[]): WrittenValue {
    const [from, to] = value.range;
    const { key, value: last } = pieces[pieces.length - 1];
    const whole = this.file.text.slice(from, (last ?? key).range[1]);
    const message = `in { } a comma ends the value: \`${this.file.text.slice(from, to)}\` is all there is of it`;
    this.refuse(from, 'cut-by-comma', message, `put it in quotes: '${whole.replaceAll("'", "''")}'`);
    return { kind: 'scalar', value: whole, at: this.at(from), size: 1 };
  }

  /** A key without a value has an empty one, right behind it. */
  private value(node: ParsedNode | null, name: ParsedNode): WrittenValue {
    return node ? this.read(node) : { kind: 'scalar', value: null, at: this.at(name.range[1]), size: 1 };
  }
}
