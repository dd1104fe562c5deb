/**
 * A 128-bit fingerprint of what a run contains, taken as it goes.
 *
 * Decision worth knowing: the mixing is MurmurHash3_x86_128 (Appleby 2011), four 32-bit lanes that JavaScript
 * can multiply exactly. It finds accidents, not forgers; a cryptographic hash would cost more than the kernel
 * it guards. The input is a sequence of 32-bit numbers, never of bytes, so the machine's byte order cannot
 * enter. Its own byte tail is not needed: a last block that is not full is filled with zeros, and the length
 * keeps it apart.
 */

const LANES = 4;
const STATE_LENGTH = LANES + 1 + LANES;

/**
 * A running digest. Equal sequences of calls give equal digests; so do `words` or `doubles` however they are
 * split.
 */
export class Digest {
  readonly #lanes = new Int32Array(LANES);
  readonly #block = new Int32Array(LANES);
  /** Doubles on their way, and the same bytes as words. */
  #scratch = new Float64Array(256);
  #scratchWords = new Int32Array(this.#scratch.buffer);
  /** Words taken so far, modulo 2 to the 32. */
  #count = 0;

  /** Takes 32-bit words; signed and unsigned arrays with the same bits are the same. */
  words(values: Int32Array | Uint32Array): this {
    if (values instanceof Int32Array) return this.#takeAll(values, values.length);
    return this.#takeAll(new Int32Array(values.buffer, values.byteOffset, values.length), values.length);
  }

  /**
   * Takes doubles bit by bit, low half first, -0 as 0. A NaN has many forms and is a fault of ours: it throws
   * a RangeError.
   */
  doubles(values: Float64Array): this {
    this.#makeRoom(values.length);
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (Number.isNaN(value)) throw new RangeError(`the value at index ${i} of a digest is not a number`);
      this.#scratch[i] = value + 0; // -0 + 0 is 0
    }
    if (!LOW_HALF_FIRST) swapPairs(this.#scratchWords, 2 * values.length);
    return this.#takeAll(this.#scratchWords, 2 * values.length);
  }

  /** Takes a text: its length, then its UTF-16 units, so that neighbouring texts cannot run together. */
  text(value: string): this {
    this.#take(value.length);
    for (let i = 0; i < value.length; i++) this.#take(value.charCodeAt(i));
    return this;
  }

  /** Makes a place for so many doubles; what was there before is lost. */
  #makeRoom(length: number): void {
    if (this.#scratch.length >= length) return;
    this.#scratch = new Float64Array(2 * length);
    this.#scratchWords = new Int32Array(this.#scratch.buffer);
  }

  /** The digest so far, four words. More can be taken afterwards. */
  sum(): Int32Array {
    const lanes = this.#lanes.slice();
    const left = this.#count % LANES;
    const rest = this.#block.map((word, i) => (i < left ? word : 0));
    if (left > 0) absorb(lanes, rest, 0, LANES);
    finish(lanes, Math.imul(this.#count, 4));
    return lanes;
  }

  /** The same as 32 hexadecimal digits. */
  hex(): string {
    const words = new Uint32Array(this.sum().buffer);
    return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
  }

  /** All that is needed to go on later: the four lanes, the count of words, the unfinished block. */
  state(): Uint32Array {
    const state = new Uint32Array(STATE_LENGTH);
    state.set(this.#lanes);
    state[LANES] = this.#count;
    state.set(this.#block.subarray(0, this.#count % LANES), LANES + 1);
    return state;
  }

  /** Goes on from a stored state. Throws a RangeError for an array that `state` cannot have made. */
  static fromState(state: Uint32Array): Digest {
    if (state.length !== STATE_LENGTH)
      throw new RangeError(`a digest's state has ${STATE_LENGTH} words, not ${state.length}`);
    const digest = new Digest();
    digest.#lanes.set(state.subarray(0, LANES));
    digest.#count = state[LANES];
    digest.#block.set(state.subarray(LANES + 1));
    return digest;
  }

  #takeAll(words: Int32Array, length: number): this {
    let i = 0;
    while (i < length && this.#count % LANES !== 0) this.#take(words[i++]);
    const end = length - ((length - i) % LANES);
    absorb(this.#lanes, words, i, end);
    this.#count = (this.#count + (end - i)) >>> 0;
    for (i = end; i < length; i++) this.#take(words[i]);
    return this;
  }

  #take(word: number): void {
    this.#block[this.#count % LANES] = word;
    this.#count = (this.#count + 1) >>> 0;
    if (this.#count % LANES === 0) absorb(this.#lanes, this.#block, 0, LANES);
  }
}

/** Whether this machine stores the low half of a double before the high one, as nearly all do. */
const LOW_HALF_FIRST = new Int32Array(Float64Array.of(1).buffer)[0] === 0;

function swapPairs(words: Int32Array, length: number): void {
  for (let i = 0; i < length; i += 2) [words[i], words[i + 1]] = [words[i + 1], words[i]];
}

/**
 * Signed, as all that they are mixed with: a number above 2^31 would not be a small integer to the engine.
 */
const C1 = 0x239b961b;
const C2 = 0xab0e9789 | 0;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93 | 0;
const D3 = 0x96cd1c35 | 0;

/** Mixes whole blocks, words `from` to `end`, into the lanes. */
function absorb(lanes: Int32Array, words: Int32Array, from: number, end: number): void {
  let a = lanes[0];
  let b = lanes[1];
  let c = lanes[2];
  let d = lanes[3];
  for (let i = from; i < end; i += LANES) {
    a = turn(a ^ scramble(words[i], C1, 15, C2), 19, b, 0x561ccd1b);
    b = turn(b ^ scramble(words[i + 1], C2, 16, C3), 17, c, 0x0bcaa747);
    c = turn(c ^ scramble(words[i + 2], C3, 17, C4), 15, d, D3);
    d = turn(d ^ scramble(words[i + 3], C4, 18, C1), 13, a, 0x32ac3b17);
  }
  lanes[0] = a;
  lanes[1] = b;
  lanes[2] = c;
  lanes[3] = d;
}

function scramble(word: number, first: number, shift: number, second: number): number {
  return Math.imul(rotate(Math.imul(word, first), shift), second);
}

function turn(lane: number, shift: number, neighbour: number, constant: number): number {
  return (Math.imul((rotate(lane, shift) + neighbour) | 0, 5) + constant) | 0;
}

function rotate(word: number, shift: number): number {
  return (word << shift) | (word >>> (32 - shift));
}

/** Lets every bit of the lanes and of the length reach every bit of the result. */
function finish(lanes: Int32Array, byteCount: number): void {
  for (let i = 0; i < LANES; i++) lanes[i] ^= byteCount;
  mingle(lanes);
  for (let i = 0; i < LANES; i++) lanes[i] = avalanche(lanes[i]);
  mingle(lanes);
}

function mingle(lanes: Int32Array): void {
  lanes[0] += lanes[1] + lanes[2] + lanes[3];
  for (let i = 1; i < LANES; i++) lanes[i] += lanes[0];
}

function avalanche(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
