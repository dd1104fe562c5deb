/**
 * Loads what asks tables, and says so where it cannot be: DuckDB has a native part for each system, which npm leaves out without a word where
 * it was told to (`--omit=optional`) or was on another system.
 */
import { createRequire } from 'node:module';
import { refuse } from '../../foundation/fault.js';

const NATIVE = '@duckdb/node-bindings';

/** The package that holds it for this system, with its version. */
function nativePackage(): string {
  const { version } = createRequire(import.meta.url)('@duckdb/node-api/package.json') as { version: string };
  return `${NATIVE}-${process.platform}-${process.arch}@${version}`;
}

const isNative = (error: unknown): error is Error =>
  error instanceof Error && /duckdb\.node|duckdb native binding/.test(error.message);

/** The module that asks tables. Throws a FaultError where its native part is missing or does not fit the system. */
export async function loadQuery(): Promise<typeof import('./query.js')> {
  try {
    return await import('./query.js');
  } catch (error) {
    if (!isNative(error)) throw error;
    const isMissing = error.message.startsWith('Cannot find module');
    const message = `the native part of DuckDB, which answers queries, ${isMissing ? 'is missing' : 'cannot be loaded'}`;
    return refuse('no-engine', 'query', message, `npm install --no-save ${nativePackage()}`);
  }
}
