/**
 * The constants of cabinets, each with what it is and where it comes from.
 *
 * Decision worth knowing: all weights are in units of the scale of programmes (0 the same, 1 opposed on all
 * that matters), so that they say what a party would give of its programme for something. They are set by
 * order of magnitude and were fitted to no cabinet of the record.
 */
import { reasoned, type Reasoned } from '../reasoned.js';

const TABLE = {
  joins: reasoned(
    -0.1,
    'stance toward an authority, and nearness to a partner, below which a party sits there with nobody',
  ),
  wills: reasoned(
    0.5,
    'mean will of the ministers that their authority rule, below which nobody governs under it but as caretakers',
  ),
  tolerates: reasoned(0.25, 'trust from which a party puts up with a cabinet', 'as in the law of trust'),
  whoLeads: reasoned(
    0.5,
    'what who sits there counts for in that trust, against the line',
    'as in the law of trust',
  ),
  lives: reasoned(0.15, 'distance up to which a party can live with a platform as with its own'),
  livesNot: reasoned(0.35, 'distance from which it cannot live with it at all'),
  relevant: reasoned(
    0.03,
    'share of seats, or of the operators of organs, that makes a party a partner',
    'Sartori 1976 (coalition potential); the value is an assumption',
  ),
  governability: {
    ...reasoned(
      1,
      'how far it counts whose people run the organs of power: 1 as they would serve a cabinet, 0 as if all served any',
      'Gamson 1961 and Riker 1962, who count seats alone, are at 0; that it counts wholly is an assumption',
    ),
    most: 1,
  },
  governs: reasoned(0.5, 'share of the adherents of a party outside that lives with the platform who serve'),
  office: reasoned(0.25, 'office: what it is worth to govern well, against the programme'),
  officeAny: reasoned(0.3, 'office: part that any share of it gives'),
  officeShare: reasoned(0.7, 'office: part that grows with the share'),
  officeStance: reasoned(0.3, 'office: added to the stance toward the authority in which it is held'),
  votes: reasoned(0.5, 'votes: what the loss of all voters would be worth'),
  votesBlame: reasoned(0.5, 'votes: share of the voters lost at the greatest blame'),
  equal: reasoned(
    0.75,
    'share of the offices divided equally among partners, the rest by seats',
    'partners are needed for more than their seats, which Gamson 1961 does not know; the value is an assumption',
  ),
  core: {
    ...reasoned(
      0,
      '1 or 0 for: No cabinet is formed while its place could be taken by one in which all who sit there would rather sit',
      'Gamson 1961 and Riker 1962 (whoever gets more from other partners leaves); 0, where the largest party chooses among all, is an assumption',
    ),
    most: 1,
  },
  blood: reasoned(0.4, 'what it costs to sit with those on the other side of a bloodbath'),
  bloodHalf: reasoned(500, 'killed and wounded that are half of a bloodbath'),
  bloodDays: reasoned(60, 'days in which blood fades to 1/e'),
  affrontDays: reasoned(30, 'days in which an act of a partner fades to 1/e'),
  commitmentDays: reasoned(30, 'days in which a decision to enter or to stay out fades to 1/e'),
  commitment: reasoned(0.5, 'what a decision just made is worth to the party that made it'),
  judgement: reasoned(0.2, 'standard deviation of lasting judgements of partners', 'as for questions'),
  better: reasoned(
    0.2,
    'by how much another coalition must be better to replace one that could go on: by less than judgements err nobody can tell',
  ),
  betterShaken: reasoned(0.1, 'the same for one that a defeat or the street has shaken'),
  uneasy: reasoned(14, 'days for which a member must be worse off inside before it leaves'),
  review: reasoned(7, 'days between two looks at a cabinet'),
  shaken: reasoned(0.1, 'share of the people of the capital in the street against a cabinet that shakes it'),
  ministers: reasoned(12, 'ministers of a cabinet', 'order of size of cabinets of the time'),
  caretakers: reasoned(5, 'ministers of caretakers, most of them without party'),
  caretakersOwn: reasoned(2, 'ministers of caretakers who belong to the party that carries on'),
} satisfies Readonly<Record<string, Reasoned>>;

export type CabinetConstant = keyof typeof TABLE;

export const CABINET_CONSTANTS: Readonly<Record<CabinetConstant, Reasoned>> = TABLE;

/** The constants as numbers. */
export type CabinetTerms = Readonly<Record<CabinetConstant, number>>;

export const CABINET_TERMS: CabinetTerms = Object.fromEntries(
  Object.entries(TABLE).map(([name, { value }]) => [name, value]),
) as CabinetTerms;
