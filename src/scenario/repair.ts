/**
 * A scenario with faults of form, mended enough to be checked further: so that a misspelt key does not hide
 * the ten faults behind it.
 *
 * Decision worth knowing: stand-ins are put where something is wrong, and nothing more is said of them.
 * Dropping broken records was rejected: everything that names them would be reported too.
 */
import { produce } from 'immer';
import type { z } from 'zod';
import type { Path } from './compile/faults.js';
import { readAt, writeAt } from './path.js';
import { Scenario, type ScenarioText } from './schema/scenario.js';

type Issue = z.core.$ZodIssue;

/** A reading of what was written. */
export interface RepairedReading {
  /** The scenario, mended if there are issues; undefined where it is beyond mending. */
  readonly scenario: ScenarioText | undefined;
  /** What does not fit the schema. */
  readonly issues: readonly Issue[];
  /** Paths at or below which nothing more should be said. */
  readonly broken: readonly Path[];
}

/** Stand-ins for values of the wrong type. */
const BY_TYPE: Readonly<Record<string, unknown>> = {
  number: 0,
  int: 1,
  string: 'assumption',
  boolean: false,
  array: [],
  object: {},
  record: {},
};

/** A value that the schema may accept in place of a wrong one. `date` is a date of the scenario. */
function standIn(issue: Issue, date: unknown): unknown {
  switch (issue.code) {
    case 'invalid_format':
      return issue.pattern?.includes('{4}') ? date : 'stand-in';
    case 'invalid_type':
      return BY_TYPE[issue.expected];
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int' ? Number(issue.minimum) : undefined;
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int' ? Number(issue.maximum) : undefined;
    case 'invalid_value':
      return issue.values[0];
    default:
      return issue.path.at(-1) === 'source' ? 'assumption' : 0;
  }
}

function removeAt(root: unknown, path: Path): void {
  const holder = readAt(root, path.slice(0, -1)) as Record<string | number, unknown> | undefined;
  if (holder !== undefined) Reflect.deleteProperty(holder, path[path.length - 1]);
}

const mended = (value: unknown, issues: readonly Issue[]): unknown =>
  produce(value, (draft: unknown) => {
    for (const issue of issues) {
      const path = issue.path as Path;
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) removeAt(draft, [...path, key]);
      else if (issue.code === 'invalid_key') removeAt(draft, path);
      else if (path.length > 0) writeAt(draft, path, standIn(issue, readAt(value, ['start'])));
    }
  });

/**
 * Where an issue makes further faults meaningless: at the value itself; in the whole record where a value is
 * missing or is none of a choice, since much may hang on it.
 */
function brokenBy(value: unknown, { code, path }: Issue): Path {
  const decides = code === 'invalid_value' || readAt(value, path as Path) === undefined;
  return (decides && typeof path[1] === 'number' ? path.slice(0, 2) : path) as Path;
}

/** An id that cannot be one: everything that names it would seem to be wrong. */
const isId = ({ path }: Issue): boolean => path.at(-1) === 'id';

/** Mending may uncover what a wrong type had hidden, so it is tried more than once. */
const ROUNDS_MAX = 3;

/** Reads what was written, mending it where it does not fit the schema. */
export function readScenario(value: unknown): RepairedReading {
  const first = Scenario.safeParse(value);
  if (first.success) return { scenario: first.data, issues: [], broken: [] };
  const { issues } = first.error;
  const broken = issues
    .filter(({ code }) => code !== 'unrecognized_keys')
    .map((issue) => brokenBy(value, issue));
  let current = value;
  let open: readonly Issue[] = issues;
  for (let round = 0; round < ROUNDS_MAX && !open.some(isId); round++) {
    current = mended(current, open);
    const next = Scenario.safeParse(current);
    if (next.success) return { scenario: next.data, issues, broken };
    open = next.error.issues;
  }
  return { scenario: undefined, issues, broken };
}
