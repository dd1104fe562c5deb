/**
 * The whole scenario as one declaration: it gives the TypeScript types, the checks, the JSON Schema and the
 * reference page.
 */
import { z } from 'zod';
import { Laws } from '../../model/laws/laws.js';
import { Mechanisms } from '../../model/mechanisms.js';
import { Decision, Effect, Event, FormSchema, Regime } from './happening.js';
import {
  Behaviour,
  Class,
  Condition,
  FlowSchema,
  Group,
  PlaceSchema,
  Scaled,
  StockSchema,
  Stratum,
} from './people.js';
import { Lesson } from './lesson.js';
import { Authority, Body, Issue, Organ, Outsider, Party, Unit } from './polity.js';
import { Posterior } from './posterior.js';
import { byName, DateText, Expression, Figure, Id, Name, Share, Text, whole } from '../../model/written.js';

/** A recorded figure and how the model computes its own. */
export const Fact = z.strictObject({
  id: Id.or(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)),
  quantity: Name,
  recorded: Figure,
  unit: Name,
  group: Name.optional().describe('What table of figures it is of; with the unit it says which kind it is.'),
  kind: Id.optional().describe('Which of the `kinds`, where several have its group and unit.'),
  event: Name.optional().describe(
    'What the row is of; rows of one event weigh together as one (default: date and place).',
  ),
  date: DateText,
  place: Name.optional(),
  role: z.enum(['input', 'calibration', 'validation', 'anchor']),
  confidence: Name.optional(),
  is: Expression.optional().describe(
    "The model's own figure, in the same unit; without it, and without `among`, the fact is listed but not computed.",
  ),
  among: Id.optional().describe(
    'In place of `is`, for a vote share: the group that votes. The figure is the percent of its ballots that go to the parties of `item`, added up.',
  ),
  of: whole(1, 1_000_000_000)
    .optional()
    .describe('Of how many it counts, as recorded: seats are compared in points of their body.'),
  without: Text.optional().describe('Why the model has no figure for it.'),
  over: whole(0, 62).default(0).describe('Days before and after the date over which it is taken.'),
  take: z.enum(['on', 'max', 'mean', 'sum']).default('on'),
  series: Name.optional().describe(
    'Facts of one series at different dates are predecessors of each other (baselines).',
  ),
  item: z
    .union([Name, z.array(Id).min(1)])
    .optional()
    .describe(
      'What varies within a series at one date. Of a vote share: the party, or every party of a joint list, as it stood on the ballot.',
    ),
  source: Text,
});

const OneOrMore = z.union([Name, z.array(Name).min(1)]);

/** A kind of figures on record: what the model computes and what is scored follow from it. */
export const FactKind = z.strictObject({
  id: Id,
  group: OneOrMore.optional().describe('Tables of figures whose rows in its units are of this kind.'),
  unit: OneOrMore.optional(),
  events: z
    .array(Id)
    .min(1)
    .optional()
    .describe('In place of units, for `dates`: outcomes whose recorded days are compared.'),
  scored: z
    .enum(['shares', 'turnout', 'seats', 'dates', 'counts'])
    .optional()
    .describe(
      'As what its rows are scored: points of ballots, of electors or of a body, days, or logarithms of counts. None: in no score.',
    ),
  disagree: z
    .array(z.array(Figure).min(2))
    .min(1)
    .optional()
    .describe(
      'What sources say of the same thing, a list for each thing, in points, days or counts: their spread is the error of every row.',
    ),
  without: Text.optional().describe('Why the model has no figure for rows that do not say it themselves.'),
});

export const Calibrated = z.strictObject({
  path: Name.describe('Path of a number in the scenario.'),
  from: Figure,
  to: Figure,
  reason: Text,
});

/** Events and decisions that are asked about as one. */
export const Affair = z.strictObject({
  id: Id,
  title: Name,
  of: z.array(Id).min(1).describe('Events and decisions that belong to it; an affair holds no other.'),
});

/** What the terminal and the page show first. */
export const ShownFirst = z.strictObject({
  parties: z.array(Id).default([]),
  groups: z.array(Id).default([]),
  authorities: z.array(Id).default([]),
  oldStyle: z
    .boolean()
    .optional()
    .describe('Whether reports give dates in the old style (Julian) too; default false.'),
});

export const Scenario = z.strictObject({
  id: Id,
  title: Name,
  text: Text.optional(),
  extends: Name.optional().describe(
    'A scenario that this one is laid over: the id of a bundled one, or the name of a folder beside this one.',
  ),
  start: DateText,
  end: DateText,
  calibratedUntil: DateText.optional().describe('Last calibration date: causes after it carry ranges.'),
  seed: Name.min(1),
  population: whole(1, 10_000_000_000).describe('Default number of agents.'),
  capital: Id.optional().describe('The place where power is taken.'),
  sources: byName(Text).default({}).describe('Bibliography: key and full reference.'),
  places: z.array(PlaceSchema).min(1),
  classes: z.array(Class).min(1),
  groups: z.array(Group).default([]),
  behaviour: Behaviour.default({}),
  strata: z.array(Stratum).min(1).max(128),
  conditions: z.array(Condition).default([]),
  stocks: z
    .array(StockSchema)
    .optional()
    .describe('What is laid in and used up: a granary, a treasury, ammunition, disorder.'),
  flows: z
    .array(FlowSchema)
    .max(64)
    .optional()
    .describe('People who go from one stratum to another: desertion, leave, replacements, closed plants.'),
  forms: z
    .array(FormSchema)
    .max(16)
    .optional()
    .describe('Forms of action: demonstrating, striking, taking land, mutiny, armed action.'),
  issues: z.array(Issue).min(1).max(16),
  policies: byName(Share).default({}).describe('Policies and how far they are carried out at the start.'),
  emergency: Id.optional().describe(
    'The policy that says how far rights are suspended: acts of repression raise it for a time.',
  ),
  parties: z.array(Party).min(1).max(8),
  authorities: z.array(Authority).min(1).max(8),
  organs: z.array(Organ).min(1),
  outside: z
    .array(Outsider)
    .max(8)
    .optional()
    .describe('Powers abroad with interests and means: they recognise whoever governs, and lend to him.'),
  units: z.array(Unit).default([]),
  bodies: z.array(Body).default([]),
  events: z.array(Event).default([]),
  decisions: z.array(Decision).default([]),
  affairs: z
    .array(Affair)
    .optional()
    .describe(
      'Named sets of events and decisions, asked about as one (`--but-for`, `--without`); they change no run.',
    ),
  regimes: z.array(Regime).min(1),
  initialRegime: Id,
  opening: z
    .strictObject({ from: Id, to: Id })
    .optional()
    .describe(
      'The change of power that opens the story, from one authority to another: where it comes first, it is not the ending of a run.',
    ),
  mechanisms: Mechanisms.prefault({}),
  laws: Laws.prefault({}).describe('Laws of politics, which a scenario may switch off.'),
  quantities: byName(Expression)
    .default({})
    .describe('Own named quantities, for use in expressions as `my.<name>`.'),
  facts: z.array(Fact).default([]),
  kinds: z
    .array(FactKind)
    .optional()
    .describe('Kinds of facts; without them a share of ballots is scored, and nothing else.'),
  calibration: z.array(Calibrated).default([]),
  posterior: Posterior.optional().describe(
    'What a calibration found: written by `tauride calibrate --ship`, not by hand.',
  ),
  lesson: Lesson.optional().describe(
    'What `tauride report --lesson` makes two printed pages of; it changes no run.',
  ),
  display: ShownFirst.prefault({}),
});

/** A counterfactual: a titled question and its interventions on a baseline. */
export const Counterfactual = z.strictObject({
  id: Id,
  title: Name,
  question: Text,
  move: byName(z.union([DateText, z.strictObject({ to: DateText, regardless: z.boolean().default(false) })]))
    .default({})
    .describe(
      'Events and decisions moved to another date; with `regardless` they come although their conditions do not hold.',
    ),
  without: z.array(Id).default([]).describe('Events and decisions removed.'),
  pin: byName(z.union([Id, z.strictObject({ to: Id, regardless: z.boolean().default(false) })]))
    .default({})
    .describe(
      'Decisions pinned to an option; with `regardless` they are put on the day of the record, come what may.',
    ),
  set: byName(z.union([Figure, Text, z.boolean()]))
    .default({})
    .describe('Numbers of the scenario set, by path.'),
  from: DateText.optional().describe(
    'The day from which they are set, in `compare` and `sweep`; without it from the start.',
  ),
  scale: z
    .array(Scaled.extend({ condition: Id }))
    .default([])
    .describe('Conditions scaled from a date.'),
  add: z.array(Event).default([]).describe('Events added.'),
});

export type ScenarioText = z.output<typeof Scenario>;
export type CounterfactualText = z.output<typeof Counterfactual>;
export type EffectText = z.output<typeof Effect>;
export type EventText = z.output<typeof Event>;
/** An event and an effect as an author writes them: what has a default may be left away. */
export type WrittenEvent = z.input<typeof Event>;
export type WrittenEffect = z.input<typeof Effect>;
export type DecisionText = z.output<typeof Decision>;
export type BehaviourText = z.output<typeof Behaviour>;
export type FactText = z.output<typeof Fact>;
export type FactKindText = z.output<typeof FactKind>;
