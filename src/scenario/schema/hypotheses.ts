/**
 * Hypotheses: statements about causes, and the tests that each is to stand. They change no run.
 *
 * Decision worth knowing: a test names a kind of outcome, and the kind has the least size that matters. So
 * no test can have a size of its own, chosen when its result is known.
 */
import { z } from 'zod';
import { byName, Figure, FIGURE_MAX, Id, Name, numberWithin, Text } from '../../model/written.js';
import { Counterfactual } from './scenario.js';

/** What outcomes of one kind have in common. */
const OutcomeKind = z.strictObject({
  of: z
    .enum(['chance', 'figure', 'day'])
    .describe('Whether something comes about, how much of it there is, or on which day it comes.'),
  unit: Name,
  least: numberWithin(1e-9, FIGURE_MAX).describe(
    'The least size that matters, the same for all tests of the kind: of a chance a difference of shares of runs (0.2), of a day a number of days.',
  ),
  reason: Text.describe('Why less does not matter.'),
});

const Changes = Counterfactual.omit({ id: true, title: true, question: true });

/** One comparison that a statement is to stand. */
export const HypothesisTest = z.strictObject({
  id: Id,
  question: Text,
  both: Changes.optional().describe('What both sides have.'),
  with: z.array(Id).default([]).describe('Counterfactuals of the scenario that the changed side has.'),
  change: Changes.optional().describe('Further changes that the changed side has.'),
  outcome: Text.describe(
    'What is looked at: `EXPRESSION@DATE`, its value on a day, or `first EXPRESSION`, the day on which it becomes true. A chance is that of its being true on that day, or of its ever becoming true.',
  ),
  kind: Id.describe('The kind of outcome, one of `kinds`.'),
  direction: z
    .enum(['more', 'less', 'later', 'sooner'])
    .describe('What the statement says of the changed side; `later` and `sooner` are of days.'),
  than: Figure.optional().describe(
    'A figure that the changed side is compared with, in place of the scenario as it is: a share of runs, an amount, or a number of days after the first.',
  ),
});

/** A statement of somebody about causes. */
const Statement = z.strictObject({
  id: Id,
  title: Name,
  says: Text.describe('The statement in the words of its source.'),
  source: Text.describe('Who says so, and where.'),
  tests: z.array(HypothesisTest).min(1),
});

/** The files of a scenario's folder `hypotheses`, as one. */
export const Hypotheses = z.strictObject({
  kinds: byName(OutcomeKind),
  statements: z.array(Statement).min(1),
});

export type HypothesesText = z.output<typeof Hypotheses>;
export type StatementText = HypothesesText['statements'][number];
export type HypothesisTestText = z.output<typeof HypothesisTest>;
export type OutcomeKindText = z.output<typeof OutcomeKind>;
