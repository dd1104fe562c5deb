/**
 * SQL over a folder of results, by an embedded DuckDB that can do nothing else.
 *
 * Decision worth knowing: two locks, for either alone leaks. The engine may read the one folder, load no extension and change no setting;
 * but that would still let SQL write into the folder, so only one statement is taken, and only one that selects.
 */
import { realpathSync } from 'node:fs';
import { DuckDBInstance, StatementType, type DuckDBConnection, type Json } from '@duckdb/node-api';
import { FaultError, refuse as refuseAt } from '../../foundation/fault.js';
import { cellOf } from './cells.js';
import { complaintOf } from './complaint.js';
import { checkTables, findTables, isNamed, type KeptTable } from './kept-tables.js';
import { refuseDamaged } from './sums.js';
import { attempt } from './system-fault.js';

/** An answer: names of columns, and rows of texts, numbers, truths and nulls (days as ISO dates). */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Json[])[];
  /** What of the folder is there, where the answer is not that of the whole. */
  readonly part: string | undefined;
}

/** A query, and what it is put to. */
interface Question {
  readonly sql: string;
  readonly tables: readonly KeptTable[];
  /** Those that the query names. */
  readonly wanted: readonly KeptTable[];
  readonly part: string | undefined;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const named = (name: string): string => `"${name.replaceAll('"', '')}"`;

const refuse = (code: string, message: string, hint?: string): never => refuseAt(code, 'SQL', message, hint);

/** Makes the tables known by their names. One that is no table at all is told if it is asked for, and passed over otherwise. */
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

/** From here on the engine reads the folder and nothing else. */
async function lock(connection: DuckDBConnection, folder: string): Promise<void> {
  const settings = [
    'autoinstall_known_extensions = false',
    'autoload_known_extensions = false',
    `allowed_directories = [${quoted(folder)}]`,
    'enable_external_access = false',
    'lock_configuration = true',
  ];
  for (const setting of settings) await connection.run(`SET ${setting}`);
}

const ALLOWED: ReadonlySet<StatementType> = new Set([StatementType.SELECT, StatementType.EXPLAIN]);

async function ask(connection: DuckDBConnection, sql: string): Promise<Omit<Answer, 'part'>> {
  if (sql.trim() === '') refuse('statements', 'the query is empty', 'as "SELECT count(*) FROM runs"');
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1)
    refuse('statements', `one SELECT is asked at a time, these are ${statements.count} statements`);
  const statement = await statements.prepare(0);
  if (!ALLOWED.has(statement.statementType)) {
    refuse('not-a-select', 'only a SELECT can be asked: results are not changed by queries');
  }
  const result = await statement.streamAndReadAll();
  return { columns: result.deduplicatedColumnNames(), rows: result.convertRows(cellOf) };
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
  { sql, tables, wanted, part }: Question,
): Promise<FaultError> {
  if (error instanceof FaultError) return error;
  await readThrough(connection, folder, wanted);
  const names = tables.map(({ name }) => name);
  const columns = await columnsOf(connection, wanted);
  return new FaultError([complaintOf(error, { sql, tables: names, columns, part })]);
}

/** Puts one SELECT to the tables of a folder. Throws a FaultError where there are none, or the query is not one. */
export async function query(folder: string, sql: string): Promise<Answer> {
  const real = attempt(folder, () => realpathSync(folder));
  const { tables, part } = findTables(real);
  const wanted = tables.filter(({ name }) => isNamed(name, sql));
  checkTables(real, wanted);
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    await openTables(connection, real, tables, sql);
    await lock(connection, real);
    return { ...(await ask(connection, sql)), part };
  } catch (error) {
    throw await explain(error, connection, real, { sql, tables, wanted, part });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
