/**
 * The facts of a replay: simulated beside recorded, with the error and what simple extrapolation would have
 * said, by role.
 *
 * Decision worth knowing: facts the model does not compute are counted with the reason, not hidden; and each
 * role says what its agreement is worth.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import type { FactRecord } from '../../experiment/scores/fact-record.js';
import { isWide, type Sheet } from '../sheet.js';
import { head, left, paragraph, right, table, type Column } from '../table.js';
import { coverage } from './covered.js';
import { dateStyle, figureOf, NO_VALUE, signed } from '../words.js';

type Role = FactRecord['role'];

const ROLES: readonly (readonly [Role, title: string, worth: string])[] = [
  [
    'calibration',
    'Calibration',
    'the model may have been fitted to these: agreement shows that it can, not that it knows',
  ],
  ['validation', 'Validation', 'never fitted: no parameter, tolerance or seed was chosen by these'],
  ['anchor', 'Anchors', 'known to whoever builds such a scenario: shown for comparison, in no score'],
  ['input', 'Inputs', 'they built the scenario: agreement is no evidence'],
];

const SCORED = '*';

/**
 * Baselines have columns on a wide sheet; on a narrow one they stand under their fact, so that its words have
 * room.
 */
const columnsOf = (record: RunRecord, sheet: Sheet): Column[] => {
  const { width: dateWidth } = dateStyle(record);
  const widths = isWide(sheet) ? [8, 9, 8, 7, 7, 7] : [8, 9, 8];
  const room = sheet.width - 2 - dateWidth - 1 - widths.reduce((sum, width) => sum + width + 1, 0);
  return [right(dateWidth), left(room), ...widths.map(right)];
};

const HEAD = ['', '', 'recorded', 'simulated', 'error', 'persist', 'trend', 'swing'];

const orNone = (fact: FactRecord, value: number | null, { glyphs }: Sheet): string =>
  value === null ? glyphs.none : figureOf(fact)(value);

/** Which fact it is: place and unit stand with the quantity, unless that names them itself. */
export const factWords = ({ place, quantity, unit }: FactRecord): string => {
  const where = place === null || quantity.includes(place) ? '' : `${place}: `;
  const what = quantity.includes(unit) ? '' : `, ${unit === 'percent' ? '%' : unit}`;
  return `${where}${quantity}${what}`;
};

const baselineWords = (fact: FactRecord, sheet: Sheet): string =>
  Object.entries(fact.baselines)
    .map(([name, value]: [string, number | null]) => `${name} ${orNone(fact, value, sheet)}`)
    .join(', ');

const factRows = (fact: FactRecord, record: RunRecord, sheet: Sheet): string[][] => {
  const { dim } = sheet.colours;
  const { persistence, trend, swing } = fact.baselines;
  const row = [
    dateStyle(record).modern(fact.date),
    `${factWords(fact)}${fact.family !== null && record.scores !== undefined ? ` ${SCORED}` : ''}`,
    orNone(fact, fact.recorded, sheet),
    fact.missing === 'no-value' ? NO_VALUE : orNone(fact, fact.simulated, sheet),
    fact.error === null ? sheet.glyphs.none : signed(fact.error, figureOf(fact)),
  ];
  const known = [persistence, trend, swing];
  if (isWide(sheet)) return [[...row, ...known.map((value) => dim(orNone(fact, value, sheet)))]];
  return known.some((value) => value !== null)
    ? [row, ['', dim(`  ${baselineWords(fact, sheet)}`), '', '', '']]
    : [row];
};

const isComputed = ({ missing }: FactRecord): boolean => missing === null || missing === 'no-value';

const roleLines = (
  record: RunRecord,
  sheet: Sheet,
  [role, title, worth]: (typeof ROLES)[number],
): string[] => {
  const all = (record.facts ?? []).filter((fact) => fact.role === role);
  const computed = all.filter(isComputed);
  if (computed.length === 0) return [];
  const { bold } = sheet.colours;
  const columns = columnsOf(record, sheet);
  const rows = computed.flatMap((fact) => factRows(fact, record, sheet));
  return [
    '',
    ...paragraph(sheet, `${bold(title)} ${sheet.glyphs.dot} ${worth}.`),
    ...(rows.length > 0
      ? table(columns, [head(sheet, HEAD.slice(0, columns.length)), ...rows], { gap: 1 })
      : []),
  ];
};

const legend = ({ facts: all = [], scores }: RunRecord): string => {
  const places = [...new Set(all.flatMap(({ elsewhere }) => elsewhere))];
  const lent =
    places.length === 0
      ? ''
      : ` Where a series has too few figures of its own, ${places.join(', ')} lent theirs.`;
  const marked = scores === undefined ? '' : ` ${SCORED} counts in the distance from the record.`;
  return (
    'Persistence, trend and swing: what the last recorded figure, the line through the last two, and the mean change elsewhere would have ' +
    `foretold.${lent}${marked}`
  );
};

export const facts = (record: RunRecord, sheet: Sheet): string[] => {
  if (record.facts === undefined || record.facts.length === 0) return [];
  const lines = ROLES.flatMap((role) => roleLines(record, sheet, role));
  return [
    ...lines.slice(1),
    '',
    ...paragraph(sheet, sheet.colours.dim(legend(record))),
    '',
    ...coverage(record.facts, sheet),
  ];
};
