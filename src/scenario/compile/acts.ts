/**
 * The scope of acts: what each act (model/acts) asks of the scenario under compilation.
 */
import type { ActScope } from '../../model/acts/act.js';
import type { Scope } from './scope.js';
import { entriesOf, referKey, row } from './tables.js';

/** A scope as acts see it. */
export const actScope = (scope: Scope): ActScope => ({
  refer: (kind, id, path) => scope.refer(kind, id, path),
  referAll: (kind, ids, path) => scope.referAll(kind, ids, path),
  entries: (kind, mapping, path) =>
    entriesOf(mapping, path).map((entry) => ({ ...entry, index: referKey(scope, kind, entry) })),
  row: (kind, mapping, path) => row(scope, kind, mapping, path, 0),
  count: (kind) => scope.names[kind].ids.length,
  formula: (text, path) => scope.formula(text, path),
  report: (path, complaint) => scope.report(path, complaint),
});
