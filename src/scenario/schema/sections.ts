/**
 * A scenario of which parts were read against the schema before: only the others are.
 *
 * Decision worth knowing: the schema asks nothing across sections, and of a list only how long it is beside
 * what it asks of each record. So a record is read by itself, and any other section as a whole.
 */
import { z } from 'zod';
import { joined } from '../document.js';
import type { PlainFile, SectionPart } from '../yaml.js';
import { Scenario, type ScenarioText } from './scenario.js';

type Schema = z.core.$ZodType;

const SHAPE: Readonly<Record<string, Schema>> = Scenario.shape;

/** The list that a section is where it is written; undefined for one that is none. */
function listOf(schema: Schema): z.core.$ZodArray | undefined {
  if (schema instanceof z.core.$ZodArray) return schema;
  const { innerType } = schema._zod.def as { readonly innerType?: Schema };
  return innerType && listOf(innerType);
}

/** What a section asks of a list whatever its records are. */
const lengthsOf = (list: z.core.$ZodArray): Schema =>
  new z.core.$ZodArray({ ...list._zod.def, element: z.unknown() });

/** The one value that is read, or none where it does not fit. */
type Read = readonly [] | readonly [data: unknown];

function readBy(schema: Schema, value: unknown): Read {
  const { success, data } = z.safeParse(schema, value);
  return success ? [data] : [];
}

/** The records of a piece of a list. */
function recordsOf(
  { element }: z.core.$ZodArray['_zod']['def'],
  { value, isRead }: SectionPart,
): readonly Read[] {
  const records = value as readonly unknown[];
  return records.map((record) => (isRead ? [record] : readBy(element, record)));
}

function readList(list: z.core.$ZodArray, pieces: readonly SectionPart[]): Read {
  const records = pieces.flatMap((piece) => recordsOf(list._zod.def, piece));
  const data = records.flat();
  return data.length < records.length || readBy(lengthsOf(list), data).length === 0 ? [] : [data];
}

function readSection(schema: Schema, pieces: readonly SectionPart[]): Read {
  const list = listOf(schema);
  if (pieces.length === 0) return readBy(schema, undefined);
  if (list !== undefined && pieces.every(({ value }) => Array.isArray(value))) return readList(list, pieces);
  const [{ value, isRead }] = pieces;
  return pieces.length === 1 && isRead ? [value] : readBy(schema, joined(pieces));
}

/**
 * A file of a sound scenario, read against the schema as far as that can be done by itself: the records of
 * lists, and whatever stands in no other file.
 */
export function readAlone(file: PlainFile, isElsewhere: (section: string) => boolean): PlainFile {
  const read = ([name, piece]: readonly [string, SectionPart]): readonly [string, SectionPart] => {
    const isWhole = Array.isArray(piece.value) || !isElsewhere(name);
    const [value] = isWhole && Object.hasOwn(SHAPE, name) ? readSection(SHAPE[name], [piece]) : [];
    return [name, value === undefined ? piece : { value, isRead: true }];
  };
  return Object.fromEntries(Object.entries(file).map(read));
}

/** A scenario in pieces by section; undefined where anything does not fit the schema. */
export function readPieces(sections: ReadonlyMap<string, readonly SectionPart[]>): ScenarioText | undefined {
  if ([...sections.keys()].some((name) => !Object.hasOwn(SHAPE, name))) return undefined;
  const scenario: [string, unknown][] = [];
  for (const [name, schema] of Object.entries(SHAPE)) {
    const read = readSection(schema, sections.get(name) ?? []);
    if (read.length === 0) return undefined;
    if (read[0] !== undefined) scenario.push([name, read[0]]);
  }
  return Object.fromEntries(scenario) as unknown as ScenarioText;
}
