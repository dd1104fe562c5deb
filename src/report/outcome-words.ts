/** Outcomes of runs in words: what a column and its value say of a run. */
import type { ChanceDifference } from '../experiment/many/difference.js';
import { columnName } from '../experiment/tables/table.js';
import { phrase, within } from './words.js';

/** Names by kind and id: `authority.soviet`, `regime.directory`, `option.seizure.wait`. */
export type ColumnNames = Readonly<Record<string, string>>;

const ENDINGS: Readonly<Record<string, string>> = {
  takeover: 'takeover by force, power with',
  transfer: 'transfer in peace, power with',
  restoration: 'restoration, power with',
  breakdown: 'breakdown: nobody holds the country',
  repelled: 'a rising beaten, power with',
  unchanged: 'power unchanged, with',
};

const endingWords = (value: string, names: ColumnNames): string => {
  const [kind, authority] = value.split(':');
  const words = ENDINGS[kind] ?? kind;
  if (authority === undefined) return words;
  return `${words} ${within(names[`authority.${authority}`] ?? phrase(authority))}`;
};

const LEAVING = 'first day of leaving things as they are: ';

/** Whether a column says, by its meaning, on which day a question was first left as it was. */
export const isLeaving = ({ meaning }: { readonly meaning: string }): boolean => meaning.startsWith(LEAVING);

/** What the day of a column is the day of. */
const dateWords = (meaning: string): string =>
  meaning
    .replace(/^day on which it is first put: (.*)$/, '$1 (put)')
    .replace(LEAVING, '')
    .replace(/^(first )?day (of the|on which|by which) /, '')
    .replace(/^(regime|event|answer): /, '');

/** The name of an option; the names go by the ids of decisions, which a column has in the spelling of SQL. */
function optionWords(column: string, value: string, names: ColumnNames): string {
  const key = Object.keys(names).find((each) => {
    const [kind, decision, option] = each.split('.');
    const columns = ['first', 'last'].map((which) => columnName(which, decision));
    return kind === 'option' && option === value && columns.includes(column);
  });
  return key === undefined ? phrase(value) : names[key];
}

/**
 * What happened, in a few words; `meaning` is that of the column. An option follows its question, as an
 * answer.
 */
export function outcomeWords(
  { column, value, meaning }: Pick<ChanceDifference, 'column' | 'value' | 'meaning'>,
  names: ColumnNames,
): string {
  if (column === 'ending' && value !== null) return endingWords(value, names);
  if (value === null) return dateWords(meaning);
  const [, which = '', question] = /^(?:answer of the (first|last) sitting: )?(.*)$/s.exec(meaning) ?? [];
  const words = `${(question ?? '').replace(/[^?!]$/, '$&:')} ${optionWords(column, value, names)}`;
  return which === '' ? words : `${words} (${which} answer)`;
}
