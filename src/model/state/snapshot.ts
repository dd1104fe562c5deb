/**
 * Snapshots: the state as bytes.
 *
 * Decision worth knowing: a snapshot is the length of one JSON text, that text (discrete politics, journal,
 * chain of the digest, the lengths of what follows), then the raw bytes of columns, deputies, ledger and
 * people, little-endian like the buffers themselves. It goes out and comes in view by view, so that a
 * snapshot of gigabytes needs no second copy of them. Whoever keeps it puts it under a seal
 * (`foundation/sealed.ts`), which is opened before anything is touched.
 */
import type { Digest } from '../../foundation/digest.js';
import { SealError, type Form, type Sink, type ByteSource } from '../../foundation/sealed.js';
import type { JournalEntry } from './entry.js';
import type { Politics } from './politics.js';

/** The form of snapshots under a seal of their own, and of all that holds one. */
export const SNAPSHOT: Form = { kind: 'snapshot', version: 6 };

const LENGTH_BYTES = 4;

/** What a snapshot says in words. */
export interface SnapshotText {
  readonly scenario: string;
  readonly seed: string;
  readonly agents: number;
  readonly tick: number;
  readonly digest: readonly number[];
  readonly politics: Politics;
  readonly journal: readonly JournalEntry[];
}

/** A snapshot that cannot be read: damaged, of another form, or of another run. */
export class SnapshotError extends Error {
  override name = 'SnapshotError';
}

/** Does this; bytes that are not what they are taken for are told as a SnapshotError. */
export function asSnapshot<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof SealError ? new SnapshotError(error.message) : error;
  }
}

/** Parts of a snapshot, each of one or more views: columns, deputies, ledger, sums, people. */
export type Parts = readonly (readonly Uint8Array[])[];

const lengthOf = (views: readonly Uint8Array[]): number => views.reduce((sum, view) => sum + view.length, 0);

const jsonOf = (text: SnapshotText, parts: Parts): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ ...text, lengths: parts.map(lengthOf) }));

/** Writes a snapshot. */
export function writeSnapshot(text: SnapshotText, parts: Parts, sink: Sink): void {
  const json = jsonOf(text, parts);
  sink(new Uint8Array(Uint32Array.of(json.length).buffer));
  sink(json);
  for (const views of parts) views.forEach(sink);
}

/** Bytes that `writeSnapshot` would write. */
export const snapshotSize = (text: SnapshotText, parts: Parts): number =>
  LENGTH_BYTES + jsonOf(text, parts).length + lengthOf(parts.flat());

/** A text of JSON behind its length, and where it ends. Throws a SnapshotError where there is none. */
export function readJson(source: ByteSource): { readonly json: unknown; readonly end: number } {
  const length = new DataView(new ArrayBuffer(LENGTH_BYTES));
  if (source.size < LENGTH_BYTES) throw new SnapshotError('the snapshot is cut short');
  source.read(new Uint8Array(length.buffer), 0);
  const end = LENGTH_BYTES + length.getUint32(0, true);
  if (source.size < end) throw new SnapshotError('the snapshot is cut short');
  const bytes = new Uint8Array(end - LENGTH_BYTES);
  source.read(bytes, LENGTH_BYTES);
  return { json: JSON.parse(new TextDecoder().decode(bytes)) as unknown, end };
}

/** What a snapshot says in words, the lengths of its parts, and where they begin. */
export type SnapshotHead = SnapshotText & { readonly lengths: readonly number[]; readonly begin: number };

/** Reads what a snapshot says in words. Throws a SnapshotError where its parts are not as long as it says. */
export function readHead(source: ByteSource): SnapshotHead {
  const { json, end } = readJson(source);
  const head = { ...(json as Omit<SnapshotHead, 'begin'>), begin: end };
  if (head.lengths.reduce((sum, part) => sum + part, end) !== source.size)
    throw new SnapshotError('the snapshot is cut short');
  return head;
}

/** Whether a snapshot with parts of these lengths fits those of a model. */
export const fits = (lengths: readonly number[], parts: Parts): boolean =>
  lengths.length === parts.length && parts.every((views, i) => lengthOf(views) === lengths[i]);

/** The chain of a digest as plain numbers. */
export const digestWords = (digest: Digest): number[] => [...digest.state()];
