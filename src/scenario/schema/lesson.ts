/**
 * The lesson of a scenario: what its author writes for whoever teaches with it.
 *
 * Decision worth knowing: only what nobody can compute is written, a question, what to change and what to
 * ask; the picture, the answer, the figures and the sources follow from the scenario and its run, and what is
 * changed is written in the scenario's own words, so that it is checked as they are.
 */
import { z } from 'zod';
import { byName, DateText, Expression, Figure, Id, Name, Text } from '../../model/written.js';

/** A sentence or two: a lesson is printed on two pages. */
const Sentence = Text.max(400);

/** One thing to change, in the words of the command line. */
const ToChange = z.strictObject({
  try: Sentence.describe('What is changed, and what to think about before looking.'),
  with: z.array(Id).default([]).describe('Counterfactuals that come with the scenario, by id.'),
  move: byName(DateText).default({}).describe('Events and decisions moved to another date.'),
  without: z.array(Id).default([]).describe('Events and decisions removed.'),
  set: byName(z.union([Figure, Sentence, z.boolean()]))
    .default({})
    .describe('Numbers of the scenario set, by path.'),
});

/** What `tauride report --lesson` makes two printed pages of. */
export const Lesson = z.strictObject({
  question: Sentence.describe('What is asked; the run answers it.'),
  day: DateText.optional().describe('The day it is about, at which the page is opened.'),
  figures: z
    .array(
      z.strictObject({
        name: Name,
        is: Expression.describe('Its value each day.'),
        unit: Name.describe('What it is counted in.'),
      }),
    )
    .max(5)
    .default([])
    .describe('Curves of the picture; without any it shows who claims to rule, is obeyed and holds power.'),
  change: z.array(ToChange).min(1).max(3).describe('Things to change, in their order.'),
  ask: z.array(Sentence).min(1).max(5).describe('Questions to talk about.'),
  read: z.array(Sentence).max(4).default([]).describe('What to read further: full references.'),
});

export type LessonText = z.output<typeof Lesson>;
