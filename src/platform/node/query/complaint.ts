/**
 * What DuckDB says of a query, as a fault: what is wrong, where in the query, and what would mend it.
 *
 * Decision worth knowing: its words are kept where they are about SQL, and replaced where they are about the
 * lock (files that may not be opened), for there it cannot know that a file of this folder is asked for as a
 * table.
 */
import { basename } from 'node:path';
import { nearest, type Fault } from '../../../foundation/fault.js';
import { isNamed } from './kept-tables.js';

/** What was asked, and what there is to ask. */
export interface Asked {
  readonly sql: string;
  readonly tables: readonly string[];
  /** Of the tables that the query names. */
  readonly columns: readonly string[];
  /** What of the folder is there, where that is not all. */
  readonly part: string | undefined;
}

type Told = Pick<Fault, 'message' | 'hint'>;

/** How a complaint that names something is told in our words. */
type Tell = (name: string, asked: Asked, details: readonly string[]) => Told;

const listed = ({ tables, part }: Asked): string =>
  `tables here: ${tables.join(', ')}${part === undefined ? '' : `; ${part}, others come with the last`}`;

function tableHint(name: string, asked: Asked): string {
  const near = nearest(name, asked.tables);
  return near === undefined ? listed(asked) : `did you mean \`${near}\`?`;
}

function columnHint(name: string, { sql, tables, columns }: Asked, details: readonly string[]): string {
  const table = tables.find((each) => isNamed(each, sql)) ?? tables[0];
  const near = nearest(name, columns);
  const candidates = /^Candidate bindings: (.+)/.exec(details[0] ?? '')?.[1].replaceAll('"', '');
  const all = `"DESCRIBE ${table}" lists the columns`;
  if (near !== undefined) return `did you mean \`${near}\`? ${all}`;
  if (sql.includes(`"${name}"`)) return `a text is written '${name}'; ${all}`;
  return candidates === undefined ? all : `near it: ${candidates}; ${all}`;
}

/** `runs.parquet` and `shards/runs-*.parquet` are the table runs. */
const tableOf = (file: string, { tables }: Asked): string | undefined => {
  const [stem] = /^\w+/.exec(basename(file)) ?? [];
  return file.endsWith('.parquet') ? tables.find((table) => table === stem) : undefined;
};

function tellFile(file: string, asked: Asked): Told {
  const table = tableOf(file, asked);
  if (table !== undefined)
    return { message: `"${file}" is asked by its name as a table`, hint: `write FROM ${table}` };
  return { message: `"${file}" is no table of this folder, and nothing else is read`, hint: listed(asked) };
}

const KINDS: readonly (readonly [matches: RegExp, tell: Tell])[] = [
  [
    /^Referenced column "(.*?)" not found|does not have a column named "(.*?)"/,
    (name, ...asked) => ({ message: `there is no column "${name}"`, hint: columnHint(name, ...asked) }),
  ],
  [
    /^Table with name (.*) does not exist/,
    (name, asked) => ({ message: `there is no table "${name}"`, hint: tableHint(name, asked) }),
  ],
  [/^Cannot access file "(.*?)"/, tellFile],
];

const LINE = /^LINE (\d+): (.*)\n( *)\^/m;

const isPlain = (text: string): boolean => /^[\t -~]*$/.test(text);

/** Where in the query the caret of a complaint points. Long lines are shown in part, between dots. */
function placeOf(text: string, sql: string): Pick<Fault, 'line' | 'column'> {
  const [, digits, excerpt, indent] = LINE.exec(text) ?? [];
  if (digits === undefined) return {};
  const line = Number(digits);
  const written = sql.split('\n')[line - 1] ?? '';
  const shown = excerpt.replace(/^\.\.\.|\.\.\.$/g, '');
  const begin = written.indexOf(shown) - excerpt.indexOf(shown);
  const column = indent.length - `LINE ${digits}: `.length + begin + 1;
  // DuckDB counts other signs than these in its own way.
  return isPlain(written) && column > 0 && written.includes(shown) ? { line, column } : { line };
}

/** The fault that DuckDB finds in a query. */
export function complaintOf(error: unknown, asked: Asked): Fault {
  const text = (error instanceof Error ? error.message : String(error)).replace(
    /^(?:Failed to extract statements: )?(?:\w[\w ]* Error: )?/,
    '',
  );
  const [head, ...rest] = text.split('\n');
  const end = rest.findIndex((line) => line.startsWith('LINE '));
  const details = rest.slice(0, end).filter((line) => line !== '');
  const [matches, tell] = KINDS.find(([matches]) => matches.test(head)) ?? [];
  const [, ...groups] = matches?.exec(head) ?? [];
  const name = groups.find((group) => group !== undefined);
  const told = name === undefined ? undefined : tell?.(name, asked, details);
  const hint = details.length > 0 ? { hint: details[0] } : {};
  return { code: 'query', file: 'SQL', ...placeOf(text, asked.sql), ...(told ?? { message: head, ...hint }) };
}
