/** The page of `state.columns`, written from their table. */
import { namedAxes } from '../../src/model/columns/columns.js';
import { COLUMN_RECORDS, type ColumnName } from '../../src/model/columns/table.js';
import type { ColumnRecord } from '../../src/model/columns/record.js';
import { DAY } from '../../src/model/tick.js';

const HEAD = `# The columns of a state

This page is written from the table of columns (\`src/model/columns/table.ts\`) by \`npm run docs\`; do not edit it.

An observer of a model finds them in \`state.columns\`, as they are at the end of the day. Indices are those of the lists of
\`state.definition\`: \`columns.balance[a]\` is that of \`definition.authorities[a]\`. A column of one axis is a \`Float64Array\`, one without an axis has a
single number, and one of more axes is a view: \`at\` reads a cell, \`row\` gives the numbers of the last axis, and \`cells\` are all numbers in the order
in which they lie. Nothing may be written to them: what follows would not be what the scenario says.

An allegiance is a party, or after the last one nobody; a source is tradition, each issue, blame, and each origin of the appeal that effects add; an
origin is an event, a chosen option or a regime.

| column | a cell says | from, to | effect | in expressions | written by |
|---|---|---|---|---|---|`;

const readingOf = (name: ColumnName, { axes }: ColumnRecord): string =>
  axes.length > 1 ? `${name}.at(${axes.join(', ')})` : `${name}[${axes.length === 1 ? axes[0] : '0'}]`;

const wordsOf = (record: ColumnRecord): string[] =>
  Object.keys({ ...record.words, ...record.crowds }).map((word) =>
    [word, ...namedAxes(record).map((axis) => (axis === 'stratum' ? 'GROUP' : axis.toUpperCase()))].join('.'),
  );

const code = (texts: readonly string[]): string => texts.map((text) => `\`${text}\``).join(', ');

const rowOf = ([name, record]: (typeof COLUMN_RECORDS)[number]): string => {
  const effect = record.shift ?? record.change;
  const phases = DAY.filter(({ writes }) => writes.includes(name)).map((phase) => phase.name);
  const cells = [
    code([readingOf(name, record)]),
    record.about,
    record.range.every(Number.isFinite) ? record.range.join(', ') : record.range[0] === 0 ? '0, any' : 'any',
    effect === undefined ? '' : code([effect.key]),
    code(wordsOf(record)),
    phases.join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
};

export const columnsPage = (): string => [HEAD, ...COLUMN_RECORDS.map(rowOf), ''].join('\n');
