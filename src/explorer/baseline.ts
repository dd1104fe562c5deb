/**
 * What ships with a scenario, the run as recorded and fifty runs of each question: seen at once, and then
 * computed again on the page.
 *
 * Decision worth knowing: what was shipped is taken for nothing but a picture. It is ticked where all of it,
 * to the last digit, is what the page has computed itself; else the page says so and shows its own.
 */
import type { Ending } from '../experiment/run/record.js';
import type { ComputedPairs, ComputedRun, RunAnswer } from './protocol.js';

/** How what ships stands: shown before it is computed, or found the same here, or not. */
export type Shipped = 'none' | 'shown' | 'same' | 'other';

/** All of an answer that does not tell who computed it. */
const figuresOf = ({ record, ...figures }: RunAnswer): string =>
  JSON.stringify({ record: { ...record, kernel: undefined, threads: undefined }, ...figures });

/** Whether two answers are the same to the last digit, whoever computed them. */
export const isSameAnswer = (one: RunAnswer, other: RunAnswer): boolean =>
  figuresOf(one) === figuresOf(other);

type Came = ReadonlyMap<number, Omit<ComputedPairs[number], 'replicate'>>;

/** How many runs that ship stand, beside those of them that were computed here by their numbers. */
export function agreementOf(shipped: ComputedPairs | undefined, came: Came, asked: number): Shipped {
  if (shipped === undefined) return 'none';
  const isSame = ({ replicate, baseline, changed }: ComputedPairs[number]): boolean => {
    const own = came.get(replicate);
    if (own === undefined) return true;
    return own.baseline.digest === baseline.digest && own.changed?.digest === changed?.digest;
  };
  if (!shipped.every(isSame)) return 'other';
  return shipped.every(({ replicate }) => came.has(replicate)) && came.size >= asked ? 'same' : 'shown';
}

/** A side of a question in a file: the digest of the scenario that it is of, and its runs by their seeds. */
export interface KeptSide {
  readonly scenario: string;
  /** [replicate - 1] The place of its ending in the list of all, and its digest. */
  readonly runs: readonly (readonly [ending: number, digest: string])[];
}

/** The file of a scenario. */
export interface KeptBeforehand {
  /** Digest of the scenario as recorded. */
  readonly scenario: string;
  readonly seed: string;
  readonly agents: number;
  /** Digest of the run as recorded of the seed itself, by which the engine is known. */
  readonly baseline: string;
  readonly endings: readonly Ending[];
  readonly recorded: KeptSide;
  readonly questions: Readonly<Record<string, KeptSide>>;
}

/**
 * The pairs of a question, or of none, in a file; undefined where it has none, or they are of a scenario that
 * was changed since.
 */
export function pairsIn(
  { endings, recorded, questions }: KeptBeforehand,
  id: string | undefined,
  changed: string | undefined,
): ComputedPairs | undefined {
  const side = id === undefined ? undefined : (questions as Partial<KeptBeforehand['questions']>)[id];
  if (id !== undefined && (side === undefined || side.scenario !== changed)) return undefined;
  const runOf = (from: KeptSide, i: number): ComputedRun => {
    const [ending, digest] = from.runs[i];
    return { ending: endings[ending], digest };
  };
  return recorded.runs.map((_, i) => ({
    ...{ replicate: i + 1, baseline: runOf(recorded, i) },
    changed: side === undefined ? null : runOf(side, i),
  }));
}
