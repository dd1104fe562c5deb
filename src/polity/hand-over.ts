/**
 * Handing over: who holds power for the time being gives it to its heir, when a body of its own side that
 * wants the heir to rule has convened.
 */
import { reasoned, type Reasoned } from './reasoned.js';

const TABLE = {
  ownSide: reasoned(
    0,
    'mean stance of the seats of a body toward who governs, above which it is of its side',
  ),
  wants: reasoned(0.5, 'will of the seats of a body that its authority rule, above which it is handed power'),
} satisfies Readonly<Record<string, Reasoned>>;

export type HandOverConstant = keyof typeof TABLE;
export const HAND_OVER_CONSTANTS: Readonly<Record<HandOverConstant, Reasoned>> = TABLE;
export type HandOverTerms = Readonly<Record<HandOverConstant, number>>;
export const HAND_OVER_TERMS: HandOverTerms = { ownSide: TABLE.ownSide.value, wants: TABLE.wants.value };

/** What a body holds of who governs and of the heir, by its seats. */
export interface Convened {
  /** Mean stance toward who governs, -1..1. */
  readonly stance: number;
  /** Mean will that the heir rule, 0..1. */
  readonly will: number;
}

/** Whether a provisional holder hands over to a body that has convened. */
export const handsOver = ({ stance, will }: Convened, { ownSide, wants }: HandOverTerms): boolean =>
  stance > ownSide && will >= wants;
