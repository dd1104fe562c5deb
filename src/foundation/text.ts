/**
 * Texts that people gave, before they are shown: nothing in them acts on a terminal, or hides from whoever
 * reads.
 *
 * Decision worth knowing: such characters are written out (`\u{1b}`), not dropped, so that a reader sees what
 * is wrong with his text. Which they are is said by Unicode's own properties, not by a list of what attacks
 * are known: control characters of either set, those that set the direction of writing, line separators,
 * whatever has no picture of its own, and halves of a pair. The two joiners and the variants, which Persian,
 * Hindi and pictures need, may stand; but no more of them and of marks in a row than Unicode's Stream-Safe
 * Text Format (UAX 15) has, for a letter under ten thousand accents covers the screen.
 */

const SILENT_NEEDED = String.raw`\u200c\u200d\ufe00-\ufe0f`;
const ACTING = new RegExp(
  String.raw`(?![${SILENT_NEEDED}])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`,
  'gu',
);

const MARKS_MAX = 30;
const MARK = String.raw`[\p{M}${SILENT_NEEDED}]`;
const FLOOD = new RegExp(`(?<=${MARK}{${MARKS_MAX}})${MARK}`, 'gu');

const writtenOut = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** A text of one line as it may be shown: breaks of the line, too, are written out. */
export const oneLine = (text: string): string =>
  text.replaceAll(ACTING, writtenOut).replaceAll(FLOOD, writtenOut);

/** A text as it may be shown; line breaks and tabs stay. */
export const visible = (text: string): string =>
  text
    .replaceAll(ACTING, (character) => (/[\n\t]/.test(character) ? character : writtenOut(character)))
    .replaceAll(FLOOD, writtenOut);

/** Whether a text can be shown on one line as it is. */
export const isOneLine = (text: string): boolean => oneLine(text) === text;

/** Whether a text can be shown as it is, in however many lines. */
export const isVisible = (text: string): boolean => visible(text) === text;

/**
 * The same data, every text in it as it may be shown: names of fields as well. What is no plain data stays as
 * it is.
 */
export function visibleIn<T>(value: T): T;
export function visibleIn(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map((each: unknown) => visibleIn(each));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [visible(name), visibleIn(each)]));
}

const codeUnits = (character: string): string =>
  Array.from({ length: character.length }, (_, i) => {
    const digits = character.charCodeAt(i).toString(16);
    return `\\u${digits.padStart(4, '0')}`;
  }).join('');

/**
 * A JSON document in lines. Inside it such characters are written as JSON escapes them, so that the same
 * value is read from it.
 */
export const visibleJson = (value: unknown): string =>
  JSON.stringify(value, null, 2)
    .replaceAll(ACTING, (character) => (character === '\n' ? character : codeUnits(character)))
    .replaceAll(FLOOD, codeUnits);

/**
 * The beginning and the end of a text that is longer than anybody reads, with how much is left out between
 * them.
 */
export function shortened(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const half = Math.floor(lengthMax / 2);
  return `${text.slice(0, half)} ... (${text.length - 2 * half} characters) ... ${text.slice(-half)}`;
}

/** A word as a shell takes it: in quotes where it holds more than letters, digits and harmless marks. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
