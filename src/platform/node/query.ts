/**
 * SQL over a folder of results, by an embedded DuckDB that can do nothing else.
 *
 * Decision worth knowing: two locks, for either alone leaks. The engine may read the one folder, load no extension and change no setting;
 * but that would still let SQL write into the folder, so only one statement is taken, and only one that selects.
 */
import { realpathSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, StatementType, type DuckDBConnection, type Json } from '@duckdb/node-api';
import { FaultError } from '../../foundation/fault.js';
import { attempt } from './system-fault.js';

/** An answer: names of columns, and rows of texts, numbers, truths and nulls (days as ISO dates). */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Json[])[];
}

const EXTENSION = '.parquet';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const refuse = (code: string, message: string, hint?: string): never => {
  const place = { code, message, file: 'SQL' };
  throw new FaultError([hint === undefined ? place : { ...place, hint }]);
};

/** The tables of a folder by name: its Parquet files, and `runs` of its shards where these are not merged yet. */
function tablesOf(folder: string): Map<string, string> {
  const names = attempt(folder, () => readdirSync(folder));
  const files = names.filter((name) => name.endsWith(EXTENSION));
  const tables = new Map(files.map((name) => [name.slice(0, -EXTENSION.length), join(folder, name)]));
  if (!tables.has('runs') && names.includes('shards'))
    tables.set('runs', join(folder, 'shards', 'runs-*.parquet'));
  if (tables.size > 0) return tables;
  const hint = 'name a folder that --out of `sweep`, `compare`, `run` or `replay` has written';
  const message = 'the folder holds no tables';
  throw new FaultError([{ code: 'no-tables', message, file: folder, hint }]);
}

async function openTables(connection: DuckDBConnection, folder: string): Promise<void> {
  for (const [name, path] of tablesOf(folder)) {
    await connection.run(
      `CREATE VIEW "${name.replaceAll('"', '')}" AS SELECT * FROM read_parquet(${quoted(path)})`,
    );
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

/** What DuckDB says of a query, without its name for the kind of error and its drawing of the place. */
const complaint = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .split('\n', 1)[0]
    .replace(/^(?:Failed to extract statements: )?(?:\w[\w ]* Error: )?/, '');

async function ask(connection: DuckDBConnection, sql: string): Promise<Answer> {
  if (sql.trim() === '') refuse('statements', 'the query is empty', 'as "SELECT count(*) FROM runs"');
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1)
    refuse('statements', `one SELECT is asked at a time, these are ${statements.count} statements`);
  const statement = await statements.prepare(0);
  if (!ALLOWED.has(statement.statementType)) {
    refuse('not-a-select', 'only a SELECT can be asked: results are not changed by queries');
  }
  const result = await statement.streamAndReadAll();
  return { columns: result.deduplicatedColumnNames(), rows: result.getRowsJson() };
}

/** Puts one SELECT to the tables of a folder. Throws a FaultError where there are none, or the query is not one. */
export async function query(folder: string, sql: string): Promise<Answer> {
  const real = attempt(folder, () => realpathSync(folder));
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    await openTables(connection, real);
    await lock(connection, real);
    return await ask(connection, sql);
  } catch (error) {
    if (error instanceof FaultError) throw error;
    return refuse('query', complaint(error));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
