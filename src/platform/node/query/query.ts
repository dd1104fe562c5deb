/**
 * SQL over a folder of results, by an embedded DuckDB that can do nothing else (`lock.ts`) and comes to an
 * end (`answer.ts`).
 */
import { realpathSync } from 'node:fs';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { FaultError } from '../../../foundation/fault.js';
import { complaintOf } from './complaint.js';
import { checkTables, findTables, isNamed, type KeptTable } from './kept-tables.js';
import { ask, limitFault, MEMORY, withinLimits, type Answer, type QueryLimits } from './answer.js';
import { lock, quoted } from './lock.js';
import { refuseDamaged } from '../files/sums.js';
import { attempt } from '../files/system-fault.js';

/** A query, and what it is put to. */
interface Question {
  readonly sql: string;
  readonly tables: readonly KeptTable[];
  /** Those that the query names. */
  readonly wanted: readonly KeptTable[];
  readonly part: string | undefined;
  readonly limits: QueryLimits;
}

const named = (name: string): string => `"${name.replaceAll('"', '')}"`;

/**
 * Makes the tables known by their names. One that is no table at all is told if it is asked for, and passed
 * over otherwise.
 */
async function openTables(
  connection: DuckDBConnection,
  folder: string,
  tables: readonly KeptTable[],
  sql: string,
): Promise<void> {
  for (const { name, paths } of tables) {
    const files = paths.map(quoted).join(', ');
    try {
      await connection.run(`CREATE VIEW ${named(name)} AS SELECT * FROM read_parquet([${files}])`);
    } catch {
      if (isNamed(name, sql)) refuseDamaged(folder, paths[0]);
    }
  }
}

/** Reads tables through, and refuses one that cannot be: what has no checksum may still be damaged. */
async function readThrough(
  connection: DuckDBConnection,
  folder: string,
  tables: readonly KeptTable[],
): Promise<void> {
  for (const { name, paths } of tables) {
    try {
      await connection.run(`SELECT max(hash(COLUMNS(*))) FROM ${named(name)}`);
    } catch {
      refuseDamaged(folder, paths[0]);
    }
  }
}

async function columnsOf(connection: DuckDBConnection, tables: readonly KeptTable[]): Promise<string[]> {
  const names = tables.map(({ name }) => quoted(name)).join(', ');
  if (names === '') return [];
  const sql = `SELECT DISTINCT column_name FROM information_schema.columns WHERE table_name IN (${names}) ORDER BY 1`;
  return (await connection.runAndReadAll(sql))
    .getRowsJson()
    .flatMap(([name]) => (typeof name === 'string' ? [name] : []));
}

/** What is wrong where a query failed: a table that is asked, or the query. */
async function explain(
  error: unknown,
  connection: DuckDBConnection,
  folder: string,
  { sql, tables, wanted, part, limits }: Question,
): Promise<FaultError> {
  if (error instanceof FaultError) return error;
  const limit = limitFault(error, limits);
  if (limit !== undefined) return limit;
  await readThrough(connection, folder, wanted);
  const names = tables.map(({ name }) => name);
  const columns = await columnsOf(connection, wanted);
  return new FaultError([complaintOf(error, { sql, tables: names, columns, part })]);
}

/**
 * Puts one SELECT to the tables of a folder.
 *
 * @throws FaultError where there are none, the query is not one, or its answer takes too long or too much
 * room
 */
export async function query(folder: string, sql: string, limits: QueryLimits = {}): Promise<Answer> {
  const real = attempt(folder, () => realpathSync(folder));
  const { tables, part } = findTables(real);
  const wanted = tables.filter(({ name }) => isNamed(name, sql));
  checkTables(real, wanted);
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    await openTables(connection, real, tables, sql);
    const paths = tables.flatMap((table) => table.paths);
    await lock(connection, paths, limits.memory ?? MEMORY);
    return { ...(await withinLimits(connection, limits, () => ask(connection, sql, limits))), part };
  } catch (error) {
    throw await explain(error, connection, real, { sql, tables, wanted, part, limits });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
