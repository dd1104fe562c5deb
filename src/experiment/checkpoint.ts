/**
 * Checkpoints: an unfinished run as bytes, to be gone on with later.
 *
 * Decision worth knowing: a checkpoint is a line about the run and what its collectors wrote down, as JSON, and then the model's snapshot. So a
 * run that was resumed gives the record of one that was never interrupted, to the last figure, and the line tells how to begin it again.
 */
import type { Model } from '../model/model.js';
import { SnapshotError, type Sink, type Source } from '../model/snapshot.js';
import type { LastingCollector } from './collect.js';

const LENGTH_BYTES = 4;

/** What a checkpoint says of its run. */
export interface CheckpointText {
  readonly tauride: string;
  /** Digest of the scenario with all interventions. */
  readonly scenarioDigest: string;
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
    job,
    memories: collectors.map(({ memory }) => memory),
  };
  return new TextEncoder().encode(JSON.stringify(text));
};

/** Bytes that a checkpoint of this run takes now. */
export const checkpointSize = (run: Unfinished): number => LENGTH_BYTES + jsonOf(run).length + run.model.size;

/** Writes a checkpoint. */
export function writeCheckpoint(run: Unfinished, sink: Sink): void {
  const json = jsonOf(run);
  sink(new Uint8Array(Uint32Array.of(json.length).buffer));
  sink(json);
  run.model.save(sink);
}

/** Reads what a checkpoint says of its run. Throws a SnapshotError where it is none. */
export function readCheckpointText(source: Source): CheckpointText & { readonly bytes: number } {
  const length = new DataView(new ArrayBuffer(LENGTH_BYTES));
  if (source.size < LENGTH_BYTES) throw new SnapshotError('the checkpoint is cut short');
  source.read(new Uint8Array(length.buffer));
  const json = new Uint8Array(Math.min(length.getUint32(0, true), source.size - LENGTH_BYTES));
  source.read(json);
  try {
    const text = JSON.parse(new TextDecoder().decode(json)) as CheckpointText;
    return { ...text, bytes: LENGTH_BYTES + json.length };
  } catch {
    throw new SnapshotError('this is not a checkpoint of Tauride, or it is damaged');
  }
}

/** Puts a new run of the same scenario into the state of a checkpoint. Throws a SnapshotError where that cannot be. */
export function resume(
  source: Source,
  { model, collectors }: Pick<Unfinished, 'model' | 'collectors'>,
): void {
  const { scenarioDigest, memories, bytes } = readCheckpointText(source);
  if (scenarioDigest !== model.state.definition.digest)
    throw new SnapshotError('the scenario or the changes made to it are not those the run began with');
  model.load({ size: source.size - bytes, read: (into) => source.read(into) });
  collectors.forEach(({ memory }, i) => Object.assign(memory, memories[i]));
}
