/**
 * Powers, as written: issues, parties, authorities, organs, units, bodies.
 *
 * Decision worth knowing: a unit has no side. Its people are a stratum (or the adherents of some parties in
 * it), and its side is an output of obedience.
 */
import { z } from 'zod';
import { RULES, type Rule } from '../../polity/elections.js';
import { ORDERS } from '../../polity/turnout.js';
import {
  byGroup,
  byName,
  DateText,
  Days,
  Expression,
  Id,
  Name,
  Seats,
  Share,
  Signed,
  Source,
  Weight,
  whole,
  numberWithin,
} from '../../model/written.js';

/** A political question on which people have demands and parties positions. */
export const Issue = z.strictObject({
  id: Id,
  name: Name,
  salience: byGroup(Share),
  follows: byName(Signed).default({}).describe('Salience added per unit of a condition.'),
  demand: byGroup(Signed).describe('What people want, -1 to 1.'),
  nearness: Share.default(0).describe(
    'How far the issue counts by nearness: at 1 people are drawn to whoever stands nearest to what they want (Downs 1957), at 0 to whoever stands for their side, the more the further (Rabinowitz & Macdonald 1989).',
  ),
  unmet: Expression.default(1).describe(
    'Share of the demand that stands unmet, 0 to 1: the parties responsible that stand for it lose credibility; those against it, by the share that is met.',
  ),
  harm: byName(Share)
    .default({})
    .describe(
      'Conditions for which whoever is responsible is blamed, with weights, by those to whom the issue matters (`salience`).',
    ),
  source: Source,
});

/** What principle, and no interest, says of an office. */
const Principle = z.strictObject({
  lean: numberWithin(-3, 3).describe(
    'Added to what sitting there is worth to it, in units of the distance of programmes: below 0 it stands aside on principle.',
  ),
  halfLife: numberWithin(1, 10_000).describe('Days in which the doctrine fades by half, from the start.'),
  source: Source,
});

export const Party = z.strictObject({
  id: Id,
  name: Name,
  within: Id.optional().describe('Until an event parts them, ballots for it count for this party.'),
  positions: byName(Signed).describe('Position on each issue.'),
  credibility: byName(Share).describe('By issue, or `all`.'),
  reach: byGroup(Share).describe('Press, cadres, members: how many people hear it.'),
  reachMax: byGroup(Share).optional().describe('Ceiling of reach (default 1).'),
  growth: numberWithin(0, 0.5)
    .default(0)
    .describe('Growth rate of reach a day (logistic), where the law `carriers` is not in force.'),
  press: byGroup(numberWithin(0, 0.5))
    .optional()
    .describe(
      'Papers and speakers: share of those who do not hear it yet whom they reach in a day, where the law `carriers` is in force (default 0).',
    ),
  line: byName(Signed)
    .default({})
    .describe('Stance of its adherents toward each authority: -1 resist, 1 obey.'),
  will: byName(Share)
    .default({})
    .describe('How far it wills each authority to rule, when it leads that authority.'),
  doctrine: byName(
    Principle.extend({
      without: byName(Principle)
        .default({})
        .describe('By party: what principle says of sitting there where that party does not sit.'),
    }),
  )
    .default({})
    .describe('By authority: what principle, and no interest, says of sitting in its cabinets.'),
  source: Source,
});

const Moment = z.union([DateText, Id]).describe('A date, or the id of an event.');

/** A claimant to be obeyed. */
export const Authority = z.strictObject({
  id: Id,
  name: Name,
  founded: z.boolean().default(false).describe('Whether it exists at the start.'),
  claim: Share.describe('How far it wills to rule, before its leadership is counted.'),
  cabinet: z
    .strictObject({
      seats: byName(Seats).describe('Ministers by party; `none` for those without a party.'),
      portfolios: byName(Id).default({}).describe('Party that answers for an issue, or `none`.'),
    })
    .optional()
    .describe('Its ministers when it comes to govern and has none, also at the start.'),
  ledBy: Id.optional().describe('The body whose majority leads it; without one, its cabinet, or nobody.'),
  heir: Id.optional().describe(
    'The authority to which its power goes where it yields or ceases; it may come into being only then.',
  ),
  seat: Id.optional().describe(
    'The place where it sits, the capital unless said: power can be handed only to who is in the capital.',
  ),
  answersTo: z
    .array(
      z.strictObject({
        body: Id,
        from: Moment.optional().describe('Since when it counts; without it, since it was elected.'),
        until: Moment.optional().describe('Until when it counts; without it, for good.'),
      }),
    )
    .default([])
    .describe(
      'Bodies whose majority its cabinet needs, by members and those who put up with them; without any, the body that leads it.',
    ),
  until: z
    .strictObject({
      heir: Id.describe('The authority that it hands power to.'),
      body: z
        .union([Id, z.array(Id).min(1)])
        .transform((body) => [body].flat())
        .describe(
          'The body that must have been elected, be of its own side and will the heir to rule; of several the first that has been elected.',
        ),
    })
    .optional()
    .describe('It acts for its heir until a body convenes, and ceases when the heir governs.'),
  source: Source,
});

/** One of the things power consists of, and those who operate it. */
export const Organ = z.strictObject({
  id: Id,
  name: Name,
  weight: Weight,
  operators: byName(Weight).default({}).describe('Units or strata that operate it, with weights.'),
  granted: z
    .boolean()
    .default(false)
    .describe('Not operated but granted from outside by effects (foreign recognition).'),
  service: z
    .enum(['country', 'capital'])
    .optional()
    .describe(
      'A service without which whoever holds the capital goes hungry: one that comes from all over the country, or one at home in the capital.',
    ),
  source: Source,
});

/** A power abroad, which recognises whoever governs, or does not, and lends. */
export const Outsider = z.strictObject({
  id: Id,
  name: Name,
  positions: byName(Signed).describe(
    'What it wants of issues, -1 to 1; what it leaves out is nothing to it.',
  ),
  recognises: Id.describe('The organ that its recognition grants (`granted: true`).'),
  weight: Share.default(0).describe(
    'What its loans count for in the reforms of the government to which it lends in full: as much as a partner with this share of the offices.',
  ),
  demands: z
    .strictObject({
      policy: Id.describe('The policy that is to be carried out.'),
      level: Share.default(1).describe('How far it is to be carried out, above 0 to 1.'),
    })
    .optional()
    .describe(
      'What it comes to ask of whoever it lends to: while that is not done, it withholds its loans (the law `demands`).',
    ),
  source: Source,
});

/** An armed unit or a service. */
export const Unit = z.strictObject({
  id: Id,
  name: Name,
  people: Id.describe('The stratum its people belong to.'),
  recruits: z.array(Id).optional().describe('Only adherents of these parties serve in it (Red Guards).'),
  strength: Expression.optional().describe('Persons, at most 1e9; default: all persons of the stratum.'),
  arms: numberWithin(0, 100).default(0).describe('Effective force per person (0 for a service).'),
  place: Id,
  chain: Id.optional().describe('The authority that is its lawful chain of command.'),
  discipline: Expression.default(0).describe(
    'Discipline toward the lawful chain, 0 to 1; an expression may let it decay (`0.8 - 0.6 * policy.army-democracy`).',
  ),
  kinship: byGroup(Share).default({}).describe('Reluctance to act against people of these groups.'),
  source: Source,
});

/** One electorate of a body. */
export const Constituency = z.strictObject({
  of: Id.optional().describe('Stratum, class, place or group that votes; not needed with `from`.'),
  per: numberWithin(1, 1_000_000)
    .optional()
    .describe('Workplace rule: one deputy per so many persons of the workplace.'),
  atLeast: numberWithin(0, 1000).default(1).describe('Workplace rule: deputies of the smallest workplace.'),
  coverage: Share.default(1).describe('Share of the workplaces that elect at all.'),
  seats: whole(1, 10_000)
    .optional()
    .describe('Seats shared out by the ballots of this electorate, or by the deputies of another body.'),
  from: Id.optional().describe('The deputies of this body are counted, instead of the ballots of voters.'),
});

const RULE_WORDS = Object.keys(RULES) as Rule[];

const RULES_TOLD = RULE_WORDS.map((word) => `\`${word}\`: ${RULES[word].told}`).join('; ');

/** A soviet, duma, congress or executive. */
export const Body = z.strictObject({
  id: Id,
  name: Name,
  rule: z.enum(RULE_WORDS).describe(RULES_TOLD),
  constituencies: z.array(Constituency).default([]),
  fixed: byName(Seats).default({}).describe('Seats by party of a body that exists at the start.'),
  recall: Days.optional().describe(
    'Workplace rule: days after which a workplace whose majority left its deputy recalls him; without it deputies stay until the next election.',
  ),
  elected: z.array(DateText).default([]).describe('Dates of elections; effects can elect it too.'),
  winnerTakes: Share.default(0).describe(
    'Share of the seats of an executive given to the largest bloc, before the rest is proportional.',
  ),
  renewable: z
    .boolean()
    .default(false)
    .describe('Whether it is elected anew when it no longer resembles those who elected it (mandates).'),
  summoned: z
    .strictObject({
      issue: Id.describe('What those want who wait for it; how far they are met is the policy of that name.'),
      notice: Days.describe('Days between the summons and the election.'),
      lists: whole(0, 100_000)
        .default(0)
        .describe(
          'Days before its election on which lists are closed: who stands within another then is on its list.',
        ),
      gathers: whole(0, 100_000).default(0).describe('Days between its election and its first sitting.'),
    })
    .optional()
    .describe(
      'It is elected when whoever governs has named the day (`convene`, `postpone`, an effect `summon`); who is led by it ceases when beaten.',
    ),
  order: z
    .enum(ORDERS)
    .default('first')
    .describe(
      'Whether power in the country hangs on it (`first`) or not (`second`: a town, a borough); less is at stake then (turnout).',
    ),
  threshold: Share.optional().describe(
    'Share of the ballots of a constituency without which a list gets no seat there; where none has it, all are counted.',
  ),
  source: Source,
});
