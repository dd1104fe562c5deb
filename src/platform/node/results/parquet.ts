/**
 * Tables of results as Parquet, and back.
 *
 * Decision worth knowing: a date is a date and not a text, so that every reader can reckon with it; what a
 * column means, and its unit, is in the file's metadata under `columns`. Equal rows give equal bytes: nothing
 * of time or machine goes in. All pages of a column have one encoding, which follows from its type, and row
 * groups are large: where the writer chose for each small group anew, fastparquet 2026.9 read the wrong texts
 * without an error, and a table was four times as long.
 */
import {
  parquetMetadata,
  parquetRead,
  parquetReadObjects,
  type Encoding,
  type SchemaElement,
} from 'hyparquet';
import { ByteWriter, fileWriter, ParquetWriter } from 'hyparquet-writer';
import { isoOf, parseDate } from '../../../foundation/calendar.js';
import type { Cell, ColumnDef, ColumnType, Row } from '../../../experiment/tables/table.js';

const MILLISECONDS_PER_DAY = 86_400_000;

interface Storage {
  readonly schema: Pick<SchemaElement, 'type' | 'converted_type'>;
  readonly encoding: Encoding;
}

/** How a column is stored: texts and dates come again and again; figures seldom do. */
const STORED: Readonly<Record<ColumnType, Storage>> = {
  text: { schema: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, encoding: 'RLE_DICTIONARY' },
  date: { schema: { type: 'INT32', converted_type: 'DATE' }, encoding: 'RLE_DICTIONARY' },
  number: { schema: { type: 'DOUBLE' }, encoding: 'PLAIN' },
  count: { schema: { type: 'INT32' }, encoding: 'PLAIN' },
};

const schemaOf = (columns: readonly ColumnDef[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, type }): SchemaElement => ({
    name,
    ...STORED[type].schema,
    repetition_type: 'OPTIONAL',
  })),
];

/** What each cell of a column is stored as. Rows of one day come together: its date is read once for all. */
function storer(type: ColumnType): (cell: Cell | undefined) => Cell {
  if (type !== 'date') return (cell) => cell ?? null;
  let [text, day]: [string, number | null] = ['', null];
  return (cell) => {
    if (typeof cell !== 'string') return cell ?? null;
    if (cell !== text) [text, day] = [cell, parseDate(cell) ?? null];
    return day;
  };
}

/**
 * Rows of one row group: so many that readers gain nothing by more, so few that those of a wide table need
 * some tens of megabytes.
 */
export const GROUP_ROWS = 2 ** 15;

const columnData = (columns: readonly ColumnDef[], rows: readonly Row[]) =>
  columns.map(({ name, type }) => {
    const stored = storer(type);
    return { name, data: rows.map((row) => stored(row[name])), encoding: STORED[type].encoding };
  });

/** What the file says of itself. */
export interface TableNote {
  /** Which experiment it is of. */
  readonly experiment: string;
  readonly tauride: string;
  /** What else is to be known of it, by name. */
  readonly more?: Readonly<Record<string, unknown>>;
}

type Writer = ConstructorParameters<typeof ParquetWriter>[0]['writer'];

const writerOf = (writer: Writer, columns: readonly ColumnDef[], note: TableNote): ParquetWriter =>
  new ParquetWriter({
    writer,
    schema: schemaOf(columns),
    createdBy: `tauride ${note.tauride}`,
    kvMetadata: [
      { key: 'experiment', value: note.experiment },
      { key: 'columns', value: JSON.stringify(columns) },
      ...Object.entries(note.more ?? {}).map(([key, value]) => ({ key, value: JSON.stringify(value) })),
    ],
  });

async function encode(
  columns: readonly ColumnDef[],
  data: ReturnType<typeof columnData>,
  note: TableNote,
): Promise<Uint8Array> {
  const writer = new ByteWriter();
  const table = writerOf(writer, columns, note);
  await table.write({ columnData: data, rowGroupSize: GROUP_ROWS });
  await table.finish();
  return writer.getBytes();
}

/** A table as bytes. */
export const encodeRows = (
  columns: readonly ColumnDef[],
  rows: readonly Row[],
  note: TableNote,
): Promise<Uint8Array> => encode(columns, columnData(columns, rows), note);

/** A table given by its columns, as the same bytes. */
export const encodeCells = (
  columns: readonly ColumnDef[],
  cells: readonly (readonly Cell[])[],
  note: TableNote,
): Promise<Uint8Array> => {
  const data = columns.map(({ name, type }, c) => {
    const stored = storer(type);
    return { name, data: cells[c].map(stored), encoding: STORED[type].encoding };
  });
  return encode(columns, data, note);
};

/** Whole numbers by the name of their column. */
export type Counts = Readonly<Record<string, Int32Array>>;

/** A table of whole numbers, given by columns, as bytes. */
export const encodeCounts = (
  columns: readonly ColumnDef[],
  counts: Counts,
  note: TableNote,
): Promise<Uint8Array> =>
  encode(
    columns,
    columns.map(({ name, type }) => ({
      name,
      data: Array.from(counts[name]),
      encoding: STORED[type].encoding,
    })),
    note,
  );

const restored = (value: unknown): Cell => {
  if (value instanceof Date) return isoOf(Math.floor(value.getTime() / MILLISECONDS_PER_DAY));
  return typeof value === 'string' || typeof value === 'number' ? value : null;
};

/** The rows of a table, or some of its columns. Rejects where the bytes are none. */
export async function decodeRows(bytes: Uint8Array, columns?: readonly string[]): Promise<Row[]> {
  const file = new Uint8Array(bytes).buffer;
  const rows = await parquetReadObjects({
    file,
    ...(columns === undefined ? {} : { columns: [...columns] }),
  });
  // The objects are nobody else's: copies of them were a quarter of the time that joining many runs takes.
  for (const row of rows) for (const name of Object.keys(row)) row[name] = restored(row[name]);
  return rows as Row[];
}

/** All that a table says of itself, by name. Throws where the bytes are no table. */
function notesIn(bytes: Uint8Array): ReadonlyMap<string, string | undefined> {
  const { key_value_metadata: notes = [] } = parquetMetadata(new Uint8Array(bytes).buffer);
  return new Map(notes.map(({ key, value }) => [key, value]));
}

/** What a table of a shard says of itself: of which experiment it is, and which part of it. */
export interface ShardMark {
  readonly experiment: string | undefined;
  readonly shard: unknown;
}

/** The mark of a shard, read once for all it says. Throws where the bytes are no table. */
export function readMark(bytes: Uint8Array): ShardMark {
  const notes = notesIn(bytes);
  const shard = notes.get('shard');
  return {
    experiment: notes.get('experiment'),
    shard: shard === undefined ? undefined : JSON.parse(shard),
  };
}

/**
 * What a table says of itself under a name; undefined where it says nothing. Throws where the bytes are no
 * table.
 */
export function readNote(bytes: Uint8Array, name: string): unknown {
  const value = notesIn(bytes).get(name);
  return value === undefined ? undefined : JSON.parse(value);
}

/** Which experiment a table is of. Throws where the bytes are no table. */
export const experimentOf = (bytes: Uint8Array): string | undefined => notesIn(bytes).get('experiment');

/** The columns of a table of whole numbers, which may be empty. Rejects where the bytes are none. */
export async function decodeCounts(bytes: Uint8Array): Promise<Counts> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  const [, ...columns] = metadata.schema;
  const counts = Object.fromEntries(
    columns.map(({ name }) => [name, new Int32Array(Number(metadata.num_rows))]),
  );
  await parquetRead({
    file,
    metadata,
    onChunk: ({ columnName, columnData: chunk, rowStart }) => {
      counts[columnName].set(chunk as number[], rowStart);
    },
  });
  return counts;
}

/** The rows of all parts in groups of one size, the last of what is left. */
async function* grouped(parts: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  let group: Row[] = [];
  for await (const rows of parts) {
    for (const row of rows) {
      if (group.push(row) < GROUP_ROWS) continue;
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

/**
 * Writes a table of any number of parts; one row group is in memory at a time. The bytes follow from the
 * rows, however they are parted.
 */
export async function writeParts(
  path: string,
  columns: readonly ColumnDef[],
  note: TableNote,
  parts: AsyncIterable<readonly Row[]>,
): Promise<void> {
  const table = writerOf(fileWriter(path), columns, note);
  for await (const rows of grouped(parts)) {
    await table.write({ columnData: columnData(columns, rows), rowGroupSize: GROUP_ROWS });
  }
  await table.finish();
}
