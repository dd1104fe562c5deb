/** A remembered fingerprint is the one that would be taken anew. */
import { fc, test } from '../property.js';
import { expect, it } from 'vitest';
import { fingerprintOf } from '../../src/foundation/fingerprint.js';

const part = fc.dictionary(fc.string(), fc.jsonValue());

const copyOf = (value: object): object => JSON.parse(JSON.stringify(value)) as object;

test.prop([part])('is the same for the same content, the first time and the second', (record) => {
  const copy = copyOf(record);
  const first = [...fingerprintOf(copy)];
  expect([...fingerprintOf(copy)]).toEqual(first);
  expect([...fingerprintOf(copyOf(record))]).toEqual(first);
});

test.prop([part, part])('differs where the content does', (a, b) => {
  const same = JSON.stringify(a) === JSON.stringify(b);
  expect(fingerprintOf(copyOf(a)).join() === fingerprintOf(copyOf(b)).join()).toBe(same);
});

it('cannot be had of what JSON cannot say', () => {
  expect(() => fingerprintOf(() => 1)).toThrow(RangeError);
});
