/**
 * From the texts of `--outcome` to outcomes, each of which can come about: what cannot would be counted as
 * never, with great confidence.
 */
import { endingsOf } from '../run/ending.js';
import { columnName, type ColumnDef } from '../tables/table.js';
import type { OutcomeSpec } from '../many/outcome-spec.js';
import { didYouMean, gather, refuse, type Fault } from '../../foundation/fault.js';
import type { Definition } from '../../model/definition.js';

/** `NAME` or `NAME=VALUE`. */
function partedAtSign(text: string): [string, string | null] {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), null] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** The texts that a column may hold. */
function valuesOf(name: string, definition: Definition): string[] {
  if (name === 'ending') return endingsOf(definition);
  const decision = definition.decisions.find(({ id }) =>
    ['first', 'last'].some((which) => columnName(which, id) === name),
  );
  return decision?.options.map(({ id }) => id) ?? [];
}

/** What took the place of a column of which there were two for each decision; undefined for other names. */
function renamedHint(name: string, columns: readonly ColumnDef[]): string | undefined {
  const [, kind, id] = /^(decision|decided)_(.+)$/.exec(name) ?? [];
  if (!columns.some((each) => each.name === `put_${id}`)) return undefined;
  const ever = columns.filter((each) => each.name.startsWith(`ever_${id}__`)).map((each) => each.name);
  return kind === 'decided'
    ? `write put_${id}, the day on which it is first put, or ${ever.join(', ')}`
    : `write ${ever.join(', ')} for an answer at any sitting, or first_${id} and last_${id} for that of one`;
}

function readColumn(option: string, name: string, columns: readonly ColumnDef[]): ColumnDef {
  const column = columns.find((each) => each.name === name);
  if (column !== undefined) return column;
  const names = columns.map((each) => each.name);
  const hint =
    renamedHint(name, columns) ??
    didYouMean(name, names) ??
    'as ending=takeover:soviet, or held_soviet for a day that comes';
  return refuse('unknown-column', option, `there is no outcome \`${name}\``, hint);
}

function readCondition(
  option: string,
  part: string,
  definition: Definition,
  columns: readonly ColumnDef[],
): OutcomeSpec['anyOf'][number] {
  const [name, value] = partedAtSign(part);
  const { type } = readColumn(option, name, columns);
  if (type === 'date' && value !== null)
    refuse(
      'outcome-form',
      option,
      `\`${name}\` is a day that comes or not, and has no value`,
      `write ${name}`,
    );
  if (type === 'date') return { column: name, value };
  if (type !== 'text')
    refuse(
      'outcome-form',
      option,
      `\`${name}\` is a figure: it neither comes nor stays away`,
      'name an ending, an answer or a day',
    );
  const known = valuesOf(name, definition);
  if (value !== null && known.includes(value)) return { column: name, value };
  const example = `write ${name}=${known[0]}`;
  if (value === null || value === '')
    return refuse('outcome-form', option, `\`${name}\` needs a value`, example);
  const hint = didYouMean(value, known) ?? `known here: ${known.join(', ')}`;
  return refuse('unknown-value', option, `\`${name}\` is never \`${value}\``, hint);
}

const readOutcome = (text: string, definition: Definition, columns: readonly ColumnDef[]): OutcomeSpec => ({
  text,
  anyOf: text.split('|').map((part) => readCondition(`--outcome ${text}`, part, definition, columns)),
});

/**
 * Reads outcomes: `COLUMN` for a date that comes, `COLUMN=VALUE` for a text; several are joined by `|`.
 * Faults are added to the list.
 *
 * @param columns what there is to count
 */
export const readOutcomes = (
  texts: readonly string[],
  definition: Definition,
  columns: readonly ColumnDef[],
  faults: Fault[],
): OutcomeSpec[] =>
  texts.flatMap((text) => gather(faults, () => readOutcome(text, definition, columns)) ?? []);
