/**
 * An affair by its parts: what each of its events and decisions is owed of what the affair was worth, by runs
 * with some of them and without the others.
 *
 * Decision worth knowing: all runs of a seed are one tree, in which days that several have in common are
 * computed once. So an affair of four parts costs far less than its sixteen runs; and a part that never came
 * in any of them changes nothing and is owed nothing, to the last bit.
 */
import { ONE } from '../../foundation/fixed.js';
import type { Definition, Quantity, State } from '../../model/definition.js';
import type { LoadedScenario } from '../../scenario/load.js';
import { partingTick, type Twin } from '../../scenario/twin.js';
import { interval, type Estimate } from '../many/interval.js';
import { runFutures, type Future } from '../many/future.js';
import { descentOf, type Descent } from '../many/sharing-tree.js';
import { regimesOf } from '../run/chronicle.js';
import { endingOf } from '../run/ending.js';
import { ticksOf, type RunOptions } from '../run/run.js';
import { sharesOf } from '../run/support.js';
import { lastDayIn, type CourseQuestion } from './course.js';
import type { Question } from './moved.js';
import {
  coalitionsOf,
  everyPart,
  joinedIn,
  ordersOf,
  sharesOverAll,
  sharesOverOrders,
  type CoalitionValue,
  type ShapleyShares,
} from './shapley.js';

/** An event or decision of an affair. */
export interface AffairPart {
  readonly id: string;
  readonly title: string;
}

/** What is asked of an affair. */
export interface PartsTask {
  readonly parts: readonly AffairPart[];
  /** Random orders a pair, at least two; null for all coalitions. */
  readonly orders: number | null;
  /** The scenario of the run without some of the parts, by id. */
  readonly without: (ids: readonly string[]) => LoadedScenario;
}

/** What the parts are owed for one outcome in the runs of one seed. */
export interface OwedShares extends ShapleyShares {
  /** [part] What is missing where this part alone is missing. */
  readonly last: readonly number[];
}

/** The runs of one seed. */
export interface PartsOfPair {
  readonly seed: string;
  readonly runs: number;
  /**
   * By outcome: `loyalty`, `share` (of ballots), `quantity.EXPRESSION`, `regime.ID`, 1 where it was entered,
   * and `ending.KIND:AUTHORITY`, 1 where a run ended so. A quantity that has no value in one of the runs is
   * missing: nothing can be divided.
   */
  readonly outcomes: Readonly<Record<string, OwedShares>>;
}

/**
 * A mean over pairs with Student's 95 % interval; no ends where pairs have no spread: there is one, or all
 * are alike, which does not make it sure.
 */
export interface Owed {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface PartOwed extends AffairPart, Owed {
  /** Standard error that is due to the orders which were left out; null where none was. */
  readonly orderError: number | null;
  /** Mean of what is missing where this part alone is missing. */
  readonly last: number;
}

/** An outcome that the affair or a part of it changes: means of the parts add up to that of the whole. */
export interface OwedOutcome {
  /** As in the pairs. */
  readonly id: string;
  /** Those of which the means are. */
  readonly pairs: number;
  readonly whole: Owed;
  readonly parts: readonly PartOwed[];
}

export interface AffairParts {
  readonly parts: readonly AffairPart[];
  readonly orders: number | null;
  readonly outcomes: readonly OwedOutcome[];
  readonly pairs: readonly PartsOfPair[];
}

/** So many parts have all their coalitions run, unless orders are asked for. */
export const EXACT_MAX = 6;

/** Runs that a seed takes, or at most takes where orders are drawn: some of them may meet. */
export const runsOfParts = (count: number, orders: number | null): number =>
  orders === null ? 2 ** count : Math.min(2 ** count, orders * (count - 1) + 2 + count);

/** What ids of outcomes begin with, where there are several of a kind. */
export const KINDS_OF_OUTCOME = { regime: 'regime.', ending: 'ending.', quantity: 'quantity.' } as const;

const { regime: REGIME, ending: ENDING, quantity: QUANTITY } = KINDS_OF_OUTCOME;

const isQuantity = (id: string): boolean => id.startsWith(QUANTITY);

/** NaN where a quantity has no value. */
type Figures = Readonly<Record<string, number>>;

/** Mean loyalty and share of ballots, by people as they are now. */
function standingOf(state: State, { strata, party }: Question): readonly [loyalty: number, share: number] {
  const { columns, tally } = state;
  const persons = strata.reduce((sum, s) => sum + columns.persons[s], 0);
  const loyalty = strata.reduce(
    (sum, s) => sum + (columns.persons[s] / persons / tally.agents(s) / ONE) * tally.loyaltySum(s, party),
    0,
  );
  return [loyalty, sharesOf(state, strata).shares[party]];
}

function endingWord(state: State): string {
  const { kind, authority } = endingOf(state);
  return authority === null ? kind : `${kind}:${authority}`;
}

/** The coalitions that are run for a seed, and shares from their values. */
interface Game {
  readonly coalitions: readonly number[];
  readonly shares: (value: CoalitionValue) => ShapleyShares;
}

/** All parts but one, for each. */
const allButOne = (count: number): number[] =>
  Array.from({ length: count }, (_, part) => everyPart(count) & ~(1 << part));

function gameOf({ parts: { length: count }, orders }: PartsTask, seed: string): Game {
  if (orders === null)
    return { coalitions: coalitionsOf(count), shares: (value) => sharesOverAll(count, value) };
  const drawn = ordersOf(count, { seed, orders });
  const coalitions = [...new Set([...drawn.flatMap(joinedIn), ...allButOne(count)])];
  return { coalitions, shares: (value) => sharesOverOrders(drawn, value) };
}

/** Runs with some parts of an affair, seed by seed; scenarios are compiled once. */
export class PartsRunner {
  readonly #twins = new Map<number, Twin>();
  readonly #pairs: PartsOfPair[] = [];
  readonly #quantities = new Map<Definition, readonly Quantity[]>();

  constructor(
    readonly task: PartsTask,
    private readonly options: RunOptions,
    private readonly question: Question | undefined,
    private readonly course?: CourseQuestion,
  ) {}

  #twinOf(coalition: number): Twin {
    const known = this.#twins.get(coalition);
    if (known) return known;
    const ids = this.task.parts.flatMap(({ id }, part) => ((coalition >> part) & 1 ? [] : [id]));
    const interventions = ids.map((id) => ({ kind: 'without', id }) as const);
    const loaded = this.task.without(ids);
    const { definition } = loaded;
    const twin = { interventions, definition };
    if (this.course) this.#quantities.set(definition, lastDayIn(this.course, loaded).quantities);
    this.#twins.set(coalition, twin);
    return twin;
  }

  /** The figures of the questions are noted on their last day, since a run goes on. */
  #note(state: State): Uint8Array | undefined {
    const { question, course } = this;
    if ((question ?? course)?.to !== state.tick) return undefined;
    const quantities = this.#quantities.get(state.definition) ?? [];
    const standing = question ? standingOf(state, question) : [];
    const values = quantities.map((quantity) => quantity.value(state));
    return new Uint8Array(Float64Array.from([...standing, ...values]).buffer);
  }

  #read(state: State, notes: readonly Uint8Array[]): Figures {
    const noted = notes.length > 0 ? [...new Float64Array(notes[0].slice().buffer)] : [];
    const values = noted.slice(this.question ? 2 : 0);
    return {
      ...(this.question && { loyalty: noted[0], share: noted[1] }),
      ...Object.fromEntries((this.course?.texts ?? []).map((text, i) => [QUANTITY + text, values[i]])),
      ...Object.fromEntries(regimesOf(state).map(({ to }) => [REGIME + to, 1])),
      [ENDING + endingWord(state)]: 1,
    };
  }

  /** [coalition] What it comes to with a seed. */
  #figures(coalitions: readonly number[], seed: string, onRun?: () => void): Map<number, Figures> {
    const { population: agents, kernel } = this.options;
    const twins = coalitions.map((coalition) => this.#twinOf(coalition));
    const futureOf = ({ run, parts, branches }: Descent): Future => ({
      ...{ point: run, parts, branches: branches.map(futureOf) },
      epochs: () => [{ tick: 0, definition: twins[run].definition }],
    });
    const figures = new Map<number, Figures>();
    const tree = descentOf(twins.length, (a, b) => partingTick(twins[a], twins[b]));
    runFutures(
      futureOf(tree),
      {
        seed,
        ...{ agents, kernel, tickCount: ticksOf(this.options), note: (state: State) => this.#note(state) },
      },
      (arrival) => {
        if ('error' in arrival) throw arrival.error;
        figures.set(coalitions[arrival.point], this.#read(arrival.model.state, arrival.notes));
        onRun?.();
      },
    );
    return figures;
  }

  /** Computes the runs of a seed; `onRun` hears of each. */
  add(seed: string, onRun?: () => void): void {
    const { coalitions, shares } = gameOf(this.task, seed);
    const figures = this.#figures(coalitions, seed, onRun);
    const ids = [...new Set([...figures.values()].flatMap((each) => Object.keys(each)))];
    const isKnown = (id: string) => ![...figures.values()].some(({ [id]: figure }) => Number.isNaN(figure));
    const owed = ids.filter(isKnown).map((id): [string, OwedShares] => {
      const value: CoalitionValue = (coalition) => figures.get(coalition)?.[id] ?? 0;
      const all = value(everyPart(this.task.parts.length));
      const last = allButOne(this.task.parts.length).map((coalition) => all - value(coalition));
      return [id, { ...shares(value), last }];
    });
    this.#pairs.push({ seed, runs: coalitions.length, outcomes: Object.fromEntries(owed) });
  }

  /** What the pairs so far say. */
  result(): AffairParts {
    const { parts, orders } = this.task;
    const pairs = [...this.#pairs];
    const ids = [...new Set(pairs.flatMap(({ outcomes }) => Object.keys(outcomes)))];
    const outcomes = ids
      .filter((id) => pairs.some(({ outcomes: { [id]: owed } }) => isMoved(owed)))
      .map((id) => outcomeOf(id, parts, pairs));
    return { parts, orders, outcomes, pairs };
  }
}

/** Whether the affair, or any part of it, makes a difference. */
const isMoved = (owed: OwedShares | undefined): boolean =>
  owed !== undefined && [owed.whole, ...owed.shares, ...owed.last].some((value) => value !== 0);

/** Shares of ballots and of runs differ by no more than all of them; ends of intervals do not, either. */
const boundOf = (id: string): number => (isQuantity(id) ? Infinity : id === 'loyalty' ? 2 : 1);

/** @param bound how far the mean can lie from nothing */
export function owedOf(figures: readonly number[], bound = Infinity): Owed {
  const { value: mean, low, high }: Estimate = interval(figures);
  if (!Number.isFinite(low) || low === high) return { mean, low: null, high: null };
  return { mean, low: Math.max(-bound, low), high: Math.min(bound, high) };
}

/** Pairs that tell an outcome; one that knows nothing of a regime or an ending has it in none of its runs. */
const pairsOf = (id: string, pairs: readonly PartsOfPair[]): readonly PartsOfPair[] =>
  isQuantity(id) ? pairs.filter(({ outcomes }) => id in outcomes) : pairs;

/** Means over pairs. */
function outcomeOf(id: string, parts: readonly AffairPart[], all: readonly PartsOfPair[]): OwedOutcome {
  const pairs = pairsOf(id, all);
  const owed = pairs.map(({ outcomes: { [id]: each } }) => each as OwedShares | undefined);
  const figures = (of: (each: OwedShares) => number) => owed.map((each) => (each ? of(each) : 0));
  const orderErrorOf = (part: number) =>
    Math.sqrt(figures(({ errors }) => (errors?.[part] ?? 0) ** 2).reduce((a, b) => a + b, 0)) / pairs.length;
  const isSampled = owed.some((each) => each?.errors);
  return {
    id,
    pairs: pairs.length,
    whole: owedOf(
      figures(({ whole }) => whole),
      boundOf(id),
    ),
    parts: parts.map((part, i) => ({
      ...part,
      ...owedOf(
        figures(({ shares }) => shares[i]),
        boundOf(id),
      ),
      orderError: isSampled ? orderErrorOf(i) : null,
      last: interval(figures(({ last }) => last[i])).value,
    })),
  };
}
