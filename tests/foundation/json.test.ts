/** Remembered JSON is the JSON that would be written anew. */
import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { jsonUnits } from '../../src/foundation/json.js';

const lastingJson = (record: object): string =>
  jsonUnits(record)
    .map((units) => String.fromCharCode(...units))
    .join('');

const records = fc.dictionary(fc.string(), fc.jsonValue());

test.prop([records])('is what JSON.stringify gives, the first time and the second', (record) => {
  const text = JSON.stringify(record);
  expect([lastingJson(record), lastingJson(record)]).toEqual([text, text]);
});

test.prop([records, fc.jsonValue()])('holds for a record that shares parts with another', (record, part) => {
  lastingJson(record);
  const next = { ...record, part, nothing: undefined };
  expect(lastingJson(next)).toBe(JSON.stringify(next));
});

it('has no text for what JSON cannot say', () => {
  expect(() => lastingJson({ part: () => 1 })).toThrow(RangeError);
});
