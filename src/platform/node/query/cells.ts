/**
 * Cells of an answer as plain values.
 *
 * Decision worth knowing: a number is a number, to the last digit or not at all. Counts and decimals may have
 * more digits than a number holds; one that has stays the text of all its digits.
 */
import {
  DuckDBTypeId,
  JsonDuckDBValueConverter,
  type DuckDBValueConverter,
  type Json,
} from '@duckdb/node-api';

/** Types of numbers that the engine gives as texts. */
const WIDE: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.DECIMAL,
]);

/** The number that a text says, where it is that number to the last digit; otherwise the text. */
function exact(text: Json): Json {
  if (typeof text !== 'string') return text;
  const number = Number(text);
  return String(number) === text.replace(/\.0+$|(\.\d*?)0+$/, '$1') ? number : text;
}

/** The value of a cell, and of those within it. */
export const cellOf: DuckDBValueConverter<Json> = (value, type, converter) => {
  const cell = JsonDuckDBValueConverter(value, type, converter);
  return WIDE.has(type.typeId) ? exact(cell) : cell;
};
