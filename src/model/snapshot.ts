/**
 * Snapshots: the state as bytes with a versioned header.
 *
 * Decision worth knowing: a snapshot is a header, one JSON text (discrete politics, journal, chain of the digest, the lengths of what
 * follows), then the raw bytes of columns, deputies, ledger and people, little-endian like the buffers themselves. It goes out and comes in
 * view by view, so that a snapshot of gigabytes needs no second copy of them. Format, version and size are checked before anything is
 * touched.
 */
import type { Digest } from '../foundation/digest.js';
import type { JournalEntry } from './entry.js';
import type { Politics } from './politics.js';

const MAGIC = 0x54415552; // "TAUR"
export const SNAPSHOT_VERSION = 4;
const HEADER_BYTES = 12;

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

/** What a snapshot is written to: it takes bytes one after another and keeps none of the views. */
export type Sink = (bytes: Uint8Array) => void;

/** What a snapshot is read from. */
export interface Source {
  /** Bytes in all. */
  readonly size: number;
  /** Fills `into` with the next bytes. Never asked for more than there are. */
  read(into: Uint8Array): void;
}

/** A snapshot that cannot be read: of another format, or cut short. */
export class SnapshotError extends Error {
  override name = 'SnapshotError';
}

/** Parts of a snapshot, each of one or more views: columns, deputies, ledger, sums, people. */
export type Parts = readonly (readonly Uint8Array[])[];

const lengthOf = (views: readonly Uint8Array[]): number => views.reduce((sum, view) => sum + view.length, 0);

const jsonOf = (text: SnapshotText, parts: Parts): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ ...text, lengths: parts.map(lengthOf) }));

/** Writes a snapshot. */
export function writeSnapshot(text: SnapshotText, parts: Parts, sink: Sink): void {
  const json = jsonOf(text, parts);
  sink(new Uint8Array(Uint32Array.of(MAGIC, SNAPSHOT_VERSION, json.length).buffer));
  sink(json);
  for (const views of parts) views.forEach(sink);
}

/** Bytes that `writeSnapshot` would write. */
export const snapshotSize = (text: SnapshotText, parts: Parts): number =>
  HEADER_BYTES + jsonOf(text, parts).length + lengthOf(parts.flat());

/** Reads what a snapshot says in words; its parts come next. Throws a SnapshotError where it is not one, of another version, or cut short. */
export function readText(source: Source): SnapshotText & { readonly lengths: readonly number[] } {
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  if (source.size < HEADER_BYTES) throw new SnapshotError('this is not a snapshot of Tauride');
  source.read(new Uint8Array(header.buffer));
  if (header.getUint32(0, true) !== MAGIC) throw new SnapshotError('this is not a snapshot of Tauride');
  const version = header.getUint32(4, true);
  if (version !== SNAPSHOT_VERSION)
    throw new SnapshotError(`the snapshot has format ${version}, this Tauride reads ${SNAPSHOT_VERSION}`);
  const length = header.getUint32(8, true);
  if (source.size < HEADER_BYTES + length) throw new SnapshotError('the snapshot is cut short');
  const json = new Uint8Array(length);
  source.read(json);
  const text = parsed(json);
  const size = text.lengths.reduce((sum, part) => sum + part, HEADER_BYTES + length);
  if (source.size !== size) throw new SnapshotError('the snapshot is cut short');
  return text;
}

function parsed(json: Uint8Array): SnapshotText & { readonly lengths: readonly number[] } {
  try {
    return JSON.parse(new TextDecoder().decode(json)) as SnapshotText & { lengths: number[] };
  } catch {
    throw new SnapshotError('the snapshot is damaged');
  }
}

/** Whether a snapshot with parts of these lengths fits those of a model. */
export const fits = (lengths: readonly number[], parts: Parts): boolean =>
  lengths.length === parts.length && parts.every((views, i) => lengthOf(views) === lengths[i]);

/** A source of bytes in memory. */
export function sourceOf(bytes: Uint8Array): Source {
  let at = 0;
  return {
    size: bytes.length,
    read: (into) => {
      into.set(bytes.subarray(at, at + into.length));
      at += into.length;
    },
  };
}

/** The chain of a digest as plain numbers. */
export const digestWords = (digest: Digest): number[] => [...digest.state()];
