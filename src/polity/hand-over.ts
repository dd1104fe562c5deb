/**
 * Handing over: who holds power for the time being gives it to its heir, when it wants that heir to rule and
 * a body of its own side that wants it, too, has convened. Both are one claimant from then on: whoever acted
 * for the heir ceases, and is answered for by it (of two sovereigns one is left: Tilly 1978).
 */
import { reasoned, type Reasoned } from './reasoned.js';

const TABLE = {
  ownSide: reasoned(
    0,
    'mean stance of the seats of a body toward who governs, above which it is of its side',
  ),
  wants: reasoned(
    0.5,
    'will of the seats of a body, and of those who govern, that the heir rule, above which power is handed over',
  ),
  answersFor: reasoned(
    1,
    'How far the heir is seen as who acted for it was, where the same parties lead both: 0 as before, 1 wholly',
    'assumption: the same persons govern, in its name',
  ),
} satisfies Readonly<Record<string, Reasoned>>;

export type HandOverConstant = keyof typeof TABLE;
export const HAND_OVER_CONSTANTS: Readonly<Record<HandOverConstant, Reasoned>> = TABLE;
export type HandOverTerms = Readonly<Record<HandOverConstant, number>>;
export const HAND_OVER_TERMS: HandOverTerms = {
  ownSide: TABLE.ownSide.value,
  wants: TABLE.wants.value,
  answersFor: TABLE.answersFor.value,
};

/** What a body holds of who governs and of the heir, by its seats. */
export interface Convened {
  /** Mean stance toward who governs, -1..1. */
  readonly stance: number;
  /** Mean will that the heir rule, 0..1. */
  readonly will: number;
  /** The same of the parties that lead who governs; 1 where none does: officials stand in nobody's way. */
  readonly leadersWill: number;
}

/** Whether a provisional holder hands over to a body that has convened. */
export const handsOver = (
  { stance, will, leadersWill }: Convened,
  { ownSide, wants }: Pick<HandOverTerms, 'ownSide' | 'wants'>,
): boolean => stance > ownSide && will >= wants && leadersWill >= wants;

/** Lines of one party toward an heir and toward who acted for it, -1..1. */
export interface Lines {
  readonly heir: number;
  readonly actor: number;
}

/**
 * How far two are led by the same parties: the sum of what each has in both, 0..1; wholly where one has no
 * leaders of its own, for those of the other lead it.
 *
 * @param one and `other`: shares of the seats by party, each with sum 1, or 0 where nobody leads
 */
export const ledByTheSame = (one: readonly number[], other: readonly number[]): number =>
  [one, other].some((shares) => shares.every((share) => share === 0))
    ? 1
    : one.reduce((sum, share, party) => sum + Math.min(share, other[party] ?? 0), 0);

/**
 * The line of a party toward an heir that answers for who acted for it, -1..1.
 *
 * @param same how far the same parties lead both, 0..1
 */
export const answeredFor = (
  { heir, actor }: Lines,
  same: number,
  { answersFor }: Pick<HandOverTerms, 'answersFor'>,
): number => heir + answersFor * same * (actor - heir);
