/**
 * Loads what asks tables, and says so where it cannot be: DuckDB has a native part for each system, which npm
 * leaves out without a word where it was told to (`--omit=optional`) or was on another system.
 */
import { createRequire } from 'node:module';
import { refuse } from '../../../foundation/fault.js';

const NATIVE = '@duckdb/node-bindings';

const require = createRequire(import.meta.url);

/** The package that holds it for this system, with its version. */
function nativePackage(): string {
  const { version } = require('@duckdb/node-api/package.json') as { version: string };
  return `${NATIVE}-${process.platform}-${process.arch}@${version}`;
}

/** Loads the native part where the engine looks for it. */
function loadNative(): void {
  try {
    createRequire(require.resolve('@duckdb/node-api'))(NATIVE);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND';
    const message = `the native part of DuckDB, which answers queries, ${isMissing ? 'is missing' : 'cannot be loaded'}`;
    refuse('no-engine', 'query', message, `npm install --no-save ${nativePackage()}`);
  }
}

/**
 * The module that asks tables. Throws a FaultError where its native part is missing or does not fit the
 * system. That is tried first: where a module that is imported fails to `require` another, Node 20 tells it
 * to whoever imports and, once more, to nobody.
 */
export function loadQuery(): Promise<typeof import('./query.js')> {
  loadNative();
  return import('./query.js');
}
