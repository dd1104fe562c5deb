/**
 * JSON of records whose parts never change once they are made, such as those immer keeps.
 *
 * Decision worth knowing: the text of each part is remembered as long as the part lives, so a record that shares all but a few parts with
 * the last one, as the politics of a day do, costs only those few. Parts of parts are not: the engine writes them faster than a memory finds
 * them. It is kept as the 32-bit words that a digest takes, since taking it out of a string again every day was most of the work.
 */
import { unitsOf } from './digest.js';

const remembered = new WeakMap<object, Int32Array>();
const names = new Map<string, Int32Array>();

const OPENING = unitsOf('{');
const COMMA = unitsOf(',');
const CLOSING = unitsOf('}');

/** What `JSON.stringify` gives for a record of plain data, as pieces of UTF-16 units. A part that JSON has no text for throws a RangeError. */
export function jsonUnits(record: object): readonly Int32Array[] {
  const pieces: Int32Array[] = [];
  for (const [name, part] of Object.entries(record) as [string, unknown][]) {
    if (part !== undefined)
      pieces.push(pieces.length === 0 ? OPENING : COMMA, nameUnits(name), partUnits(part));
  }
  return pieces.length === 0 ? [OPENING, CLOSING] : [...pieces, CLOSING];
}

function nameUnits(name: string): Int32Array {
  const units = names.get(name) ?? unitsOf(`${JSON.stringify(name)}:`);
  names.set(name, units);
  return units;
}

function partUnits(part: unknown): Int32Array {
  if (typeof part !== 'object' || part === null) return newUnits(part);
  const units = remembered.get(part) ?? newUnits(part);
  remembered.set(part, units);
  return units;
}

function newUnits(part: unknown): Int32Array {
  const text = JSON.stringify(part) as string | undefined;
  if (text === undefined) throw new RangeError(`there is no JSON of a value of type ${typeof part}`);
  return unitsOf(text);
}
