/**
 * Files of bundled scenarios as plain data, `dist/written/<digest of the text>.json`, and all expressions of
 * each scenario, `dist/written/<id>.json`: of a changed copy only the files that differ are read.
 *
 * Decision worth knowing: plain data has no places. Whatever is wrong with a scenario that was put together
 * from it is found again by reading its texts, which say where; a scenario without faults is never asked.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { knownOf } from '../../../scenario/document.js';
import { takeExpressions } from '../../../scenario/expression/parse.js';
import type { SyntaxTree } from '../../../scenario/expression/syntax.js';
import { readAlone } from '../../../scenario/schema/sections.js';
import type { PlainFile, KnownSource, SourceFile } from '../../../scenario/yaml.js';

/** A file that ships. */
interface WrittenFile {
  /** The bundled scenario that it belongs to. */
  readonly of: string;
  readonly known: PlainFile;
}

const folder = fileURLToPath(new URL('../../../written/', import.meta.url));

const nameOf = ({ text }: SourceFile): string => `${createHash('sha256').update(text).digest('hex')}.json`;

/** A file by its name, and its text. */
type Output = readonly [name: string, text: string];

/** What ships of a file; nothing of one that is not sound by itself, or that JSON tells otherwise. */
function written(of: string, file: SourceFile, read: (known: PlainFile) => PlainFile): Output[] {
  const own = knownOf(file);
  if (own === undefined) return [];
  const known = read(own);
  const text = JSON.stringify({ of, known } satisfies WrittenFile);
  return isDeepStrictEqual(JSON.parse(text), { of, known }) ? [[nameOf(file), text]] : [];
}

/** What ships of the files of a sound scenario that extends none. */
export function writtenTexts(of: string, files: readonly SourceFile[]): Output[] {
  const sections = files.map((file) => Object.keys(knownOf(file) ?? {}));
  return files.flatMap((file, i) =>
    written(of, file, (known) =>
      readAlone(known, (section) => sections.some((names, j) => j !== i && names.includes(section))),
    ),
  );
}

/** What ships of files beside those of a scenario: counterfactuals and hypotheses. */
export const writtenBeside = (of: string, files: readonly SourceFile[]): Output[] =>
  files.flatMap((file) => written(of, file, (known) => known));

/** What ships of the expressions of a scenario. */
export const writtenExpressions = (of: string, expressions: readonly SyntaxTree[]): Output => [
  `${of}.json`,
  JSON.stringify(expressions),
];

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** Scenarios whose expressions were taken over. */
const taken = new Set<string>();

/** A file with what ships of this very text, if anything. */
function withKnown(file: SourceFile): KnownSource {
  const name = nameOf(file);
  if (!existsSync(join(folder, name))) return file;
  const { of, known } = readJson(name) as WrittenFile;
  if (!taken.has(of)) takeExpressions(readJson(`${of}.json`) as readonly SyntaxTree[]);
  taken.add(of);
  return { ...file, known };
}

/** Files with what ships of them. */
export const withWritten = (files: readonly SourceFile[]): readonly KnownSource[] => files.map(withKnown);
