/**
 * The scores of a replay, each beside the baselines it has to beat.
 *
 * Decision worth knowing: a baseline is known for some facts only, so the model is scored once more on exactly those; otherwise an easy
 * subset would look like a good baseline.
 */
import type { Baselines, FactRecord, RunRecord } from '../experiment/record.js';
import type { Sheet } from './sheet.js';
import { paragraph, table, type Column } from './table.js';
import { plural } from './words.js';

const BASELINES: readonly (readonly [keyof Baselines, string])[] = [
  ['persistence', 'nothing changes'],
  ['trend', 'the line goes on'],
  ['swing', 'uniform swing'],
];

const rmse = (errors: readonly number[]): number | null =>
  errors.length === 0
    ? null
    : Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);

const points = (value: number | null, { glyphs }: Sheet): string =>
  value === null ? glyphs.none : value.toFixed(1);

/** Errors of the model on the scored facts of a role for which a baseline is known. */
const errorsBeside = (
  facts: readonly FactRecord[],
  role: FactRecord['role'],
  baseline: keyof Baselines,
): number[] =>
  facts.flatMap((fact) =>
    fact.scored && fact.role === role && fact.error !== null && fact.baselines[baseline] !== null
      ? [fact.error]
      : [],
  );

const verdict = (model: number | null, baseline: number | null): string => {
  if (model === null || baseline === null) return '';
  return model < baseline ? 'the model is nearer' : 'the model loses';
};

const roleRows = (record: RunRecord, sheet: Sheet, role: 'calibration' | 'validation'): string[][] => {
  const score = record.scores?.[role];
  if (score === undefined) return [];
  const rows = BASELINES.map(([name, words]) => {
    const baseline = score.baselines[name];
    const model = rmse(errorsBeside(record.facts ?? [], role, name));
    return [
      `  against ${words}`,
      String(baseline.count),
      points(model, sheet),
      points(baseline.rmse, sheet),
      verdict(model, baseline.rmse),
    ];
  });
  return [[sheet.colours.bold(role), String(score.count), points(score.rmse, sheet), '', ''], ...rows];
};

const decisionLine = (record: RunRecord, sheet: Sheet): string[] => {
  const many = record.decisions.filter(
    ({ recorded }) => recorded !== null && recorded.option !== null,
  ).length;
  const { logLikelihoodOfDecisions: sum } = record.scores ?? { logLikelihoodOfDecisions: 0 };
  if (many === 0) return [];
  const each = `as if each had had a chance of ${Math.round(100 * Math.exp(sum / many))}%`;
  return paragraph(
    sheet,
    `Log-likelihood of ${plural(many, 'historical choice')} under the model: ${sum.toFixed(2)}, ${each}.`,
  );
};

const COLUMNS: readonly Column[] = [
  { width: 27 },
  { width: 5, align: 'right' },
  { width: 5, align: 'right' },
  { width: 8, align: 'right' },
];

const MEANING =
  'Root mean square error of vote shares, in percentage points, over the facts marked in the tables.';

export const scores = (record: RunRecord, sheet: Sheet): string[] => {
  if (record.scores === undefined) return [];
  const { dim } = sheet.colours;
  const head = ['', 'facts', 'model', 'baseline', ''].map((label) => label && dim(label));
  const rows = [...roleRows(record, sheet, 'calibration'), ...roleRows(record, sheet, 'validation')];
  const columns = [...COLUMNS, { width: sheet.width - 55 }];
  return [
    ...table(sheet, columns, [head, ...rows]),
    ...paragraph(sheet, dim(MEANING)),
    ...decisionLine(record, sheet),
  ];
};
