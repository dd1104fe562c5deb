/**
 * What an SQL engine may do for a question: read the files of the tables, and answer one SELECT.
 *
 * Decision worth knowing: two locks, for either alone leaks. The engine may open the files of the tables and
 * no other (not even beside them, and not to spill), load no extension and change no setting; but that would
 * still let SQL change those files, so only a statement that selects is run, and only the engine's own parser
 * says which do, and which functions they call. An EXPLAIN is judged by what it explains, since EXPLAIN
 * ANALYZE executes that; its text is put together here, so that what was judged is what is run.
 */
import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { FaultError, faultOf } from '../../../foundation/fault.js';

/** A fault of the question. */
export const queryFault = (code: string, message: string, hint?: string): FaultError =>
  new FaultError([faultOf(code, 'SQL', message, hint)]);

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * From here on the engine reads these files and nothing else, and takes so much memory at most, as `2 GiB`.
 */
export async function lock(
  connection: DuckDBConnection,
  paths: readonly string[],
  memory: string,
): Promise<void> {
  const settings = [
    'autoinstall_known_extensions = false',
    'autoload_known_extensions = false',
    "temp_directory = ''",
    `memory_limit = ${quoted(memory)}`,
    `allowed_paths = [${paths.map(quoted).join(', ')}]`,
    'enable_external_access = false',
    'lock_configuration = true',
  ];
  for (const setting of settings) await connection.run(`SET ${setting}`);
}

/** What comes before the statement that an EXPLAIN explains: white space, comments, and the word. */
const EXPLAIN = /^(?:\s|--.*|\/\*[^]*?\*\/)*explain\b/i;

/**
 * Functions that give rows and do nothing else; those that open files find them closed. Others keep logs and
 * profiles, or run a text.
 */
const READERS =
  /^(unnest|range|generate_series|repeat|repeat_row|summary|query_table|glob|sniff_csv|pg_timezone_names|(json|read|parquet|duckdb|pragma|icu)_(?!execute)\w+)$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The names of functions that a parsed query takes rows from, or that write by themselves. */
function actorsIn(tree: unknown): string[] {
  if (!isRecord(tree)) return [];
  const { type, function: call, function_name: name } = tree;
  const isActor = (type === 'TABLE_FUNCTION' && isRecord(call)) || name === 'write_log';
  const own = isActor ? [String(isRecord(call) ? call.function_name : name)] : [];
  return [...own, ...Object.values(tree).flatMap(actorsIn)];
}

/**
 * Whether the parser finds one SELECT in a text. Throws a FaultError where it calls what does more than
 * select.
 */
async function isSelect(connection: DuckDBConnection, sql: string): Promise<boolean> {
  const reader = await connection.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [sql]);
  const [[text]] = reader.getRowsJson();
  const tree = JSON.parse(text as string) as { readonly error: boolean };
  const actor = tree.error ? undefined : actorsIn(tree).find((name) => !READERS.test(name));
  if (actor !== undefined)
    throw queryFault('not-a-select', `\`${actor}\` does more than select, and is not asked`);
  return !tree.error;
}

/**
 * The one statement of a query, ready to run: a SELECT (also DESCRIBE, SHOW and SUMMARIZE, which are short
 * for one), or an EXPLAIN of it.
 *
 * @throws FaultError where it is anything else; what the engine says where it is no SQL
 */
export async function prepareSelect(
  connection: DuckDBConnection,
  sql: string,
): Promise<DuckDBPreparedStatement> {
  if (sql.trim() === '')
    throw queryFault('statements', 'the query is empty', 'as "SELECT count(*) FROM runs"');
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1)
    throw queryFault('statements', `one SELECT is asked at a time, these are ${statements.count} statements`);
  if (await isSelect(connection, sql)) return statements.prepare(0);
  const explained = sql.replace(EXPLAIN, '');
  if (explained !== sql && (await isSelect(connection, explained)))
    return connection.prepare(`EXPLAIN ${explained}`);
  throw queryFault(
    'not-a-select',
    'only a SELECT can be asked, or EXPLAIN (without ANALYZE) of one: results are not changed by queries',
  );
}
