/**
 * An answer, and its end in time and in size.
 *
 * Decision worth knowing: the engine is interrupted when its time is up, between one vector of values and the
 * next. A single expression (a list of lists of a million numbers) is worked out in one go, and nothing but
 * the end of the process stops it; then `onStuck` is called.
 */
import type { DuckDBConnection, Json } from '@duckdb/node-api';
import type { FaultError } from '../../../foundation/fault.js';
import { cellOf } from './cells.js';
import { prepareSelect, queryFault } from './lock.js';

/** An answer: names of columns, and rows of texts, numbers, truths and nulls (days as ISO dates). */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Json[])[];
  /** What of the folder is there, where the answer is not that of the whole. */
  readonly part: string | undefined;
}

/** Bounds of an answer. */
export interface QueryLimits {
  /** Seconds that it may take (default 60). */
  readonly timeout?: number;
  /** Cells that it may have (default twenty million: more has no room in the memory of this process). */
  readonly cells?: number;
  /** Memory that the engine may take (default `2 GiB`). */
  readonly memory?: string;
  /** Called with what to say where the engine cannot be interrupted. */
  readonly onStuck?: (fault: FaultError) => void;
}

/** The most memory that a query takes where nothing else is said; nothing is spilled to a disk. */
export const MEMORY = '2 GiB';

const TIMEOUT = 60;
const CELLS_MAX = 20_000_000;

/** Milliseconds in which an engine that was interrupted comes to its end. */
const GRACE = 5000;

/** Milliseconds that a clock can count. */
const CLOCK_MAX = 2 ** 31 - 1;

const LONGER = 'ask for less, or give it longer with --timeout';

const timeFault = (seconds: number): FaultError =>
  queryFault('query-time', `no answer in ${seconds} s: the query was ended`, LONGER);

/** Runs this with a clock beside it. Throws a FaultError when the time is up. */
export async function withinLimits<T>(
  connection: DuckDBConnection,
  { timeout = TIMEOUT, onStuck }: QueryLimits,
  work: () => Promise<T>,
): Promise<T> {
  let stuck: NodeJS.Timeout | undefined;
  let isOver = false;
  const clock = setTimeout(
    () => {
      isOver = true;
      connection.interrupt();
      stuck = setTimeout(() => onStuck?.(timeFault(timeout)), GRACE);
    },
    Math.min(timeout * 1000, CLOCK_MAX),
  );
  try {
    return await work();
  } catch (error) {
    throw isOver ? timeFault(timeout) : error;
  } finally {
    clearTimeout(clock);
    clearTimeout(stuck);
  }
}

/** Puts the one SELECT of a text. Throws a FaultError, or what the engine says. */
export async function ask(
  connection: DuckDBConnection,
  sql: string,
  { cells = CELLS_MAX }: QueryLimits,
): Promise<Omit<Answer, 'part'>> {
  const statement = await prepareSelect(connection, sql);
  const result = await statement.stream();
  const columns = result.deduplicatedColumnNames();
  const rows: (readonly Json[])[] = [];
  for (let chunk; (chunk = await result.fetchChunk()) !== null && chunk.rowCount > 0;) {
    rows.push(...chunk.convertRows(cellOf));
    if (rows.length * columns.length > cells) {
      const hint = 'name the columns that you need, add LIMIT, or read the Parquet file itself';
      throw queryFault('query-size', `the answer has more than ${cells} cells`, hint);
    }
  }
  return { columns, rows };
}

/** What stopped a query that was stopped for its size; undefined where that was not why. */
export function limitFault(error: unknown, { memory = MEMORY }: QueryLimits): FaultError | undefined {
  if (!(error instanceof Error && error.message.startsWith('Out of Memory Error'))) return undefined;
  const message = `the query needs more memory than it may take (${memory})`;
  return queryFault(
    'query-memory',
    message,
    'ask for less: fewer columns, a WHERE, no ORDER BY of everything',
  );
}
