/**
 * What the schema finds wrong, in plain words and at its place in the files.
 *
 * Decision worth knowing: words are made from an issue's data and from what was written, not from zod's
 * messages, which speak of records and received undefined. Only a message that the schema's author wrote
 * himself is kept.
 */
import type { z } from 'zod';
import { didYouMean, nearest, type Fault } from '../foundation/fault.js';
import type { Complaint, Locate, Path, Spot } from './compile/faults.js';
import type { KeysAt } from './keys.js';
import { transitionComplaints } from './check/old-transitions.js';
import { readAt } from './path.js';
import { Effect } from './schema/happening.js';

type Issue = z.core.$ZodIssue;

/** What was given to the schema, and where its parts stand in files. */
export interface Given {
  readonly value: unknown;
  readonly locate: Locate;
}

/**
 * Turns the issues of zod into faults, in their order; an issue with several unknown keys gives one fault for
 * each. `keysAt` is for suggestions.
 */
export function zodFaults(
  issues: readonly Issue[],
  given: Given,
  keysAt: KeysAt = () => [],
): readonly Fault[] {
  const misfits = new Misfits(given, keysAt);
  return misfits.all(issues, []);
}

class Misfits {
  constructor(
    private readonly given: Given,
    private readonly keysAt: KeysAt,
  ) {}

  /** Faults of issues; `base` is where their paths start, which for a branch of a union is the union. */
  all(issues: readonly Issue[], base: Path): readonly Fault[] {
    return withoutEchoes(issues).flatMap((issue) => this.of(issue, base));
  }

  private of(issue: Issue, base: Path): readonly Fault[] {
    const path = [...base, ...(issue.path as Path)];
    if (issue.code === 'unrecognized_keys') return issue.keys.flatMap((key) => this.unknownKeys(key, path));
    if (issue.code === 'invalid_key') return [this.wrongKey(issue.issues, path)];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return this.union(issue.errors, path);
    return [this.misfit(issue, path)];
  }

  private fault(path: Path, complaint: Complaint, spot?: Spot): Fault {
    return { ...complaint, ...this.given.locate(path, spot), path: path.join('.') };
  }

  /** One fault for a key; of what earlier versions wrote as a list, one for each line of it. */
  private unknownKeys(key: string, parent: Path): Fault[] {
    if (parent.length > 0 || key !== 'transitions') return [this.unknownKey(key, parent)];
    return transitionComplaints(readAt(this.given.value, [key])).map(({ path, complaint }) =>
      this.fault(path, complaint),
    );
  }

  private unknownKey(key: string, parent: Path): Fault {
    const replaced = REPLACED.get(`${parent[0]}.${key}`);
    const near = () => (NO_BREAK_SPACE.test(key) ? SPACE_HINT : didYouMean(key, this.keysAt(parent)));
    const hint = replaced ?? (isRefusedOfRegime(key, parent) ? REGIME_HINT : near());
    const message = `there is no key \`${key}\` here`;
    return this.fault([...parent, key], { code: 'unknown-key', message, found: key, hint }, { key: true });
  }

  private wrongKey(issues: readonly Issue[], path: Path): Fault {
    const key = String(path[path.length - 1]);
    const reasons = issues.map((issue) => ownMessage(issue) ?? `expected ${expectation(issue)}`);
    const message = `\`${key}\` cannot be a key: ${reasons.join('; ')}`;
    return this.fault(path, { code: 'wrong-key', message, found: key }, { key: true });
  }

  /** The branch that the value comes nearest to speaks for the union; if it is near none, all are named. */
  private union(branches: readonly (readonly Issue[])[], path: Path): readonly Fault[] {
    const near = branches.filter((issues) => !issues.some(isAnotherKind));
    if (near.length === 0) return [this.misfitOfKind(branches.flat().filter(isAnotherKind), path)];
    const best = near.reduce((a, b) => (b.length < a.length ? b : a));
    return this.all(best, path);
  }

  private misfitOfKind(issues: readonly Issue[], path: Path): Fault {
    const expected = [...new Set(issues.map(expectation))].join(' or ');
    return this.expected('wrong-type', expected, path, issues.flatMap(choicesOf));
  }

  private misfit(issue: Issue, path: Path): Fault {
    const code = CODES[issue.code] ?? 'wrong-value';
    const own = ownMessage(issue);
    if (own === undefined) return this.expected(code, expectation(issue), path, choicesOf(issue));
    const found = issue.code === 'custom' ? '' : `, found ${describe(readAt(this.given.value, path))}`;
    return this.fault(path, { code, message: `${subjectOf(path)}: ${own}${found}` });
  }

  private expected(code: string, expected: string, path: Path, choices: readonly string[]): Fault {
    const value = readAt(this.given.value, path);
    if (value === undefined) {
      const message = `${subjectOf(path)} is missing: expected ${expected}`;
      return this.fault(path, { code: 'missing-key', message, expected });
    }
    const found = describe(value);
    const message = `${subjectOf(path)}: expected ${expected}, found ${found}`;
    const hint = hintFor(value, choices, expected);
    return this.fault(path, { code, message, found, expected, hint });
  }
}

const STATE_HINT = 'an occasion is a state: write it under `when`';

/** Whether a regime is written to do what only events and options may. */
const isRefusedOfRegime = (key: string, [section, , list]: Path): boolean =>
  section === 'regimes' && list === 'effects' && key in Effect.shape;

const REGIME_HINT =
  'a regime does nothing but to people, on its first entry: what founds, forms or claims is an act or a law, and is written with an event or an option; the first ministers of an authority stand with it as `cabinet`';

/** What is written today in place of a key of earlier versions, by section and key. */
const REPLACED: ReadonlyMap<string, string> = new Map([
  [
    'decisions.agenda',
    `${STATE_HINT}, the days of the record under \`recorded.dates\`; fixed sittings of a body are \`sits\`, with their source`,
  ],
  ['decisions.after', STATE_HINT],
  ['decisions.before', STATE_HINT],
]);

const CODES: Readonly<Record<string, string>> = {
  invalid_type: 'wrong-type',
  invalid_format: 'wrong-form',
  too_small: 'out-of-range',
  too_big: 'out-of-range',
  not_multiple_of: 'out-of-range',
};

const KINDS: ReadonlyMap<string, string> = new Map([
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['string', 'text'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['tuple', 'a list'],
  ['object', 'a mapping'],
  ['record', 'a mapping'],
  ['null', 'nothing'],
]);

const kindOf = (name: string): string => KINDS.get(name) ?? name;

/** What an issue asks for, in words. */
function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return kindOf(issue.expected);
    case 'too_small':
      return bounded(issue, issue.inclusive ? 'at least' : 'above', issue.minimum);
    case 'too_big':
      return bounded(issue, issue.inclusive ? 'at most' : 'below', issue.maximum);
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return issue.pattern === undefined
        ? `text of the form ${issue.format}`
        : `text that matches ${issue.pattern}`;
    default:
      return oneOf(choicesOf(issue));
  }
}

function oneOf(choices: readonly string[]): string {
  if (choices.length > 2) return `one of ${choices.join(', ')}`;
  return choices.join(' or ') || 'something else';
}

/** `a number above 0`, `a number of at least 1`, `a list with a length of at most 8`. */
function bounded(
  { origin, exact }: { readonly origin: string; readonly exact?: boolean },
  side: string,
  limit: number | bigint,
): string {
  const relation = exact ? 'exactly' : side;
  const size = origin === 'number' || origin === 'int' ? '' : ' with a length';
  const joint = relation === 'above' || relation === 'below' ? '' : ' of';
  return `${kindOf(origin)}${size}${joint} ${relation} ${limit}`;
}

/** The values among which an issue leaves the choice. */
function choicesOf(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' && 'options' in issue ? (issue.options ?? []).map(String) : [];
}

/** zod goes on to measure what is not even of the right kind: that helps nobody. */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const misfits = issues.filter(({ code }) => code === 'invalid_type');
  const wrong = new Set(misfits.map(({ path }) => path.join('.')));
  return issues.filter((issue) => issue.code === 'invalid_type' || !wrong.has(issue.path.join('.')));
}

/** True when a branch of a union wants something of another kind, not the same kind done better. */
function isAnotherKind(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

/** The message of the schema's author, unless it is one of zod's own. */
function ownMessage({ message }: Issue): string | undefined {
  return /^(Invalid|Too small|Too big|Unrecognized)\b/.test(message) ? undefined : message;
}

const NO_BREAK_SPACE = /[\u00a0\u2007\u202f]/;
const SPACE_HINT =
  'it holds a space that does not break (U+00A0 or its like): write an ordinary one, or none';

/** A text in place of a number is often one as it is written elsewhere. */
function numberHint(text: string): string | undefined {
  if (NO_BREAK_SPACE.test(text)) return SPACE_HINT;
  const [, whole, rest] = /^([-+]?\d+),(\d+)$/.exec(text) ?? [];
  return whole === undefined
    ? undefined
    : `a fraction is written with a point, and thousands without a sign: ${whole}.${rest} or ${whole}${rest}`;
}

/** What would mend a value: the nearest that may be chosen, or the number that was meant. */
function hintFor(value: unknown, choices: readonly string[], expected: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const near = nearest(value, choices);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return expected.includes('number') ? numberHint(value) : undefined;
}

const TEXT_SHOWN_MAX = 40;

/** What was written, in words. */
function describe(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return 'a mapping';
  const shown = value.length > TEXT_SHOWN_MAX ? `${value.slice(0, TEXT_SHOWN_MAX)}...` : value;
  return `text '${shown}'`;
}

/** The key that a path ends in, or the place in the list that does. */
function subjectOf(path: Path): string {
  const names = path.filter((step) => typeof step === 'string');
  const name = names.length > 0 ? `\`${names[names.length - 1]}\`` : 'the scenario';
  const last = path[path.length - 1];
  return typeof last === 'number' ? `entry ${last + 1} of ${name}` : name;
}
