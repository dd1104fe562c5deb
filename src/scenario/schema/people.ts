/**
 * Who exists, as written: places, classes, groups and strata with their cells, ties and behaviour.
 *
 * Decision worth knowing: behaviour (how fast people learn, how readily they act) is inherited
 * `behaviour` of the scenario -> of the class -> of the stratum, so that a stratum states only what is
 * special about it.
 */
import { z } from 'zod';
import {
  byGroup,
  byName,
  DateText,
  Expression,
  Figure,
  Flag,
  Id,
  Name,
  Share,
  Signed,
  Source,
  Text,
  Weight,
  whole,
  numberWithin,
} from '../../model/written.js';

/** How people of a stratum learn and act. All loyalties are in [-1, 1). */
export const Behaviour = z.strictObject({
  learning: Share.optional().describe(
    'Mean receptivity: share of the gap to the appeal closed in a day in ordinary times (0.02 = half-life of about five weeks).',
  ),
  receptivitySpread: numberWithin(0, 0.6)
    .optional()
    .describe('Standard deviation of receptivity between persons, relative to the mean.'),
  encounter: Share.optional().describe('Sigma: pull of one personal encounter a day.'),
  contact: Share.optional().describe('Omega: pull of the mean of the tied cells, with a day of delay.'),
  noise: Share.optional().describe('Amplitude of the daily uniform noise.'),
  taste: byName(numberWithin(0, 0.5))
    .optional()
    .describe('Standard deviation of the standing taste of cells, by party or `all`.'),
  personalTaste: numberWithin(0, 0.5)
    .optional()
    .describe('Half-width of the uniform standing taste of persons.'),
  abstentionFloor: Share.optional().describe(
    'A person has an allegiance, and counts as a supporter, when the greatest loyalty stands this far above the mean loyalty.',
  ),
  threshold: z
    .strictObject({ mean: Share, sd: numberWithin(0.005, 0.5) })
    .optional()
    .describe('Action thresholds, normal: below 0 a person acts unless held back, at 1 or above never.'),
  thresholds: z
    .array(numberWithin(-1, 1))
    .min(1)
    .max(2048)
    .optional()
    .describe(
      'Action thresholds one by one, in place of `threshold`: each cell has them all, shared out by rank.',
    ),
  grievance: numberWithin(0, 0.99)
    .optional()
    .describe('Weight of (best loyalty outside office - best loyalty in office) in the decision to act.'),
  contagion: numberWithin(0, 0.99)
    .optional()
    .describe(
      'Kappa: weight of the share of the cell active yesterday; above 2.5 sd of the threshold a crowd may tip, of which a warning says where.',
    ),
  diffusion: numberWithin(0, 0.99)
    .optional()
    .describe(
      'Weight of the mean share active yesterday in the cells that the cell is tied to: action spreads along ties (Biggs 2005).',
    ),
  fear: Share.optional().describe('Greatest fear, met by force that obeys the government against no crowd.'),
  fatigue: Share.optional().describe(
    'Fatigue gained in a day of action by the whole cell; it fades in about twelve days.',
  ),
  hearing: Share.optional().describe(
    'Share whom parties can reach at all: literacy, distance, hours free of work. It counts where the law `carriers` is in force (default 1).',
  ),
  discontent: byName(Signed)
    .optional()
    .describe('Weights of conditions (and `base`) in the readiness to act.'),
  source: Source.optional().describe('Source of these numbers where the record around them has none.'),
});

/**
 * Behaviour where neither the scenario, nor the class, nor the stratum says anything: quiet people who never
 * leave their homes. Only learning and thresholds have values, because without them nothing could move at
 * all; all else is absent until it is stated.
 */
export const ORDINARY = {
  learning: 0.02,
  receptivitySpread: 0,
  encounter: 0,
  contact: 0,
  noise: 0,
  personalTaste: 0,
  abstentionFloor: 0,
  threshold: { mean: 0.6, sd: 0.15 },
  grievance: 0,
  contagion: 0,
  diffusion: 0,
  fear: 0,
  fatigue: 0,
  hearing: 1,
} as const;

/** The real cells of a stratum: shops, companies, villages of one size. */
export const CellClassSchema = z.strictObject({
  share: Share.describe('Share of the persons of the stratum in such cells.'),
  cell: whole(1, 2048).describe('Persons who meet every day.'),
  workplace: whole(1, 1_000_000)
    .optional()
    .describe(
      'Persons of the whole workplace (plant, regiment) the cell belongs to; deputies are elected there. Default: the cell.',
    ),
});

/** More than ever lived in one class and place. */
const PERSONS_MAX = 1_000_000_000;

export const Stratum = z.strictObject({
  id: Id,
  name: Name,
  class: Id,
  place: Id,
  groups: z.array(Id).default([]).describe('Further groups the stratum belongs to.'),
  persons: whole(1, PERSONS_MAX),
  electorate: Share.describe('Share of the persons who may vote.'),
  cells: z.array(CellClassSchema).min(1),
  ties: byName(whole(1, 8))
    .default({})
    .describe('Ties of each cell to cells of other strata (or its own): number by stratum.'),
  tradition: byName(Signed).default({}).describe('Standing attachment to each party, by party.'),
  start: byName(Signed)
    .default({})
    .describe('Loyalty at the start by party; default: the appeal of the first day.'),
  most: whole(1, PERSONS_MAX)
    .optional()
    .describe(
      'The most persons there can be where flows lead to it: whoever would be more stays where he is. Default: all who could ever come. Room is kept for so many.',
    ),
  sample: Weight.optional().describe('Relative density of sampling (default 1).'),
  behaviour: Behaviour.default({}),
  source: Source,
});

/** People who go from one stratum to another, with their loyalties. */
export const FlowSchema = z.strictObject({
  id: Id,
  text: Text.describe('Who goes, and why.'),
  from: Id.describe('The stratum they leave; its last agent stays.'),
  to: Id.describe('The stratum they come to.'),
  rate: Expression.describe(
    'Share of those there are in the morning who go in a day, 0 to 1; what is beyond counts as the bound. It reads no date.',
  ),
  on: Flag.default(true).describe('Whether it is in force.'),
  source: Source,
});

export const PlaceSchema = z.strictObject({
  id: Id,
  name: Name,
  weight: Weight.default(1).describe(
    'What it counts for against other places with arms, when a country is to be held after its capital was taken.',
  ),
  railway: Id.optional().describe(
    'The unit that runs the railway to it. Without one nobody marches there or from there while a country is to be held.',
  ),
  source: Source.optional(),
});
export const Class = z.strictObject({
  id: Id,
  name: Name,
  habit: Share.optional().describe(
    'Share of its voters who vote where no list leads and parties mean what they did; default: `habit` of the law `turnout`.',
  ),
  behaviour: Behaviour.default({}),
  source: Source.optional(),
});
export const Group = z.strictObject({
  id: Id,
  name: Name,
  of: z.array(Id).min(1).describe('Strata, classes, places or groups it unites.'),
});

/** What is laid in and used up, in a unit of its own. */
export const StockSchema = z.strictObject({
  id: Id,
  name: Name,
  unit: Name.optional().describe('What it is counted in: `days of bread`, `million roubles`.'),
  start: Figure.describe('What there is of it before the first day.'),
  bounds: z
    .tuple([Figure, Figure])
    .describe('The least and the most there can be; what they cut off is lost, and is `cut.STOCK` that day.'),
  change: Expression.optional().describe(
    'What a day adds, below 0 what it takes; read from what held at the end of the day before, of stocks too. Without it only effects move the stock.',
  ),
  source: Source,
});

/** A stretch of days in which a condition is multiplied, to ask what would have been. */
export const Scaled = z.strictObject({
  from: DateText,
  to: DateText.optional(),
  times: numberWithin(0, 100),
});

/**
 * A circumstance of life in [0, 1] (hunger, war-weariness): a curve over the year, by group, moved by policy
 * and events.
 */
export const Condition = z.strictObject({
  id: Id,
  name: Name,
  curve: z
    .array(z.tuple([DateText, Share]))
    .min(1)
    .describe('Points [date, value]; linear between, constant outside.'),
  exposure: byGroup(numberWithin(0, 2)).describe('How much of it each group feels.'),
  times: Expression.optional().describe(
    'Expression that multiplies it, for instance `1 - 0.7 * policy.peace`; held between -100 and 100.',
  ),
  supply: Share.optional().describe(
    'How far it rises, where people are exposed to it, when no organ with a `service` is run (a strike); 0 where left out.',
  ),
  expected: Share.default(0).describe(
    'The level people put up with, as far as it reaches them (times `exposure`): blame follows what exceeds it, credit what falls short.',
  ),
  scaled: z
    .array(Scaled)
    .default([])
    .describe('Stretches in which it is multiplied; `to` is the first day without.'),
  source: Source,
});
