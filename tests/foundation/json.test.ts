/** Remembered JSON is the JSON that would be written anew. */
import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { lastingJson } from '../../src/foundation/json.js';

const plain = fc.jsonValue();

test.prop([plain])('is what JSON.stringify gives, the first time and the second', (value) => {
  expect([lastingJson(value), lastingJson(value)]).toEqual([JSON.stringify(value), JSON.stringify(value)]);
});

test.prop([fc.dictionary(fc.string(), plain), plain])(
  'holds for a value that shares parts with another',
  (record, part) => {
    lastingJson(record);
    const next = { ...record, part, nothing: undefined };
    expect(lastingJson(next)).toBe(JSON.stringify(next));
  },
);

it('has no text for what JSON cannot say', () => {
  expect(() => lastingJson(undefined)).toThrow(RangeError);
});
