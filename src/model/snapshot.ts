/**
 * Snapshots: the state as bytes with a versioned header.
 *
 * Decision worth knowing: a snapshot is the header, one JSON text (discrete politics, journal, chain of the digest), then the raw bytes
 * of columns, deputies, ledger and people, each by length. Little-endian like the buffers themselves; restoring checks format,
 * scenario and sizes before it touches anything.
 */
import type { Digest } from '../foundation/digest.js';
import type { JournalEntry } from './entry.js';
import type { Politics } from './politics.js';

const MAGIC = 0x54415552; // "TAUR"
export const SNAPSHOT_VERSION = 1;
const HEADER_WORDS = 4;

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

export interface SnapshotParts {
  readonly text: SnapshotText;
  /** Columns, deputies, ledger, people: in this order. */
  readonly bytes: readonly Uint8Array[];
}

/** A snapshot that cannot be read: of another format, or cut short. */
export class SnapshotError extends Error {
  override name = 'SnapshotError';
}

export const writeSnapshot = ({ text, bytes }: SnapshotParts): Uint8Array => {
  const json = new TextEncoder().encode(JSON.stringify(text));
  const parts = [json, ...bytes];
  const header = new Uint32Array(HEADER_WORDS + parts.length);
  const body = parts.reduce((sum, part) => sum + part.length, 0);
  header.set([
    MAGIC,
    SNAPSHOT_VERSION,
    parts.length,
    header.byteLength + body,
    ...parts.map((part) => part.length),
  ]);
  const out = new Uint8Array(header.byteLength + body);
  out.set(new Uint8Array(header.buffer));
  let offset = header.byteLength;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
};

const headerOf = (snapshot: Uint8Array): DataView => {
  const view = new DataView(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
  if (snapshot.length < 4 * HEADER_WORDS || view.getUint32(0, true) !== MAGIC)
    throw new SnapshotError('this is not a snapshot of Tauride');
  const version = view.getUint32(4, true);
  if (version !== SNAPSHOT_VERSION)
    throw new SnapshotError(`the snapshot has format ${version}, this Tauride reads ${SNAPSHOT_VERSION}`);
  if (view.getUint32(12, true) !== snapshot.length) throw new SnapshotError('the snapshot is cut short');
  return view;
};

/** Reads a snapshot; throws a SnapshotError where it is not one, of another format, or cut short. */
export const readSnapshot = (snapshot: Uint8Array): SnapshotParts => {
  const view = headerOf(snapshot);
  const count = view.getUint32(8, true);
  let offset = 4 * (HEADER_WORDS + count);
  const parts = Array.from({ length: count }, (_, i) => {
    const length = view.getUint32(4 * (HEADER_WORDS + i), true);
    offset += length;
    return snapshot.subarray(offset - length, offset);
  });
  return { text: JSON.parse(new TextDecoder().decode(parts[0])) as SnapshotText, bytes: parts.slice(1) };
};

/** The chain of a digest as plain numbers. */
export const digestWords = (digest: Digest): number[] => [...digest.state()];
