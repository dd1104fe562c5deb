/**
 * The small values of the scenario language: ids, dates, numbers with a source, numbers by group.
 *
 * Decision worth knowing: a record carries one `source` for all its numbers, or a mapping from field to
 * source; the alternative, a `{value, source}` at every number, made the files unreadable and was copied
 * blindly.
 */
import { z } from 'zod';
import { isOneLine, isVisible } from '../foundation/text.js';

/** A number from a least to a greatest. */
export const numberWithin = (least: number, most: number) => z.number().min(least).max(most);

/** A whole number from a least to a greatest. */
export const whole = (least: number, most: number) => z.int().min(least).max(most);

/** What an id is, and what is said of one that is none. */
export const ID_FORM = /^[a-z][a-z0-9-]{0,63}$/;
export const ID_MESSAGE = 'an id is lower case letters, digits and hyphens, starting with a letter';

/** A name used in other places of the scenario: lower case, digits and hyphens, starting with a letter. */
export const Id = z
  .string()
  .regex(ID_FORM, ID_MESSAGE)
  .describe('An id: lower case letters, digits and hyphens.');

export const NAME_LENGTH_MAX = 200;
export const TEXT_LENGTH_MAX = 20_000;

const ACTING = 'control characters, marks of direction and what cannot be seen';

/** Words on one line: a name, a title, a unit. */
export const Name = z
  .string()
  .max(NAME_LENGTH_MAX)
  .refine(isOneLine, `this stands on one line, without ${ACTING}`);

/** Words in sentences and paragraphs. */
export const Text = z.string().max(TEXT_LENGTH_MAX).refine(isVisible, `this has none of ${ACTING}`);

/** A calendar date: `1917-07-17`, or `1917-07-04 OS` for the Julian calendar. */
export const DateText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}( OS)?$/, 'a date is written 1917-07-17, or 1917-07-04 OS for the old style')
  .describe('A date, new style `1917-07-17` or old style `1917-07-04 OS`.');

/**
 * Every number of the schema has a least and a greatest value, both of which a run can bear: beyond them lie
 * slips of the pen, whose figures would be no numbers, or no end. `tests/fuzz/numbers.test.ts` sets each to
 * its bounds and runs.
 */
export const FIGURE_MAX = 1e12;

/** Any figure that is written: recorded, measured, or alone as an expression. */
export const Figure = numberWithin(-FIGURE_MAX, FIGURE_MAX);

/** A weight beside other weights: only their proportions count. */
export const Weight = numberWithin(0.001, 1_000_000);

/** A number of days after which something has happened or ended; 100 000 are longer than any scenario. */
export const Days = whole(1, 100_000);

/** Seats of a body or a cabinet. */
export const Seats = whole(0, 10_000);

/** An expression over named quantities, checked when the scenario is loaded. */
export const Expression = z
  .union([z.string().min(1), Figure, z.boolean()])
  .describe(
    'An expression such as `support.bolshevik.petrograd-garrison > 0.5 and since.milyukov-note < 10`.',
  );

/** Where numbers come from: a key of `sources` with an optional page, free text, or the word `assumption`. */
export const Source = z
  .union([Text.min(3), z.record(Name, Text.min(3))])
  .describe(
    'Source of every number in this record: text, or a mapping from field to text; `assumption` where it is one.',
  );

/** Whether something is so: true and false, or 1 and 0, as options of commands write it. */
export const Flag = z.union([z.boolean(), z.literal([0, 1]).transform((flag) => flag === 1)]);

/** A share or a strength between 0 and 1. */
export const Share = numberWithin(0, 1);

/** A signed value between -1 and 1. */
export const Signed = numberWithin(-1, 1);

/** An amount of whatever has no natural unit: beyond it lie slips of the pen. */
export const AMOUNT_MAX = 100;

/** A number within bounds, or a range of such. */
export const amountWithin = (least: number, most: number) => {
  const amount = numberWithin(least, most);
  return z.union([amount, z.tuple([amount, amount])]);
};

/**
 * A number, or a range `[low, high]` from which each run draws once, uniformly; each kind of effect has
 * narrower bounds.
 */
export const Amount = amountWithin(-AMOUNT_MAX, AMOUNT_MAX).describe(
  'A number, or a range [low, high] drawn once a run (required for causes after the last calibration date).',
);

/**
 * Numbers by group of people: keys are strata, classes, places or groups; a later key overrides an earlier
 * one.
 */
export const byGroup = <T extends z.ZodType>(value: T) =>
  z
    .record(Name, value)
    .describe('By group (stratum, class, place, group, or `all`); later keys override earlier ones.');

/** Numbers by some other named thing (party, issue, authority, policy ...). */
export const byName = <T extends z.ZodType>(value: T) => z.record(Name, value);
