/**
 * JSON of values that never change once they are made, such as those immer keeps.
 *
 * Decision worth knowing: the text of every object is remembered as long as the object lives. A new value that shares all but a
 * few parts with the last one, as the politics of a day do, costs only those parts.
 */
const texts = new WeakMap<object, string>();

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What `JSON.stringify` gives, for plain data that is never changed. A value that JSON has no text for throws a RangeError. */
export function lastingJson(value: unknown): string {
  if (!isObject(value)) return textOf(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  // Numbers and texts are cheaper to write than to remember.
  const text = Object.values(value).some(isObject) ? partsOf(value) : textOf(value);
  texts.set(value, text);
  return text;
}

function textOf(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new RangeError(`there is no JSON of a value of type ${typeof value}`);
  return text;
}

function partsOf(value: object): string {
  if (Array.isArray(value)) return `[${value.map(lastingJson).join(',')}]`;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${lastingJson(part)}`).join(',')}}`;
}
