/**
 * The facts of a replay: simulated beside recorded, with the error and what simple extrapolation would have said, by role.
 *
 * Decision worth knowing: facts the model does not compute are counted, not hidden; and each role says what its agreement is worth.
 */
import type { FactRecord, RunRecord } from '../experiment/record.js';
import type { Sheet } from './sheet.js';
import { paragraph, table, type Column } from './table.js';
import { dateStyle, figure, plural, signed } from './words.js';

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

const columnsOf = (record: RunRecord, sheet: Sheet): Column[] => {
  const { width: dateWidth } = dateStyle(record);
  const numbers = [8, 9, 8, 7, 7, 7].map((width): Column => ({ width, align: 'right' }));
  const room = sheet.width - 2 - dateWidth - 46 - 7;
  return [{ width: dateWidth, align: 'right' }, { width: room }, ...numbers];
};

const HEAD = ['', '', 'recorded', 'simulated', 'error', 'persist', 'trend', 'swing'];

const factRow = (fact: FactRecord, record: RunRecord, sheet: Sheet): string[] => {
  const { none } = sheet.glyphs;
  const orNone = (value: number | null) => (value === null ? sheet.colours.dim(none) : figure(value));
  const { persistence, trend, swing } = fact.baselines;
  const place = fact.place === null ? '' : `${fact.place}: `;
  return [
    dateStyle(record).modern(fact.date),
    `${place}${fact.quantity}, ${fact.unit}${fact.scored ? ` ${SCORED}` : ''}`,
    figure(fact.recorded),
    orNone(fact.simulated),
    fact.error === null ? sheet.colours.dim(none) : signed(fact.error),
    ...[persistence, trend, swing].map((value) => sheet.colours.dim(orNone(value))),
  ];
};

const roleLines = (
  record: RunRecord,
  sheet: Sheet,
  [role, title, worth]: (typeof ROLES)[number],
): string[] => {
  const all = (record.facts ?? []).filter((fact) => fact.role === role);
  const computed = all.filter((fact) => fact.simulated !== null);
  if (all.length === 0) return [];
  const { bold, dim } = sheet.colours;
  const missing = all.length - computed.length;
  const head = HEAD.map((label) => label && dim(label));
  const rows = computed.map((fact) => factRow(fact, record, sheet));
  return [
    '',
    ...paragraph(sheet, `${bold(title)} ${sheet.glyphs.dot} ${worth}.`),
    ...(rows.length > 0 ? table(sheet, columnsOf(record, sheet), [head, ...rows], { gap: 1 }) : []),
    ...(missing > 0
      ? paragraph(sheet, dim(`${plural(missing, 'further fact')} on record, not computed by the model.`))
      : []),
  ];
};

const LEGEND =
  `persist, trend, swing: what the last recorded figure, the line through the last two, and the mean change elsewhere ` +
  `would have foretold. ${SCORED} enters the score.`;

export const facts = (record: RunRecord, sheet: Sheet): string[] => {
  if (record.facts === undefined || record.facts.length === 0) return [];
  const lines = ROLES.flatMap((role) => roleLines(record, sheet, role));
  return [...lines.slice(1), '', ...paragraph(sheet, sheet.colours.dim(LEGEND))];
};
