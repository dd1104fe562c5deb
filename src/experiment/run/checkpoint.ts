/**
 * Checkpoints: an unfinished run as bytes, to be gone on with later.
 *
 * Decision worth knowing: a checkpoint is a line about the run and what its collectors wrote down, as JSON,
 * and then the model's snapshot, all under one seal. So a run that was resumed gives the record of one that
 * was never interrupted, to the last figure, and the line tells how to begin it again.
 */
import {
  openSealed,
  partOf,
  SEAL_BYTES,
  writeSealed,
  type Form,
  type Sink,
  type ByteSource,
} from '../../foundation/sealed.js';
import { isoOf } from '../../foundation/calendar.js';
import type { Model } from '../../model/model.js';
import { asSnapshot, readJson, SNAPSHOT, SnapshotError } from '../../model/state/snapshot.js';
import type { LastingCollector } from './collect.js';

const CHECKPOINT: Form = { kind: 'checkpoint', version: SNAPSHOT.version };

const LENGTH_BYTES = 4;

/** What a checkpoint says of its run. */
export interface CheckpointText {
  readonly tauride: string;
  /** Digest of the scenario with all interventions. */
  readonly scenarioDigest: string;
  /** The day to be computed next. */
  readonly nextDay: string;
  /** Whatever the one who keeps it needs to begin the run again. */
  readonly job: unknown;
  /** What the collectors wrote down, in their order. */
  readonly memories: readonly object[];
}

/** An unfinished run. */
export interface Unfinished {
  readonly model: Model;
  readonly collectors: readonly LastingCollector<unknown>[];
  readonly tauride: string;
  readonly job: unknown;
}

const jsonOf = ({ model, collectors, tauride, job }: Unfinished): Uint8Array => {
  const text: CheckpointText = {
    tauride,
    scenarioDigest: model.state.definition.digest,
    nextDay: isoOf(model.state.definition.startDay + model.tick),
    job,
    memories: collectors.map(({ memory }) => memory),
  };
  return new TextEncoder().encode(JSON.stringify(text));
};

/** Bytes that a checkpoint of this run takes now. */
export const checkpointSize = (run: Unfinished): number =>
  SEAL_BYTES + LENGTH_BYTES + jsonOf(run).length + run.model.size;

/** Writes a checkpoint. */
export function writeCheckpoint(run: Unfinished, sink: Sink): void {
  const json = jsonOf(run);
  const write = (into: Sink) => {
    into(new Uint8Array(Uint32Array.of(json.length).buffer));
    into(json);
    run.model.save(into);
  };
  writeSealed(CHECKPOINT, write, sink);
}

/** A checkpoint that was read through and found whole. */
export interface Checkpoint extends CheckpointText {
  /** The state of the model. */
  readonly state: ByteSource;
}

/** Reads a checkpoint through. Throws a SnapshotError where it is none, or not as it was written. */
export function openCheckpoint(source: ByteSource): Checkpoint {
  const inner = asSnapshot(() => openSealed(CHECKPOINT, source));
  const { json, end } = readJson(inner);
  return { ...(json as CheckpointText), state: partOf(inner, end) };
}

/**
 * Puts a new run of the same scenario into the state of a checkpoint. Throws a SnapshotError where that
 * cannot be.
 */
export function resume(
  { scenarioDigest, memories, state }: Checkpoint,
  { model, collectors }: Pick<Unfinished, 'model' | 'collectors'>,
): void {
  if (scenarioDigest !== model.state.definition.digest)
    throw new SnapshotError('the scenario or the changes made to it are not those the run began with');
  model.load(state);
  collectors.forEach(({ memory }, i) => Object.assign(memory, memories[i]));
}
