/**
 * The files of one folder as one scenario text: values for the schema, and the place of every one of them.
 *
 * Decision worth knowing: files are merged by their top-level sections, so an author may split a scenario as
 * he likes (all parties in one file, or one file a party). Includes and a fixed list of file names were
 * rejected: both put into the text what the folder already says.
 */
import type { Fault } from '../foundation/fault.js';
import type { Locate, Path, Spot as Within } from './compile/faults.js';
import { layOver, type Entries } from './layers.js';
import {
  duplicateKey,
  placeOf,
  readYaml,
  type PlainFile,
  type KnownSource,
  type SectionPart,
  type SourceFile,
  type FileSpot,
  type WrittenValue,
  type WrittenEntry,
  type WrittenScalar,
} from './yaml.js';

/** A scenario as written. */
export interface ScenarioDocument {
  /**
   * Plain data of all files together; undefined if a file could not be read, so that nothing seems to be
   * missing.
   */
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /**
   * Finds a value, its key, or a character of its text; what was not written has the place of what holds it.
   */
  readonly locate: Locate;
}

/**
 * Reads files as one scenario, in the order given. Each holds a mapping. Where two files of a layer have the
 * same section, its lists are joined and its mappings merged; anything else, and a key that both have, is a
 * fault naming both places. Then layers are laid over each other, the scenario itself on top (see layers.ts).
 *
 * Of files that are known only the others are read, and all of them where anything is wrong: plain data has
 * no places.
 */
export const readDocument = (files: readonly KnownSource[]): ScenarioDocument =>
  readKnown(files) ?? readTexts(files);

/** The same from their texts, whatever is known of them. */
export function readTexts(files: readonly SourceFile[]): ScenarioDocument {
  const readings = files.map(readFile);
  const faults = readings.flatMap((reading) => reading.faults);
  const merged = byLayer(files, readings)
    .map((layer) => mergeEntries(layer, faults, mergeSections))
    .reduceRight((base, over) => layOver(base, over, faults));
  const isWhole = readings.every((reading) => reading.sections !== undefined);
  return {
    value: isWhole ? plainMapping(merged) : undefined,
    faults,
    locate: (path, within) => locate(merged, files, path, within),
  };
}

function readKnown(files: readonly KnownSource[]): ScenarioDocument | undefined {
  const sections = sectionsIn(files);
  if (sections === undefined) return undefined;
  const value = new Map<string, unknown>();
  for (const [name, pieces] of sections) {
    const whole = joined(pieces);
    if (whole === undefined) return undefined;
    value.set(name, whole);
  }
  return { value: Object.fromEntries(value), faults: [], locate: locateLate(files) };
}

/** Finds places in files that are read when the first is asked for. */
export function locateLate(files: readonly SourceFile[]): Locate {
  let locate: Locate | undefined;
  return (path, within) => (locate ??= readTexts(files).locate)(path, within);
}

/**
 * Each section of files of which some are known, piece by piece in the order of the files; undefined where
 * none is known, where they lie in layers, and where one that is not known is not sound by itself.
 */
export function sectionsIn(
  files: readonly KnownSource[],
): ReadonlyMap<string, readonly SectionPart[]> | undefined {
  if (!files.some(({ known }) => known) || files.some(({ layer = 0 }) => layer > 0)) return undefined;
  const sections = new Map<string, SectionPart[]>();
  for (const file of files) {
    const held = file.known ?? knownOf(file);
    if (held === undefined) return undefined;
    for (const [name, piece] of Object.entries(held))
      sections.set(name, [...(sections.get(name) ?? []), piece]);
  }
  return sections;
}

/** A file as it is written; undefined where something is wrong with it by itself. */
export function knownOf(file: SourceFile): PlainFile | undefined {
  const { sections, faults } = readFile(file);
  if (sections === undefined || faults.length > 0) return undefined;
  const pieces = Object.entries(plainMapping(sections)).map(([name, value]) => [
    name,
    { value, isRead: false },
  ]);
  return Object.fromEntries(pieces) as PlainFile;
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the pieces of a section say together; undefined where they cannot be joined. */
export function joined([{ value }, ...more]: readonly SectionPart[]): unknown {
  return more.reduce<unknown>((whole, piece) => joinedWith(whole, piece.value), value);
}

function joinedWith(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...(one as unknown[]), ...(other as unknown[])];
  if (!isMapping(one) || !isMapping(other)) return undefined;
  return Object.keys(other).some((key) => Object.hasOwn(one, key)) ? undefined : { ...one, ...other };
}

function readFile(file: SourceFile): {
  readonly sections: Entries | undefined;
  readonly faults: readonly Fault[];
} {
  const { root, faults } = readYaml(file);
  if (root?.kind === 'mapping') return { sections: root.entries, faults };
  if (!root) return { sections: faults.length > 0 ? undefined : new Map(), faults };
  const message = 'the file must hold sections, each with a name and a colon (`parties:`)';
  return { sections: undefined, faults: [...faults, { code: 'file-shape', message, ...placeOf(root.at) }] };
}

/** The sections of each file, by layers, the scenario itself first. */
function byLayer(
  files: readonly SourceFile[],
  readings: readonly { readonly sections: Entries | undefined }[],
): readonly (readonly Entries[])[] {
  const layers = files.map(({ layer = 0 }) => layer);
  const sectionsIn = (wanted: number) =>
    readings.flatMap(({ sections }, i) => (sections && layers[i] === wanted ? [sections] : []));
  return Array.from({ length: Math.max(0, ...layers) + 1 }, (_, layer) => sectionsIn(layer));
}

type Merge = (key: string, first: WrittenEntry, second: WrittenEntry, faults: Fault[]) => WrittenEntry;

function mergeEntries(all: readonly Entries[], faults: Fault[], merge: Merge): Entries {
  const merged = new Map<string, WrittenEntry>();
  for (const [key, entry] of all.flatMap((entries) => [...entries])) {
    const first = merged.get(key);
    merged.set(key, first ? merge(key, first, entry, faults) : entry);
  }
  return merged;
}

const refuseSecond: Merge = (key, first, second, faults) => {
  faults.push(duplicateKey(key, first.key, second.key));
  return first;
};

const mergeSections: Merge = (key, first, second, faults) => {
  const [a, b] = [first.value, second.value];
  const size = a.size + b.size - 1;
  if (a.kind === 'list' && b.kind === 'list') {
    return { key: first.key, value: { ...a, items: [...a.items, ...b.items], size } };
  }
  if (a.kind === 'mapping' && b.kind === 'mapping') {
    const entries = mergeEntries([a.entries, b.entries], faults, refuseSecond);
    return { key: first.key, value: { ...a, entries, size } };
  }
  return refuseSecond(key, first, second, faults);
};

function plain(written: WrittenValue): unknown {
  if (written.kind === 'scalar') return written.value;
  return written.kind === 'list' ? written.items.map(plain) : plainMapping(written.entries);
}

/** Keys become own fields whatever they are called: `fromEntries` never sets a prototype. */
function plainMapping(entries: Entries): Record<string, unknown> {
  return Object.fromEntries([...entries].map(([key, { value }]) => [key, plain(value)]));
}

function locate(
  sections: Entries,
  files: readonly SourceFile[],
  path: Path,
  within: Within = {},
): ReturnType<Locate> {
  const found = follow(sections, path);
  if (!found) return files.length > 0 ? { file: files[0].name, line: 1, column: 1 } : {};
  if (within.key && found.key && found.isExact) return placeOf(found.key);
  if (within.offset !== undefined && found.isExact && found.value.kind === 'scalar') {
    return placeOf(characterSpot(found.value, within.offset));
  }
  return placeOf(found.value.at);
}

interface Found {
  readonly key?: FileSpot;
  readonly value: WrittenValue;
  readonly isExact: boolean;
}

/** The value at a path, or the last value on the way to it; undefined if not even the section is there. */
function follow(sections: Entries, path: Path): Found | undefined {
  const [section, ...rest] = path;
  const entry = sections.get(String(section));
  let found: Found | undefined = entry && { ...entry, isExact: true };
  for (const step of rest) {
    const next = found?.isExact ? childOf(found.value, step) : undefined;
    if (found) found = next ? { ...next, isExact: true } : { ...found, isExact: false };
  }
  return found;
}

function childOf(written: WrittenValue, step: string | number): Omit<Found, 'isExact'> | undefined {
  if (written.kind === 'mapping') return written.entries.get(String(step));
  const item = written.kind === 'list' ? written.items[Number(step)] : undefined;
  return item && { value: item };
}

/**
 * Where a character of a text stands in its file. Quotes, folding and indentation differ between the text and
 * the file, the characters that are not white space do not: so they are counted. (A quoted text with escapes
 * is placed roughly.)
 */
function characterSpot({ value, at }: WrittenScalar, offset: number): FileSpot {
  const { file } = at;
  const start = contentStart(file.text, at.offset);
  let skip = String(value).slice(0, offset).replace(/\s/g, '').length;
  let here = start;
  while (here < file.text.length && (skip > 0 || /\s/.test(file.text[here]))) {
    if (!/\s/.test(file.text[here])) skip -= 1;
    here += 1;
  }
  return { file, offset: here };
}

/** Behind an opening quote, or on the line after the mark of a block text. */
function contentStart(text: string, offset: number): number {
  if (text[offset] === '"' || text[offset] === "'") return offset + 1;
  return text[offset] === '|' || text[offset] === '>' ? text.indexOf('\n', offset) + 1 : offset;
}
