/**
 * Tests as they were first registered: what a test was before anybody knew how it comes out.
 *
 * Decision worth knowing: a register only grows. A test that is changed later keeps what it was at first
 * beside it, and every result shows both; so a size that was moved to where the figures lie is seen to have
 * been moved.
 */
import { z } from 'zod';
import { refuse } from '../../foundation/fault.js';
import type { HypothesesPlan, PlannedTest } from './plan.js';

const Registered = z.strictObject({
  of: z.enum(['chance', 'figure', 'day']),
  least: z.number().positive(),
  outcome: z.string(),
  direction: z.enum(['more', 'less', 'later', 'sooner']),
  than: z.number().nullable(),
  baseline: z.array(z.looseObject({ kind: z.string() })).nullable(),
  changed: z.array(z.looseObject({ kind: z.string() })),
});

const Register = z.array(
  z.strictObject({
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    tests: z.record(z.string(), Registered),
  }),
);

/** What is registered of a test: everything that its verdict depends on. */
export type RegisteredTest = z.output<typeof Registered>;

/** Registrations in their order, each with the hash of the files that it was made of. */
export type TestRegister = z.output<typeof Register>;

const registeredOf = (test: PlannedTest, { sides }: HypothesesPlan): RegisteredTest =>
  JSON.parse(
    JSON.stringify({
      ...{ of: test.kind.of, least: test.kind.least, outcome: test.outcome, direction: test.direction },
      ...{ than: test.than, baseline: test.baseline === null ? null : sides[test.baseline] },
      changed: sides[test.changed],
    }),
  ) as RegisteredTest;

/** Reads a register. Throws a FaultError where it is none. */
export function readRegister(text: string, file: string): TestRegister {
  const hint =
    'it is written by `tauride hypotheses --register` and by nothing else: take it from where it was kept';
  try {
    return Register.parse(JSON.parse(text));
  } catch {
    return refuse('register', file, 'this is no register of hypotheses', hint);
  }
}

/** A register with those tests of a plan that were not in it; `hash` is that of their files. */
export function registered(plan: HypothesesPlan, hash: string, before: TestRegister): TestRegister {
  const known = new Set(before.flatMap(({ tests }) => Object.keys(tests)));
  const added = plan.tests.filter(({ id }) => !known.has(id));
  if (added.length === 0) return before;
  return [
    ...before,
    { hash, tests: Object.fromEntries(added.map((test) => [test.id, registeredOf(test, plan)])) },
  ];
}

/** How a test was registered at first. */
export interface FirstRegistered {
  readonly hash: string;
  readonly least: number;
  /** What of it is another now, by name. */
  readonly changed: readonly string[];
}

/** How a test was at first; null where it was never registered. */
export function firstOf(
  test: PlannedTest,
  plan: HypothesesPlan,
  register: TestRegister,
): FirstRegistered | null {
  const registration = register.find(({ tests }) => Object.hasOwn(tests, test.id));
  if (registration === undefined) return null;
  const first = registration.tests[test.id];
  const now = registeredOf(test, plan);
  const names = Object.keys(now) as (keyof RegisteredTest)[];
  const changed = names.filter((name) => JSON.stringify(first[name]) !== JSON.stringify(now[name]));
  return { hash: registration.hash, least: first.least, changed };
}
