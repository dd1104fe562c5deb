/**
 * Sealed bytes: our own binary files, behind a header that says their kind and version, their length and
 * their checksum.
 *
 * Decision worth knowing: the seal stands in front, and whoever opens it reads all bytes through before any
 * of them is used. So bytes go by twice on both ways, and in exchange nobody has to undo what the first half
 * of a damaged file has done. A seal tells of accidents; it keeps nobody from making a false one.
 */
import { Digest } from './digest.js';

/** What bytes are written to, one view after another; it keeps none of the views. */
export type Sink = (bytes: Uint8Array) => void;

/** What bytes are read from, at any place and more than once. */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number;
  /** Fills `into` with the bytes from `at` on. Never asked for more than there are. */
  read(into: Uint8Array, at: number): void;
}

/** What bytes say they are: a name of at most sixteen letters, and the version of their form. */
export interface Form {
  readonly kind: string;
  readonly version: number;
}

/** Bytes that are not what they are taken for. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const MAGIC = 0x54415552; // "TAUR"
const KIND = 8;
const LENGTH = 24;
const SUM = 32;

/** Bytes of a header: the magic word, version, kind, length and checksum. */
export const SEAL_BYTES = 48;

/** Bytes that are looked at together. */
const PIECE = 2 ** 16;

/** The checksum of bytes that pass, and of what their header says of them. */
class Measure {
  length = 0;
  readonly #digest = new Digest();
  readonly #words = new Int32Array(PIECE / Int32Array.BYTES_PER_ELEMENT);
  readonly #bytes = new Uint8Array(this.#words.buffer);
  #filled = 0;

  readonly take: Sink = (bytes) => {
    for (let done = 0; done < bytes.length;) {
      const piece = bytes.subarray(done, done + PIECE - this.#filled);
      this.#bytes.set(piece, this.#filled);
      this.#filled += piece.length;
      done += piece.length;
      if (this.#filled === PIECE) this.#digestFilled();
    }
    this.length += bytes.length;
  };

  #digestFilled(): void {
    this.#bytes.fill(0, this.#filled);
    this.#digest.words(this.#words.subarray(0, Math.ceil(this.#filled / Int32Array.BYTES_PER_ELEMENT)));
    this.#filled = 0;
  }

  header({ kind, version }: Form): Uint8Array {
    this.#digestFilled();
    const header = new DataView(new ArrayBuffer(SEAL_BYTES));
    header.setUint32(0, MAGIC, true);
    header.setUint32(4, version, true);
    const bytes = new Uint8Array(header.buffer);
    bytes.set(new TextEncoder().encode(kind.padEnd(LENGTH - KIND)), KIND);
    header.setFloat64(LENGTH, this.length, true);
    const sum = this.#digest.text(kind).doubles(Float64Array.of(version, this.length)).sum();
    sum.forEach((word, i) => header.setInt32(SUM + 4 * i, word, true));
    return bytes;
  }
}

/** Writes what `write` writes behind its header. It is called twice, and must write the same both times. */
export function writeSealed(form: Form, write: (sink: Sink) => void, sink: Sink): void {
  const measure = new Measure();
  write(measure.take);
  sink(measure.header(form));
  write(sink);
}

/**
 * What is behind a header, once all of it has been read through and found to be what was written.
 *
 * @throws SealError, in words that follow the name of a file
 */
export function openSealed(form: Form, source: ByteSource): ByteSource {
  const { kind, version } = form;
  const changed = `the ${kind} was cut short or changed after it was written`;
  if (source.size < SEAL_BYTES) throw new SealError(changed);
  const bytes = new Uint8Array(SEAL_BYTES);
  source.read(bytes, 0);
  const header = new DataView(bytes.buffer);
  const kindThere = new TextDecoder().decode(bytes.subarray(KIND, LENGTH)).trimEnd();
  if (header.getUint32(0, true) !== MAGIC || kindThere !== kind)
    throw new SealError(`this is no ${kind} of Tauride, or one of an earlier version`);
  const versionThere = header.getUint32(4, true);
  if (versionThere !== version)
    throw new SealError(`the ${kind} has form ${versionThere}, and this Tauride reads form ${version}`);
  const inner = partOf(source, SEAL_BYTES);
  if (!isSame(sealOf(form, inner), bytes)) throw new SealError(changed);
  return inner;
}

/** The header that bytes must have. */
function sealOf(form: Form, source: ByteSource): Uint8Array {
  const measure = new Measure();
  const piece = new Uint8Array(PIECE);
  for (let at = 0; at < source.size; at += PIECE) {
    const bytes = piece.subarray(0, Math.min(PIECE, source.size - at));
    source.read(bytes, at);
    measure.take(bytes);
  }
  return measure.header(form);
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, i) => byte === b[i]);

/** The bytes of a source from a place on. */
export const partOf = (source: ByteSource, from: number): ByteSource => ({
  size: source.size - from,
  read: (into, at) => source.read(into, from + at),
});

/** Bytes in memory as a source. */
export const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (into, at) => into.set(bytes.subarray(at, at + into.length)),
});
