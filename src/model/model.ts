/**
 * A scenario in motion: create it, let days pass, look at it, keep it, fork it.
 *
 * Decision worth knowing: the model records nothing by itself but digest, journal and ledger; tables are made
 * by collectors, which see the state after each day and cannot change what follows.
 */
import { isoOf } from '../foundation/calendar.js';
import { Digest } from '../foundation/digest.js';
import { refuse } from '../foundation/fault.js';
import { keysFromSeed } from '../foundation/random.js';
import { createInputs } from '../kernel/inputs.js';
import type { Kernel } from '../kernel/kernel.js';
import { planPopulation } from '../population/plan.js';
import { createPopulation } from '../population/create.js';
import { lastingBytes } from '../population/population.js';
import type { Agents } from '../population/sampling.js';
import { countStrata, Tally } from '../population/tally.js';
import { tieWeights } from '../population/ties.js';
import type { Definition, State } from './definition.js';
import { digestDay, digestEnd } from './state/digest.js';
import { forkState, redefine } from './state/fork.js';
import { reopenJournal } from './state/journal.js';
import { createLedger, forkLedger, openLedger, postDay, type Ledger } from './ledger.js';
import {
  openSealed,
  SEAL_BYTES,
  sourceOf,
  writeSealed,
  type Sink,
  type ByteSource,
} from '../foundation/sealed.js';
import {
  asSnapshot,
  digestWords,
  fits,
  readHead,
  SNAPSHOT,
  snapshotSize,
  SnapshotError,
  writeSnapshot,
  type Parts,
  type SnapshotText,
} from './state/snapshot.js';
import {
  beginState,
  floors,
  personalTastes,
  startLoyalties,
  stateWithoutPeople,
  withPeople,
} from './state/start.js';
import { runDay, type Watch } from './tick.js';

export interface ModelOptions {
  /** Any text; default: the scenario's own. */
  readonly seed?: string;
  /** Agents, or one per person; default: the scenario's own number. */
  readonly agents?: Agents;
  readonly kernel: Kernel;
  /** Whether to keep the ledger (default true). */
  readonly ledger?: boolean;
}

/** Called after each day; it must not change the state. */
export type Observer = (state: State) => void;

export class Model {
  readonly seed: string;
  readonly kernel: Kernel;
  readonly state: State;
  #ledger: Ledger | null;
  #chain: Digest;

  /** A state and what belongs to it; `createModel` and `fork` give models. */
  constructor(seed: string, state: State, ledger: Ledger | null, chain = new Digest()) {
    this.seed = seed;
    this.kernel = state.kernel;
    this.state = state;
    this.#ledger = ledger;
    this.#chain = chain;
  }

  /** Where loyalties come from; null where none is kept. */
  get ledger(): Ledger | null {
    return this.#ledger;
  }

  /** Number of days that have passed. */
  get tick(): number {
    return this.state.tick;
  }

  /**
   * Lets one day pass; the observer sees the state with that day's number, before it counts as passed, who
   * watches each phase of it. Throws a FaultError after the last day of the scenario.
   */
  step(observer?: Observer, watch?: Watch): void {
    const { state } = this;
    this.#needDays('step', state.tick + 1);
    runDay(state, watch);
    if (this.ledger) postDay(this.ledger, state);
    digestDay(this.#chain, state);
    observer?.(state);
    state.tick++;
  }

  /**
   * Lets days pass until so many have. Throws a FaultError, and lets none pass, where the scenario has not so
   * many.
   */
  run(tickCount: number, observer?: Observer, watch?: Watch): void {
    this.#needDays('run', tickCount);
    while (this.state.tick < tickCount) this.step(observer, watch);
  }

  /** Refuses days that the scenario has not. */
  #needDays(asked: string, count: number): void {
    const { dayCount, startDay } = this.state.definition;
    if (Number.isInteger(count) && count <= dayCount) return;
    const last = `the last of its ${dayCount} days is ${isoOf(startDay + dayCount - 1)}`;
    const message = Number.isInteger(count)
      ? `the scenario has no day ${count}: ${last}`
      : `\`${count}\` is no number of days`;
    refuse(
      'past-the-end',
      `${asked}(${asked === 'run' ? count : ''})`,
      message,
      'ask `model.tick` how many have passed',
    );
  }

  /** Digest of all days so far; that of each day says whether two runs have been the same until then. */
  get chain(): string {
    return this.#chain.hex();
  }

  /** Digest of all days so far and everybody as they are now. */
  digest(): string {
    return digestEnd(this.#chain, this.state);
  }

  #text(): SnapshotText {
    const { state, seed } = this;
    return {
      scenario: state.definition.digest,
      seed,
      agents: state.population.agentCount,
      tick: state.tick,
      digest: digestWords(this.#chain),
      politics: state.politics,
      journal: state.journal.entries,
    };
  }

  /** Everything that is bytes, in the order of a snapshot. */
  #parts(): Parts {
    const { columns, deputies, population, tally } = this.state;
    const stocks = this.ledger?.stocks.cells ?? new Float64Array();
    return [
      [new Uint8Array(columns.buffer)],
      [deputies],
      [new Uint8Array(stocks.buffer)],
      [new Uint8Array(tally.sums.buffer)],
      lastingBytes(population),
    ];
  }

  /** Bytes that `save` writes. */
  get size(): number {
    return snapshotSize(this.#text(), this.#parts());
  }

  /** Writes all of the state, view by view, for whoever seals it together with something else. */
  save(sink: Sink): void {
    writeSnapshot(this.#text(), this.#parts(), sink);
  }

  /** All of the state as bytes, sealed. */
  snapshot(): Uint8Array {
    const bytes = new Uint8Array(SEAL_BYTES + this.size);
    let at = 0;
    const take = (part: Uint8Array) => {
      bytes.set(part, at);
      at += part.length;
    };
    writeSealed(SNAPSHOT, (sink) => this.save(sink), take);
    return bytes;
  }

  /**
   * Puts the model into the state of a snapshot of the same scenario, seed and size (an intervention may
   * differ from its tick on: that is a fork), on whatever kernel and number of threads it was made. Throws a
   * SnapshotError otherwise, with nothing changed.
   *
   * @param source what `save` has written, from under a seal that was opened
   */
  load(source: ByteSource): void {
    const head = readHead(source);
    const parts = this.#parts();
    if (!fits(head.lengths, parts))
      throw new SnapshotError('the snapshot is of another scenario or population');
    if (head.seed !== this.seed)
      throw new SnapshotError(`the snapshot is of seed "${head.seed}", not "${this.seed}"`);
    let at = head.begin;
    for (const view of parts.flat()) {
      source.read(view, at);
      at += view.length;
    }
    this.state.tick = head.tick;
    this.state.politics = head.politics;
    reopenJournal(this.state.journal, head.journal);
    this.#chain = Digest.fromState(Uint32Array.from(head.digest));
    countStrata(this.state.population, this.state.tally);
  }

  /**
   * The same from the sealed bytes of `snapshot`. Throws a SnapshotError, with nothing changed, for bytes
   * that are not as they were.
   */
  restore(bytes: Uint8Array): void {
    this.load(asSnapshot(() => openSealed(SNAPSHOT, sourceOf(bytes))));
  }

  /**
   * Ends the model: its people's memory goes to whoever is born next. Nothing of its state may be looked at
   * afterwards.
   */
  release(): void {
    this.kernel.release?.(this.state.population);
  }

  /**
   * Goes on from here under another definition of the scenario, as a fork would (see `redefine`). Throws a
   * RangeError, with nothing changed, for one whose people, parties or powers are others.
   */
  goOnUnder(definition: Definition): void {
    redefine(this.state, definition);
    this.#ledger &&= forkLedger(this.#ledger, definition);
  }

  /** An independent copy that goes on from here, if wanted under another definition (see `forkState`). */
  fork(definition: Definition = this.state.definition): Model {
    return new Model(...this.forked(definition));
  }

  /** What an independent copy is made of. */
  protected forked(definition: Definition): ConstructorParameters<typeof Model> {
    const ledger = this.ledger && forkLedger(this.ledger, definition);
    const chain = Digest.fromState(this.#chain.state());
    return [this.seed, forkState(this.state, definition), ledger, chain];
  }
}

/** Everybody before the first day, and what holds then. */
const birth = (definition: Definition, { seed, agents, kernel, ledger }: Required<ModelOptions>): State => {
  const bare = stateWithoutPeople(definition, keysFromSeed(seed));
  const specs = definition.strata.map((stratum) => stratum.spec);
  const population = createPopulation({
    plan: planPopulation(specs, agents),
    specs,
    partyCount: definition.parties.length,
    keys: bare.keys,
    start: startLoyalties(bare),
    personalTaste: personalTastes(definition),
    floor: floors(definition),
    shards: kernel.shards,
    allocate: kernel.allocate,
    settle: kernel.settle,
  });
  const inputs = createInputs(definition.strata.length, definition.parties.length, ledger);
  const state = withPeople(bare, { population, tally: new Tally(population), kernel, inputs });
  beginState(state);
  return state;
};

/** Creates a model before its first day. */
export function createModel(definition: Definition, options: ModelOptions): Model {
  const { seed = definition.seed, agents = definition.population, kernel, ledger: isKept = true } = options;
  const state = birth(definition, { seed, agents, kernel, ledger: isKept });
  if (!isKept) return new Model(seed, state, null);
  const ledger = createLedger(definition, tieWeights(state.population));
  openLedger(ledger, state);
  return new Model(seed, state, ledger);
}
