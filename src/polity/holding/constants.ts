/**
 * The constants of holding, each with what it is and where it comes from.
 *
 * Decision worth knowing: one year identifies none of them, and none was fitted: they are orders of
 * magnitude, the same for every scenario. Where it is clear who holds what they hardly matter.
 */
import { reasoned, type Reasoned } from '../reasoned.js';

const TABLE = {
  undecidedWeight: reasoned(0.25, 'what an undecided place counts for either side in what people believe'),
  waverers: reasoned(
    1,
    'logits of readiness by the chance believed in beyond one half',
    'as in the law of force',
  ),
  luck: reasoned(1, 'luck of a side in a place, in logits of readiness', 'as in the law of force'),
  test: reasoned(
    0.1,
    'hazard a day that an undecided place comes to the test, where a tenth of its arms is out',
  ),
  testedShare: reasoned(0.1, 'share of the arms of a place that makes the hazard of a test full'),
  disarmed: reasoned(0.3, 'share of his arms that the loser of a place loses'),
  disarming: reasoned(0.02, 'share of his arms that the loser loses a day, times the share of the winner'),
  disarmedMost: reasoned(0.8, 'share of his arms that a loser may lose'),
  rising: reasoned(0.2, 'hazard a day of a rising of the loser, by what the winner lacks of one half'),
  marching: reasoned(0.08, 'hazard a day that a side marches, where it cannot fail'),
  setsOut: reasoned(0.01, 'share of those who hold a place that can set out from it in its first days'),
  growth: reasoned(30, 'days in which that share grows by as much again'),
  railStrike: reasoned(0.7, 'share of a march that railwaymen of the other side can stop'),
  beatenAtCapital: reasoned(1, 'logits of readiness lost by a march beaten at the capital'),
  beaten: reasoned(0.5, 'logits of readiness lost by a march beaten elsewhere'),
  neutral: reasoned(0.5, 'share of the neutral who serve whoever commands their place'),
  strike: reasoned(45, 'days in which the refusal of the adherents of the rival fades to a third'),
  stock: reasoned(10, 'days for which a capital has food and fuel'),
  enough: reasoned(0.5, 'service with which a capital can live'),
  hunger: reasoned(0.1, 'logits of readiness lost a day by a holder who goes without all service'),
  grace: reasoned(7, 'days before the country can be lost, and after which a side without a place is gone'),
  lost: reasoned(0.1, 'hazard a day that the country is lost to a rival who commands all of it'),
  divided: reasoned(0.25, 'share of all command with which a rival that holds a place divides the country'),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The table with its reasons, for whoever prints it. */
export const HOLDING_TABLE: Readonly<Record<keyof typeof TABLE, Reasoned>> = TABLE;

/** The constants as numbers. */
export const HOLDING = Object.fromEntries(
  Object.entries(TABLE).map(([name, { value }]) => [name, value]),
) as Readonly<Record<keyof typeof TABLE, number>>;
