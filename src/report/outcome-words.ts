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
  if (value === null)
    return meaning
      .replace(/^(first )?day (of the|on which|of the first) /, '')
      .replace(/^(regime|event): /, '');
  return `${phrase(value)} (${meaning.replace(/^option first chosen: /, '')})`;
}
