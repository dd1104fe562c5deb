/** Words that a scenario knows, and how one that is being typed can go on. */

/** So many ways to go on are offered. */
const OFFERED = 8;

/** Letters that a word has before anything is offered. */
const LEAST = 2;

/** The word that ends at a place in a text: letters, digits, hyphens and points. */
export const wordBefore = (text: string, at: number): string =>
  /[\p{L}\p{N}_.-]*$/u.exec(text.slice(Math.max(0, at - 120), at))?.[0] ?? '';

/** As far as a word goes on beyond what is typed of it: to the next point, or to its end. */
function partOf(word: string, typed: number): string {
  const point = word.indexOf('.', typed);
  return point < 0 ? word : word.slice(0, point + 1);
}

/** Ways in which what is typed goes on, sorted; of names with points only as far as the next one. */
export function waysOn(words: readonly string[], typed: string): readonly string[] {
  if (typed.length < LEAST) return [];
  const ways = new Set<string>();
  for (const word of words)
    if (word.length > typed.length && word.startsWith(typed)) ways.add(partOf(word, typed.length));
  return [...ways].sort((one, other) => (one < other ? -1 : 1)).slice(0, OFFERED);
}
