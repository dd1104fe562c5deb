/** Outcomes of runs in words: what a column and its value say of a run. */
import { phrase } from './words.js';

/** Names by kind and id: `authority.soviet`, `regime.directory`, `option.seizure.wait`. */
export type Names = Readonly<Record<string, string>>;

const ENDINGS: Readonly<Record<string, string>> = {
  takeover: 'takeover, held by',
  restoration: 'restoration of',
  breakdown: 'breakdown: nobody commands',
  none: 'no contest fought to its end',
};

const endingWords = (value: string, names: Names): string => {
  const [kind, authority] = value.split(':');
  const words = ENDINGS[kind] ?? kind;
  return authority === undefined ? words : `${words} ${names[`authority.${authority}`] ?? phrase(authority)}`;
};

/** What the day of a column is the day of. */
const dateWords = (meaning: string): string =>
  meaning
    .replace(/^day of the first choice: (.*)$/, '$1 (decided)')
    .replace(/^(first )?day (of the|on which) /, '')
    .replace(/^(regime|event): /, '');

/** What happened, in a few words; `meaning` is that of the column. */
export function outcomeWords(
  {
    column,
    value,
    meaning,
  }: { readonly column: string; readonly value: string | null; readonly meaning: string },
  names: Names,
): string {
  if (column === 'ending' && value !== null) return endingWords(value, names);
  if (value === null) return dateWords(meaning);
  return `${phrase(value)} (${meaning.replace(/^option first chosen: /, '')})`;
}
