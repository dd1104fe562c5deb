/**
 * Names in expressions to quantities: resolves each through its family, or says why it cannot.
 *
 * Decision worth knowing: names are resolved when the scenario is loaded; a misspelt one is a fault of the
 * file, never a zero on day 180.
 */
import type { Quantity } from '../../model/definition.js';
import type { ScenarioText } from '../schema/scenario.js';
import { FAMILIES, family, type Family } from './families.js';
import { ALL, EVERYWHERE, namesOf, type Kind, type Names } from './names.js';
import type { Readable } from './readings.js';
import { nounOf, unknown, unknownAmong, type UnknownName } from './unknown.js';

/** The word before the names of a scenario's own quantities. */
export const OWN = 'my';

/** How a family is written, such as `support.PARTY.GROUP`. */
export const usageOf = (word: string, parts: readonly Kind[]): string => {
  const written = parts.map((kind) =>
    kind === 'choice' ? 'DECISION.OPTION' : nounOf(kind).toUpperCase().replaceAll(' ', '_'),
  );
  return [word, ...written].join('.');
};

/**
 * The texts of the parts. A choice is two words; the scene of a force may be left out, and whose ministers
 * are counted.
 */
function partTexts(parts: readonly Kind[], given: readonly string[]): readonly string[] | undefined {
  if (parts[0] === 'choice') return given.length === 2 ? [given.join('.')] : undefined;
  if (parts[1] === 'scene' && given.length === 1) return [...given, EVERYWHERE];
  if (parts[1] === 'minister' && given.length === 1) return [...given, ALL];
  return given.length === parts.length ? given : undefined;
}

/** Indices of the parts of a name (`support.kadet.all` without `support`), or why there are none. */
function indicesOf(
  names: Names,
  word: string,
  parts: readonly Kind[],
  given: readonly string[],
): number[] | UnknownName {
  const usage = () => usageOf(word, parts);
  const texts = partTexts(parts, given);
  if (texts === undefined)
    return { message: `\`${[word, ...given].join('.')}\` is not of the form ${usage()}` };
  const indices = parts.map((kind, i) => names[kind].indexOf(texts[i]));
  const wrong = indices.findIndex((index) => index < 0);
  return wrong < 0 ? indices : unknown(names, parts[wrong], texts[wrong], ` (${usage()})`);
}

/** The quantity behind a name, or why there is none. `own` gives the scenario's own quantities by index. */
export function resolveQuantity(
  r: Readable,
  name: string,
  own: (index: number) => Quantity,
): Quantity | UnknownName {
  const [word, ...given] = name.split('.');
  const found: Family | undefined =
    word === OWN
      ? family(['own'], 'a quantity of the scenario itself', (_, index) => own(index))
      : FAMILIES.get(word);
  if (found === undefined)
    return unknownAmong(`there is no quantity \`${name}\``, word, [...FAMILIES.keys(), OWN]);
  const indices = indicesOf(r.names, word, found.parts, given);
  return Array.isArray(indices) ? found.read(r, ...indices) : indices;
}

const combinations = (lists: readonly (readonly string[])[]): string[] =>
  lists.reduce<string[]>(
    (heads, list) => heads.flatMap((head) => list.map((tail) => `${head}.${tail}`)),
    [''],
  );

/** Every name that an expression of this scenario may use. */
export function quantityNames(scenario: ScenarioText): string[] {
  const names = namesOf(scenario);
  const words = [...FAMILIES].flatMap(([word, { parts }]) =>
    combinations(parts.map((kind) => names[kind].ids)).map((rest) => word + rest),
  );
  return [...words, ...names.own.ids.map((id) => `${OWN}.${id}`)];
}
