/**
 * But for one cause: the same run without it, over several seeds, pair by pair.
 *
 * Decision worth knowing: draws have addresses, so the two runs of a pair differ by the removed cause alone.
 * The ledger and the rerun answer different questions: the ledger by cause says what an event itself added to
 * what draws people and to the pace at which they learn, the rerun what would have been otherwise, with all
 * that it set off. Both are levels on the last day, over the same runs; where they disagree in sign, that is
 * told.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { Definition } from '../../model/definition.js';
import { regimesOf } from '../run/chronicle.js';
import { endingOf } from '../run/ending.js';
import type { Ending, IsoDate } from '../run/record.js';
import type { RunOptions } from '../run/run.js';
import { creditedTo } from './by-cause.js';
import { lastDayIn, type CourseQuestion } from './course.js';
import { namesOfRows, type Question } from './moved.js';
import { retell, type Retold } from './account.js';
import { owedOf, PartsRunner, type AffairParts, type Owed, type PartsTask } from './parts.js';

/** One run as far as pairs are compared. */
export interface Outcome {
  readonly ending: Ending;
  /** First entry of each regime reached, by id. */
  readonly regimes: Readonly<Record<string, IsoDate>>;
  /** Mean loyalty to the party and its share of ballots on the last day of the question; null without one. */
  readonly loyalty: number | null;
  readonly share: number | null;
  /** Quantities that are asked for, on the last day of the question; null where one has no value. */
  readonly quantities: readonly (number | null)[];
}

export interface TwinRuns {
  readonly seed: string;
  readonly withCause: Outcome;
  readonly without: Outcome;
  /** What the ledger by cause of the run with it owes to it on the last day; null where it has no row. */
  readonly credited: number | null;
  /**
   * Difference of the ledgers on the last day by row, by id: with the cause minus without it; they add up to
   * that of the loyalty.
   */
  readonly through: Readonly<Record<string, number>>;
}

export interface PairSpread {
  readonly mean: number;
  /** Standard deviation between pairs; null for one pair. */
  readonly deviation: number | null;
  readonly least: number;
  readonly greatest: number;
}

/** With the cause minus without it, over all pairs. */
export interface Worth {
  readonly loyalty: PairSpread;
  readonly share: PairSpread;
  /** Mean of what the ledger by cause owes to it over the same runs; null where it has no row of it. */
  readonly credited: number | null;
  /** Means by row of the ledger: through which sources the cause worked, the largest first. */
  readonly through: readonly { readonly id: string; readonly name: string; readonly change: number }[];
  /** Whether ledger and reruns have the same sign; null where either says nothing. */
  readonly agrees: boolean | null;
  /** Pairs whose own difference has the sign of the mean; null where the mean has none. */
  readonly sameSign: number | null;
}

/** A quantity with the cause and without it, over the pairs in which both runs have a value. */
export interface QuantityWorth {
  readonly quantity: string;
  readonly date: IsoDate;
  readonly pairs: number;
  /** Means; null where no pair has both. */
  readonly withCause: number | null;
  readonly without: number | null;
  /** With the cause minus without it. */
  readonly difference: Owed | null;
}

export interface ButFor {
  readonly cause: string;
  readonly pairs: readonly TwinRuns[];
  readonly difference: Worth | null;
  /** Quantities that are asked for, in their order. */
  readonly quantities: readonly QuantityWorth[];
  /** What each part of an affair is owed; null where nobody asked. */
  readonly parts: AffairParts | null;
}

/** Two runs that differ by one cause, and the parts by which it is divided, if it is. */
export interface Twins {
  readonly cause: string;
  readonly withCause: RunOptions;
  readonly without: RunOptions;
  /** Quantities that are asked for: those of its last day are compared. */
  readonly course?: CourseQuestion | undefined;
  readonly parts?: PartsTask | undefined;
  /** Hears of each run with some of the parts. */
  readonly onRun?: (() => void) | undefined;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function outcomeOf({ state, columns, course }: Retold, question: Question | undefined): Outcome {
  const last = columns.at(-1);
  return {
    ending: endingOf(state),
    regimes: Object.fromEntries(
      regimesOf(state)
        .map(({ to, date }) => [to, date] as const)
        .reverse(),
    ),
    loyalty: last ? sum(last.stocks) : null,
    share: last && question ? last.shares[question.party] : null,
    quantities: course?.days.at(-1)?.values ?? [],
  };
}

/** Rows of either run by id; a source that only one of them has stands at nothing in the other. */
function throughOf(withCause: Retold, without: Retold): Record<string, number> {
  const stock = ({ ledger, columns }: Retold, id: string) => {
    const row = ledger.rows.indexOf(id);
    return row < 0 ? 0 : (columns.at(-1)?.stocks[row] ?? 0);
  };
  const ids = [...new Set([...withCause.ledger.rows, ...without.ledger.rows])];
  return Object.fromEntries(ids.map((id) => [id, stock(withCause, id) - stock(without, id)]));
}

/** Computes one pair. Without the cause only the last day of the question is looked at. */
function pairOf(
  { cause, withCause, without, course }: Twins,
  seed: string,
  question: Question | undefined,
): TwinRuns {
  const last = question && { ...question, from: question.to, byCause: false };
  const tell = (options: RunOptions, asked: Question | undefined) =>
    retell(
      { ...options, seed },
      { question: asked, course: course && lastDayIn(course, options.loaded), back: false },
    );
  const present = tell(withCause, question && { ...question, byCause: true });
  const absent = tell(without, last);
  const { causes, state } = present;
  return {
    seed,
    withCause: outcomeOf(present, question),
    without: outcomeOf(absent, last),
    credited: causes && creditedTo(cause, causes, state.definition),
    through: throughOf(present, absent),
  };
}

const spreadOf = (values: readonly number[]): PairSpread => {
  const mean = sum(values) / values.length;
  const squares = sum(values.map((value) => (value - mean) ** 2));
  return {
    mean,
    deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null,
    least: Math.min(...values),
    greatest: Math.max(...values),
  };
};

/** Differences smaller than this, in loyalty, have no sign: they are told as 0.0 points. */
export const NOTHING = 0.0005;

const signOf = (value: number): number => (Math.abs(value) < NOTHING ? 0 : Math.sign(value));

/** Means over pairs by row, the largest first. */
function meanThrough(pairs: readonly TwinRuns[], definition: Definition): Worth['through'] {
  const names = namesOfRows(definition);
  return Object.keys(pairs[0].through)
    .map((id) => ({
      id,
      name: names.get(id) ?? id,
      change: sum(pairs.map(({ through }) => through[id] ?? 0)) / pairs.length,
    }))
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}

function differenceOf(pairs: readonly TwinRuns[], definition: Definition): Worth | null {
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const loyalties = known(
    pairs.map(({ withCause, without }) =>
      withCause.loyalty === null || without.loyalty === null ? null : withCause.loyalty - without.loyalty,
    ),
  );
  if (loyalties.length === 0) return null;
  const shares = pairs.map(({ withCause, without }) => (withCause.share ?? 0) - (without.share ?? 0));
  const credits = known(pairs.map(({ credited }) => credited));
  const loyalty = spreadOf(loyalties);
  const credited = credits.length > 0 ? sum(credits) / pairs.length : null;
  const [found, told] = [signOf(loyalty.mean), signOf(credited ?? 0)];
  return {
    loyalty,
    share: spreadOf(shares),
    credited,
    through: meanThrough(pairs, definition),
    agrees: found === 0 || told === 0 ? null : found === told,
    sameSign: found === 0 ? null : loyalties.filter((value) => signOf(value) === found).length,
  };
}

const meanOf = (values: readonly number[]): number | null =>
  values.length > 0 ? sum(values) / values.length : null;

/** Quantities over the pairs. */
const quantitiesOf = (
  pairs: readonly TwinRuns[],
  { texts, to }: CourseQuestion,
  { startDay }: Definition,
): QuantityWorth[] =>
  texts.map((quantity, i) => {
    const known = pairs.flatMap(({ withCause, without }) => {
      const [present, absent] = [withCause.quantities[i], without.quantities[i]];
      return present === null || absent === null ? [] : [{ present, absent }];
    });
    const differences = known.map(({ present, absent }) => present - absent);
    return {
      ...{ quantity, date: isoOf(startDay + to), pairs: known.length },
      withCause: meanOf(known.map(({ present }) => present)),
      without: meanOf(known.map(({ absent }) => absent)),
      difference: known.length > 0 ? owedOf(differences) : null,
    };
  });

/** Seeds of the pairs: that of the run, then others named after it. */
export const seedsOf = (seed: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => (i === 0 ? seed : `${seed} (${i + 1})`));

/** Computes pairs for all seeds, one after another; `onPair` hears how many are done, and what they say. */
export function butFor(
  twins: Twins,
  seeds: readonly string[],
  question: Question | undefined,
  onPair?: (done: number, all: number, soFar: () => ButFor) => void,
): ButFor {
  const { definition } = twins.withCause.loaded;
  const pairs: TwinRuns[] = [];
  const { course } = twins;
  const parts = twins.parts && new PartsRunner(twins.parts, twins.withCause, question, course);
  const soFar = (): ButFor => ({
    cause: twins.cause,
    pairs: [...pairs],
    difference: differenceOf(pairs, definition),
    quantities: course && pairs.length > 0 ? quantitiesOf(pairs, course, definition) : [],
    parts: parts?.result() ?? null,
  });
  for (const seed of seeds) {
    const pair = pairOf(twins, seed, question);
    parts?.add(seed, twins.onRun);
    pairs.push(pair);
    onPair?.(pairs.length, seeds.length, soFar);
  }
  return soFar();
}
