/**
 * JSON of records whose parts never change once they are made, such as those immer keeps.
 *
 * Decision worth knowing: the text of each part is remembered as long as the part lives, so a record that shares all but a few parts with
 * the last one, as the politics of a day do, costs only those few. Parts of parts are not: the engine writes them faster than a memory finds them.
 */
const texts = new WeakMap<object, string>();

/** What `JSON.stringify` gives for a record of plain data. A part that JSON has no text for throws a RangeError. */
export function lastingJson(record: object): string {
  const entries: [string, unknown][] = Object.entries(record);
  const parts = entries
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => `${JSON.stringify(name)}:${textOf(part)}`);
  return `{${parts.join(',')}}`;
}

function textOf(part: unknown): string {
  if (typeof part !== 'object' || part === null) return newText(part);
  const text = texts.get(part) ?? newText(part);
  texts.set(part, text);
  return text;
}

function newText(part: unknown): string {
  const text = JSON.stringify(part) as string | undefined;
  if (text === undefined) throw new RangeError(`there is no JSON of a value of type ${typeof part}`);
  return text;
}
