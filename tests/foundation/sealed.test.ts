import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { openSealed, SealError, sourceOf, writeSealed, type Form } from '../../src/foundation/sealed.js';

const FORM: Form = { kind: 'letter', version: 7 };

/** The sealed bytes of content that is written in pieces. */
function sealed(pieces: readonly Uint8Array[], form = FORM): Uint8Array {
  const bytes: number[] = [];
  writeSealed(
    form,
    (sink) => pieces.forEach(sink),
    (piece) => void bytes.push(...piece),
  );
  return Uint8Array.from(bytes);
}

/** What is under a seal. */
function opened(bytes: Uint8Array, form = FORM): Uint8Array {
  const source = openSealed(form, sourceOf(bytes));
  const content = new Uint8Array(source.size);
  source.read(content, 0);
  return content;
}

const refused = (bytes: Uint8Array, form = FORM) => expect(() => opened(bytes, form)).toThrow(SealError);

const content = fc.uint8Array({ maxLength: 300 });

describe('sealed bytes', () => {
  property.prop([fc.array(content, { maxLength: 4 })])(
    'come back as they were, however they were written, and pieces make no difference',
    (pieces) => {
      const whole = Uint8Array.from(pieces.flatMap((piece) => [...piece]));
      expect(opened(sealed(pieces))).toEqual(whole);
      expect(sealed(pieces)).toEqual(sealed([whole]));
    },
  );

  test('more than are looked at together come back, too', () => {
    const long = Uint8Array.from({ length: 200_001 }, (_, i) => i % 251);
    const [bytes] = [new Uint8Array(long.length + 48)];
    let at = 0;
    const take = (piece: Uint8Array) => {
      bytes.set(piece, at);
      at += piece.length;
    };
    writeSealed(FORM, (sink) => [long.subarray(0, 7), long.subarray(7)].forEach(sink), take);
    expect(Buffer.compare(opened(bytes), long)).toBe(0);
    bytes[150_000] ^= 1;
    refused(bytes);
  });

  test('are refused with any one bit of them changed, and cut at any length', () => {
    const bytes = sealed([Uint8Array.from({ length: 100 }, (_, i) => i)]);
    for (let i = 0; i < bytes.length; i++) {
      for (let bit = 0; bit < 8; bit++) refused(bytes.with(i, bytes[i] ^ (1 << bit)));
      refused(bytes.subarray(0, i));
    }
    refused(Uint8Array.from([...bytes, 0]));
  });

  property.prop([content, content])(
    'are refused where one stands for another, and for another kind or form',
    (a, b) => {
      const [one, other] = [sealed([a]), sealed([b])];
      if (Buffer.compare(a, b) !== 0)
        refused(Uint8Array.from([...one.subarray(0, 48), ...other.subarray(48)]));
      expect(() => opened(one, { kind: 'parcel', version: 7 })).toThrow('this is no parcel of Tauride');
      expect(() => opened(one, { kind: 'letter', version: 8 })).toThrow(
        'has form 7, and this Tauride reads form 8',
      );
    },
  );
});
