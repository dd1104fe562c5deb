/**
 * One past, many futures: runs of one seed that agree until a day are computed once up to it, and forked.
 *
 * Decision worth knowing: futures form a tree that says who leaves whose course and when; it is walked depth
 * first, so that memory holds one model for each level of the tree, however many futures there are. What a
 * fork gives is what a whole run gives, digest for digest.
 */
import { isOfMachine } from '../../foundation/machine.js';
import type { Kernel } from '../../kernel/kernel.js';
import { createModel, type Model } from '../../model/model.js';
import type { Agents } from '../../population/sampling.js';
import type { OwnMeasures, Taken } from '../run/own-measures.js';
import type { Definition, State } from '../../model/definition.js';

/** A definition in force from a tick on. */
export interface Epoch {
  readonly tick: number;
  readonly definition: Definition;
}

/** A course of events, and those that leave it. */
export interface Future {
  /** The number of the point it answers. */
  readonly point: number;
  /**
   * Definitions by the tick from which they hold, the first from 0. Throws where the point cannot be made.
   */
  readonly epochs: () => readonly Epoch[];
  /** The tick on which it leaves the course it is part of; 0 for a run of its own. */
  readonly parts: number;
  readonly branches: readonly Future[];
}

export interface FutureOptions {
  readonly seed: string;
  readonly agents?: Agents | undefined;
  readonly kernel: Kernel;
  readonly tickCount: number;
  /** Whether days are fingerprinted one by one (see `days` of an arrival). */
  readonly fingerprints?: boolean;
  /** What is noted of a day, if anything; futures that share a day share its note. */
  readonly note?: (state: State) => Uint8Array | undefined;
  /** Measures of one's own, if any; a future that leaves a course has what was taken on it. */
  readonly measures?: OwnMeasures;
}

/** A future at its end, or why it has none. */
export type Arrival =
  | {
      readonly point: number;
      readonly model: Model;
      readonly days: readonly string[];
      readonly notes: readonly Uint8Array[];
      readonly taken: readonly Taken[];
    }
  | { readonly point: number; readonly error: unknown };

/** A model on its way through epochs, with the fingerprints and notes of its days so far. */
class Course {
  /** Days that were computed for it; those before it left another course are that one's. */
  simulated = 0;

  constructor(
    readonly epochs: readonly Epoch[],
    private model: Model,
    readonly days: string[] = [],
    readonly notes: Uint8Array[] = [],
    readonly taken: Taken[] = [],
  ) {}

  /** Goes on to a tick. */
  advance(tick: number, options: FutureOptions): void {
    const from = this.model.tick;
    for (const epoch of this.epochs) {
      if (epoch.tick <= from || epoch.tick >= tick) continue;
      this.run(epoch.tick, options);
      const past = this.model;
      this.model = past.fork(epoch.definition);
      past.release();
    }
    this.run(tick, options);
  }

  private run(tick: number, { fingerprints = false, note, measures }: FutureOptions): void {
    this.model.run(tick, (state) => {
      this.simulated++;
      const noted = note?.(state);
      if (noted) this.notes.push(noted);
      measures?.take(state, this.taken);
      if (fingerprints) this.days.push(this.model.chain);
    });
  }

  /** Another course that has this past. */
  leave(epochs: readonly Epoch[]): Course {
    const fork = this.model.fork(inForce(epochs, this.model.tick));
    return new Course(epochs, fork, [...this.days], [...this.notes], [...this.taken]);
  }

  arrive(point: number): Arrival {
    return { point, model: this.model, days: this.days, notes: this.notes, taken: this.taken };
  }

  /** Nobody follows it any more. */
  end(): void {
    this.model.release();
  }
}

/** The definition in force on a tick. */
const inForce = (epochs: readonly Epoch[], tick: number): Definition =>
  (epochs.findLast((epoch) => epoch.tick <= tick) ?? epochs[0]).definition;

const startOf = (epochs: readonly Epoch[], { seed, agents, kernel }: FutureOptions): Course =>
  new Course(epochs, createModel(inForce(epochs, 0), { seed, agents, kernel, ledger: false }));

/**
 * Computes every future of a tree for one seed. One that fails is told as such, and takes no other with it; a
 * failure of the machine is thrown, since it says nothing of any of them.
 *
 * @param onArrival called for every point, in no promised order; the model ends when it returns
 * @returns the number of days simulated, those of futures that failed on the way too
 */
export function runFutures(
  root: Future,
  options: FutureOptions,
  onArrival: (arrival: Arrival) => void,
): number {
  return follow(root, () => startOf(root.epochs(), options), options, onArrival);
}

function follow(
  future: Future,
  depart: () => Course,
  options: FutureOptions,
  onArrival: (arrival: Arrival) => void,
): number {
  const { tickCount } = options;
  let simulated = 0;
  const left = [...future.branches].sort((a, b) => a.parts - b.parts);
  let course: Course | undefined;
  const onTheWay = () => (course ??= depart());
  const advance = (tick: number) => onTheWay().advance(Math.min(tick, tickCount), options);
  try {
    while (left.length > 0) {
      const branch = left[0];
      const isOwn = branch.parts <= 0;
      if (!isOwn) advance(branch.parts);
      left.shift();
      const start = () => (isOwn ? startOf(branch.epochs(), options) : onTheWay().leave(branch.epochs()));
      simulated += follow(branch, start, options, onArrival);
    }
    advance(tickCount);
    onArrival(onTheWay().arrive(future.point));
  } catch (error) {
    if (isOfMachine(error)) throw error;
    onArrival({ point: future.point, error });
    for (const branch of left) simulated += alone(branch, options, onArrival);
  } finally {
    course?.end();
  }
  return simulated + (course?.simulated ?? 0);
}

/** Runs what has lost the course it would have left, from the first day. */
const alone = (future: Future, options: FutureOptions, onArrival: (arrival: Arrival) => void): number =>
  follow({ ...future, parts: 0 }, () => startOf(future.epochs(), options), options, onArrival);
