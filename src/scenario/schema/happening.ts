/**
 * What happens, as written: effects, events, decisions, regimes.
 *
 * Decision worth knowing: an effect never names a winner. It moves conditions, credit, lines, orders; who is
 * obeyed, who wins a contest and which regime follows are computed from the people.
 */
import { z } from 'zod';
import { ACT_SCHEMAS } from '../../model/acts/acts.js';
import { namedAxes } from '../../model/columns/columns.js';
import type { ColumnRecord } from '../../model/columns/record.js';
import { COLUMN_RECORDS, type EffectKey } from '../../model/columns/table.js';
import {
  Amount,
  AMOUNT_MAX,
  amountWithin,
  byGroup,
  byName,
  DateText,
  Days,
  Expression,
  Figure,
  Flag,
  Id,
  Name,
  Share,
  Source,
  Text,
  Weight,
  numberWithin,
} from '../../model/written.js';

const halfLife = numberWithin(0.1, 100_000)
  .optional()
  .describe('Days in which the effect halves; without it the effect stays.');

type Amount = z.output<typeof Amount>;

/** Amounts by what they are about, in one level or two. */
type Amounts = Record<string, Amount | Record<string, Amount>>;

/** How the amounts of an effect on a column are written: by the axes of the column, people by groups. */
const amountsOn = (record: ColumnRecord): [string, z.ZodOptional<z.ZodType<Amounts, Amounts>>][] => {
  const effect = record.shift ?? record.change;
  if (effect === undefined) return [];
  const [least, most] = effect.amounts;
  const estimate = most > AMOUNT_MAX ? amountWithin(least, most) : Amount;
  const amount = effect.isEstimate ? estimate : numberWithin(least, most);
  const axes = namedAxes(record);
  const inner = axes.includes('stratum') ? byGroup(amount) : byName(amount);
  const form: z.ZodType<Amounts, Amounts> = axes.length > 1 ? byName(inner) : inner;
  return [[effect.key, form.optional().describe(effect.about)]];
};

/** The effects that move columns. */
const AMOUNTS = Object.fromEntries(COLUMN_RECORDS.flatMap(([, record]) => amountsOn(record))) as Readonly<
  Record<EffectKey, z.ZodOptional<z.ZodType<Amounts, Amounts>>>
>;

/**
 * The keys of an effect in the order in which digests of scenarios take them; one that is added comes after
 * them.
 */
const ORDER = (
  'standing credibility blame reach salience condition tempo discontent call halfLife days times policy position line will claim ' +
  'found dissolve lead cabinet elect part merge grant arm march contest stand handOver'
).split(' ');

const inOrder = <Shape extends object>(shape: Shape): Shape => ({
  ...Object.fromEntries(ORDER.map((key) => [key, undefined])),
  ...shape,
});

/** One consequence. Exactly one kind of change per list entry, with an optional `times` that scales it. */
export const Effect = z.strictObject(
  inOrder({
    ...AMOUNTS,
    halfLife,
    days: Days.optional().describe('The effect ends after so many days.'),
    times: Expression.optional().describe(
      'Expression, read on the day, that scales the effect; held between -100 and 100.',
    ),
    ...ACT_SCHEMAS,
  }),
);

/** The record of what happened, to be printed beside what was computed. */
export const Recorded = z.strictObject({
  date: DateText.optional().describe(
    'The day of the record. A replay leaves a question open before it, and answers it as recorded from then on, when it is put.',
  ),
  option: Id.optional().describe('The option that a replay takes.'),
  dates: z
    .array(DateText)
    .default([])
    .describe('All days on which the question is recorded to have been on the agenda.'),
  text: Text.optional().describe('Words for the report.'),
  value: Figure.optional().describe('What `measure` should have come to.'),
});

const says = Text.regex(/\S/, 'this says nothing: leave it out, or say what holds').optional();

const regardless = z
  .boolean()
  .default(false)
  .describe(
    'On its date it comes although its conditions do not hold, and that is told: for counterfactuals.',
  );

export const Event = z.strictObject({
  id: Id,
  title: Name,
  text: Text.optional(),
  kind: z.enum(['impulse', 'outcome']),
  date: DateText.optional().describe('Day of an impulse.'),
  when: Expression.optional().describe('Trigger of an outcome.'),
  after: DateText.optional(),
  before: DateText.optional(),
  again: Days.optional().describe(
    'It comes again: so many days after its date, and so on (`before` is the last day); of an outcome, as soon as `when` holds, but no earlier than so many days after it came last.',
  ),
  requires: Expression.default(true).describe('What must hold on the day, or the event does not happen.'),
  impossible: Text.optional().describe('Words for the report when `requires` does not hold.'),
  says: says.describe(
    "What `when` says while it holds, as a clause for `why`: `the crowd fills the bakers' street`.",
  ),
  regardless,
  probability: Expression.default(1).describe('Chance a day (for a trigger) or on the day (for a date).'),
  measure: Expression.optional().describe('Number reported beside the record: what the event amounted to.'),
  unit: Name.optional().describe(
    'What `measure` counts, and of how many: `persons in the streets`, `percent of the delegates, Reds`.',
  ),
  effects: z.array(Effect).default([]),
  recorded: Recorded.optional(),
  key: z.boolean().default(false).describe('Shown in the short timeline.'),
  removed: z
    .boolean()
    .default(false)
    .describe('Keeps its name, for expressions that use it, and never happens.'),
  source: Source,
});

export const Voter = z.strictObject({
  id: Id.describe('Where no utilities are written: the id of a party, or else of an authority.'),
  name: Name.optional(),
  weight: Weight,
  utilities: byName(Expression)
    .optional()
    .describe(
      'Utility of each option; an option not named has utility 0. Without it the voter is a party or an authority that judges options by what they do, as actors do.',
    ),
});

export const Option = z.strictObject({ id: Id, title: Name, effects: z.array(Effect).default([]) });

export const Decision = z.strictObject({
  id: Id,
  title: Name,
  text: Text.optional(),
  by: Name.describe('Who decides, in words.'),
  act: Id.optional().describe(
    'The law or general act that the question is an instance of: while it is open, that is not asked for its `actor`.',
  ),
  actor: Id.optional().describe('The party, authority or body whose act it is.'),
  when: Expression.optional().describe(
    'The occasion, a state: while it holds the question is put each day, until another option than the first is chosen.',
  ),
  sits: z
    .array(DateText)
    .default([])
    .describe(
      'Fixed sittings of the body that decides, with their source: it is put on no other day. Without them on any day.',
    ),
  requires: Expression.default(true).describe(
    'The possibility; where it does not hold on an occasion, that is reported.',
  ),
  impossible: Text.optional().describe('Words for the report when the question cannot be put.'),
  says: says.describe('What the occasion says while it holds, as a clause for `why`: `nobody has power`.'),
  regardless,
  rule: z.enum(['majority', 'consent']).default('majority'),
  temperature: numberWithin(0.001, 1000)
    .default(0.1)
    .describe(
      'How far voters stray from what they prefer: a difference of utility that makes odds of e to 1.',
    ),
  misjudgement: Share.default(0).describe(
    'Standard deviation of the error in the chances a voter believes in.',
  ),
  voters: z.array(Voter).min(1).max(8),
  options: z
    .array(Option)
    .min(2)
    .max(6)
    .describe(
      'The first option is to leave things as they are: it has no effects, and the question stays open.',
    ),
  recorded: Recorded.optional(),
  pinned: Id.optional().describe(
    'The option taken whatever the vote, when the question is put; all conditions stay in force.',
  ),
  pinnedFrom: DateText.optional().describe(
    'The question is left open before this day, and settled as pinned from then on.',
  ),
  key: z.boolean().default(false),
  removed: z
    .boolean()
    .default(false)
    .describe('Keeps its name, for expressions that use it, and is never put.'),
  source: Source,
});

/** A quantity that says of a regime what it is: above a bound, or below one. */
export const Feature = z.strictObject({
  is: Expression.describe(
    'A quantity of today: who sits in the cabinet, how much is repressed, who is obeyed, how strong the strongest rival is.',
  ),
  above: Figure.optional().describe('The feature is met above this bound.'),
  below: Figure.optional().describe('The feature is met below this bound; exactly one of the two is given.'),
  scale: numberWithin(1e-6, 1e12).describe('Unit in which its distance from the bound is told and compared.'),
  says: says.describe('What it says where it is met, as a clause for `why`: `the mills obey the council`.'),
  source: Source.optional().describe('Where the bound comes from; without it that of the regime.'),
});

/** What the first entry into a regime does: to people only. */
export const RegimeEffect = z.strictObject({
  reach: AMOUNTS.reach,
  tempo: AMOUNTS.tempo,
  discontent: AMOUNTS.discontent,
  standing: AMOUNTS.standing,
  salience: AMOUNTS.salience,
  halfLife,
  days: Days.optional().describe('The effect ends after so many days.'),
  times: Expression.optional().describe(
    'Expression, read on the day, that scales the effect; held between -100 and 100.',
  ),
});

/** What a form of action does to people and stocks each day: as much of it as take part of those who can. */
export const FormEffect = z.strictObject({
  standing: AMOUNTS.standing,
  credibility: AMOUNTS.credibility,
  blame: AMOUNTS.blame,
  salience: AMOUNTS.salience,
  condition: AMOUNTS.condition,
  tempo: AMOUNTS.tempo,
  discontent: AMOUNTS.discontent,
  stock: AMOUNTS.stock,
  halfLife,
  days: Days.optional().describe('What is done on a day ends after so many days.'),
  times: Expression.optional().describe(
    'Expression, read on the day, that scales it beside the share who take part; held between -100 and 100.',
  ),
});

/** What people do in public, of the acts that they know (Tilly 1978). */
export const FormSchema = z.strictObject({
  id: Id,
  name: Name,
  text: Text.optional(),
  of: z.array(Id).min(1).describe('Who can do it: strata, classes, places, groups, or `all`.'),
  height: Expression.default(0).describe(
    'How much more it asks than to act in public at all, 0 to 1 in the unit of thresholds: whoever is driven beyond his threshold by more than that does it. Read at the end of the day before. One stratum may climb to three heights that are not 0.',
  ),
  requires: Expression.default(true).describe(
    'What must hold on the day, or nobody does it and whoever did it stops.',
  ),
  lasts: numberWithin(1, 1000)
    .default(1)
    .describe(
      'Mean days for which those who have begun go on though they would not begin; 1: the day alone.',
    ),
  stops: Flag.default(false).describe(
    'Those who do it do no work: organs do not run for whoever governs as far as those who operate them do it, and what services bring is missing (`supply` of conditions).',
  ),
  blames: Share.default(0).describe(
    'Blame a day on those in office, by their share of the offices, from a people all of whom do it.',
  ),
  effects: z
    .array(FormEffect)
    .default([])
    .describe('What it does on each of its days, times the share of those who can do it that do.'),
  on: Flag.default(true).describe('Whether anybody knows it.'),
  source: Source,
});

/** The name of the rule of whoever governs, while its features fit. */
export const Regime = z.strictObject({
  id: Id,
  name: Name,
  holder: Id.optional().describe(
    'The authority that governs under it; `any` for whichever authority does; without it nobody governs.',
  ),
  features: z
    .array(Feature)
    .min(1)
    .max(5)
    .describe(
      'What distinguishes it among the regimes of its holder. It fits by the least margin of them, (is - bound) / scale; the fittest of the holder, once it has led for two days, is the regime.',
    ),
  effects: z
    .array(RegimeEffect)
    .default([])
    .describe(
      'Done to people when it is entered for the first time. What founds, forms or claims is an act or a law.',
    ),
  source: Source.optional(),
});
