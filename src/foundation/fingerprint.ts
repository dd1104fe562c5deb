/**
 * Fingerprints of plain data that never changes once it is made, such as what immer keeps.
 *
 * Decision worth knowing: each is remembered as long as its object lives. So a record that shares all but a
 * few parts with the last one, as the politics of a day do, costs only those few. Parts of parts are not
 * remembered: the engine writes them faster than a memory finds them.
 */
import { Digest } from './digest.js';

const remembered = new WeakMap<object, Int32Array>();

/**
 * The digest of the JSON of an object, four words. It must not change afterwards. What JSON has no text for
 * throws a RangeError.
 */
export function fingerprintOf(part: object): Int32Array {
  const known = remembered.get(part);
  if (known !== undefined) return known;
  const fingerprint = new Digest().text(jsonOf(part)).sum();
  remembered.set(part, fingerprint);
  return fingerprint;
}

function jsonOf(part: object): string {
  const text = JSON.stringify(part) as string | undefined;
  if (text === undefined) throw new RangeError(`there is no JSON of a value of type ${typeof part}`);
  return text;
}
