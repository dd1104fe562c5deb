/**
 * Runs of many, as an engine of the page computes them: for each seed the run as recorded and the changed
 * one, which share their past and are forked where the change can first be felt.
 *
 * Decision worth knowing: seeds, definitions and forks are those of `tauride compare --replay`, so that a
 * count of the page is the count of the command line.
 */
import { replicateSeed } from '../../experiment/design/design.js';
import { bandPlan, noteTaker, type BandPlan, type NoteTaker } from '../../experiment/many/bands.js';
import { runFutures, type Arrival, type Future } from '../../experiment/many/future.js';
import { endingOf } from '../../experiment/run/ending.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Definition } from '../../model/definition.js';
import type { ManyRequest, MemberPair, MemberRun, ReadChanged } from '../protocol.js';

const futureOf = (point: number, definition: Definition, parts: number): Future => ({
  point,
  epochs: () => [{ tick: 0, definition }],
  parts,
  branches: [],
});

function memberOf(arrival: Arrival): MemberRun {
  if ('error' in arrival) throw arrival.error;
  const { model, notes } = arrival;
  return { ending: endingOf(model.state), digest: model.digest(), weeks: joined(notes) };
}

/** Notes of days, one after the other. */
function joined(notes: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(notes.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const note of notes) {
    all.set(note, at);
    at += note.length;
  }
  return all;
}

/** Computes members of one ensemble, each by its number. */
export class Members {
  readonly #request: ManyRequest;
  readonly #kernel: Kernel;
  readonly #root: Future;
  readonly #days: number;
  readonly #note: NoteTaker;
  /** What is followed of every run. */
  readonly plan: BandPlan;

  /** @param compiled what a scenario that was read elsewhere means; throws where it cannot be run */
  constructor(request: ManyRequest, kernel: Kernel, compiled: (read: ReadChanged) => Definition) {
    this.#request = request;
    this.#kernel = kernel;
    const definition = compiled(request.baseline);
    const { changed } = request;
    const branches = changed === null ? [] : [futureOf(1, compiled(changed), changed.parts)];
    this.#root = { ...futureOf(0, definition, 0), branches };
    this.#days = definition.dayCount;
    this.plan = bandPlan({ definition, scenario: request.baseline.scenario }, definition.dayCount);
    this.#note = noteTaker(definition, this.plan.series, definition.dayCount);
  }

  /** Both runs of a seed. Throws whatever ends one of them. */
  pair(replicate: number): MemberPair {
    const { seed, agents } = this.#request;
    const arrived = new Map<number, MemberRun>();
    const options = {
      seed: replicateSeed(seed, replicate),
      ...{ agents, kernel: this.#kernel, tickCount: this.#days, note: this.#note },
    };
    runFutures(this.#root, options, (arrival) => arrived.set(arrival.point, memberOf(arrival)));
    const baseline = arrived.get(0);
    if (baseline === undefined) throw new Error(`run ${String(replicate)} did not come to its end`);
    return { replicate, baseline, changed: arrived.get(1) ?? null };
  }
}
