/**
 * The vacuum: who receives power that somebody gives up, or that nobody has (it goes to whom people already
 * look to: multiple sovereignty, Tilly 1978).
 *
 * Decision worth knowing: power cannot be handed to somebody who is not there. A headquarters far away and a
 * committee that nobody has had time to get to know receive it from nobody's hands; they have to take it.
 */
import { reasoned, type Reasoned } from './reasoned.js';

/** The constants of the law. */
export const VACUUM = {
  willing: reasoned(
    0.3,
    'Mean of claim and will from which one takes power that is offered',
    'assumption: as who counts as willing to rule while a country is to be held',
  ),
  known: reasoned(14, 'Days for which one has existed before it comes before those who are younger'),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type VacuumTerms = Readonly<Record<keyof typeof VACUUM, number>>;

/** One who might receive power. */
export interface Receiver {
  readonly authority: number;
  /** Whether it is where power is handed over. */
  readonly present: boolean;
  /** Whether it is the heir of who had power last; an heir may exist from then on only. */
  readonly heir: boolean;
  readonly exists: boolean;
  /** How far it claims power and how far its leaders will it to rule, 0..1. */
  readonly claim: number;
  readonly will: number;
  /** Its part of everyday command, 0..1. */
  readonly command: number;
  /** Days for which it has existed. */
  readonly age: number;
}

/** How much one wants power: the mean of claim and will, 0..1. */
export const willingness = ({ claim, will }: Pick<Receiver, 'claim' | 'will'>): number => (claim + will) / 2;

/** What one has of power already: its willingness times its command, 0..1. */
export const receivingScore = (receiver: Receiver): number => willingness(receiver) * receiver.command;

const isWilling = (receiver: Receiver, { willing }: VacuumTerms): boolean => willingness(receiver) >= willing;

/** The first of the greatest by a score; undefined of none. */
const greatest = (
  receivers: readonly Receiver[],
  scoreOf: (receiver: Receiver) => number,
): Receiver | undefined =>
  receivers.reduce<Receiver | undefined>(
    (best, each) => (best === undefined || scoreOf(each) > scoreOf(best) ? each : best),
    undefined,
  );

/**
 * Who receives power from somebody who gives it up: a willing heir, else among the willing who are there
 * whoever has most of it already, those first whom people have had time to know.
 *
 * @returns undefined where nobody who is there wants it
 */
export const receiverOf = (receivers: readonly Receiver[], terms: VacuumTerms): Receiver | undefined => {
  const willing = receivers.filter(
    (receiver) => receiver.present && (receiver.exists || receiver.heir) && isWilling(receiver, terms),
  );
  const heir = willing.find((receiver) => receiver.heir);
  if (heir !== undefined) return heir;
  const known = willing.filter(({ age }) => age >= terms.known);
  return greatest(known.length > 0 ? known : willing, receivingScore);
};

/** Who takes power that nobody has: who would receive it; if nobody will, the most obeyed of those there. */
export const fillerOf = (receivers: readonly Receiver[], terms: VacuumTerms): Receiver | undefined =>
  receiverOf(receivers, terms) ??
  greatest(
    receivers.filter(({ present, exists }) => present && exists),
    ({ command }) => command,
  );
